"""Attribution on our own articles, held to its floors in evaluation/floors.json."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import marks
import pytest
from marks import Agreement, Marked, measure

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "evaluation/attribution"
FLOORS = json.loads((ROOT / "evaluation/floors.json").read_text())["attribution"]


@pytest.fixture(scope="module")
def agreement() -> Agreement:
    return measure(GOLD)


def test_the_floors_are_of_this_gold() -> None:
    digest = hashlib.sha256()
    for path in sorted((GOLD / "attributions").glob("*.ann")):
        digest.update(path.read_bytes())
    assert digest.hexdigest() == FLOORS["gold_sha256"]


@pytest.mark.parametrize("figure", ["end_to_end", "content_overlap"])
def test_no_figure_falls_under_its_floor(agreement: Agreement, figure: str) -> None:
    assert getattr(agreement, figure) >= FLOORS[figure]
    assert agreement.gold == 214


def test_nothing_read_agrees_with_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(_text: str) -> list[Marked]:
        return []

    monkeypatch.setattr(marks, "_as_read", nothing)
    assert measure(GOLD).end_to_end == 0
