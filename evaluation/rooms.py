"""Measure times, places and figures on our own gold.

    python evaluation/rooms.py [--errors]

The gold was written by one of us in the manner of agency copy before the program was run on it;
rules were mended since with it in view. Counts, not rates: the sets are small.

times     strict: same characters; value: same TIMEX3 value, on characters in common.
places    country: the right one (or none, at sea); near: within 161 km (100 miles), as papers do.
figures   value, interval, likely interval, unit, measure of a figure on characters in common.
spurious  what was read where nothing is marked.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from marked import Mark, Marked, load

from accordingto.reading.actor import read_actors
from accordingto.reading.figure import read_figures
from accordingto.reading.parse import parse
from accordingto.reading.place import read_places
from accordingto.reading.when import read_times

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from accordingto.model import Figure, Place, Span
    from accordingto.span import Interval

Thing = TypeVar("Thing")
HERE = Path(__file__).parent
NEAR = 161.0
"""Kilometres: a hundred miles, the usual measure of toponym resolution."""


@dataclass(slots=True)
class Tally:
    """How much of the gold was read rightly, and the lines that tell what was not."""

    right: Counter[str] = field(default_factory=Counter[str])
    wrong: list[str] = field(default_factory=list[str])

    def count(self, part: str, ok: bool, words: str) -> None:  # noqa: FBT001  a verdict
        """Count one part of one mark."""
        self.right[part] += ok
        if not ok:
            self.wrong.append(f"{part}: {words}")


def times() -> Tally:
    """Spans and TIMEX3 values."""
    tally = Tally()
    for line in load(HERE / "times/gold.txt"):
        found = read_times(line.document, parse(line.document.text))
        for mark, time in _paired(line, found, lambda time: (time.span,), tally):
            said = f"{_words(mark.span, line)} is {' '.join(mark.reading)}, got {time}"
            tally.count("strict", time is not None and time.span == mark.span, said)
            tally.count("value", time is not None and time.value == mark.reading[1], said)
    return tally


def places() -> Tally:
    """Countries and points."""
    tally = Tally()
    for line in load(HERE / "places/gold.txt"):
        parsed = parse(line.document.text)
        found = read_places(line.document, parsed, read_actors(line.document, parsed))
        for mark, place in _paired(line, found, lambda place: place.spans, tally):
            country, lat, lon = mark.reading
            said = f"{_words(mark.span, line)} is {' '.join(mark.reading)}, got {place}"
            tally.count("country", place is not None and (place.country or "-") == country, said)
            tally.count("near", place is not None and _near(place, float(lat), float(lon)), said)
    return tally


def _near(place: Place, lat: float, lon: float) -> bool:
    if place.lat is None or place.lon is None:
        return False
    north, south = radians(lat), radians(place.lat)
    across = sin(radians(place.lon - lon) / 2) ** 2 * cos(north) * cos(south)
    return 2 * 6371 * asin(sqrt(sin((south - north) / 2) ** 2 + across)) <= NEAR


def figures() -> Tally:
    """Values, intervals, units, measures."""
    tally = Tally()
    for line in load(HERE / "figures/gold.txt"):
        parsed = parse(line.document.text)
        found = read_figures(line.document, parsed, read_times(line.document, parsed))
        for mark, figure in _paired(line, found, lambda figure: (figure.span,), tally):
            said = f"{_words(mark.span, line)} is {' '.join(mark.reading)}, got {_told(figure)}"
            for part, ok in _checked(mark, figure):
                tally.count(part, ok, said)
    return tally


def _told(figure: Figure | None) -> str:
    if figure is None:
        return "nothing"
    return f"{figure.value} {figure.interval} {figure.likely} {figure.unit} {figure.measure}"


def _checked(mark: Mark, figure: Figure | None) -> Iterator[tuple[str, bool]]:
    value, interval, likely, unit, measure = mark.reading
    stated = None if value == "-" else float(value)
    yield "value", figure is not None and figure.value == stated
    yield "interval", figure is not None and _same(figure.interval, interval)
    yield "likely", figure is not None and _same(figure.likely, likely)
    yield "unit", figure is not None and figure.unit == unit
    yield "measure", figure is not None and figure.measure == measure


def _same(interval: Interval, written: str) -> bool:
    low, _, high = written.partition("..")
    wanted = (float(low), float(high) if high else None)
    pairs = zip(interval, wanted, strict=True)
    return all(
        one == other if one is None or other is None else abs(one - other) < 0.00051
        for one, other in pairs
    )


def _paired(
    line: Marked,
    found: Iterable[Thing],
    spans: Callable[[Thing], tuple[Span, ...]],
    tally: Tally,
) -> Iterator[tuple[Mark, Thing | None]]:
    """Each mark with what shares most characters with it; what is left over is spurious."""
    left = [(span, thing) for thing in found for span in spans(thing)]
    for mark in line.marks:
        tally.right["marks"] += 1
        touching = [pair for pair in left if pair[0].overlaps(mark.span)]
        best = max(touching, key=lambda pair: _shared(pair[0], mark.span), default=None)
        if best is not None:
            left.remove(best)
        yield mark, best[1] if best else None
    tally.right["spurious"] += len(left)
    tally.wrong += [f"spurious: {_words(span, line)} in {line.document.text}" for span, _ in left]


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _words(span: Span, line: Marked) -> str:
    return f"{line.document.ref} “{span.of(line.document.text)}”"


ROOMS: dict[str, Callable[[], Tally]] = {"times": times, "places": places, "figures": figures}


def main() -> None:
    """Print the counts of each room."""
    for name, measure in ROOMS.items():
        tally = measure()
        print(name, dict(tally.right))
        if "--errors" in sys.argv:
            print(*tally.wrong, sep="\n")


if __name__ == "__main__":
    main()
