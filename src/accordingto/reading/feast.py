"""Feasts: days of the year that have a name, as TIMEX3 values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.reading import day as days
from accordingto.reading.timex import Anchor, Reader, Value, dated, table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from accordingto.reading.grammar import Fields


def _holiday(fields: Fields, anchor: Anchor) -> Value | None:
    """The feast of a year that is told, or the nearest on the side that the tense asks for."""
    rule: list[int] = table("holiday")[fields["holiday"]]
    base = anchor.base
    if "year" in fields:
        return dated(_feast(int(fields["year"]), rule), fields)
    if base is None:
        return Value("DATE", f"XXXX-{rule[0]:02d}-{rule[1]:02d}") if len(rule) == 2 else None
    side = table("rel")[fields["rel"]] if "rel" in fields else anchor.tense
    around = (_feast(base.year + step, rule) for step in (-1, 0, 1))
    candidates = [found for found in around if found and (found - base).days * side >= 0]
    return dated(min(candidates, key=lambda d: abs((d - base).days), default=None), fields)


def _feast(year: int, rule: Sequence[int]) -> date | None:
    """The day of a feast in a year, by its line in times.toml."""
    if not 0 < year < 9999:
        return None
    match rule:
        case [from_easter]:
            return days.add_days(days.easter(year), from_easter)
        case [month, day]:
            return days.make(year, month, day)
        case [month, number, weekday]:
            return days.nth_weekday(year, month, number, weekday)
        case _:
            return None


READERS: dict[str, Reader] = {"holiday": _holiday}
