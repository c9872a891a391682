"""The product's events, held to our own gold; floors stand in evaluation/floors.json."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from happenings import FILES, GOLD, case, gold, matched, measure, rates

import accordingto as at
from accordingto.model import Modality
from accordingto.ontology.plover import ontology

FLOORS = json.loads((GOLD.parent / "floors.json").read_text(encoding="utf-8"))["events"]
ALL = (*FILES, "aside.toml", "firstrun.toml")


@pytest.fixture(scope="module")
def figures() -> dict[str, tuple[int, int]]:
    return rates(measure()[0])


def test_the_floors_are_of_this_gold() -> None:
    digest = hashlib.sha256(b"".join((Path(GOLD) / name).read_bytes() for name in FILES))
    assert digest.hexdigest() == FLOORS["gold_sha256"]


def test_the_gold_is_large_enough_and_of_the_ontology() -> None:
    cases = list(gold(ALL))
    assert len(cases) >= 63
    for want in (want for each in cases for want in each.wants):
        for kind in want.any_of("type", ""):
            assert kind in ontology()
        modes = {mode for kind in want.any_of("type", "") for mode in ontology()[kind]["modes"]}
        assert set(want.any_of("mode", "")) <= modes | {""}
        assert set(want.any_of("modality", "actual")) <= set(Modality)


def test_every_party_and_voice_of_the_gold_stands_in_its_text() -> None:
    for each in gold(ALL):
        for want in each.wants:
            words = [*want.row.get("actors", []), *want.row.get("recipients", [])]
            words += [v for v in want.any_of("voucher", "publisher") if v != "publisher"]
            assert [word for word in words if word not in each.text] == []


@pytest.mark.parametrize("name", FLOORS["at_least"])
def test_no_figure_falls_under_its_floor(figures: dict[str, tuple[int, int]], name: str) -> None:
    hits, tries = figures[name]
    assert hits / tries >= FLOORS["at_least"][name]


@pytest.mark.parametrize("files", FLOORS["at_most"])
def test_no_error_rises_over_its_bound(files: str) -> None:
    figures = rates(measure(gold(files.split()))[0])
    for name, bound in FLOORS["at_most"][files].items():
        hits, tries = figures[name]
        assert hits / tries <= bound, name


def test_the_scorer_sees_a_wrong_type_and_a_missing_event() -> None:
    right = case("x", "Marland [1 bombed] Ruvania.", [{"type": "ASSAULT"}])
    wrong = case("x", "Marland [1 bombed] Ruvania.", [{"type": "AID"}])
    events = at.read(right.text).events
    assert matched(right.wants, events) == {0: 0}
    assert matched(wrong.wants, events) == {}
    assert rates(measure([wrong])[0])["type recall"] == (0, 1)
    assert rates(measure([wrong])[0])["type precision"] == (0, 1)
    assert rates(measure([right])[0])["type precision"] == (1, 1)
