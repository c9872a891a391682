"""What an article as a whole tells about its names: countries, capitals, surnames, places."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.ontology.gazetteer import is_known, places_named
from accordingto.reading.conduct import comes, lies, sits, speaks
from accordingto.reading.lexis import country_of, is_wide, roles
from accordingto.reading.mention import head_of, words
from accordingto.reading.nation import UNKNOWN, nation_key, stem_key

if TYPE_CHECKING:
    from accordingto.reading.name import Name
    from accordingto.reading.parse import Parse

_DASHES = frozenset({":", "(", "-", "–", "—", "--"})
_COMMA_BACK = 5
"""How far before "capital" the comma of an apposition may stand."""


@dataclass(frozen=True, slots=True)
class Naming:
    """The names of one article and what they tell about each other.

    Attributes:
        at: the name at each token that is part of one.
        surnames: last words of the persons' full names, lower case.
        labels: for each name, the label that the model gives it most often.
        nations: keys of the countries; unknown ones have an adjective or a capital in the text.
        capitals: places that the text calls a capital, with the country's key.
        sites: names that stand behind "in", "near", "the town of": places whatever their label.
        bodies: names with "party", "militia" or the like behind them: bodies whatever their label.
    """

    at: dict[int, Name]
    surnames: frozenset[str]
    labels: dict[str, str]
    nations: frozenset[str]
    capitals: dict[str, str]
    sites: frozenset[str]
    bodies: frozenset[str]

    def nation_of(self, parse: Parse, name: Name) -> str | None:
        """The country of a name: its own, or that of the adjective a body's name begins with."""
        own = nation_key(parse, name)
        if own is not None or name.label == "PERSON":
            return own
        word = parse.tokens[name.first].text
        known = country_of(word)
        if known is not None or name.first == name.last:
            return known
        key = stem_key(word)
        return key if key in self.nations else None

    def nation_in(self, parse: Parse, first: int, last: int) -> str | None:
        """The one country that a stretch of text names; None where there are two or none."""
        inside = {self.at[i] for i in range(first, last + 1) if i in self.at}
        inside = {name for name in inside if not _leads(parse, name)}
        found = {self.nation_of(parse, name) for name in inside} - {None}
        return found.pop() if len(found) == 1 else None


def _leads(parse: Parse, name: Name) -> bool:
    """Whether a country only leads or backs what follows: "the Saudi-led coalition"."""
    following = parse.tokens[name.last + 1 : name.last + 3]
    return len(following) > 1 and following[0].text == "-" and following[1].tag == "VBN"


def naming_of(parse: Parse, names: list[Name]) -> Naming:
    """Look over all names once."""
    at = {i: name for name in names for i in range(name.first, name.last + 1)}
    full = (name for name in names if name.label == "PERSON" and name.first < name.last)
    votes: dict[str, Counter[str]] = {}
    for name in names:
        if name.label:
            text = words(parse, name.first, name.last)
            votes.setdefault(text, Counter())[name.label] += 1
    capitals = _capitals(parse, at)
    return Naming(
        at,
        frozenset(parse.tokens[name.last].lower for name in full),
        {word: count.most_common(1)[0][0] for word, count in votes.items()},
        _nations(parse, names, capitals),
        capitals,
        _sites(parse, names),
        _bodies(parse, names),
    )


def _nations(parse: Parse, names: list[Name], capitals: dict[str, str]) -> frozenset[str]:
    """The countries: those of the tables, those that speak, and those with an adjective."""
    adjectives: dict[str, set[str]] = {}
    found = set(capitals.values())
    for name in names:
        first = parse.tokens[name.first].text
        key = stem_key(first)
        opens_body = name.label == "ORG" and name.first < name.last
        if key is not None and (name.label == "NORP" or opens_body):
            adjectives.setdefault(key, set()).add(first)
    for name in names:
        text = words(parse, name.first, name.last)
        if text in capitals or name.label == "NORP" or is_wide(text):
            continue
        key = nation_key(parse, name) or (stem_key(text) if name.first == name.last else None)
        if key is None:
            continue
        has_adjective = bool(adjectives.get(key, set()) - {text})
        speaking = name.label == "GPE" and speaks(parse, name.last)
        if not key.startswith(UNKNOWN) or has_adjective or speaking:
            found.add(key)
    return frozenset(found)


