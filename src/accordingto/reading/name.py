"""Proper names: the model's entities mended, countries by table, names it overlooked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.model import ActorKind
from accordingto.ontology.gazetteer import is_known, places_named
from accordingto.reading.lexis import country_of, is_role, is_wide, roles, seat_of
from accordingto.reading.mention import is_capitalised, words

if TYPE_CHECKING:
    from accordingto.reading.parse import Parse, Token

_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})
_OTHER = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY",
                    "LANGUAGE", "LAW", "EVENT", "WORK_OF_ART"})  # fmt: skip
PARTICLES = frozenset({"al", "el", "de", "bin", "ibn", "van", "von", "der", "da", "di", "la", "le",
                       "abu", "-", "du", "ben", "ul", "ad", "as", "ar"})  # fmt: skip
_NOMINAL = frozenset({"nsubj", "nsubjpass", "poss", "dobj", "pobj", "appos", "conj", "compound"})
_PEOPLE = frozenset({ActorKind.PERSON, ActorKind.UNNAMED})
_PERSONAL = ("ist", "man", "woman", "ologist")
"""Endings of nouns that only persons bear."""
_LONGEST_COUNTRY = 5
_BODY_AND_BEARER = 2
_SHORTEST_WORD = 4
"""Letters of a word in capitals that is no acronym."""
"""Words of a body and a person behind it, one less than the fewest."""
NATION = "NATION"


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens `first` to `last` inclusive; `label` is the model's, NATION, or "" for none."""

    first: int
    last: int
    label: str
    nation: str | None = None


def find_names(parse: Parse) -> list[Name]:
    """Every name of the text in order; none overlap."""
    found: list[Name] = []
    for entity in parse.entities:
        if entity.label in _NAMES or _known(words(parse, entity.first, entity.last)):
            found += _mended(parse, entity.first, entity.last, entity.label)
    taken = {i for name in found for i in range(name.first, name.last + 1)}
    found += _countries(parse, taken)
    found += _overlooked(parse, taken)
    taken |= {i for name in found for i in range(name.first, name.last + 1)}
    found += _surnames(parse, found, taken)
    small = {token.text for token in parse.tokens if token.text.islower()}
    kept = (n for n in found if not _is_field(parse, n) and not _is_shouted(parse, n, small))
    return sorted(kept, key=lambda name: name.first)


def _is_shouted(parse: Parse, name: Name, small: set[str]) -> bool:
    """Whether a name is a word of a line in capitals that the text also writes small: "RAID"."""
    text = words(parse, name.first, name.last)
    line = (parse.tokens[i].text for i in parse.sentence(name.first))
    capitals = all(word.isupper() for word in line if word.isalpha())
    long = len(text) >= _SHORTEST_WORD
    return capitals and long and name.label != "GPE" and text.lower() in small


def _is_field(parse: Parse, name: Name) -> bool:
    """Whether a name is the field of an office: "State" in "Secretary of State"; "for Works"."""
    state = name.label == "GPE" and is_known(words(parse, name.first, name.last))
    if state or name.label in {NATION, "PERSON"}:
        return False
    behind = parse.tokens[name.last + 1].lower if name.last + 1 < len(parse.tokens) else ""
    if name.first == name.last and behind in roles().of_field:
        return parse.tokens[name.first].lower in roles().fields
    if name.first < 2:
        return False
    of, office = parse.tokens[name.first - 1], parse.tokens[name.first - 2]
    return of.lower in {"of", "for"} and office.lower in roles().of_field


def _surnames(parse: Parse, names: list[Name], taken: set[int]) -> list[Name]:
    """Surnames of the article's persons that the model took for other words ("Trump ordered")."""
    known = {parse.tokens[n.last].text for n in names if n.label == "PERSON" and n.first < n.last}
    free = (token for token in parse.tokens if token.i not in taken and token.text in known)
    usable = (t for t in free if t.dep in _NOMINAL and t.ent not in _OTHER)
    return [Name(token.i, token.i, "PERSON") for token in usable]


def _known(name: str) -> bool:
    return name in roles().names or seat_of(name) is not None


