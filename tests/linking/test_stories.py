"""Which articles are laid side by side: a function of the articles, in whatever order they came."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.judgement import Anchor, Decision, Judgement, Subject
from accordingto.linking.stories import (
    DECIDED,
    ENOUGH,
    LARGEST,
    Tie,
    best_of,
    decided,
    name_of,
    signature,
    stories,
    strong,
    ties,
)
from accordingto.model import Document, Span, as_date

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

FERRY = (
    "Rockets hit the ferry terminal in Tarnholt, where Osterman had promised a truce. "
    "Divers searched under the pontoon in Tarnholt while Osterman flew home."
)
RETOLD = (
    "Osterman cut his journey short after the ferry terminal in Tarnholt burned. "
    "The pontoon in Tarnholt sank and divers found nobody, though Osterman had hoped."
)
WEDDING = (
    "A beekeeper from Velm married her tailor in an orchard. The honey had won a ribbon at the "
    "fair, and the tailor from Velm cut the dress himself."
)


def document(text: str, day: str | None = "2031-05-12", publisher: str = "The Lamp") -> Document:
    return Document(text, publisher=publisher, published=as_date(day))


def tied(*documents: Document) -> list[Tie]:
    return ties([signature(each) for each in documents])


def test_two_tellings_of_one_thing_are_tied_and_another_thing_is_not() -> None:
    (tie,) = tied(document(FERRY), document(RETOLD), document(WEDDING))
    assert (tie.one, tie.other) == (0, 1)
    assert tie.strength >= ENOUGH


def test_the_same_words_more_than_a_month_later_are_another_story() -> None:
    assert tied(document(FERRY), document(RETOLD, "2031-06-12"))
    assert not tied(document(FERRY), document(RETOLD, "2031-06-13"))


def test_a_paragraph_copied_further_down_ties_and_a_reworded_one_does_not() -> None:
    longer = document(f"{WEDDING}\n{FERRY}", publisher="The Bell")
    assert tied(document(FERRY), longer)
    assert not tied(document(FERRY), document(f"{WEDDING}\n{RETOLD}", publisher="The Bell"))


def test_a_signature_depends_on_text_outlet_address_and_day_alone() -> None:
    one = Document(FERRY, ref="first", publisher="The Lamp", published=as_date("2031-05-12"))
    two = Document(FERRY, ref="again", publisher="The Lamp", published=as_date("2031-05-12"))
    assert signature(one) == signature(two)
    assert name_of(one) == name_of(two)
    assert name_of(one) != name_of(document(FERRY, publisher="The Bell"))


@pytest.mark.parametrize("text", ["", "\n\n", "…", "the and of", "\ud800", "7 8 9"])
def test_a_text_that_says_nothing_is_tied_to_nothing(text: str) -> None:
    assert not signature(document(text)).keys
    assert not tied(document(text), document(f"{text} ", publisher="The Bell"), document(FERRY))


def test_undated_articles_are_tied_among_themselves_only() -> None:
    assert tied(document(FERRY, None), document(RETOLD, None))
    assert not tied(document(FERRY, None), document(RETOLD))


def test_a_weak_tie_beside_a_strong_one_of_both_does_not_hold() -> None:
    found = [Tie(40, 1, 2), Tie(40, 3, 4), Tie(12, 2, 3), Tie(30, 2, 4), Tie(12, 5, 1)]
    assert strong(found, best_of(found)) == [
        Tie(40, 1, 2),
        Tie(40, 3, 4),
        Tie(30, 2, 4),
        Tie(12, 5, 1),
    ]


NAMES = {number: f"article {number:02}" for number in range(60)}
CHAIN = [Tie(20, one, other) for one, other in pairwise(range(60))]


def test_no_story_is_larger_than_what_can_be_read_together() -> None:
    found = stories(NAMES, CHAIN)
    assert sorted(number for story in found for number in story) == sorted(NAMES)
    assert max(map(len, found)) <= LARGEST
    assert len(found) == 2


def test_a_persons_word_joins_whatever_the_size() -> None:
    said = [tie._replace(strength=DECIDED) for tie in CHAIN]
    assert list(map(len, stories(NAMES, said))) == [60]


def test_the_strongest_ties_join_first() -> None:
    weak = [Tie(10, 0, number) for number in range(1, LARGEST)]
    found = stories(NAMES, [*weak, Tie(50, 0, 59)])
    home = next(story for story in found if 0 in story)
    assert 59 in home
    assert len(home) == LARGEST


def test_ties_to_articles_that_are_not_there_are_passed_over() -> None:
    assert stories({1: "one"}, [Tie(99, 1, 2)]) == [(1,)]


TIES = st.lists(
    st.tuples(st.integers(10, 14), st.integers(0, 59), st.integers(0, 59))
    .filter(lambda tie: tie[1] != tie[2])
    .map(lambda tie: Tie(*tie)),
    max_size=90,
    unique_by=lambda tie: frozenset(tie[1:]),
)


@given(TIES, st.randoms(use_true_random=False))
def test_stories_do_not_depend_on_order_or_numbers(found: Sequence[Tie], chance: Random) -> None:
    numbers = list(NAMES)
    chance.shuffle(numbers)
    renamed = dict(zip(NAMES, numbers, strict=True))
    names = {renamed[number]: name for number, name in NAMES.items()}
    turned = [Tie(tie.strength, renamed[tie.other], renamed[tie.one]) for tie in found]
    chance.shuffle(turned)
    one = [[NAMES[number] for number in story] for story in stories(NAMES, found)]
    assert [[names[number] for number in story] for story in stories(names, turned)] == one


def test_only_a_standing_merge_brings_texts_together() -> None:
    def judged(decision: Decision, *, undone: bool = False) -> Judgement:
        subjects = tuple(
            Subject(name, "matter", None, (Anchor(name, Span(0, 5)),)) for name in ("M1", "M2")
        )
        taken_back = "J9" if undone else None
        return Judgement("J1", decision, subjects, "ada", "2031-05-12", undone_by=taken_back)

    assert decided([judged(Decision.MERGE)]) == [frozenset({"M1", "M2"})]
    assert decided([judged(Decision.SPLIT), judged(Decision.MERGE, undone=True)]) == []
