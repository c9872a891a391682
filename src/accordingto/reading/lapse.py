"""Lapses of time: steps from a day, lengths, and what recurs, as TIMEX3 values."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from accordingto.languages import lexicon
from accordingto.reading import day as days
from accordingto.reading import numeral
from accordingto.reading.timex import Anchor, Reader, Value, dated, table, timed

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from accordingto.reading.grammar import Fields

_YEARS = {"DE": 10, "CE": 100}


def _step(fields: Fields, anchor: Anchor) -> Value | None:
    """A unit and a step: "last week", "the next day", "that year", "the day before"."""
    unit = table("unit")[fields["unit"]]
    rel = fields.get("rel") or fields["direction"]
    step: int = table("rel")[rel] if "rel" in fields else _side(rel)
    if rel in {"past", "coming"}:
        return Value("DURATION", duration(Decimal(1), unit))
    spoken = rel in {"last", "this"} or (rel == "next" and "the" not in fields)
    spoken = spoken and unit not in {"D", "NI"}
    base = anchor.published if spoken else anchor.told
    return stepped(base, unit, step)


def stepped(base: date | None, unit: str, step: int) -> Value | None:
    """The unit of time so many units from the one that holds `base`."""
    if base is None:
        return Value("DATE", ("PAST_REF", "PRESENT_REF", "FUTURE_REF")[_sign(step) + 1])
    return _STEPS[unit](base, step) if unit in _STEPS else None


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)


def _day_step(base: date, step: int) -> Value | None:
    return dated(days.add_days(base, step), {})


def _night_step(base: date, step: int) -> Value | None:
    return dated(days.add_days(base, step), {"part": "night"})


def _week_step(base: date, step: int) -> Value | None:
    found = days.add_days(base, 7 * step)
    return found and Value("DATE", days.iso_week(found), found)


def _weekend_step(base: date, step: int) -> Value | None:
    found = _week_step(base, step)
    return found and found._replace(value=f"{found.value}-WE")


def _weekday_week(fields: Fields, anchor: Anchor) -> Value | None:
    """British "Thursday week": the Thursday after the coming one."""
    weekday: int = table("weekday")[fields["weekday"]]
    base = anchor.published
    if base is None:
        return Value("DATE", f"XXXX-WXX-{weekday}")
    coming = days.on_weekday(base, weekday, 1, itself=True)
    return dated(coming and days.add_days(coming, 7), {})


def _weekend(_fields: Fields, anchor: Anchor) -> Value | None:
    """As in "over the weekend": the last, or the one to come."""
    if anchor.published is None:
        return Value("DATE", "XXXX-WXX-WE")
    side = 1 if anchor.tense > 0 else -1
    saturday = days.on_weekday(anchor.published, 6, side, itself=True)
    return saturday and Value("DATE", f"{days.iso_week(saturday)}-WE", saturday)


def _quarter_step(base: date, step: int) -> Value | None:
    first = days.add_months(base, 3 * step)
    if first is None:
        return None
    quarter = (first.month - 1) // 3 + 1
    return Value("DATE", f"{first.year:04d}-Q{quarter}", first)


def _month_step(base: date, step: int) -> Value | None:
    first = days.add_months(base, step)
    return first and Value("DATE", days.iso_month(first), first)


def _year_step(base: date, step: int) -> Value | None:
    first = days.make(base.year + step, 1, 1)
    return first and Value("DATE", f"{first.year:04d}", first)


def _decade_step(base: date, step: int) -> Value | None:
    first = days.make((base.year // 10 + step) * 10, 1, 1)
    return first and Value("DATE", f"{first.year // 10:03d}", first)


def _century_step(base: date, step: int) -> Value | None:
    century = base.year // 100 + step
    return Value("DATE", f"{century:02d}") if 0 <= century < 100 else None


_STEPS: dict[str, Callable[[date, int], Value | None]] = {
    "D": _day_step,
    "NI": _night_step,
    "W": _week_step,
    "WE": _weekend_step,
    "M": _month_step,
    "Q": _quarter_step,
    "Y": _year_step,
    "DE": _decade_step,
    "CE": _century_step,
}


def _period(fields: Fields, anchor: Anchor) -> Value | None:
    """As in "the end of the year", "later in the week": the unit that holds the day spoken of."""
    unit = table("unit")[fields["unit"]]
    told = anchor.narrative or unit == "D"
    return stepped(anchor.told if told else anchor.published, unit, 0)


def _quarter_told(_fields: Fields, anchor: Anchor) -> Value | None:
    """As in "for the quarter": the last whole one; where the verb looks ahead, the running one."""
    return stepped(anchor.published, "Q", 0 if anchor.tense > 0 else -1)


def _before_last(fields: Fields, anchor: Anchor) -> Value | None:
    """As in "the week before last": the one before the last."""
    found = stepped(anchor.published, table("unit")[fields.get("unit", "day")], -2)
    return found and found.day and timed(found.value, fields, found.day)


def _deictic_day(fields: Fields, anchor: Anchor) -> Value | None:
    """As in "the day before yesterday"."""
    if anchor.published is None:
        return Value("DATE", "XXXX-XX-XX")
    step: int = table("deictic")[fields["deictic"]] + _side(fields["direction"])
    return dated(days.add_days(anchor.published, step), {})


def _side(word: str) -> int:
    """-1 for what lies before, 1 for what lies after ("from now" too)."""
    sides: dict[str, int] = table("direction") | table("side")
    return sides.get(word, 1)


def _shift(fields: Fields, anchor: Anchor) -> Value | None:
    """As in "three years ago", "two days later"; units from weeks up keep their own grain."""
    word = fields["direction"]
    sign = _side(word)
    base = anchor.published if word in {"ago", "hence", "now", "today", "time"} else anchor.told
    count = _count(fields)
    if count is None or base is None:
        return Value("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
    unit: str = table("unit")[fields["unit"]]
    if unit.startswith("T"):
        return Value("TIME", f"{base.isoformat()}TXX", base)
    if unit in _YEARS:
        count, unit = count * _YEARS[unit], "Y"
    if unit == "Y" and count != count.to_integral_value():
        count, unit = count * 12, "M"
    if unit == "F":
        count, unit = count * 14, "D"
    if abs(count) > 10**6:
        return None
    return stepped(base, unit, sign * int(count))


def _vague_shift(fields: Fields, _anchor: Anchor) -> Value:
    """As in "years ago", "weeks later"."""
    past = table("direction")[fields["direction"]] < 0
    return Value("DATE", "PAST_REF" if past else "FUTURE_REF")


def _count(fields: Fields) -> Decimal | None:
    """The number of units; None where none is stated, as in "a few"."""
    words = fields.get("count", "a")
    if words in lexicon("en", "times")["unstated"]["words"]:
        return None
    number = numeral.value(words)
    half = Decimal("0.5") if "half" in fields else Decimal(0)
    return (Decimal(1) if number is None else number) + half


def _length(fields: Fields, _anchor: Anchor) -> Value:
    """As in "six weeks", "the past five years", "recent months"."""
    unit: str = table("unit")[fields.get("unit") or fields["units"]]
    count = _count(fields) if "count" in fields else Decimal(1) if "unit" in fields else None
    return Value("DURATION", duration(count, unit))


def duration(count: Decimal | None, unit: str) -> str:
    """P5Y, PT30M, PXW: a decade is ten years, half an hour thirty minutes."""
    if unit == "F":
        count, unit = count and count * 2, "W"
    if count is not None and unit in _YEARS:
        count, unit = count * _YEARS[unit], "Y"
    if count is not None and count != count.to_integral_value():
        count, unit = _finer(count, unit)
    written = "X" if count is None else f"{count.normalize():f}"
    return f"PT{written}{unit[1]}" if unit.startswith("T") else f"P{written}{unit}"


_FINER = {"TH": (60, "TM"), "TM": (60, "TS"), "D": (24, "TH")}


def _finer(count: Decimal, unit: str) -> tuple[Decimal, str]:
    """A broken count in the next finer unit where it is whole there: 1.5 hours, 90 minutes."""
    times, finer = _FINER.get(unit, (1, unit))
    whole = count * times
    return (whole, finer) if whole == whole.to_integral_value() else (count, unit)


def _repeat(fields: Fields, _anchor: Anchor) -> Value:
    """As in "every year", "each Monday", "every two weeks"."""
    if weekday := fields.get("weekday") or fields.get("weekdays", "").removesuffix("s"):
        return timed(f"XXXX-WXX-{table('weekday')[weekday]}", fields, None)._replace(type="SET")
    if month := fields.get("month"):
        return Value("SET", f"XXXX-{table('month')[month]:02d}")
    if season := fields.get("season"):
        return Value("SET", f"XXXX-{table('season')[season]}")
    if part := fields.get("part"):
        return Value("SET", f"XXXX-XX-XXT{table('part')[part]}")
    unit = table("unit")[fields["unit"]]
    if unit == "WE":
        return Value("SET", "XXXX-WXX-WE")
    stated = "count" in fields and "times" not in fields
    count = _count(fields) if stated else Decimal(1 + ("alternate" in fields))
    return Value("SET", duration(count, unit))


def _often(fields: Fields, _anchor: Anchor) -> Value:
    return Value("SET", table("frequency")[fields["frequency"]])


def _fixed(fields: Fields, _anchor: Anchor) -> Value:
    return Value("DATE", (table("fixed") | table("pointed"))[fields["fixed"]])


READERS: dict[str, Reader] = {
    "step": _step,
    "period": _period,
    "quarter_told": _quarter_told,
    "deictic_day": _deictic_day,
    "before_last": _before_last,
    "week_on": _weekday_week,
    "weekend": _weekend,
    "shift": _shift,
    "vague_shift": _vague_shift,
    "length": _length,
    "repeat": _repeat,
    "often": _often,
    "fixed": _fixed,
}