def _mended(parse: Parse, first: int, last: int, label: str) -> list[Name]:
    """One entity without articles, titles and stray endings; two where a possessor hides inside."""
    tokens = parse.tokens
    for i in range(first + 1, last):
        if tokens[i].text == "(":
            return _mended(parse, first, i - 1, label) + _mended(parse, i + 1, last, "")
    marks = [i for i in range(first, last) if tokens[i].tag == "POS" and i > first]
    if marks and not is_role(tokens[last].lower) and not places_named(words(parse, first, last)):
        cut = marks[-1]
        return _mended(parse, first, cut - 1, "") + _mended(parse, cut + 1, last, "")
    if label == "PERSON":
        first, last = _person_start(parse, first, last), _person_end(parse, first, last)
        first = _behind_field(parse, first, last)
    elif label == "ORG" and (bearer := _bearer(parse, first, last)) is not None:
        return _mended(parse, first, bearer - 1, label) + _mended(parse, bearer, last, "PERSON")
    elif label == "ORG" and last == first + 2 and _joins(tokens[first + 1]):
        return _mended(parse, first, first, "") + _mended(parse, last, last, "")
    while first <= last and not _opens_name(parse, first, last, label):
        first += 1
    while last >= first and not _closes_name(parse, first, last, label):
        last -= 1
    if first > last:
        return []
    last = _extended(parse, last, label)
    return [_typed(parse, first, last, label)]


def _joins(token: Token) -> bool:
    """Whether a word parts two names taken for one: "Halm and Tesk", "Halm to Tesk"."""
    return token.tag == "CC" or token.lower == "to"


def _person_start(parse: Parse, first: int, last: int) -> int:
    """The start of a person's name where the model left the first name out."""
    before = parse.tokens[first - 1] if first else None
    if before is None or before.tag != "NNP" or before.ent or not is_capitalised(before.text):
        return first
    tied = before.dep == "compound" and first <= before.head <= last
    stranger = before.lower not in roles().titles and not is_role(before.lower)
    return first - 1 if tied and stranger and before.text.isalpha() else first


def _person_end(parse: Parse, first: int, last: int) -> int:
    """The end of a person's name before a small word that is no particle: "Ana Belic at"."""
    for i in range(first + 1, last + 1):
        word = parse.tokens[i]
        if word.text.islower() and word.lower not in PARTICLES and word.tag not in {"NNP", "POS"}:
            return i - 1
    return last


def _behind_field(parse: Parse, first: int, last: int) -> int:
    """The start of a name into which the field of an office ran: "Minister for Works Ana Belic"."""
    before = parse.tokens[first - 1].lower if first else ""
    start = last - 1
    while start > first and parse.tokens[start].lower in PARTICLES:
        start -= 1
    office = first > 1 and before in {"of", "for"} and is_role(parse.tokens[first - 2].lower)
    return start if office and start > first else first


def _bearer(parse: Parse, first: int, last: int) -> int | None:
    """The start of a person's name at the end of a body's: "Port Administration Petro Hnat"."""
    if last - first < _BODY_AND_BEARER or not _behind_of(parse, first):
        return None
    body, names = parse.tokens[last - 2], parse.tokens[last - 1 : last + 1]
    plain = all(is_capitalised(word.text) and not is_role(word.lower) for word in names)
    return last - 1 if plain and is_role(body.lower) else None


def _behind_of(parse: Parse, first: int) -> bool:
    """Whether "head of (the)" or the like stands in front."""
    i = first - 1 if parse.tokens[first].lower != "the" else first
    i -= parse.tokens[i].lower == "the"
    return i > 0 and parse.tokens[i].lower in {"of", "for"} and is_role(parse.tokens[i - 1].lower)


def _closes_name(parse: Parse, first: int, last: int, label: str) -> bool:
    """Whether a name may end at `last`: on a capital, or on the second half of "Tae-jun"."""
    tokens = parse.tokens
    if is_capitalised(tokens[last].text):
        return True
    joined = last - 2 >= first and tokens[last - 1].text == "-" and tokens[last].text.isalpha()
    return label == "PERSON" and joined and is_capitalised(tokens[last - 2].text)


def _opens_name(parse: Parse, first: int, last: int, label: str) -> bool:
    """Whether a name may begin at `first`: no article, title, office or adjective of one."""
    token = parse.tokens[first]
    if token.tag in {"DT", "PRP$"} or not (token.text[:1].isupper() or token.lower in PARTICLES):
        return False
    if label != "PERSON" or first == last:
        return token.text not in {"-", "."}
    if token.lower in roles().titles or is_role(token.lower):
        return False
    return not (country_of(token.text) and is_role(parse.tokens[first + 1].lower))


