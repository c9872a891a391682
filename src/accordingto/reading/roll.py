"""The roll of an article: every mention by name or description, in text order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from accordingto.model import ActorKind
from accordingto.ontology.gazetteer import capital_of, is_known
from accordingto.reading.conduct import acts, lies, speaks
from accordingto.reading.description import Noun, bearer_at, describe, noun_at
from accordingto.reading.lexis import country_of, roles, seat_of, union_seated
from accordingto.reading.mention import Form, Mention, head_of, words
from accordingto.reading.name import NATION, Name
from accordingto.reading.naming import Naming, is_dateline, nation_beside
from accordingto.reading.nation import ASSEMBLIES, stem_key
from accordingto.reading.title import body, carries, is_office, person

if TYPE_CHECKING:
    from accordingto.reading.parse import Parse

_LONGEST_ACRONYM = 8
_LONGEST_FIELD = 9
"""Words from an office to its bearer: "Head of the Regional Administration Petro Hnat"."""
_MAY_BE_PERSON = frozenset({"PERSON", ""})
_FIELD_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "DT", "CC", "IN", "POS"})


def mentions_of(parse: Parse, names: list[Name], naming: Naming) -> list[Mention]:
    """All mentions by name or description; one lies in another only where it stands by itself."""
    prefixes, described = _offices(parse, naming)
    described += _capital_speaking(parse, naming) + _blocs(parse)
    covered: dict[int, list[Mention]] = {}
    for mention in described:
        for i in range(mention.first, mention.last + 1):
            covered.setdefault(i, []).append(mention)
    found = list(described)
    for name in names:
        if any(line.contains(parse.span(name.first, name.last)) for line in parse.datelines):
            continue
        mention = _of_name(parse, name, prefixes.get(name.first), naming)
        outer = [m for m in covered.get(name.first, ()) if m.last >= name.last]
        if mention is not None and all(_stands_apart(parse, mention, other) for other in outer):
            found.append(mention)
    return sorted(found, key=lambda mention: (mention.first, -mention.last))


def _offices(parse: Parse, naming: Naming) -> tuple[dict[int, Noun], list[Mention]]:
    """Role nouns: those that are the title of the name at a token, and those that describe."""
    prefixes: dict[int, Noun] = {}
    described: list[Mention] = []
    for token in parse.tokens:
        name = naming.at.get(token.i)
        within = name is not None and (name.label == "PERSON" or token.i < name.last)
        noun = None if within and not _heads(parse, token.i, name) else noun_at(parse, token.i)
        noun = noun or (None if within else bearer_at(parse, token.i, naming))
        if noun is None:
            continue
        noun = _with_field(parse, noun, naming)
        bearer = naming.at.get(noun.last + 1)
        if bearer is not None and bearer != name and carries(parse, noun, bearer):
            if not is_office(prefixes.get(bearer.first)):
                prefixes[bearer.first] = noun
        elif (found := describe(parse, noun, naming)) is not None:
            described += _apart(parse, _widened(parse, found, naming), naming)
    return prefixes, described


def _with_field(parse: Parse, noun: Noun, naming: Naming) -> Noun:
    """Make "Secretary" a "Secretary of State" where a person's name follows directly."""
    stop = min(noun.last + _LONGEST_FIELD, parse.sentence(noun.last).stop)
    if noun.last + 3 >= stop or parse.tokens[noun.last + 1].lower not in {"of", "for"}:
        return noun
    for end in range(noun.last + 2, stop - 1):
        bearer, inner, office = naming.at.get(end + 1), naming.at.get(end), noun_at(parse, end)
        if inner is not None and inner.label in _MAY_BE_PERSON:
            break
        if parse.tokens[end].tag not in _FIELD_TAGS or is_office(office):
            break
        if bearer is not None and bearer.first == end + 1:
            short = end == noun.last + 2 and parse.tokens[end].text[:1].isupper()
            if bearer.label == "PERSON" or (bearer.label == "" and short):
                return replace(noun, last=end)
    return noun


def _heads(parse: Parse, i: int, name: Name | None) -> bool:
    """Whether a token inside a body's name is its head: "Organisation" of "… for Safe Harbours"."""
    return name is not None and name.label != "PERSON" and head_of(
        parse, name.first, name.last) == i  # fmt: skip


def _widened(parse: Parse, found: Mention, naming: Naming) -> Mention:
    """A described body whose name the model saw whole: "the Organisation for Safe Harbours"."""
    name = naming.at.get(found.head)
    if name is None or found.form is not Form.NAME or name.label == "PERSON":
        return found
    first, last = min(found.first, name.first), max(found.last, name.last)
    return replace(found, first=first, last=last, words=words(parse, first, last))


