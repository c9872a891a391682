"""Cities over 15,000 people, capitals, countries and their regions: GeoNames (CC BY 4.0).

The table is `gazetteer.tsv`, made by `training/gazetteer/build.py`; it is read at first use.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from accordingto.ontology.territory import folded


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the table.

    Attributes:
        geonames: its id; 0 for a region, whose id the packages do not tell.
        kind: city, capital, country or region (province, state, governorate).
        country: ISO 3166-1 alpha-2.
        lat, lon: degrees; of a country or region, the middle of its towns.
        alias: whether it was found by another spelling than its first name.
    """

    geonames: int
    kind: str
    name: str
    country: str
    lat: float
    lon: float
    population: int
    alias: bool = False


def places_named(name: str) -> tuple[Entry, ...]:
    """Everything of that name; first names before other spellings, large before small."""
    return _table().get(folded(name), ())


@cache
def country_entry(code: str) -> Entry | None:
    """The line of a country, by ISO 3166-1 alpha-2."""
    lines = (entry for entries in _table().values() for entry in entries)
    found = (entry for entry in lines if entry.kind == "country" and entry.country == code)
    return next(found, None)


@cache
def capital_of(name: str) -> str | None:
    """The country whose capital bears the name, or None."""
    seats = (entry.country for entry in places_named(name) if entry.kind == "capital")
    return next(seats, None)


@cache
def _table() -> dict[str, tuple[Entry, ...]]:
    """Every entry under each of its names, in the order of merit."""
    first: dict[str, list[Entry]] = defaultdict(list)
    other: dict[str, list[Entry]] = defaultdict(list)
    text = (files("accordingto.ontology") / "gazetteer.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        number, kind, name, country, lat, lon, people, aliases = line.split("\t")
        fields = (int(number), kind, name, country, float(lat), float(lon), int(people))
        first[folded(name)].append(Entry(*fields))
        for alias in filter(None, aliases.split(",")):
            other[alias].append(Entry(*fields, alias=True))
    return {name: (*first[name], *other.get(name, ())) for name in {*first, *other}}
