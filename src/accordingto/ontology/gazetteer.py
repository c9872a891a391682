"""Towns over 500 people, capitals, countries, regions, districts and waters: GeoNames (CC BY 4.0).

The table is `gazetteer.tsv`, made by `training/gazetteer/build.py` and sorted by key. It is never
read as a whole: the file is mapped at first use, and a name is found in it by halving.
"""

from __future__ import annotations

import mmap
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from accordingto.ontology.territory import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOTED = 15_000
"""People from which a town is known to readers far away."""
_APOSTROPHE = re.compile("['’‘`ʻʼ]")
_ARTICLES = ("al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "ed", "er", "es", "ez", "ul")
"""How the Arabic article is written before a name."""
_KEPT = 20_000
"""Names whose lines are kept in memory."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the table.

    Attributes:
        geonames: its id; 0 for a region, district, land or water, which the packages do not tell.
        kind: city, capital, country, region (state, province, governorate), district (county),
            land (island, historic region, continent), water or site (airport, base,
            plant, crossing).
        country: ISO 3166-1 alpha-2; "" for what lies in several, or in none.
        region: GeoNames' code of the first order region, within the country; "" if unknown.
        lat, lon: degrees, of a point inside.
        alias: whether it was found by another spelling than its first name.
    """

    geonames: int
    kind: str
    name: str
    country: str
    region: str
    lat: float
    lon: float
    population: int
    alias: bool = False

    @property
    def noted(self) -> bool:
        """Whether readers far away may know it."""
        return self.population >= _NOTED or self.kind in {"capital", "country", "region"}


@lru_cache(maxsize=_KEPT)
def places_named(name: str) -> tuple[Entry, ...]:
    """Everything of that name; first names before other spellings, large before small."""
    key = _key(name)
    spellings = (key, *_with_other_articles(key)) if key else ()
    lines = (_lines(f"{spelling}\t".encode()) for spelling in spellings)
    return tuple(_entry(line) for line in next(filter(None, lines), ()))


@lru_cache(maxsize=_KEPT)
def is_known(name: str) -> bool:
    """Whether a country, a region, or a town of some size bears the name."""
    return any(entry.noted for entry in places_named(name))


@cache
def country_entry(code: str) -> Entry | None:
    """The line of a country, by ISO 3166-1 alpha-2."""
    return _countries().get(code)


@cache
def capital_of(name: str) -> str | None:
    """The country whose capital bears the name, or None."""
    seats = (entry.country for entry in places_named(name) if entry.kind == "capital")
    return next(seats, None)


def _key(name: str) -> str:
    """As the keys of the table are written; the same in training/gazetteer/build.py."""
    words = _APOSTROPHE.sub("", folded(name.replace("-", " "))).split()
    return " ".join("st" if word == "saint" else word for word in words)


def _with_other_articles(key: str) -> Iterator[str]:
    """The key with each Arabic article written otherwise or left out: "deir al zor"."""
    words = key.split()
    for at, word in enumerate(words):
        if word in _ARTICLES and len(words) > 1:
            yield from (" ".join((*words[:at], a, *words[at + 1 :])) for a in _ARTICLES)
            yield " ".join((*words[:at], *words[at + 1 :]))


def _lines(start: bytes) -> list[str]:
    """The lines that begin so, found by halving the file."""
    table = _table()
    low, high = 0, len(table)
    while low < high:
        middle = table.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = table.find(b"\n", middle) + 1
        if table[middle:end] < start:
            low = end
        else:
            high = middle
    found: list[str] = []
    while table[low : low + len(start)] == start:
        end = table.find(b"\n", low)
        found.append(table[low:end].decode())
        low = end + 1
    return found


def _entry(line: str) -> Entry:
    key, kind, name, country, region, lat, lon, people, number = line.split("\t")
    return Entry(
        int(number or 0),
        kind.removesuffix("*") or "city",
        name or key.title(),
        country,
        region,
        float(lat),
        float(lon),
        int(people or 0),
        alias=kind.endswith("*"),
    )


@cache
def _table() -> mmap.mmap:
    """The file, mapped."""
    with as_file(files("accordingto.ontology") / "gazetteer.tsv") as path, path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


@cache
def _countries() -> dict[str, Entry]:
    """The lines of countries by code: the only ones that are looked for through the whole file."""
    table, found = _table(), dict[str, Entry]()
    at = table.find(b"\tcountry\t")
    while at >= 0:
        start, end = table.rfind(b"\n", 0, at) + 1, table.find(b"\n", at)
        entry = _entry(table[start:end].decode())
        found[entry.country] = entry
        at = table.find(b"\tcountry\t", end)
    return found