def _apart(parse: Parse, found: Mention, naming: Naming) -> list[Mention]:
    """One mention, or one for each country in front: "US and British officials" are two."""
    joined = [name for name in _names_in(found, naming) if name.last < found.head]
    nations = [(name, naming.nation_of(parse, name)) for name in joined]
    between = [parse.tokens[name.last + 1].lower for name, _ in nations[:-1]]
    countries = {nation for _, nation in nations if nation is not None}
    listed = bool(between) and all(word in {"and", "or", ","} for word in between)
    if not found.plural or not listed or len(countries) < len(nations):
        return [found]
    noun = words(parse, nations[-1][0].last + 1, found.last)
    apart = [
        replace(found, first=name.first, last=name.last, head=name.last, nation=nation,
                words=f"{words(parse, name.first, name.last)} {noun}",
                affiliation=words(parse, name.first, name.last))
        for name, nation in nations[:-1]
    ]  # fmt: skip
    last, nation = nations[-1]
    rest, whose = words(parse, last.first, found.last), words(parse, last.first, last.last)
    return [
        *apart,
        replace(found, first=last.first, words=rest, nation=nation, affiliation=whose),
    ]


def _names_in(found: Mention, naming: Naming) -> list[Name]:
    """The names inside a mention, in order."""
    inside = (naming.at.get(i) for i in range(found.first, found.last + 1))
    return list(dict.fromkeys(name for name in inside if name is not None))


def _capital_speaking(parse: Parse, naming: Naming) -> list[Mention]:
    """Find "the capital" where it acts: the government of the country last said to have one.

    Where none was, it is the government, whosever it is.
    """
    found: list[Mention] = []
    nation = None
    for token in parse.tokens:
        if token.lower != "capital" or token.tag != "NN":
            continue
        nation = nation_beside(parse, token.i, naming.at) or nation
        bare = token.i and parse.tokens[token.i - 1].lower == "the"
        if not bare or not speaks(parse, token.i):
            continue
        form, kind = (Form.NATION, ActorKind.COUNTRY) if nation else (
            Form.DESCRIPTION, ActorKind.GOVERNMENT)  # fmt: skip
        text = words(parse, token.i - 1, token.i)
        found.append(
            Mention(token.i - 1, token.i, token.i, form, text, kind, nation, definite=True)
        )
    return found


def _blocs(parse: Parse) -> list[Mention]:
    """Groups of countries that speak as an adjective: "western and Turkish accusations"."""
    found: list[Mention] = []
    for token in parse.tokens:
        if token.lower in roles().blocs and token.dep in {"amod", "conj"}:
            noun = next((t for t in parse.ancestors(token.i) if t.pos == "NOUN"), token)
            if noun.lemma in roles().speech:
                found.append(Mention(token.i, token.i, token.i, Form.NAME, token.text,
                                     ActorKind.PEOPLE, plural=True))  # fmt: skip
    return found


def _stands_apart(parse: Parse, mention: Mention, outer: Mention) -> bool:
    """Whether a name inside a description is a mention of its own: an owner, a person, a body.

    Not so the country in "US officials", nor the man in "the Marn regime".
    """
    if outer.form is Form.NAME:
        return False
    owns = mention.last < outer.last and parse.tokens[mention.last + 1].tag == "POS"
    behind = mention.first > outer.head
    if mention.form is Form.NATION:
        origin = behind and parse.tokens[outer.head + 1].lower == "from"
        return origin or (owns and outer.kind is not ActorKind.GOVERNMENT)
    return owns or behind or outer.kind is not ActorKind.GOVERNMENT


def _of_name(parse: Parse, name: Name, prefix: Noun | None, naming: Naming) -> Mention | None:
    """The mention that a name makes, or None where it is a place or nothing sure."""
    text = words(parse, name.first, name.last)
    head = head_of(parse, name.first, name.last)
    label = label_of(parse, name, prefix, naming)
    plain = Mention(name.first, name.last, head, Form.NAME, text)
    if label == "PERSON":
        return person(parse, plain, prefix, naming)
    if label == "ORG":
        return body(parse, plain, prefix, naming)
    nation = _nation(parse, name, naming)
    if nation is not None:
        return _state(parse, replace(plain, nation=nation))
    stranger = label == "GPE" and not is_known(text) and text not in naming.capitals
    if stranger and acts(parse, head) and not _is_common(parse, name):
        return replace(plain, form=Form.NATION, kind=ActorKind.COUNTRY, nation=stem_key(text))
    return _people(parse, plain) if label == "NORP" else None


