"""Where: the names that stand for places in a text, looked up in the gazetteer.

A name is a place behind a preposition of place, or where the model sees one and it does not act
("Moscow denied" is a government). Of several cities of one name that is taken which the text
qualifies ("Paris, Texas"), else the one for which size and the countries of the article speak.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import asin, cos, log10, radians, sin, sqrt
from typing import TYPE_CHECKING

from accordingto.model import ActorKind, Place, Span
from accordingto.ontology.gazetteer import Entry, capital_of, country_entry, places_named
from accordingto.ontology.territory import folded, territory_coded, territory_named
from accordingto.reading.conduct import acts, lies
from accordingto.reading.lexis import country_of, is_wide, seat_of
from accordingto.reading.mention import head_of, words
from accordingto.reading.name import NATION, Name, find_names
from accordingto.reading.naming import Naming, is_dateline, naming_of
from accordingto.reading.nation import ASSEMBLIES, stem_key
from accordingto.reading.roll import label_of

if TYPE_CHECKING:
    from accordingto.model import Actor, Document
    from accordingto.reading.parse import Parse

_EARTH = 6371.0
_NEAR = 600.0
"""Kilometres from the middle of a region within which a city is taken to lie in it."""
_DOMINANT = 5
"""So many times larger than its namesakes, a city tells of its country."""
_QUALIFIED = 5.0
_CAPITAL = 0.7
_PER_NAMING = 0.5
_NAMINGS = 4
_OTHER_SPELLING = 0.5


@dataclass(frozen=True, slots=True)
class _Naming:
    """One naming of a place, with the region or country that the text adds behind a comma."""

    text: str
    span: Span
    inside: Entry | None


def read_places(document: Document, parse: Parse, actors: tuple[Actor, ...]) -> tuple[Place, ...]:
    """The places of a document in the order of their first naming, each with all its namings.

    A name that no table knows ("Velm") is kept without country and point. The point of a country
    or region is the middle of its towns.
    """
    del document
    persons = {s for a in actors if a.kind is ActorKind.PERSON for s in a.mentions}
    names = find_names(parse)
    naming = naming_of(parse, names)
    groups: dict[str, list[_Naming]] = {}
    for name in names:
        if parse.span(name.first, name.last) in persons or not _is_place(parse, name, naming):
            continue
        text = words(parse, name.first, name.last)
        found = _Naming(text, parse.span(name.first, name.last), _inside(parse, name, naming))
        groups.setdefault(folded(text), []).append(found)
    context = _context(parse, names)
    return tuple(_resolved(f"p{n}", group, context) for n, group in enumerate(groups.values(), 1))


def _is_place(parse: Parse, name: Name, naming: Naming) -> bool:
    """Whether a name stands for a place where it stands."""
    text = words(parse, name.first, name.last)
    head = head_of(parse, name.first, name.last)
    if parse.tokens[head].tag.startswith("JJ"):
        return False
    there = lies(parse, head)
    if name.label == NATION or stem_key(text) in naming.nations:
        return there or is_dateline(parse, name)
    match label_of(parse, name, None, naming):
        case "GPE" | "LOC" | "FAC":
            if is_dateline(parse, name):
                return True
            governs = capital_of(text) or text in naming.capitals or not places_named(text)
            return there or (name.label != "" and not (governs and acts(parse, head)))
        case "NORP":
            return there and bool(places_named(text))
        case _:
            return False


def _inside(parse: Parse, name: Name, naming: Naming) -> Entry | None:
    """The region or country behind the comma: "Paris, Texas"."""
    behind = naming.at.get(name.last + 2)
    if behind is None or parse.tokens[name.last + 1].text != ",":
        return None
    entries = places_named(words(parse, behind.first, behind.last))
    return next((entry for entry in entries if entry.kind in {"country", "region"}), None)


def _context(parse: Parse, names: list[Name]) -> Counter[str]:
    """How often the article names each country, or a city that can be in no other."""
    found: Counter[str] = Counter()
    for name in names:
        if name.nation is not None:
            territory = territory_coded(name.nation)
            found[territory.country if territory else name.nation] += 1
        elif name.label in {"GPE", "LOC"}:
            large = sorted(places_named(words(parse, name.first, name.last)),
                           key=lambda entry: -entry.population)  # fmt: skip
            if large and (len(large) == 1 or large[0].population > _DOMINANT * large[1].population):
                found[large[0].country] += 1
    return found


def _resolved(number: str, group: list[_Naming], context: Counter[str]) -> Place:
    """One place from its namings: a country, a region, a city, or an unknown one."""
    text = group[0].text
    spans = tuple(sorted(found.span for found in group))
    inside = next((found.inside for found in group if found.inside is not None), None)
    if is_wide(text):
        return _made(number, spans, text, None, None)
    code = country_of(text) or seat_of(text)
    territory = territory_coded(code) if code and code not in ASSEMBLIES else None
    listed = [entry for entry in places_named(text) if entry.kind != "country"]
    namesake = inside is not None and any(e.country == inside.country for e in listed)
    if territory is not None and not namesake:
        regions = (entry for entry in places_named(text) if entry.kind == "region")
        whole = territory.code == territory.country
        entry = country_entry(territory.country) if whole else next(regions, None)
        entry = None if seat_of(text) else entry
        return _made(number, spans, text, territory.country, entry)
    if listed:
        best = max(listed, key=lambda entry: _merit(entry, context, inside))
        return _made(number, spans, best.name, best.country, best)
    region = territory_named(text)
    around = inside.country if inside is not None else None
    return _made(number, spans, text, region.country if region else around, None)


def _merit(entry: Entry, context: Counter[str], inside: Entry | None) -> float:
    """What speaks for an entry: its size, the article's countries, a region behind a comma."""
    merit = log10(entry.population + 1) + _PER_NAMING * min(context[entry.country], _NAMINGS)
    merit += _CAPITAL * (entry.kind == "capital") - _OTHER_SPELLING * entry.alias
    if inside is not None and inside.country == entry.country:
        merit += _QUALIFIED * (inside.kind == "country" or _distance(inside, entry) < _NEAR)
    return merit


def _distance(one: Entry, other: Entry) -> float:
    """Kilometres between two points on the sphere (haversine)."""
    north, south = radians(one.lat), radians(other.lat)
    across = sin(radians(other.lon - one.lon) / 2) ** 2 * cos(north) * cos(south)
    return 2 * _EARTH * asin(sqrt(sin((south - north) / 2) ** 2 + across))


def _made(
    number: str, spans: tuple[Span, ...], name: str, country: str | None, entry: Entry | None
) -> Place:
    if entry is None:
        return Place(number, spans, name, country)
    return Place(number, spans, name, country, entry.lat, entry.lon, entry.geonames or None)
