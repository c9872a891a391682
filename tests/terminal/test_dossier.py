"""What `show D1` and a briefing of the ledger promise, on a story of ours read for real."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import accordingto as at
from accordingto.model import Dispute, DisputeKind
from prompt import run

if TYPE_CHECKING:
    from pathlib import Path

    from accordingto.ledger.ledger import Ledger

TOLL = (
    "Hospital director Ana Lodz said 31 people were killed in the fire at Quay Nine in Ostmark, "
    "without offering any proof.\n\n"
    "Mayor Piet Harn promised an inquiry. “A commission will establish what happened at the quay "
    "and report within ten days,” the mayor said.\n"
)
RIVAL = "The port police said nine people were killed in the fire at Quay Nine in Ostmark.\n"
ELSEWHERE = (
    "A bridge was closed in Velm on Monday.\n\nThe bridge police opened for an hour.\n\n"
    "Governor Mira Tolk promised an inquiry.\n"
)
STORY = (
    ("Harbour Wire", "2031-05-12", TOLL),
    ("The Reprint", "2031-05-13", TOLL),
    ("The Lamp", "2031-05-14", RIVAL),
    ("The Bridge Post", "2031-05-14", ELSEWHERE),
)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("dossier") / "story.db"
    with at.open(path) as ledger:
        for outlet, day, text in STORY:
            published = at.as_date(day)
            ledger.add(at.Document(text, publisher=outlet, published=published, ref=outlet))
    return path


def toll(ledger: Ledger) -> Dispute:
    (found,) = ledger.disputes(kind="figure")
    assert found.kind is DisputeKind.FIGURE
    return found


def page(kept: Path, *words: str) -> str:
    return run(*words, "--ledger", str(kept)).stdout


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture
def whole(kept: Path) -> str:
    with at.open(kept) as ledger:
        return page(kept, "show", toll(ledger).id)


def section(whole: str, heading: str) -> str:
    """What stands under a heading, up to the next."""
    return whole.split(f"{heading}\n")[1].split("\n\n", maxsplit=1)[0]


def test_a_briefing_tells_the_inquiry_that_would_settle_it(kept: Path) -> None:
    shown = flat(page(kept, "disputes", "--kind", "figure"))
    assert "Inquiry open, due 22 May 2031: " in shown
    assert "report within ten days” Harbour Wire" in shown


def test_an_inquiry_of_another_story_is_left_out(kept: Path) -> None:
    with at.open(kept) as ledger:
        assert any("Tolk" in one.claim.by for one in ledger.pending(kind="inquiry"))
    assert "Tolk" not in page(kept, "disputes", "--kind", "figure")


def test_a_briefing_quotes_what_is_said_of_the_evidence(kept: Path) -> None:
    shown = page(kept, "disputes", "--kind", "figure")
    joined = flat(" ".join(line.partition("│")[2] for line in shown.splitlines()))
    beside = flat(" ".join(line.partition("│")[0] for line in shown.splitlines()))
    assert any("none offered, “without offering any proof”" in side for side in (joined, beside))


def test_a_file_tells_claims_by_day_with_reprints_folded(whole: str) -> None:
    days = flat(section(whole, "DAY BY DAY"))
    assert days.index("12 May 2031 Harbour Wire") < days.index("14 May 2031 The Lamp")
    assert "printed also by The Reprint (C" in days
    assert "13 May 2031" not in days
    assert days.count("31 people were killed") == 1
    assert "Harbour Wire · characters" in days


def test_a_file_draws_figures_and_names_its_matter(whole: str) -> None:
    rows = section(whole, "FIGURES OVER TIME").splitlines()
    assert rows[0].split() == ["2031", "0", "31"]
    assert any("12 May" in row and "*  31 " in row for row in rows)
    assert "accordingto show M" in section(whole, "THE MATTER")


def test_a_file_fits_eighty_columns_without_colour(whole: str) -> None:
    assert "\x1b" not in whole
    assert max(map(len, whole.splitlines())) <= 80


def test_a_file_tells_judgements_and_their_undoing(kept: Path) -> None:
    with at.open(kept) as ledger:
        name = toll(ledger).id
        made = ledger.judge("confirm", name, by="Ada", note="two counts of one fire")
        ledger.undo(made.id, by="Ben")
    told = flat(section(page(kept, "show", name), "JUDGEMENTS"))
    assert f"confirm {name} “two counts of one fire” Ada" in told
    assert f"undo {made.id} Ben" in told


def test_filters_are_met_by_a_dispute_as_a_whole(kept: Path) -> None:
    with at.open(kept) as ledger:
        name = toll(ledger).id
        found = ledger.disputes(
            actor="Lodz", search="nine people", since="2031-05-14", place="Ostmark", kind="figure"
        )
        assert [one.id for one in found] == [name]
        assert not ledger.disputes(actor="Lodz", search="nine people", place="Velm")
        assert not ledger.disputes(actor="Lodz", search="nine people", kind="role")
        assert not ledger.disputes(actor="Lodz", search="nine people", since="2031-05-15")
        assert not ledger.disputes(actor="Tolk", search="nine people")
        assert not ledger.disputes(source="Lodz", stance="denies")


def test_filters_work_together_at_the_prompt(kept: Path) -> None:
    asked = ("--since", "2031-05-12", "--place", "Ostmark", "--actor", "Lodz")
    shown = page(kept, "disputes", *asked, "--kind", "figure", "--search", '"nine people"')
    assert "How many were killed?" in shown
    none = run("disputes", *asked, "--search", "bridge", "--ledger", str(kept))
    assert "fewer filters find more" in none.stderr
