"""Where: the names that stand for places in a text, looked up in the gazetteer.

A name is a place behind a preposition of place, or where the model sees one and it does not act
("Moscow denied" is a government). Which of several places of one name it is, `locate.py` tells.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
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
    from accordingto.model import Actor, Document
    from accordingto.reading.parse import Parse

_LONGEST_TIE = 6
"""Words between a place and the larger one it lies in."""
_LARGE = 100_000


class _Naming(NamedTuple):
    """One naming of a place: its words, the name beside it, what kind it is said to be."""

    text: str
    span: Span
    inside: Entry | None
    kind: str
    near: bool


def read_places(document: Document, parse: Parse, actors: tuple[Actor, ...]) -> tuple[Place, ...]:
    """The places of a document in the order of their first naming, each with all its namings.

    A name that no table knows ("Velm") is kept without country and point. The point of a region
    or country is one inside it, as GeoNames and ISO 3166-2 give it.
    """
    del document
    persons = {s for a in actors if a.kind is ActorKind.PERSON for s in a.mentions}
    names = joined(parse, find_names(parse))
    naming = naming_of(parse, names)
    groups: dict[str, list[_Naming]] = {}
    for name in names:
        if parse.span(name.first, name.last) in persons or not _is_place(parse, name, naming):
            continue
        found = _naming(parse, name, names)
        groups.setdefault(folded(found.text), []).append(found)
    chosen = located(_toponyms(parse, names, groups), _countries(parse, names))
    found = enumerate(groups.items(), 1)
    return tuple(_place(f"p{n}", group, chosen.get(key)) for n, (key, group) in found)


def _is_place(parse: Parse, name: Name, naming: Naming) -> bool:
    """Whether a name stands for a place where it stands."""
    text = words(parse, name.first, name.last)
    head = head_of(parse, name.first, name.last)
    if parse.tokens[head].tag.startswith("JJ"):
        return False
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


def _naming(parse: Parse, name: Name, names: list[Name]) -> _Naming:
    """What the words around a place tell of it."""
    text = words(parse, name.first, name.last)
    entries = places_named(text)
    inside = None
    at = names.index(name)
    if at + 1 < len(names) and _tied(parse, name, names[at + 1], "within"):
        inside = _whole(parse, names[at + 1], entries)
    if inside is None and at and _tied(parse, names[at - 1], name, "holds"):
        inside = _whole(parse, names[at - 1], entries)
    span = parse.span(name.first, name.last)
    return _Naming(text, span, inside, _said_kind(parse, name), _is_near(parse, name))


def _tied(parse: Parse, left: Name, right: Name, table: str) -> bool:
    """Whether the words between two names say that one lies in the other."""
    between = parse.tokens[left.last + 1 : right.first]
    allowed = _words(table, "words")
    return 0 < len(between) <= _LONGEST_TIE and all(t.lower in allowed for t in between)


def _whole(parse: Parse, name: Name, parts: tuple[Entry, ...]) -> Entry | None:
    """The larger place that a name means, if one of the parts lies in it."""
    text = words(parse, name.first, name.last)
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
        text = words(parse, name.first, name.last)
        key = folded(text)
        if key in found or (key not in groups and name.label not in {"GPE", "LOC", "FAC", NATION}):
            continue
        code = None if seat_of(text) else country_of(text)
        nation = country_entry(code) if code else None
        listed = tuple(entry for entry in places_named(text) if entry.kind != "country")
        entries = (*((nation,) if nation else ()), *listed)
        group = groups.get(key, [])
        inside = next((naming.inside for naming in group if naming.inside), None)
        kind = next((naming.kind for naming in group if naming.kind), "")
        if entries:
            found[key] = Toponym(entries, inside, kind, code is not None)
    return found


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


def _place(number: str, group: list[_Naming], entry: Entry | None) -> Place:
    """One place from its namings: what the table says of it, or what the law does."""
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
        return Place(number, spans, text, named.country if named else around, near=near)
    part = territory is not None and territory.code != territory.country
    country = territory.country if territory and part else entry.country or None
    name = text if entry.kind == "country" else entry.name
    return Place(number, spans, name, country, entry.lat, entry.lon, entry.geonames or None, near)


@cache
def _words(table: str, key: str) -> frozenset[str]:
    return frozenset(lexicon("en", "places")[table][key])
