from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from accordingto.ledger.ledger import Ledger

if TYPE_CHECKING:
    from accordingto.model import Pending

Make = Callable[..., Ledger]


def one(ledger: Ledger) -> Pending:
    (found,) = ledger.pending()
    return found


@pytest.mark.parametrize(
    ("text", "kind", "due"),
    [
        ("Ana Belic promised to rebuild the quay.", "promise", None),
        ("Ana Belic predicted that the dam would break by Friday.", "prediction", "2031-05-16"),
        ("The rebels threatened to burn the quay.", "threat", None),
        ("Ana Belic demanded that Tessen reopen the strait by May 30.", "demand", "2031-05-30"),
        ("Ana Belic promised an inquiry into the fire within ten days.", "inquiry", "2031-05-22"),
    ],
)
def test_kinds_and_days(ledger_of: Make, text: str, kind: str, due: str | None) -> None:
    found = one(ledger_of(("The Lamp", "2031-05-12", text)))
    assert (found.kind.value, found.due, found.status.value) == (kind, due, "open")


def test_a_promise_taken_back_has_failed(ledger_of: Make) -> None:
    ledger = ledger_of(
        ("The Lamp", "2031-05-12", "“We will not close the Brill crossing,” Ada Novik said."),
        ("The Lamp", "2031-05-15", "“We are closing the Brill crossing,” Ada Novik said."),
    )
    found = one(ledger)
    assert found.status.value == "failed"
    assert found.settled_by is not None
    assert found.settled_by.document.ref == "b"


def test_what_the_outlet_says_itself_is_not_pending(ledger_of: Make) -> None:
    assert not list(ledger_of(("The Lamp", "2031-05-12", "The dam will break.")).pending())


def test_a_vow_to_harm_is_a_threat(ledger_of: Make) -> None:
    found = one(ledger_of(("The Lamp", "2031-05-12", "The Red Sash vowed to avenge the raid.")))
    assert found.kind.value == "threat"
    found = one(ledger_of(("The Lamp", "2031-05-12", "The Red Sash vowed to rebuild the quay.")))
    assert found.kind.value == "promise"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ivo Marn added that unless the army left, his men would cut the cables.", "threat"),
        ("Her country, Ada Novik warned, would appeal unless the quay reopened.", "threat"),
        ("Ada Novik said they would rebuild the quay unless it rained.", "condition"),
        ("Ada Novik said they would not cut the cables unless it rained.", "condition"),
        ("If the quay reopens, Ada Novik said, her men will cut the cables.", "condition"),
    ],
)
def test_what_ones_own_side_will_do_unless_it_is_heeded_is_a_threat(
    ledger_of: Make, text: str, kind: str
) -> None:
    assert one(ledger_of(("The Lamp", "2031-05-12", text))).kind.value == kind


def test_what_stands_between_commas_does_not_hide_what_an_inquiry_will_do(ledger_of: Make) -> None:
    text = (
        "Its inquiry, led by the retired judge Hanne Dvorel, would present its findings by the "
        "end of June, the Harbour Commission said."
    )
    found = one(ledger_of(("The Lamp", "2031-05-12", text)))
    assert (found.kind.value, found.due) == ("inquiry", "2031-06-30")


def test_an_inquiry_that_the_outlet_tells_of_is_pending(ledger_of: Make) -> None:
    text = "Ada Novik left.\n\nProsecutors have opened an investigation into three clerks."
    assert one(ledger_of(("The Lamp", "2031-05-12", text))).kind.value == "inquiry"
    text = "Ada Novik left.\n\nProsecutors have read of an investigation into three clerks."
    assert not list(ledger_of(("The Lamp", "2031-05-12", text)).pending())
