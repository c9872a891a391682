"""The product, held to the gold of the example story; floors stand in evaluation/floors.json."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
import story
from story import Figures, measure

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "examples/tarnholt.gold.json"
FLOORS = json.loads((ROOT / "evaluation/floors.json").read_text())["story"]


@pytest.fixture(scope="module")
def figures() -> Figures:
    return measure(ROOT / "examples/tarnholt.jsonl", GOLD)


def test_the_floors_are_of_this_gold() -> None:
    assert hashlib.sha256(GOLD.read_bytes()).hexdigest() == FLOORS["gold_sha256"]


def test_every_expected_dispute_is_found(figures: Figures) -> None:
    assert figures.wrong["disputes"] == []


def test_no_dispute_is_spurious(figures: Figures) -> None:
    assert figures.wrong["spurious"] == []


def test_what_is_no_dispute_is_never_opposed(figures: Figures) -> None:
    assert figures.wrong["opposed"] == []


@pytest.mark.parametrize("part", ["dates", "speakers", "pending"])
def test_the_rest_does_not_fall_under_its_floor(figures: Figures, part: str) -> None:
    assert figures.right[part] >= FLOORS[part], figures.wrong[part]


def test_with_no_story_named_the_example_is_measured(
    figures: Figures, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def measured(articles: Path, gold: Path) -> Figures:
        assert (articles.name, gold) == ("tarnholt.jsonl", GOLD)
        return figures

    monkeypatch.setattr(story, "measure", measured)
    assert story.main([]) == 0
    assert capsys.readouterr().out.startswith("tarnholt\n")
