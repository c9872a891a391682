"""`kill -9` at fifty random moments of `add`: nothing is lost, nothing is there twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import killed
from quick import quick_ledger

if TYPE_CHECKING:
    from pathlib import Path

ARTICLES, LINES = 6, 3


def _write(folder: Path, number: int) -> None:
    """The articles that come before one more death."""
    for each in range(ARTICLES):
        first = (number * ARTICLES + each) * LINES
        lines = [f"The mayor said {first + n} barns burned in Tarn." for n in range(LINES)]
        lines.append(f"A farmer denied {first} barns burned in Tarn.")
        (folder / f"{number:02}-{each}.txt").write_text("\n".join(lines), encoding="utf-8")


def test_fifty_deaths_of_add_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    folder, file = tmp_path / "news", tmp_path / "tarn.db"
    folder.mkdir()
    kept, cut_short, number = 0, 0, 0
    for number in killed.deaths("add", str(file), str(folder)):
        if number > 0:
            with quick_ledger(file) as ledger:
                assert ledger.check(), f"after death {number - 1}"
                found = len(ledger.documents())
                assert len(ledger.claims()) == found * (LINES + 1)
            assert kept <= found <= number * ARTICLES
            cut_short += found < number * ARTICLES
            kept = found
        _write(folder, number)
    assert cut_short > killed.KILLS // 10
    articles = (number + 1) * ARTICLES
    with quick_ledger(file) as ledger:
        assert len(ledger.documents()) == articles
        assert len(ledger.claims()) == articles * (LINES + 1)
        assert len({document.id for document in ledger.documents()}) == articles
        sides = [side for dispute in ledger.disputes() for side in dispute.sides]
        accounts = [claim.id for side in sides for claim in side.claims]
        assert len(accounts) == len(set(accounts)) > 0
        assert ledger.check()
