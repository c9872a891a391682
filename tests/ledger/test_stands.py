"""Where an actor stands through time: day by day, a reprint once, and where it turned round."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import accordingto as at
from accordingto.ledger.stands import STANDS, Stand, stands

if TYPE_CHECKING:
    from collections.abc import Iterator

    from accordingto.ledger.ledger import Ledger

BACKED = "Trade Minister Ada Novik backed the ban on all exports of grain."
OPPOSED = "Trade Minister Ada Novik opposed the ban on all exports of grain."
ELSEWHERE = "Trade Minister Ada Novik said that the tunnel to Brill would be dug by Christmas."
ARTICLES = (
    ("Harbour Wire", "2031-02-03", BACKED),
    ("The Lamp", "2031-02-04", BACKED),
    ("The Lamp", "2031-04-09", OPPOSED),
    ("The Lamp", "2031-04-10", "Ivo Marn opposed the ban on all exports of grain."),
    ("Harbour Wire", "2031-04-11", ELSEWHERE),
)


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    """A minister who changes her mind, somebody who does not, and a thing said once."""
    with at.open(":memory:") as opened:
        for outlet, day, text in ARTICLES:
            opened.add(at.Document(text, publisher=outlet, published=at.as_date(day)))
        yield opened


def of(ledger: Ledger, name: str) -> tuple[Stand, ...]:
    (known,) = ledger.everyone(name)
    return stands(ledger, known)


def test_what_an_actor_said_on_two_days_stands_day_by_day_and_a_reprint_once(
    ledger: Ledger,
) -> None:
    (stand,) = of(ledger, "Novik")
    printed = [(claim.document.publisher, str(claim.document.published)) for claim in stand.claims]
    assert printed == [("Harbour Wire", "2031-02-03"), ("The Lamp", "2031-04-09")]
    assert {claim.by for claim in stand.claims} == {"Trade Minister Ada Novik"}


def test_the_later_claim_of_a_shift_is_the_one_that_turns_round(ledger: Ledger) -> None:
    (stand,) = of(ledger, "Novik")
    (shift,) = ledger.disputes(kind="shift")
    assert {name: turned.id for name, turned in stand.reversals.items()} == {
        stand.claims[-1].id: shift.id
    }


def test_who_speaks_on_one_day_only_has_no_stand_through_time(ledger: Ledger) -> None:
    assert of(ledger, "Marn") == ()


def test_a_row_leads_back_to_its_words(ledger: Ledger) -> None:
    rows = [row for stand in of(ledger, "Novik") for row in stand.rows()]
    assert all(tuple(row) == STANDS for row in rows)
    assert [row["reverses"] is not None for row in rows] == [False, True]
    assert [row["day"] for row in rows] == ["2031-02-03", "2031-04-09"]
    for row, text in zip(rows, (BACKED, OPPOSED), strict=True):
        assert row["says"] in text
