"""Where: the names that stand for places in a text, looked up in the gazetteer.

A name is a place behind a preposition of place, or where the model sees one and it does not act
("Moscow denied" is a government). Which of several places of one name it is, `locate.py` tells.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from accordingto.languages import lexicon
from accordingto.model import ActorKind, Place, Span
from accordingto.ontology.gazetteer import Entry, capital_of, country_entry, is_known, places_named
from accordingto.ontology.territory import folded, territory_coded, territory_named
from accordingto.reading.conduct import acts, endures, lies
from accordingto.reading.hyphen import joined
from accordingto.reading.lexis import country_of, is_wide, seat_of
from accordingto.reading.locate import Toponym, larger, located
from accordingto.reading.mention import head_of, words
from accordingto.reading.name import NATION, Name, find_names
from accordingto.reading.naming import Naming, is_dateline, naming_of
from accordingto.reading.nation import ASSEMBLIES, stem_key
from accordingto.reading.roll import label_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from accordingto.model import Actor, Document
    from accordingto.reading.parse import Parse

_LONGEST_TIE = 6
"""Words between a place and the larger one it lies in."""
_LARGE = 100_000
_TOWNS = frozenset({"city", "capital", "site"})


class _Naming(NamedTuple):
    """One naming of a place: its words, what it is said to lie in, to be, and to lie at."""

    text: str
    span: Span
    inside: Entry | None
    kind: str
    near: bool
    at: str | None


class _Ties(NamedTuple):
    """What the text says lies in what.

    Attributes:
        inside: a name to the larger place that it is said to lie in.
        holding: a name to the larger place that it is, since another is said to lie in it.
        towns: names that only a comma parts from the larger place: "Hugo, Oklahoma".
    """

    inside: dict[Name, Entry]
    holding: dict[Name, Entry]
    towns: set[Name]


def read_places(document: Document, parse: Parse, actors: tuple[Actor, ...]) -> tuple[Place, ...]:
    """The places of a document in the order of their first naming, each with all its namings.

    A name that no table knows ("Velm") is kept without country and point; where the text says at
    which town it lies ("Halm Creek near Como"), or its name does ("Como Airport"), it has the
    town's, as one that is only near. The
    point of a region or country is one inside it, as GeoNames and ISO 3166-2 give it.
    """
    del document
    persons = {s for a in actors if a.kind is ActorKind.PERSON for s in a.mentions}
    names = joined(parse, find_names(parse))
    naming = naming_of(parse, names)
    ties = _ties(parse, names)
    groups: dict[str, list[_Naming]] = {}
    for at, name in enumerate(names):
        if name not in ties.towns and (
            parse.span(name.first, name.last) in persons
            or not _is_place(parse, name, naming, ties.holding)
        ):
            continue
        found = _naming(parse, name, _beside(parse, names, at), ties)
        groups.setdefault(folded(found.text), []).append(found)
    chosen = located(_toponyms(parse, names, groups), _countries(parse, names))
    found = enumerate(groups.items(), 1)
    return tuple(_place(f"p{n}", group, chosen.get(key), chosen) for n, (key, group) in found)


def _called(parse: Parse, name: Name) -> str:
    """The words of a name; behind a comma, the whole of what is cut short: "Paris, Tenn."."""
    text = words(parse, name.first, name.last)
    if not name.first or parse.tokens[name.first - 1].text != ",":
        return text
    short: dict[str, str] = lexicon("en", "places")["short"]
    return short.get(text.replace(".", "").lower(), text)


def _ties(parse: Parse, names: list[Name]) -> _Ties:
    """Look at each two names that follow one another."""
    ties = _Ties({}, {}, set())
    for left, right in pairwise(names):
        if _tied(parse, left, right, "within"):
            part, whole = left, right
        elif _tied(parse, left, right, "holds") and right.label != "PERSON":
            part, whole = right, left
        else:
            continue
        around = _whole(parse, whole, places_named(_called(parse, part)))
        if around is None or part in ties.inside:
            continue
        ties.inside[part], ties.holding[whole] = around, around
        nation = part.label == NATION and around.kind == "country"
        if part is left and right.first == left.last + 2 and not nation:
            ties.towns.add(part)
    return ties


def _is_place(parse: Parse, name: Name, naming: Naming, holding: Container[Name]) -> bool:
    """Whether a name stands for a place where it stands."""
    text = words(parse, name.first, name.last)
    head = head_of(parse, name.first, name.last)
    numbered = parse.tokens[min(name.last + 1, len(parse.tokens) - 1)].tag == "CD"
    other = parse.tokens[head].tag.startswith("JJ") or (numbered and not places_named(text))
    if other or name in holding:
        return not other
    there = lies(parse, head)
    if name.label == NATION or stem_key(text) in naming.nations:
        told = endures(parse, head) and any(e.kind == "country" for e in places_named(text))
        return there or told or is_dateline(parse, name)
    match label_of(parse, name, None, naming):
        case "GPE" | "LOC" | "FAC":
            if there or is_dateline(parse, name):
                return True
            governs = capital_of(text) or text in naming.capitals or not places_named(text)
            seen = name.label != "" or parse.tokens[head].dep in {"pobj", "dobj", "conj"}
            return seen and not (governs and (acts(parse, head) or not name.label))
        case "NORP":
            return there and is_known(text)
        case _:
            return False


def _beside(parse: Parse, names: list[Name], at: int) -> str | None:
    """The name at which the text says that a place lies, behind it or before it."""
    pairs = ((at, at + 1, "beside"), (at - 1, at, "along"))
    known = ((n, m, table) for n, m, table in pairs if n >= 0 and m < len(names))
    tied = ((n, m) for n, m, table in known if _tied(parse, names[n], names[m], table))
    return next((_called(parse, names[n + m - at]) for n, m in tied), None)


def _naming(parse: Parse, name: Name, at: str | None, ties: _Ties) -> _Naming:
    """What the words around a place tell of it."""
    span = parse.span(name.first, name.last)
    whole = ties.holding.get(name)
    kind = whole.kind if whole else _said_kind(parse, name)
    near = _is_near(parse, name)
    return _Naming(_called(parse, name), span, ties.inside.get(name), kind, near, at)


def _tied(parse: Parse, left: Name, right: Name, table: str) -> bool:
    """Whether the words between two names say that one lies in the other."""
    between = parse.tokens[left.last + 1 : right.first]
    allowed = _words(table, "words")
    return 0 < len(between) <= _LONGEST_TIE and all(t.lower in allowed for t in between)


def _whole(parse: Parse, name: Name, parts: tuple[Entry, ...]) -> Entry | None:
    """The larger place that a name means, if one of the parts lies in it."""
    text = _called(parse, name)
    nation = name.nation and country_entry(name.nation)
    return larger((*((nation,) if nation else ()), *places_named(text)), parts)


def _said_kind(parse: Parse, name: Name) -> str:
    """What a noun beside a name calls it: "Donetsk region", "the city of Donetsk"."""
    tokens = parse.tokens
    behind = tokens[name.last + 1].lower if name.last + 1 < len(tokens) else ""
    nouns = {behind}
    if name.first > 1 and tokens[name.first - 1].lower == "of":
        nouns.add(tokens[name.first - 2].lower)
    kinds: dict[str, list[str]] = lexicon("en", "places")["kind"]
    return next((kind for kind, known in kinds.items() if nouns.intersection(known)), "")


def _is_near(parse: Parse, name: Name) -> bool:
    """Whether a place is only close by: "near Como", "the Damascus suburbs"."""
    tokens = parse.tokens
    before = tokens[name.first - 1] if name.first else None
    around = {t.lower for t in tokens[max(0, name.first - 3) : name.first]}
    suburbs = _words("near", "behind")
    behind = tokens[name.last + 1].lower if name.last + 1 < len(tokens) else ""
    if before is None or behind in suburbs:
        return behind in suburbs
    of = before.lower == "of"
    points = _words("near", "before")
    return before.lower in points or (of and bool(around & (suburbs | points)))


def _toponyms(
    parse: Parse, names: list[Name], groups: dict[str, list[_Naming]]
) -> dict[str, Toponym]:
    """The names of the article that can be places, with what is said of them."""
    found: dict[str, Toponym] = {}
    for name in names:
        text = _called(parse, name)
        key = folded(text)
        if key in found or (key not in groups and name.label not in {"GPE", "LOC", "FAC", NATION}):
            continue
        code = None if seat_of(text) else country_of(text)
        nation = country_entry(code) if code else None
        listed = tuple(e for e in places_named(text) if e.kind not in _never(text))
        entries = (*((nation,) if nation else ()), *listed)
        group = groups.get(key, [])
        inside = next((naming.inside for naming in group if naming.inside), None)
        kind = next((naming.kind for naming in group if naming.kind), "")
        if entries:
            found[key] = Toponym(entries, inside, kind, code is not None)
    return found


def _never(text: str) -> frozenset[str]:
    """The kinds that a name excludes: the Red River is no county of that name."""
    water = _words("kind", "water").intersection(text.lower().split())
    return frozenset({"country", "district"} if water else {"country"})


def _countries(parse: Parse, names: list[Name]) -> Counter[str]:
    """How often the article names each country, where the name can mean nothing else."""
    found: Counter[str] = Counter()
    for name in names:
        if name.nation is None:
            continue
        others = places_named(words(parse, name.first, name.last))
        if not any(e.population > _LARGE and e.kind in {"city", "region"} for e in others):
            territory = territory_coded(name.nation)
            found[territory.country if territory else name.nation] += 1
    return found


def _named_for(text: str) -> Iterator[str]:
    """What a name begins with, longest first: Mobile Bay lies at Mobile."""
    parts = text.split()
    return (" ".join(parts[:end]) for end in range(len(parts) - 1, 0, -1))


def _place(
    number: str, group: list[_Naming], entry: Entry | None, chosen: Mapping[str, Entry]
) -> Place:
    """One place from its namings: what the table says of it, or what the law or the text does."""
    text = group[0].text
    spans = tuple(sorted(found.span for found in group))
    near = tuple(sorted(found.span for found in group if found.near))
    code = country_of(text) or seat_of(text)
    territory = territory_coded(code) if code and code not in ASSEMBLIES else None
    if territory is not None and (entry is None or seat_of(text) is not None):
        return Place(number, spans, text, territory.country, near=near)
    if entry is None:
        around = next((found.inside.country for found in group if found.inside), None)
        named = None if is_wide(text) else territory_named(text)
        country = named.country if named else around
        beside = (*(f.at for f in group if f.at), *_named_for(text))
        at = next((chosen[key] for told in beside if (key := folded(told)) in chosen), None)
        if at is None or at.kind not in _TOWNS:
            return Place(number, spans, text, country, near=near)
        return Place(number, spans, text, country or at.country, at.lat, at.lon, near=spans)
    part = territory is not None and territory.code != territory.country
    country = territory.country if territory and part else entry.country or None
    name = text if entry.kind == "country" else entry.name
    return Place(number, spans, name, country, entry.lat, entry.lon, entry.geonames or None, near)


@cache
def _words(table: str, key: str) -> frozenset[str]:
    return frozenset(lexicon("en", "places")[table][key])
