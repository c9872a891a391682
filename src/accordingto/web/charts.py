"""Figures as intervals over time: where each dot, bar and label of a drawing goes.

Only geometry is computed here, in SVG user units; `templates/chart.svg` draws it. A figure is a
dot at its likely value with a bar over its likely interval, and each source has one line.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from accordingto.model import Claim, Figure

LEFT, TOP, BOTTOM = 54.0, 14.0, 26.0
LABELS = 215.0
"""Room for the names at the right."""
LINE = 17.0
"""Least distance between two names."""
ROOM = 78.0
"""Width of a day's name."""
BESIDE, MOST_BESIDE = 11.0, 5
"""Distance of dots that stand side by side, and how many do before they cover one another."""


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as somebody told it on a day; `group` names its line, `shape` its look."""

    figure: Figure
    claim: Claim
    day: date
    group: str
    shape: str

    @property
    def low(self) -> float:
        """The lower end of what a reader takes it to mean."""
        bounds = (self.figure.likely[0], self.figure.interval[0], self.figure.value)
        return next((bound for bound in bounds if bound is not None), self.high)

    @property
    def high(self) -> float:
        """The upper end; the lower one where the words set none."""
        bounds = (self.figure.likely[1], self.figure.interval[1], self.figure.value)
        found = next((bound for bound in bounds if bound is not None), None)
        return found if found is not None else self.figure.likely[0] or 0

    @property
    def is_open(self) -> bool:
        """Whether the words set no upper end."""
        return self.figure.interval[1] is None


@dataclass(frozen=True, slots=True)
class Dot:
    """A told figure in the drawing."""

    told: Told
    x: float
    y: float
    y_low: float
    y_high: float


@dataclass(frozen=True, slots=True)
class Line:
    """The dots of one source in order of days."""

    name: str
    shape: str
    dots: tuple[Dot, ...]

    @property
    def path(self) -> str:
        """A step line: a figure holds until the same source gives another."""
        points = [f"M{self.dots[0].x:.1f} {self.dots[0].y:.1f}"]
        points += [f"H{dot.x:.1f}V{dot.y:.1f}" for dot in self.dots[1:]]
        return "".join(points)


@dataclass(frozen=True, slots=True)
class Label:
    """The names of all whose last figure is the same, in look that of the first."""

    names: tuple[str, ...]
    shape: str
    from_x: float
    from_y: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing of `width` by `height` user units; ticks are (place, words)."""

    width: float
    height: float
    lines: tuple[Line, ...]
    labels: tuple[Label, ...]
    values: tuple[tuple[float, str], ...]
    days: tuple[tuple[float, date], ...]
    right: float
    bottom: float


def chart(told: Iterable[Told], width: float = 760, height: float = 240) -> Chart | None:
    """Draw figures; None where there are not two to compare."""
    found = sorted(told, key=lambda one: (one.day, one.low))
    if len(found) < 2:
        return None
    groups: defaultdict[str, list[Told]] = defaultdict(list)
    for one in found:
        groups[one.group].append(one)
    right, bottom = width - LABELS, height - BOTTOM
    days = sorted({one.day for one in found})
    steps = _steps(0, max(1, *(one.high for one in found)))
    frame = _Frame(days, steps[-1], right, bottom)
    lines = tuple(frame.line(name, group) for name, group in groups.items())
    return Chart(
        width,
        height,
        lines,
        _labels(lines, right, bottom),
        tuple((frame.y(step), f"{step:,.10g}") for step in steps),
        frame.day_ticks(),
        right,
        bottom,
    )


class _Frame:
    """Days and values to user units; dots that would cover one another stand side by side."""

    def __init__(self, days: Sequence[date], most: float, right: float, bottom: float) -> None:
        self.days, self.most, self.right, self.bottom = days, most, right, bottom
        self._taken: Counter[tuple[date, float]] = Counter()

    def line(self, name: str, group: Sequence[Told]) -> Line:
        """The dots of one source."""
        return Line(name, group[0].shape, tuple(map(self._dot, group)))

    def _dot(self, told: Told) -> Dot:
        middle = (told.low + told.high) / 2
        place = (told.day, middle)
        x = self.x(told.day) + BESIDE * min(self._taken[place], MOST_BESIDE)
        self._taken[place] += 1
        return Dot(told, x, self.y(middle), self.y(told.low), self.y(told.high))

    def x(self, day: date) -> float:
        """Days lie evenly in time; one day alone lies in the middle."""
        span = (self.days[-1] - self.days[0]).days
        share = (day - self.days[0]).days / span if span else 0.5
        return LEFT + 16 + share * (self.right - LEFT - 32 - BESIDE * MOST_BESIDE)

    def y(self, value: float) -> float:
        """Values begin with 0 at the bottom."""
        return self.bottom - (self.bottom - TOP) * value / self.most

    def day_ticks(self) -> tuple[tuple[float, date], ...]:
        """Days with room for their names, the first and the last before others."""
        ticks: list[tuple[float, date]] = []
        for day in (self.days[0], self.days[-1], *self.days[1:-1]):
            if all(abs(self.x(day) - other) >= ROOM for other, _ in ticks):
                ticks.append((self.x(day), day))
        return tuple(sorted(ticks))


def _labels(lines: Sequence[Line], right: float, bottom: float) -> tuple[Label, ...]:
    """Names at the right, one under another, moved apart from the top down and back up."""
    ends: defaultdict[tuple[date, float], list[Line]] = defaultdict(list)
    for line in lines:
        ends[line.dots[-1].told.day, line.dots[-1].y].append(line)
    groups = sorted(ends.values(), key=lambda group: group[0].dots[-1].y)
    places: list[float] = []
    for group in groups:
        places.append(max(group[0].dots[-1].y, places[-1] + LINE if places else TOP))
    limit = bottom
    for number in range(len(places) - 1, -1, -1):
        places[number] = min(places[number], limit)
        limit = places[number] - LINE
    return tuple(
        Label(
            tuple(line.name for line in group),
            group[0].shape,
            max(line.dots[-1].x for line in group),
            group[0].dots[-1].y,
            right + 12,
            place,
        )
        for group, place in zip(groups, places, strict=True)
    )


def _steps(low: float, high: float) -> list[float]:
    """Round values from `low` to one not under `high`, three to six of them."""
    raw = max(high - low, 1) / 4
    size = 10.0 ** math.floor(math.log10(raw))
    step = next(size * factor for factor in (1, 2, 2.5, 5, 10) if size * factor >= raw)
    step = max(step, 1.0) if high >= 4 else step
    return [low + step * number for number in range(math.ceil((high - low) / step) + 1)]
