"""Where: the places that a text names as places, found in the gazetteer where it knows them.

A name is a place behind a preposition of place, or where the model sees one and it does not act
("Moscow denied" is a government). An ambiguous city goes to a country that the article names,
then to the most people.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.model import Place
from accordingto.ontology.gazetteer import Entry, capital_of, country_entry, places_named
from accordingto.ontology.territory import folded, territory_coded, territory_named
from accordingto.reading.conduct import acts, lies
from accordingto.reading.lexis import country_of, seat_of
from accordingto.reading.mention import head_of, words
from accordingto.reading.name import NATION, Name, find_names

if TYPE_CHECKING:
    from accordingto.model import Actor, Document, Span
    from accordingto.reading.parse import Parse

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_NEVER = frozenset({"PERSON", "NORP"})
_SMALL = 500_000
"""A city of fewer people needs the article's country, or the model's label, to be believed."""


@dataclass(frozen=True, slots=True)
class _Found:
    """One naming of a place."""

    text: str
    span: Span
    label: str


def read_places(document: Document, parse: Parse, actors: tuple[Actor, ...]) -> tuple[Place, ...]:
    """The places of a document in the order of their first naming, each with all its namings."""
    del document
    taken = [span for actor in actors for span in actor.mentions]
    persons = {span for actor in actors if actor.kind.value == "person" for span in actor.mentions}
    names = find_names(parse)
    found = [place for name in names if (place := _place(parse, name, persons)) is not None]
    context = _countries(parse, names)
    by_name: dict[str, list[_Found]] = {}
    for place in found:
        by_name.setdefault(folded(place.text), []).append(place)
    made = [_resolved(group, context) for group in by_name.values()]
    kept = [place for place in made if place is not None]
    kept.sort(key=lambda place: place.spans[0])
    del taken
    return tuple(
        Place(f"p{n}", p.spans, p.name, p.country, p.lat, p.lon, p.geonames)
        for n, p in enumerate(kept, 1)
    )


def _place(parse: Parse, name: Name, persons: set[Span]) -> _Found | None:
    """The naming, if the name stands for a place here."""
    span = parse.span(name.first, name.last)
    head = head_of(parse, name.first, name.last)
    text = words(parse, name.first, name.last)
    if span in persons or name.label in _NEVER or parse.tokens[head].tag.startswith("JJ"):
        return None
    there = lies(parse, head)
    if name.label == NATION:
        return _Found(text, span, NATION) if there or _is_topic(parse, name, head) else None
    if name.label in _PLACES or (there and not text.isupper()):
        is_actor = (capital_of(text) is not None or not places_named(text)) and acts(parse, head)
        return None if is_actor and not there else _Found(text, span, name.label)
    return None


def _is_topic(parse: Parse, name: Name, head: int) -> bool:
    """Whether a name opens a line and a colon follows: "Ostria: army denies losses"."""
    following = parse.tokens[name.last + 1].text if name.last + 1 < len(parse.tokens) else ""
    return following == ":" and name.first == parse.sentence(head).start


def _countries(parse: Parse, names: list[Name]) -> Counter[str]:
    """How often the article names each country, by adjective or through an unmistakable city."""
    found: Counter[str] = Counter()
    for name in names:
        if name.nation is not None:
            territory = territory_coded(name.nation)
            found[territory.country if territory else name.nation] += 2
        elif name.label in _PLACES:
            found.update({entry.country for entry in places_named(words(parse, name.first, name.last))[:3]})
    return found


def _resolved(group: list[_Found], context: Counter[str]) -> Place | None:
    """One place from its namings: a country, a region, a city of the table, or an unknown one."""
    text = group[0].text
    spans = tuple(sorted(found.span for found in group))
    code = country_of(text) or seat_of(text)
    territory = territory_coded(code) if code else None
    if territory is not None:
        regions = (e for e in places_named(text) if e.kind == "region")
        whole = territory.code == territory.country
        entry = country_entry(territory.country) if whole else next(regions, None)
        return _made(spans, text, territory.country, entry)
    entries = [e for e in places_named(text) if e.kind != "country"]
    if entries:
        best = max(entries, key=lambda e: _merit(e, context))
        labelled = any(found.label in _PLACES for found in group)
        if labelled or best.country in context or best.population > _SMALL:
            return _made(spans, best.name, best.country, best)
    region = territory_named(text)
    if region is not None:
        return _made(spans, text, region.country, None)
    return _made(spans, text, None, None)


def _merit(entry: Entry, context: Counter[str]) -> tuple[int, int, int]:
    """What speaks for an entry: a first name over a spelling, the article's country, people."""
    return (not entry.alias, min(context[entry.country], 4), entry.population)


def _made(spans: tuple[Span, ...], name: str, country: str | None, entry: Entry | None) -> Place:
    if entry is None:
        return Place("", spans, name, country)
    return Place("", spans, name, country, entry.lat, entry.lon, entry.geonames or None)
