"""Days as users and pages give them."""

from __future__ import annotations

from datetime import date


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
