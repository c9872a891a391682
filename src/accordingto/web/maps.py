"""A map of some places: outlines of countries as SVG paths, no tiles and no network.

The outlines are Natural Earth's, 1:50 million, as TopoJSON by world-atlas (`bundled.json`):
arcs of quantised steps that neighbours share. The projection is equirectangular with the true
scale in the middle of the picture, right enough for a few hundred kilometres.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from accordingto.model import Place

    Ring = Sequence[tuple[float, float]]
    Box = tuple[float, float, float, float]
    """West, south, east, north, in degrees."""

WIDTH, HEIGHT = 560.0, 340.0
LEAST = 12.0
"""Degrees of latitude that a map shows at least: a town alone says little."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country's outlines; `label` is where its name stands, None where that is outside."""

    name: str
    path: str
    label: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Point:
    """A place in the picture, with how often it is named and on which side its name has room."""

    name: str
    count: int
    x: float
    y: float
    leftwards: bool


@dataclass(frozen=True, slots=True)
class Map:
    """A picture of `WIDTH` by `HEIGHT` user units."""

    countries: tuple[Country, ...]
    points: tuple[Point, ...]
    width: float = WIDTH
    height: float = HEIGHT


def picture(places: Iterable[Place]) -> Map | None:
    """The map of places that have a point; None where none has."""
    named: dict[str, list[Place]] = {}
    for place in places:
        if place.lat is not None and place.lon is not None:
            named.setdefault(place.name, []).append(place)
    if not named:
        return None
    view = _View([found[0] for found in named.values()])
    return Map(
        tuple(_countries(view)),
        tuple(_point(view, name, found) for name, found in sorted(named.items())),
    )


class _View:
    """Degrees to user units, around some places."""

    def __init__(self, places: Sequence[Place]) -> None:
        lats = [place.lat or 0.0 for place in places]
        lons = [place.lon or 0.0 for place in places]
        self.lat, self.lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
        self.squeeze = max(0.2, math.cos(math.radians(self.lat)))
        tall = max(LEAST, (max(lats) - min(lats)) * 1.35)
        wide = (max(lons) - min(lons)) * 1.5 * self.squeeze
        self.scale = min(HEIGHT / tall, WIDTH / wide if wide else math.inf)

    def box(self) -> Box:
        """What is in the picture."""
        across = WIDTH / 2 / self.scale / self.squeeze
        down = HEIGHT / 2 / self.scale
        return self.lon - across, self.lat - down, self.lon + across, self.lat + down

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """A point in user units."""
        x = WIDTH / 2 + (lon - self.lon) * self.squeeze * self.scale
        return x, HEIGHT / 2 - (lat - self.lat) * self.scale


def _point(view: _View, name: str, found: list[Place]) -> Point:
    x, y = view.at(found[0].lon or 0.0, found[0].lat or 0.0)
    return Point(name, len(found), x, y, leftwards=x > WIDTH * 0.7)


def _countries(view: _View) -> Iterable[Country]:
    box = view.box()
    for name, rings in _outlines():
        seen = [ring for ring, around in rings if _meet(around, box)]
        if seen:
            path = "".join(_path(view, ring) for ring in seen)
            yield Country(name, path, _label(view, seen))


def _path(view: _View, ring: Ring) -> str:
    """One closed ring; steps under half a unit are left out."""
    drawn: list[str] = []
    last = (math.inf, math.inf)
    for lon, lat in ring:
        x, y = view.at(lon, lat)
        if abs(x - last[0]) + abs(y - last[1]) >= 0.5:
            drawn.append(f"{x:.1f} {y:.1f}")
            last = (x, y)
    return f"M{'L'.join(drawn)}Z"


def _label(view: _View, rings: Sequence[Ring]) -> tuple[float, float] | None:
    """The middle of the largest ring's corners that are well inside the picture."""
    ring = max(rings, key=len)
    points = [view.at(*corner) for corner in ring]
    x, y = sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)
    return (x, y) if 50 < x < WIDTH - 50 and 20 < y < HEIGHT - 20 else None


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@cache
def _outlines() -> list[tuple[str, list[tuple[Ring, Box]]]]:
    """Countries with their outer rings in degrees and the box around each."""
    source = files("accordingto.web").joinpath("outlines/countries-50m.json")
    topology = json.loads(source.read_text(encoding="utf-8"))
    arcs = [_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    return [
        (shape["properties"]["name"], [(ring, _around(ring)) for ring in _rings(shape, arcs)])
        for shape in topology["objects"]["countries"]["geometries"]
    ]


def _arc(steps: list[list[int]], transform: dict[str, list[float]]) -> list[tuple[float, float]]:
    (wide, tall), (left, low) = transform["scale"], transform["translate"]
    x = y = 0
    points: list[tuple[float, float]] = []
    for across, up in steps:
        x, y = x + across, y + up
        points.append((x * wide + left, y * tall + low))
    return points


def _rings(shape: dict[str, Any], arcs: list[list[tuple[float, float]]]) -> Iterable[Ring]:
    """The outer ring of each polygon; ~n is arc n backwards."""
    whole: Any = shape["arcs"]
    polygons: list[list[list[int]]] = whole if shape["type"] == "MultiPolygon" else [whole]
    for outer, *_ in polygons:
        ring: list[tuple[float, float]] = []
        for number in outer:
            arc = arcs[number] if number >= 0 else arcs[~number][::-1]
            ring += arc[1:] if ring else arc
        yield ring


def _around(ring: Ring) -> Box:
    lons, lats = [lon for lon, _ in ring], [lat for _, lat in ring]
    return min(lons), min(lats), max(lons), max(lats)