def _sites(parse: Parse, names: list[Name]) -> frozenset[str]:
    """Names of one word or two that the text puts on the map somewhere.

    One that the model takes for a person's counts if it is a place's too: "came from Bukavu".
    """
    found = (n for n in names if not parse.tokens[n.last].text.isupper())
    return frozenset(words(parse, name.first, name.last) for name in found if _is_site(parse, name))


def _is_site(parse: Parse, name: Name) -> bool:
    """Whether a name stands where only a place does, or where a known place may stand."""
    head = head_of(parse, name.first, name.last)
    short = name.last - name.first < 2
    if name.label in {"ORG", ""} and short and sits(parse, head):
        return True
    if name.label == "PERSON" and name.first == name.last and sits(parse, head):
        return True
    if name.label not in {"ORG", "", "PERSON", "NORP"}:
        return False
    text = words(parse, name.first, name.last)
    entries = () if text in roles().names else places_named(text)
    if any(entry.kind in {"land", "water"} for entry in entries):
        return parse.tokens[head].dep in {"pobj", "dobj", "compound"}
    hails = comes(parse, head) and (name.label != "ORG" or is_known(text))
    return bool(entries) and (lies(parse, head) or hails)


def _bodies(parse: Parse, names: list[Name]) -> frozenset[str]:
    """Names that a small noun beside them makes bodies: "the Civic Dawn party", "group X"."""
    found: set[str] = set()
    for name in names:
        if name.label not in {"ORG", "PERSON", ""}:
            continue
        beside = [i for i in (name.first - 1, name.last + 1) if 0 <= i < len(parse.tokens)]
        if any(parse.tokens[i].text in roles().named_bodies for i in beside):
            found.add(words(parse, name.first, name.last))
    return frozenset(found)


def is_dateline(parse: Parse, name: Name) -> bool:
    """Whether a name opens a line before a colon or dash: "Ostria: army denies", "VELM (OPA) -"."""
    following = parse.tokens[name.last + 1].text if name.last + 1 < len(parse.tokens) else ""
    text = words(parse, name.first, name.last)
    ends = following in _DASHES or (following == "," and text.isupper() and len(text) > 3)
    opens = ends and name.first == parse.sentence(name.first).start
    return opens and (name.nation is not None or is_known(text))


def _capitals(parse: Parse, at: dict[int, Name]) -> dict[str, str]:
    """Places called a capital: "Velm, the capital of Ostria", "the Ostrian capital, Velm".

    So is the town of a dateline ("VELM, Ostria, May 13 -"): where it acts, its country does.
    """
    found = _datelines(parse, at)
    for token in parse.tokens:
        if token.lower != "capital" or token.tag != "NN":
            continue
        nation = nation_beside(parse, token.i, at)
        seat = _name_beside(parse, token.i, at)
        if nation and seat and nation_key(parse, seat) != nation:
            found[words(parse, seat.first, seat.last)] = nation
    return found


def _datelines(parse: Parse, at: dict[int, Name]) -> dict[str, str]:
    """The town in capitals that opens a line, with the country behind its comma."""
    found: dict[str, str] = {}
    for sentence in parse.sentences:
        town, comma, country = sentence[0], sentence[0] + 1, at.get(sentence[0] + 2)
        text = parse.tokens[town].text
        if country and text.isupper() and len(text) > 3 and parse.tokens[comma].text == ",":
            key = nation_key(parse, country) or stem_key(words(parse, country.first, country.last))
            if key is not None:
                found[text.title()] = key
    return found


def nation_beside(parse: Parse, i: int, at: dict[int, Name]) -> str | None:
    """The country in front of "capital" (token `i`) or behind its "of"."""
    near = [i - 1, i - 2]
    if i + 2 < len(parse.tokens) and parse.tokens[i + 1].lower == "of":
        near = [i + 2, i + 3, *near]
    for j in near:
        name = at.get(j)
        if name is not None and name.label != "PERSON":
            text = words(parse, name.first, name.last)
            return nation_key(parse, name) or stem_key(text)
    return None


def _name_beside(parse: Parse, i: int, at: dict[int, Name]) -> Name | None:
    """The name in apposition to "capital": behind it, or before the comma in front of it."""
    tokens = parse.tokens
    if i + 1 in at:
        return at[i + 1]
    if i + 2 in at and tokens[i + 1].text == ",":
        return at[i + 2]
    for start in range(i - 1, max(1, i - _COMMA_BACK), -1):
        if tokens[start].text == ",":
            return at.get(start - 1)
    return None
