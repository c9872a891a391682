from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from accordingto.linking.account import accounts
from accordingto.linking.evidence import evidence
from accordingto.linking.judged import Verdicts
from accordingto.linking.statement import statement_of

if TYPE_CHECKING:
    from accordingto.ledger.ledger import Ledger
    from accordingto.linking.piece import Evidence

Make = Callable[..., "Ledger"]


def weighed(ledger: Ledger) -> Evidence:
    """The evidence on the first account of each of two articles."""
    readings = sorted(ledger.readings(), key=lambda one: one.document.ref)
    world = accounts(readings, Verdicts(readings))
    first = {row.claim.document.ref: row for row in reversed(world.rows)}
    one, other = (statement_of(first[ref], world) for ref in "ab")
    return evidence(one, other)


@pytest.mark.parametrize(
    ("one", "other", "piece", "against"),
    [
        (
            "Ana Lodz said 31 people were killed in the fire at Quay Nine.",
            "The port police said nine people were killed in the fire at Quay Nine.",
            "rival-figures",
            "The port police said nine of the dead in the fire at Quay Nine were children.",
        ),
        (
            "Ostmark said Tessen had sent mines to the militia in the strait.",
            "Tessen denied sending mines to the militia in the strait.",
            "untrue-party",
            "Tessen said it had sent mines to the militia in the strait.",
        ),
        (
            "Rebels shelled the hospital in Brill, the army said.",
            "The army shelled the hospital in Brill, the rebels said.",
            "one-act-two-doers",
            "Rebels shelled the hospital in Brill, witnesses said.",
        ),
        (
            "Ana Lodz said the bridge at Brill was open.",
            "Ben Hale said the bridge at Brill was closed.",
            "opposed-outcomes",
            "Ben Hale said the bridge at Brill was open to all.",
        ),
        (
            "Trains between Brill and Ostmark have resumed, the railway said.",
            "Trains between Brill and Ostmark are at a standstill, drivers said.",
            "outcomes-differ",
            "Trains between Brill and Ostmark are running, drivers said.",
        ),
        (
            "Ana Lodz said 31 tanks were lost in the battle for Brill.",
            "Tessen put the number of tanks lost in the battle for Brill at 9.",
            "rival-figures",
            "Tessen put the price of wheat lost in the battle for Brill at 9.",
        ),
        (
            "The army accused the Red Sash of shelling the hospital in Brill.",
            "The Red Sash said the army had shelled the hospital in Brill.",
            "crossed",
            "The Red Sash claimed responsibility for shelling the hospital in Brill.",
        ),
        (
            "Rebels mined the bridge at Brill, the army said.",
            "The army said it was saboteurs who had mined the bridge at Brill.",
            "singled",
            "The army said it was sad that saboteurs had mined the bridge at Brill.",
        ),
        (
            "The army shelled the hospital in Brill, nurses said.",
            "The army said the hospital in Brill was a depot.",
            "doer-answers",
            "The mayor said the hospital in Brill was a depot.",
        ),
        (
            "Grain ships have left the port of Brill, the ministry said.",
            "The ministry confirmed that ships had left the port of Brill.",
            "repeats",
            "The ministry replied that ships had left the port of Brill.",
        ),
        (
            "Ana Lodz said the bridge at Brill was open.",
            "Ben Hale said neither the bridge nor the ferry at Brill was open.",
            "turned",
            "Ben Hale said the bridge and the ferry at Brill were open.",
        ),
    ],
)
def test_a_piece_is_there_and_is_not(
    ledger_of: Make, one: str, other: str, piece: str, against: str
) -> None:
    day = "2031-05-12"
    assert piece in weighed(ledger_of(("A", day, one), ("B", day, other)))
    assert piece not in weighed(ledger_of(("A", day, one), ("B", day, against)))


def test_a_second_stand_of_one_speaker_is_a_shift_and_the_same_again_is_not(
    ledger_of: Make,
) -> None:
    before = ("A", "2031-05-12", "Ada Novik said the crossing at Brill would stay open.")
    after = ("B", "2031-06-20", "Ada Novik said the crossing at Brill would be closed.")
    again = ("B", "2031-06-20", "Ada Novik said the crossing at Brill would always stay open.")
    assert "shift" in weighed(ledger_of(before, after))
    assert "shift" not in weighed(ledger_of(before, again))


def test_an_office_without_a_name_is_one_speaker_on_two_days(ledger_of: Make) -> None:
    before = ("A", "2031-05-12", "The mayor of Brill pledged to keep the tram line.")
    after = ("B", "2031-06-20", "The mayor of Brill has decided to scrap the tram line.")
    another = ("B", "2031-06-20", "The mayor of Tessen has decided to scrap the tram line.")
    found = weighed(ledger_of(before, after))
    assert {"one-speaker", "other-stand"} <= found.keys()
    assert "one-speaker" not in weighed(ledger_of(before, another))


def test_a_courtesy_title_makes_no_other_person(ledger_of: Make) -> None:
    day = "2031-05-12"
    one = ("A", day, "The police said Sanna Rhee had been heard.")
    other = ("B", day, "The police said nobody had heard Ms Rhee.")
    assert "other-person" not in weighed(ledger_of(one, other))


def test_namesakes_are_two_persons(ledger_of: Make) -> None:
    day = "2031-05-12"
    one = ("A", day, "Health Minister Ilan Roth said the clinic in Brill would be closed.")
    other = ("B", day, "Footballer Ilan Roth said the stadium in Brill would be closed.")
    assert "other-person" in weighed(ledger_of(one, other))


def test_each_piece_that_fires_is_between_0_and_1(ledger_of: Make) -> None:
    day = "2031-05-12"
    one = ("A", day, "Rebels killed 31 people in Brill on Monday, the army said.")
    other = ("B", day, "The army killed nine people in Brill on Monday, the rebels said.")
    found = weighed(ledger_of(one, other))
    assert found
    assert all(0 < piece.strength <= 1 and piece.name == name for name, piece in found.items())
