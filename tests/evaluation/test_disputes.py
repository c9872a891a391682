"""The product, held to our pairs and stories; floors stand in evaluation/floors.json."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from story import STORIES, measure

import accordingto as at

ROOT = Path(__file__).parents[2]
PAIRS = ROOT / "evaluation/disputes/pairs.jsonl"
FLOORS = json.loads((ROOT / "evaluation/floors.json").read_text())["disputes"]
EVERY = 7
"""One pair in this many is tried here; training/disputes/train.py tries all."""


def test_the_floors_are_of_these_pairs() -> None:
    assert hashlib.sha256(PAIRS.read_bytes()).hexdigest() == FLOORS["pairs_sha256"]


@pytest.mark.parametrize("name", sorted(FLOORS["stories"]))
def test_a_story_keeps_its_floor(name: str) -> None:
    floor = FLOORS["stories"][name]
    figures = measure(*STORIES[name])
    assert figures.right["disputes"] >= floor["disputes"], figures.wrong["disputes"]
    assert figures.right["opposed"] >= floor["opposed"], figures.wrong["opposed"]
    assert figures.right["pending"] >= floor["pending"], figures.wrong["pending"]
    assert len(figures.wrong["spurious"]) <= floor["spurious"], figures.wrong["spurious"]


def kind_told(row: dict[str, Any]) -> str:
    """The kind of the first dispute of two statements; none where they do not collide."""
    with at.open(":memory:") as ledger:
        for ref in ("a", "b"):
            told = row[ref]
            ledger.add(
                at.Document(
                    told["text"],
                    publisher=told["outlet"],
                    published=at.as_date(told["date"]),
                    ref=ref,
                )
            )
        return next((dispute.kind.value for dispute in ledger.disputes()), "none")


def test_pairs_keep_their_floor() -> None:
    rows = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()][::EVERY]
    wanted = [row["label"].removeprefix("contradict-").removeprefix("position-") for row in rows]
    told = [kind_told(row) for row in rows]
    none = {"compatible", "unrelated"}
    pairs = list(zip(wanted, told, strict=True))
    assert sum(w == t for w, t in pairs if w not in none) >= FLOORS["kinds"]
    assert sum(t not in {"none", "framing"} for w, t in pairs if w in none) <= FLOORS["false"]
