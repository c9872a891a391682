from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accordingto.model import Figure, Span
from accordingto.telling import told_on
from accordingto.web.charts import LINE, Told, chart
from fiction import COUNT, READING, TOLL

DAY = date(2031, 5, 13)
bounds = st.integers(0, 10**7)


@st.composite
def intervals(draw: st.DrawFn) -> tuple[int, int | None]:
    low = draw(bounds)
    return low, draw(st.none() | st.integers(low, 10**7))


def told(
    low: int, high: int | None, days: int = 0, group: str = "a", *, interval_high: int | None = None
) -> Told:
    figure = Figure(Span(0, 1), low, (low, interval_high), (low, high), measure="killed")
    return Told(figure, TOLL, DAY + timedelta(days), group, "A")


def test_one_figure_is_nothing_to_compare() -> None:
    assert chart([]) is None
    assert chart([told(3, 3)]) is None


def test_more_stands_higher_and_later_stands_further_right() -> None:
    drawn = chart([told(9, 9, 0, "a"), told(23, 23, 2, "b")])
    assert drawn is not None
    nine, many = (line.dots[0] for line in drawn.lines)
    assert nine.y > many.y
    assert nine.x < many.x


def test_an_interval_is_a_bar_and_no_upper_end_is_told() -> None:
    drawn = chart([told(31, 39), told(9, 9, 1, interval_high=9)])
    assert drawn is not None
    wide, exact = drawn.lines[0].dots
    assert wide.y_low > wide.y > wide.y_high
    assert exact.y_low == exact.y == exact.y_high
    assert (wide.told.is_open, exact.told.is_open) == (True, False)


def test_one_source_has_one_line_that_holds_until_it_is_corrected() -> None:
    drawn = chart([told(14, 14, 0), told(23, 23, 1), told(9, 9, 1, "b")])
    assert drawn is not None
    one, _ = drawn.lines
    assert len(one.dots) == 2
    assert one.path.startswith(f"M{one.dots[0].x:.1f} {one.dots[0].y:.1f}H")


def test_those_who_say_the_same_are_named_together_and_stand_side_by_side() -> None:
    drawn = chart([told(9, 9, 0, "a"), told(9, 9, 0, "b"), told(23, 23, 0, "c")])
    assert drawn is not None
    assert [label.names for label in drawn.labels] == [("c",), ("a", "b")]
    first, second = (line.dots[0] for line in drawn.lines[:2])
    assert first.x != second.x


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(intervals(), st.integers(0, 400), st.sampled_from("abcdefgh")),
        min_size=2,
        max_size=20,
    )
)
def test_everything_stands_inside_the_drawing(
    found: list[tuple[tuple[int, int | None], int, str]],
) -> None:
    drawn = chart([told(low, high, days, group) for (low, high), days, group in found])
    assert drawn is not None
    for line in drawn.lines:
        for dot in line.dots:
            assert 0 <= dot.x <= drawn.right
            assert 0 <= dot.y_high <= dot.y <= dot.y_low <= drawn.height
    places = [label.y for label in drawn.labels]
    assert all(later - earlier >= LINE - 0.01 for earlier, later in pairwise(places))


def test_the_day_is_that_of_saying_or_else_of_publication() -> None:
    assert told_on(TOLL) == date(2031, 5, 12)
    assert told_on(COUNT) == date(2031, 5, 13)
    assert READING.figures
