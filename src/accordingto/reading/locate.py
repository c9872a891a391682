"""Which of several places of one name is meant.

What speaks for a place (Leidner 2007, "Toponym Resolution in Text"): the text says what it lies in
("Paris, Texas"), the article names its country or region, it lies near other places named, many
people live there. The weights are logarithms of people: 1.0 is worth ten times the population.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from math import asin, cos, exp, log10, radians, sin, sqrt
from typing import TYPE_CHECKING

from accordingto.ontology.gazetteer import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_EARTH = 6371.0
_INSIDE = 120.0
"""Kilometres from the point of a district or land within which a town lies in it."""
_NEIGHBOUR = 100.0
"""Kilometres over which nearness falls to a third."""
_FEWEST = 300
"""People that an entry without a count is taken to have."""
_KIND = {"country": 1.0, "capital": 1.0, "district": 1.6, "land": 4.0, "water": 4.0, "site": 4.0}
_CEILING = {"region": 6.0}
"""A state is no likelier for its millions: "New York" is the city until the text says else."""
_QUALIFIED, _SAID_KIND = 6.0, 2.0
_OTHER_SPELLING = 0.7
_PER_COUNTRY, _COUNTRIES = 0.6, 4
_PER_REGION, _REGIONS = 1.2, 2
_PER_SIBLING, _SIBLINGS = 0.4, 2
"""For each sure town of the same region."""
_ROUNDS = 3
_PER_NEIGHBOUR, _NEIGHBOURS = 1.5, 2.0
_CANDIDATES = 40
_WHOLES = ("country", "region", "district", "land", "capital")
"""What a place is said to lie in, likeliest first."""
_DOMINANT = 0.9
"""Share of the merit from which a name tells of its country."""


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of an article and what the text says where it stands.

    Attributes:
        entries: all that it may mean.
        inside: what the text says it lies in, if anything.
        kind: what the text says it is: region, district, city, land, water; "" if nothing.
        nation: whether it is a country's name or adjective: it tells of that country alone.
    """

    entries: tuple[Entry, ...]
    inside: Entry | None = None
    kind: str = ""
    nation: bool = False


Chances = list[tuple[Entry, float]]
_Merit = Callable[[Toponym, Entry], float]


def located(toponyms: Mapping[str, Toponym], countries: Mapping[str, int]) -> dict[str, Entry]:
    """The entry that each name means; names without entries are left out.

    Args:
        toponyms: by the name as folded.
        countries: how often the article names each country.
    """
    chances = {name: _chances(t, t.entries[:_CANDIDATES], _base) for name, t in toponyms.items()}
    for _ in range(_ROUNDS):
        context = _Context(toponyms, chances, countries)
        chances = {
            name: _chances(t, t.entries[:_CANDIDATES], context.merit_of(name))
            for name, t in toponyms.items()
        }
    return {
        name: max(found, key=lambda pair: pair[1])[0] for name, found in chances.items() if found
    }


class _Context:
    """What the other names of an article say about one."""

    def __init__(
        self,
        toponyms: Mapping[str, Toponym],
        chances: Mapping[str, Chances],
        countries: Mapping[str, int],
    ) -> None:
        self._chances = chances
        self._countries = Counter[str](countries)
        self._regions: Counter[tuple[str, str]] = Counter()
        self._towns: Counter[tuple[str, str]] = Counter()
        for name, found in chances.items():
            for entry, chance in found:
                if entry.kind == "region":
                    self._regions[_region(entry)] += round(chance)
                if chance > _DOMINANT and not toponyms[name].nation:
                    self._countries[entry.country] += 1
                    self._towns[_region(entry)] += entry.kind != "region"

    def merit_of(self, name: str) -> _Merit:
        """The merit of the entries of one name."""
        others = [found for other, found in self._chances.items() if other != name]
        own = {_region(e) for e, c in self._chances[name] if c > _DOMINANT}
        countries = {country for country, _ in own}

        def merit(toponym: Toponym, entry: Entry) -> float:
            named = self._countries[entry.country] - (entry.country in countries)
            value = _base(toponym, entry) + _PER_COUNTRY * min(max(named, 0), _COUNTRIES)
            if entry.kind not in {"region", "country"}:
                here = _region(entry)
                told = _PER_REGION * min(self._regions[here], _REGIONS)
                told += _PER_SIBLING * min(self._towns[here] - (here in own), _SIBLINGS)
                value += told * (entry.region != "")
            near = sum(max((c * _tie(entry, e) for e, c in other), default=0.0) for other in others)
            return value + min(_PER_NEIGHBOUR * near, _PER_NEIGHBOUR * _NEIGHBOURS)

        return merit


def _region(entry: Entry) -> tuple[str, str]:
    return entry.country, entry.region


def _chances(toponym: Toponym, entries: Sequence[Entry], merit: _Merit) -> Chances:
    """Each entry with its share of what speaks for all of them."""
    weights = [10 ** merit(toponym, entry) for entry in entries]
    total = sum(weights)
    return [(entry, weight / total) for entry, weight in zip(entries, weights, strict=True)]


def _base(toponym: Toponym, entry: Entry) -> float:
    """What speaks for an entry without a look at other names."""
    merit = log10(entry.population + _FEWEST)
    merit = min(merit, _CEILING.get(entry.kind, merit)) + _KIND.get(entry.kind, 0.0)
    merit -= _OTHER_SPELLING * entry.alias
    if toponym.inside is not None and lies_in(entry, toponym.inside):
        merit += _QUALIFIED
    said = "city" if entry.kind == "capital" else entry.kind
    return merit + _SAID_KIND * (toponym.kind == said)


def _tie(one: Entry, other: Entry) -> float:
    """How close two places are, 0 to 1: by the way, or as a part and its whole."""
    if one.kind == "region" or other.kind == "region":
        same = one.region == other.region and one.country == other.country
        return float(same and one.kind != other.kind)
    if "country" in {one.kind, other.kind}:
        return 0.0
    return exp(-distance(one, other) / _NEIGHBOUR)


def lies_in(entry: Entry, around: Entry) -> bool:
    """Whether a place lies in a larger one, as far as the table tells."""
    if around.kind == "country":
        return entry.country == around.country
    if around.kind == "region" and entry.region:
        return (entry.country, entry.region) == (around.country, around.region)
    return entry.country == around.country and distance(entry, around) < _INSIDE


def larger(entries: Iterable[Entry], parts: Sequence[Entry]) -> Entry | None:
    """The country, region or district of that name that holds one of the parts."""
    wholes = sorted((e for e in entries if e.kind in _WHOLES), key=lambda e: _WHOLES.index(e.kind))
    holding = (whole for whole in wholes if any(lies_in(part, whole) for part in parts))
    return next(holding, None)


def distance(one: Entry, other: Entry) -> float:
    """Kilometres between two points on the sphere (haversine)."""
    north, south = radians(one.lat), radians(other.lat)
    across = sin(radians(other.lon - one.lon) / 2) ** 2 * cos(north) * cos(south)
    return 2 * _EARTH * asin(sqrt(sin((south - north) / 2) ** 2 + across))
