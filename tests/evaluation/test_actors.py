"""The reader, held to the actors marked by hand; floors stand in evaluation/floors.json."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from actors import ASKED, GOLD, Article, Figures, articles, dice, measure, pairs, unmarked

from accordingto.model import Span

FLOORS = json.loads((Path(__file__).parents[2] / "evaluation/floors.json").read_text())["actors"]


@pytest.fixture(scope="module")
def figures() -> Figures:
    return measure(articles())


def test_the_floors_are_of_this_gold() -> None:
    assert hashlib.sha256(GOLD.read_bytes()).hexdigest() == FLOORS["gold_sha256"]


def test_there_are_at_least_sixty_texts_and_each_mark_is_of_a_known_actor() -> None:
    found = articles()
    assert len(found) >= 60
    for article in found:
        assert {name for name, _ in article.marks} == set(article.actors), article.style


def test_mentions_and_chains_do_not_fall_under_their_floor(figures: Figures) -> None:
    assert 100 * figures.mention_f1 >= FLOORS["mention_f1"], figures.wrong
    assert 100 * figures.b_cubed >= FLOORS["b_cubed_f1"], figures.wrong


@pytest.mark.parametrize("asked", ASKED)
def test_what_is_told_of_an_actor_does_not_fall_under_its_floor(
    figures: Figures, asked: str
) -> None:
    assert figures.right[asked] >= FLOORS[asked], figures.wrong


def test_marks_may_stand_inside_each_other() -> None:
    text, marks = unmarked("{a|an aide to {b|Marn}} left")
    assert [(name, span.of(text)) for name, span in marks] == [
        ("a", "an aide to Marn"),
        ("b", "Marn"),
    ]


@pytest.mark.parametrize("source", ["{a|Marn", "Marn}"])
def test_a_brace_without_its_partner_is_refused(source: str) -> None:
    with pytest.raises(ValueError, match=r"brac|closed"):
        unmarked(source)


def test_the_measure_can_fail() -> None:
    text = "President Ana Belic said so."
    wrong = Article("none", text, (("a", Span(25, 27)),), {"a": {"kind": "person"}})
    right = Article("one", text, (("a", Span(10, 19)),), {"a": {"kind": "person"}})
    assert measure([wrong]).found == 0
    assert (measure([right]).found, measure([right]).right["kind"]) == (1, 1)


def test_a_mark_is_found_once() -> None:
    mark, text = ("a", Span(0, 9)), "Ana Belic said so."
    assert dice(Span(4, 9), Span(0, 9), text) == pytest.approx(2 / 3)
    assert pairs([mark], [mark, mark], text) == [(0, 0)]
