"""What one article itself announces: staged, cleared, named well or ill, changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from accordingto.ledger.ledger import Ledger

Make = Callable[..., "Ledger"]


@pytest.mark.parametrize(
    ("kind", "text", "against"),
    [
        (
            "occurrence",
            (
                "Gunmen killed nine traders in the market raid, the mayor of Brill said.\n\n"
                "General Ansel Roth said his enemies had prepared a staged market raid."
            ),
            (
                "Gunmen killed nine traders in the market raid, the mayor of Brill said.\n\n"
                "General Ansel Roth said his enemies had prepared a market festival."
            ),
        ),
        (
            "role",
            (
                "Deputies accused Tessen of complicity in the murder of the judge.\n\n"
                "Ada Novik said there was no evidence that Tessen knew of the plot."
            ),
            (
                "Deputies accused Tessen of complicity in the murder of the judge.\n\n"
                "Ada Novik said there was no evidence that Ostmark knew of the plot."
            ),
        ),
        (
            "shift",
            (
                "Ada Novik said the crossing at Brill would stay open.\n\n"
                "This policy was reversed after the raid on Brill."
            ),
            (
                "Ada Novik said the crossing at Brill would stay open.\n\n"
                "This policy was explained after the raid on Brill."
            ),
        ),
    ],
)
def test_what_an_article_announces_is_listed_and_what_it_does_not_is_not(
    ledger_of: Make, kind: str, text: str, against: str
) -> None:
    day = "2031-05-12"
    assert kind in {d.kind.value for d in ledger_of(("A", day, text)).disputes()}
    assert kind not in {d.kind.value for d in ledger_of(("A", day, against)).disputes()}


def test_an_act_that_its_doer_defends_and_others_condemn_is_a_framing(ledger_of: Make) -> None:
    day = "2031-05-12"
    defends = "Ostmark described the landing as a measured response to piracy.\n\n"
    condemns = "Tessen said Ostmark had begun an invasion of the islands."
    listed = ledger_of(("A", day, defends + condemns)).disputes()
    assert "framing" in {dispute.kind.value for dispute in listed}
    harmless = "Tessen said Ostmark had begun a survey of the islands."
    listed = ledger_of(("A", day, defends + harmless)).disputes()
    assert "framing" not in {dispute.kind.value for dispute in listed}
