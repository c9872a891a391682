"""Days of the calendar: steps of months, weeks, weekdays, moving feasts, as dates and ISO text."""

from __future__ import annotations

import calendar
import re
from datetime import MAXYEAR, MINYEAR, date, timedelta

_MONTHS = 12
_EXTENT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?|-W(\d\d))?(?:T.*)?$")
_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def make(year: int, month: int, day: int) -> date | None:
    """The date, None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add_days(day: date, days: int) -> date | None:
    """The day so many days on, None beyond the calendar's ends."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def add_months(day: date, months: int) -> date | None:
    """The first of the month so many months on, None beyond the calendar's ends."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1) if MINYEAR <= year <= MAXYEAR else None


def iso_week(day: date) -> str:
    """2031-W20."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def iso_month(day: date) -> str:
    """2031-05."""
    return f"{day.year:04d}-{day.month:02d}"


def on_weekday(base: date, weekday: int, side: int, *, itself: bool) -> date | None:
    """The nearest day with ISO weekday 1 to 7 before (-1) or after (+1) `base`.

    `itself`: whether `base` counts as one.
    """
    distance = (weekday - base.isoweekday()) % 7 if side > 0 else (base.isoweekday() - weekday) % 7
    if distance == 0 and not itself:
        distance = 7
    return add_days(base, side * distance)


def nth_weekday(year: int, month: int, number: int, weekday: int) -> date:
    """The nth day of a month with ISO weekday 1 to 7; -1 is the last."""
    end = 1 if number > 0 else month_end(year, month)
    found = on_weekday(date(year, month, end), weekday, 1 if number > 0 else -1, itself=True)
    return (found or date(year, month, end)) + timedelta(weeks=number - 1 if number > 0 else 0)


def month_end(year: int, month: int) -> int:
    """The last day of a month."""
    return calendar.monthrange(year, month)[1]


def season_start(year: int, season: str) -> date:
    """The first day of a season that begins in `year`; winter begins in January's place."""
    return date(year, 1 if season == "WI" else _SEASON_MONTH[season], 1)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def extent(value: str | None) -> tuple[date, date] | None:
    """First and last day of a TIMEX3 date: a day, a week, a month or a year; else None."""
    written = _EXTENT.match(value or "")
    if written is None:
        return None
    year, month, day, week = (int(part) if part else 0 for part in written.groups())
    try:
        if week:
            return date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7)
        first = date(year, month or 1, day or 1)
        last_month = month or _MONTHS
        return first, date(year, last_month, day or month_end(year, last_month))
    except ValueError:
        return None
