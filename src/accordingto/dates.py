"""Days as users and pages give them."""

from __future__ import annotations

import re
from datetime import date, timedelta

_VALUE = re.compile(r"(\d{4})(?:-W(\d\d)(-WE)?|-(\d\d)(?:-(\d\d))?)?")


def as_date(value: date | str | None) -> date | None:
    """A calendar date from a date or an ISO 8601 text; the time of day is dropped.

    Raises:
        ValueError: not a date of the calendar; the message says what is expected.
    """
    if value is None or value == "":
        return None
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    if not isinstance(value, str):  # pyright: ignore[reportUnnecessaryIsInstance] - users' input
        raise TypeError(f"{value!r} is no date: give a date or a text such as '2031-05-13'")
    try:
        return date.fromisoformat(value[:10])
    except ValueError as error:
        raise ValueError(f"{value!r} is no date: write it as YYYY-MM-DD") from error


def days_of(value: str) -> tuple[date, date] | None:
    """First and last day of a TIMEX3 date: a day, week, weekend, month or year; else None."""
    if (found := _VALUE.fullmatch(value.partition("T")[0])) is None:
        return None
    year, week, weekend, month, day = found.groups()
    try:
        if week:
            monday = date.fromisocalendar(int(year), int(week), 1)
            return monday + timedelta(5 if weekend else 0), monday + timedelta(6)
        if day:
            return date(int(year), int(month), int(day)), date(int(year), int(month), int(day))
        first = date(int(year), int(month or 1), 1)
        last = (first + timedelta(31)).replace(day=1) if month else date(first.year + 1, 1, 1)
    except (ValueError, OverflowError):
        return None
    return first, last - timedelta(1)