def _is_common(parse: Parse, name: Name) -> bool:
    """Whether a capital is only that of a sentence's first word: "Rockets hit the pier"."""
    word = parse.tokens[name.first]
    opens = name.first == name.last and name.first == parse.sentence(name.first).start
    small = word.lower in {token.text for token in parse.tokens}
    return opens and (small or word.tag in {"NNS", "NN"})


def _state(parse: Parse, plain: Mention) -> Mention | None:
    """A country, a union of countries or some of a people; None where the country is a place."""
    if plain.nation in ASSEMBLIES:
        return replace(plain, kind=ActorKind.ORGANISATION)
    if _is_some_of(parse, plain):
        return replace(plain, kind=ActorKind.PEOPLE, plural=True)
    said_of = parse.tokens[plain.head].dep in {"acomp", "oprd"}
    if said_of or lies(parse, plain.head):
        return None
    return replace(plain, form=Form.NATION, kind=ActorKind.COUNTRY)


def _is_some_of(parse: Parse, plain: Mention) -> bool:
    """Whether a name means some of a people ("450 Ostrians") and not the state ("the Ostrians")."""
    if parse.tokens[plain.head].tag not in {"NNPS", "NNS"} or not plain.words.endswith("s"):
        return False
    whole = any(word.lower == "the" for word in parse.children(plain.head, "det"))
    return not whole and country_of(plain.words[:-1]) is not None


def _people(parse: Parse, plain: Mention) -> Mention | None:
    """A people or a body by a name that the model takes for an adjective's."""
    if plain.first < plain.last:
        return replace(plain, kind=ActorKind.ORGANISATION)
    if parse.tokens[plain.head].tag in {"NNPS", "NNS"}:
        return replace(plain, kind=ActorKind.PEOPLE, plural=True)
    return None


def label_of(parse: Parse, name: Name, prefix: Noun | None, naming: Naming) -> str:
    """The label of a name after a look at its title and at the rest of the article."""
    text = words(parse, name.first, name.last)
    single = name.first == name.last
    before = parse.tokens[name.first - 1].lower if name.first else ""
    titled = is_office(prefix) or before in roles().titles
    if name.label == NATION:
        return "PERSON" if single and _is_surname(parse, name, before, naming) else NATION
    if titled or (single and text.lower() in naming.surnames):
        return "PERSON"
    if prefix is not None or text in naming.bodies:
        return "ORG"
    return _placed(parse, name, text, naming) or name.label or _guess(parse, name, text)


def _placed(parse: Parse, name: Name, text: str, naming: Naming) -> str:
    """GPE for what the tables or the article put on the map; else the label it has most often."""
    single = name.first == name.last
    capital = capital_of(text) if name.label in {"PERSON", "ORG", ""} else None
    if capital in naming.nations or (capital and not single):
        return "GPE"
    if single and not is_known(text) and stem_key(text) in naming.nations:
        return "NORP" if name.label == "NORP" else "GPE"
    label = naming.labels.get(text, "") if single else name.label
    listed = single and label in {"", "ORG"} and not text.isupper() and is_known(text)
    if listed or text in naming.capitals or text in naming.sites or is_dateline(parse, name):
        return "GPE"
    return label


def _is_surname(parse: Parse, name: Name, before: str, naming: Naming) -> bool:
    """Whether the name of a country or people is somebody's: "Mr Jordan", "Marek Dane … Dane"."""
    word = parse.tokens[name.first]
    if before in roles().civil:
        return True
    borne = word.lower in naming.surnames and not word.tag.startswith("JJ")
    return borne and not lies(parse, name.first)


def _guess(parse: Parse, name: Name, text: str) -> str:
    """A label for what the model overlooked: initials are a body, who speaks is a person."""
    if text.isupper() and len(text) < _LONGEST_ACRONYM:
        return "ORG"
    head = parse.tokens[head_of(parse, name.first, name.last)]
    whole = name.first < name.last and head.dep in {"nsubj", "nsubjpass"}
    bare = not name.first or parse.tokens[name.first - 1].lower != "the"
    return "PERSON" if whole and bare else "GPE"


def _nation(parse: Parse, name: Name, naming: Naming) -> str | None:
    """The country that a name stands for where it stands: itself, its people, or its capital."""
    text = words(parse, name.first, name.last)
    head = head_of(parse, name.first, name.last)
    if name.label == NATION:
        return name.nation if seat_of(text) is None or not lies(parse, head) else None
    capital = naming.capitals.get(text) or capital_of(text)
    union = union_seated(text)
    if union is not None and capital not in naming.nations:
        capital = union
    if capital is not None:
        return capital if acts(parse, head) else None
    key = None if is_known(text) else stem_key(text)
    return key if key in naming.nations else None