def _extended(parse: Parse, last: int, label: str) -> int:
    """The end of a name whose last words the model left out: "Islamic" + "State"."""
    tokens = parse.tokens
    while label in {"NORP", "ORG", "PERSON"} and last + 1 < len(tokens):
        following = tokens[last + 1]
        tied = tokens[last].head == following.i or following.head == last
        if following.tag != "NNP" or following.ent or not tied or is_role(following.lower):
            break
        if not is_capitalised(following.text) or following.text.isupper():
            break
        last += 1
    return last


def _typed(parse: Parse, first: int, last: int, label: str) -> Name:
    """A name with its country; a country's name is one whatever the model called it."""
    text = words(parse, first, last)
    nation = country_of(text) or seat_of(text)
    if nation is not None and not (label == "PERSON" and first < last):
        return Name(first, last, NATION, nation)
    if text in roles().names:
        return Name(first, last, "ORG")
    if first < last and label in {"ORG", "GPE", ""} and _is_human(parse, first, last, label):
        return Name(first, last, "PERSON")
    return Name(first, last, label if label in _NAMES else "")


def _is_human(parse: Parse, first: int, last: int, label: str) -> bool:
    """Whether what stands around a name of two words or more is said of people only.

    "Foreign Minister X", "X, 34,", "X, who", "X, a geologist".
    """
    tokens = parse.tokens
    before = tokens[first - 1].lower if first else ""
    if before == "the" or any(is_role(tokens[i].lower) for i in range(first, last + 1)):
        return False
    if before in roles().titles or roles().kind(before, plural=False) in _PEOPLE:
        return True
    if label == "" and country_of(tokens[last].text):
        return True
    behind = tokens[last + 1 : last + 4]
    if len(behind) < 3 or behind[0].text != ",":
        return False
    aged = behind[1].text.isdigit() and len(behind[1].text) == 2 and behind[2].text in {",", "."}
    beside = [word for i in range(first, last + 1) for word in parse.children(i, "appos")]
    called = any(
        word.lower.endswith(_PERSONAL) or roles().kind(word.lower, plural=False) in _PEOPLE
        for word in beside
        if word.tag == "NN" and word.i > last
    )
    return aged or behind[1].lower == "who" or called


def _countries(parse: Parse, taken: set[int]) -> list[Name]:
    """Countries, their adjectives and seats that the model overlooked; the longest name first."""
    found: list[Name] = []
    i = 0
    while i < len(parse.tokens):
        name = None if i in taken else _country_at(parse, i, taken)
        if name is not None:
            found.append(name)
            taken.update(range(name.first, name.last + 1))
        i = name.last + 1 if name is not None else i + 1
    return found


def _country_at(parse: Parse, i: int, taken: set[int]) -> Name | None:
    """The longest country name that begins at token `i`."""
    if not parse.tokens[i].text[:1].isupper() or _ends_a_name(parse, i):
        return None
    for last in range(min(i + _LONGEST_COUNTRY, parse.sentence(i).stop) - 1, i - 1, -1):
        text = words(parse, i, last)
        nation = country_of(text) or seat_of(text)
        if nation is not None and taken.isdisjoint(range(i, last + 1)):
            return Name(i, last, NATION, nation)
    return None


def _ends_a_name(parse: Parse, i: int) -> bool:
    """Whether another proper noun stands before and leans on the word: "Marek Dane"."""
    before, word = parse.tokens[i - 1] if i else None, parse.tokens[i]
    if before is None or before.tag != "NNP" or word.tag != "NNP" or before.head != i:
        return False
    plain = before.text.isalpha() and is_capitalised(before.text) and not before.text.isupper()
    office = before.lower in roles().titles or is_role(before.lower)
    return plain and not office and not is_wide(before.text) and not country_of(before.text)


def _overlooked(parse: Parse, taken: set[int]) -> list[Name]:
    """Runs of capitalised proper nouns in which the model saw no name at all."""
    found: list[Name] = []
    for sentence in parse.sentences:
        run: list[int] = []
        for i in (*sentence, None):
            if i is not None and i not in taken and _is_proper(parse, i):
                run.append(i)
            elif run:
                found += _mended(parse, run[0], run[-1], "")
                run = []
    return found


def _is_proper(parse: Parse, i: int) -> bool:
    """Whether a token is a proper noun outside dates, numbers, titles and offices."""
    token = parse.tokens[i]
    if token.tag not in {"NNP", "NNPS"} or not is_capitalised(token.text) or token.ent in _OTHER:
        return False
    following = parse.tokens[i + 1].lower if i + 1 < len(parse.tokens) else ""
    office = is_role(following) and following not in roles().named_bodies
    return token.lower not in roles().titles and not (is_role(token.lower) or office)
