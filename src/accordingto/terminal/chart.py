"""Figures over time in plain characters: a row for each source and day, on one scale.

A row reads `A  12 May  ..[===]....  61–69  the port says “more than 60”`: letters and numbers that
run from left to right stand before the bar and close after it, and a verb between the name and
the words, so that a terminal which turns Hebrew or Arabic words cannot turn the bar with them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

from accordingto.model import DisputeKind
from accordingto.telling import told_on
from accordingto.terminal import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

    from accordingto.model import Claim, Dispute, Figure, Interval

LEGEND = "* a number   [==] what the words likely mean   > or more   < or fewer"
NARROWEST, WIDEST = 10, 32
"""Columns of a bar; it takes a third of the width in between."""


@dataclass(frozen=True, slots=True)
class Told:
    """A figure that a source gave on a day, on the side of a letter."""

    day: date | None
    letter: str
    figure: Figure
    claim: Claim

    @property
    def ends(self) -> Interval:
        """The likely interval, what the words allow, or the number: the first that is there."""
        value = self.figure.value
        choices = (self.figure.likely, self.figure.interval, (value, value))
        return next((each for each in choices if each != (None, None)), (None, None))


def figures_over_time(dispute: Dispute, figures: Iterable[Figure]) -> RenderableType | None:
    """The drawing of a dispute on figures; None where there are not two to compare."""
    if dispute.kind is not DisputeKind.FIGURE:
        return None
    told = [one for one in _told(dispute, figures) if one.ends != (None, None)]
    return Bars(told) if len(told) > 1 else None


def _told(dispute: Dispute, figures: Iterable[Figure]) -> list[Told]:
    """The figures of its measure by day; what a source repeats on one day stands once."""
    sides = {c.id: (words.letter(n), c) for n, s in enumerate(dispute.sides) for c in s.claims}
    found = [figure for figure in figures if figure.claim in sides]
    counted = _measure(dispute.question, found)
    rows: dict[tuple[object, ...], Told] = {}
    for figure in found:
        letter, claim = sides[figure.claim or ""]
        if counted in {None, "count", figure.measure}:
            key = (told_on(claim), claim.by.casefold(), figure.likely, figure.interval)
            rows.setdefault(key, Told(told_on(claim), letter, figure, claim))
    return sorted(rows.values(), key=lambda one: (str(one.day), one.letter))


def _measure(question: str, figures: Sequence[Figure]) -> str | None:
    """The measure that the question names, else the commonest."""
    counted = Counter(figure.measure for figure in figures)
    named = (measure for measure in counted if measure and measure in question)
    return next(named, None) or next((measure for measure, _ in counted.most_common(1)), None)


class Bars:
    """The rows under their scale and legend, as wide as the console allows."""

    def __init__(self, told: Sequence[Told]) -> None:
        self.told = told
        days = [one.day for one in told if one.day]
        self.year = days[0] if len({day.year for day in days}) == 1 else None
        """A day of the year that all share; then the rows do without it."""
        bounds = [bound for one in told for bound in one.ends if bound is not None]
        self.most = max(bounds)
        self.least = min(bounds) if 0 < self.most < 2 * min(bounds) else min(0, *bounds)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The table, then the legend."""
        width = max(NARROWEST, min(WIDEST, options.max_width // 3))
        table = Table.grid(padding=(0, 2), expand=True)
        for _ in range(4):
            table.add_column(no_wrap=True)
        table.add_column(ratio=1, overflow="fold")
        years = str(self.year.year) if self.year else ""
        table.add_row("", Text(years, words.ASIDE), Text(self._scale(width), words.ASIDE), "", "")
        for one in self.told:
            table.add_row(*self._row(one, width))
        yield Group(table, Text(LEGEND, words.ASIDE))

    def _scale(self, width: int) -> str:
        low, high = words.number(self.least), words.number(self.most)
        return f"{low}{high.rjust(max(1, width - len(low)))}"

    def _row(self, one: Told, width: int) -> tuple[Text, ...]:
        said = Text.assemble(
            (words.source(one.claim), words.NAME), " says ", words.quoted(one.figure.words, 40)
        )
        return (
            Text(one.letter),
            Text(words.day(one.day, self.year) or "no day", words.ASIDE),
            Text(self.bar(one, width)),
            Text(words.interval(one.ends)),
            said,
        )

    def bar(self, one: Told, width: int) -> str:
        """The interval as characters from the least to the most that anyone says."""
        low, high = one.ends
        allows = one.figure.interval
        first = self._column(self.least if low is None else low, width)
        last = self._column(self.most if high is None else high, width)
        cells = ["."] * width
        cells[first : last + 1] = "*" if first == last else f"[{'=' * (last - first - 1)}]"
        if allows[0] is None and allows[1] is not None:
            cells[first] = "<"
        if allows[1] is None and allows[0] is not None:
            cells[last] = ">"
        return "".join(cells)

    def _column(self, value: float, width: int) -> int:
        span = self.most - self.least
        return round((value - self.least) / span * (width - 1)) if span else 0
