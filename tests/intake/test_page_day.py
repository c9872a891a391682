from __future__ import annotations

from datetime import date

import pytest

from accordingto.intake.page import day_of


@pytest.mark.parametrize(
    ("time", "day"),
    [("2031-05-13T10:00:00+00:00", date(2031, 5, 13)), ("", None), ("no day at all", None)],
)
def test_a_record_without_a_time_has_no_day(time: str, day: date | None) -> None:
    assert day_of(time) == day
