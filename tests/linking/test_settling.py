"""What became of what was pending, told by hand-made readings over several articles."""

from __future__ import annotations

import pytest
from told import Line, told

from accordingto.linking.world import link
from accordingto.model import Pending, Stance

SCENE = Line("In Tarnholt the council of Osterman sat through the night")
BY_FRIDAY = "the ferry pier in Velm would reopen on Friday"


def became(first: Line, later: Line, *, due: str | None = None, day: str = "2031-05-20") -> Pending:
    """The one pending matter of a first article, after another one."""
    if due:
        first = first._replace(on=due)
    readings = [
        told("2031-05-12", "The Lamp", SCENE, first),
        told(day, "The Bell", SCENE, later),
    ]
    (found,) = [p for p in link(readings).pending if p.claim.document.publisher == "The Lamp"]
    if found.settled_by:
        assert found.settled_by.document.publisher == "The Bell"
    return found


PROMISE = Line("to reopen the ferry pier in Velm", "Ada Novik", "promised", Stance.PROMISES)
PREDICTION = Line(BY_FRIDAY, "Ada Novik", "predicted that", Stance.PREDICTS)
DEMAND = Line("that Tessen release the crew of the ferry", "Ada Novik", "demanded", Stance.DEMANDS)


@pytest.mark.parametrize(
    ("first", "later", "status"),
    [
        (PROMISE, Line("the ferry pier in Velm had reopened", "A pilot"), "met"),
        (PROMISE, Line("the ferry pier in Velm had not reopened", "A pilot"), "failed"),
        (PROMISE, Line("the ferry pier in Velm was closed", "A pilot"), "failed"),
        (PROMISE, Line("the reopening of the ferry pier in Velm was called off", "A pilot"), "overtaken"),
        (PROMISE, Line("the reopening of the ferry pier in Velm was called off", "Ada Novik"), "failed"),
        (PROMISE, Line("the reopening of the ferry pier in Velm was not called off", "A pilot"), "open"),
        (PROMISE, Line("the ferry pier in Velm may reopen", "A pilot"), "open"),
        (PROMISE, Line("the wheat fair in Velm was called off", "A pilot"), "open"),
        (DEMAND, Line("Tessen had released the crew of the ferry", "A pilot"), "met"),
        (DEMAND, Line("the release of the crew of the ferry is no longer possible", "A pilot"), "overtaken"),
    ],
)  # fmt: skip
def test_a_later_claim_settles_it(first: Line, later: Line, status: str) -> None:
    found = became(first, later)
    assert found.status.value == status
    assert (found.settled_by is None) == (status == "open")


def test_what_comes_after_its_day_is_overtaken() -> None:
    late = Line("the ferry pier in Velm reopened on Monday", "A pilot", on="2031-05-19")
    found = became(PREDICTION, late, due="2031-05-16")
    assert (found.due, found.status.value) == ("2031-05-16", "overtaken")


def test_what_comes_on_its_day_is_met_however_late_it_is_told() -> None:
    then = Line("the ferry pier in Velm reopened on Friday", "A pilot", on="2031-05-16")
    assert became(PREDICTION, then, due="2031-05-16").status.value == "met"


def test_a_day_that_passes_unspoken_settles_nothing() -> None:
    other = Line("the tide was high", "A pilot")
    assert became(PREDICTION, other, due="2031-05-16").status.value == "open"


def test_what_was_said_before_settles_nothing() -> None:
    earlier = Line("the ferry pier in Velm had reopened", "A pilot")
    assert became(PROMISE, earlier, day="2031-05-10").status.value == "open"


CONDITION = Line(
    "the crew would sail if the strait of Velm was open", "Ada Novik", "promised", Stance.PROMISES
)


@pytest.mark.parametrize(
    ("later", "status"),
    [
        ("the crew had sailed", "met"),
        ("the strait of Velm was closed", "overtaken"),
        ("the strait of Velm was open", "open"),
    ],
)
def test_a_condition_is_overtaken_when_it_is_said_to_be_gone(later: str, status: str) -> None:
    found = became(CONDITION, Line(later, "A pilot"))
    assert (found.kind.value, found.status.value) == ("condition", status)


INQUIRY = Line(
    "an inquiry into the ferry pier would report on Friday",
    "Ada Novik",
    "promised",
    Stance.PROMISES,
    on="2031-05-16",
)


@pytest.mark.parametrize(
    ("later", "day", "status"),
    [
        ("the inquiry had published its report on the ferry pier", "2031-05-16", "met"),
        ("the inquiry had published its report on the ferry pier", "2031-05-30", "overtaken"),
        ("the inquiry into the ferry pier needed more time", "2031-05-15", "failed"),
        ("the inquiry into the ferry pier was dissolved", "2031-05-15", "overtaken"),
        ("the inquiry into the ferry pier was at work", "2031-05-15", "open"),
        ("he would not stand in the way of the inquiry", "2031-05-15", "open"),
        ("the inquiry would not report before June", "2031-05-15", "failed"),
    ],
)
def test_an_inquiry(later: str, day: str, status: str) -> None:
    found = became(INQUIRY, Line(later, "A pilot"), day=day)
    assert (found.kind.value, found.due, found.status.value) == ("inquiry", "2031-05-16", status)
