"""Times, places and figures, held to our own gold; floors stand in evaluation/floors.json."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path

import pytest
from marked import load
from rooms import ROOMS, Tally

EVALUATION = Path(__file__).parents[2] / "evaluation"
FLOORS: dict[str, dict[str, str | int]] = {
    room: floors
    for room, floors in json.loads((EVALUATION / "floors.json").read_text()).items()
    if room in ROOMS
}
PARTS = [
    (room, part)
    for room in FLOORS
    for part in FLOORS[room]
    if part not in {"gold_sha256", "spurious"}
]


@cache
def tally(room: str) -> Tally:
    return ROOMS[room]()


@pytest.mark.parametrize("room", ROOMS)
def test_the_floors_are_of_this_gold(room: str) -> None:
    gold = EVALUATION / room / "gold.txt"
    assert hashlib.sha256(gold.read_bytes()).hexdigest() == FLOORS[room]["gold_sha256"]
    assert len(load(gold)) >= 60


@pytest.mark.parametrize(("room", "part"), PARTS)
def test_what_is_right_does_not_fall_under_its_floor(room: str, part: str) -> None:
    floor = FLOORS[room][part]
    assert isinstance(floor, int)
    assert tally(room).right[part] >= floor, tally(room).wrong


@pytest.mark.parametrize("room", ROOMS)
def test_what_is_spurious_does_not_rise(room: str) -> None:
    most = FLOORS[room]["spurious"]
    assert isinstance(most, int)
    assert tally(room).right["spurious"] <= most, tally(room).wrong
