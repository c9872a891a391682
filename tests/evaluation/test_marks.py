"""Attribution on our own articles, held to its floors in evaluation/floors.json."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import marks
import pytest
from marks import Agreement, Marked, measure

ROOT = Path(__file__).parents[2]
FLOORS = json.loads((ROOT / "evaluation/floors.json").read_text())["attribution"]


@pytest.fixture(scope="module", params=FLOORS)
def folder(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def agreement(folder: str) -> Agreement:
    return measure(ROOT / "evaluation" / folder)


def test_the_floors_are_of_this_gold(folder: str) -> None:
    digest = hashlib.sha256()
    for path in sorted((ROOT / "evaluation" / folder / "attributions").glob("*.ann")):
        digest.update(path.read_bytes())
    assert digest.hexdigest() == FLOORS[folder]["gold_sha256"]


@pytest.mark.parametrize("figure", ["gold", "end_to_end", "content_overlap"])
def test_no_figure_falls_under_its_floor(folder: str, agreement: Agreement, figure: str) -> None:
    assert getattr(agreement, figure) >= FLOORS[folder][figure]


def test_nothing_read_agrees_with_nothing(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(_text: str) -> list[Marked]:
        return []

    monkeypatch.setattr(marks, "_as_read", nothing)
    assert measure(ROOT / "evaluation" / folder).end_to_end == 0
