from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import quick
from hypothesis import given
from hypothesis import strategies as st
from quick import article, quick_ledger

from accordingto.ledger import Ledger
from accordingto.ledger.numbering import numbered

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from accordingto.judgement import Judgement
    from accordingto.linking.world import World
    from accordingto.model import Reading

TARN = ("The mayor said 12 barns burned in Tarn.", "A farmer denied 12 barns burned in Tarn.")
OLM = ("The priest said 3 barns burned in Olm.", "A nun denied 3 barns burned in Olm.")
ZELL = "The mayor vowed 5 barns burned in Zell."


def test_disputes_pending_and_matters_come_from_linking() -> None:
    ledger = quick_ledger()
    ledger.add(article(*TARN, ref="monday"), article(ZELL, ref="tuesday"))
    (dispute,) = ledger.disputes()
    assert (dispute.id, dispute.matter) == ("D1", "M1")
    assert [side.claims[0].id for side in dispute.sides] == ["C1", "C2"]
    assert dispute.sides[0].claims[0].document.ref == "monday"
    assert [side.voices for side in dispute.sides] == [1, 1]
    assert [(p.id, p.claim.id) for p in ledger.pending()] == [("P1", "C3")]
    assert [(matter.id, matter.label) for matter in ledger.matters()] == [
        ("M1", "Tarn"),
        ("M2", "Zell"),
    ]
    assert ledger.matters()[0].documents == (ledger.show("monday"),)


def test_links_are_made_at_the_first_look_after_something_was_added() -> None:
    made: list[int] = []

    def link(readings: Sequence[Reading], _judgements: Sequence[Judgement]) -> World:
        made.append(len(readings))
        return quick.link(readings)

    ledger = Ledger(":memory:", read=quick.read, versions=lambda: (("quick", "1"),), link=link)
    assert len(ledger.disputes()) == 0
    ledger.add(article(*TARN))
    ledger.add(article(*TARN))
    assert made == []
    assert [len(ledger.disputes()), len(ledger.pending()), len(ledger.matters())] == [1, 0, 1]
    assert made == [1]
    ledger.add(article(*OLM))
    assert ledger.show("D2") == ledger.disputes()[1]
    assert made == [1, 2]


def test_a_dispute_keeps_its_number_when_others_come_and_go() -> None:
    ledger = quick_ledger()
    url = "https://tarn.example/1"
    ledger.add(article(*TARN, url=url), article(*OLM))
    assert [(d.id, d.question) for d in ledger.disputes()] == [
        ("D1", "Did barns burn in Tarn?"),
        ("D2", "Did barns burn in Olm?"),
    ]
    ledger.add(article(TARN[0], url=url))
    assert [dispute.id for dispute in ledger.disputes()] == ["D2"]
    assert getattr(ledger.show("D1"), "question", "") == "Did barns burn in Tarn?"
    ledger.add(article(*(line.replace("Tarn", "Zell") for line in TARN)))
    assert [dispute.id for dispute in ledger.disputes()] == ["D2", "D3"]


def test_a_dispute_keeps_its_number_when_its_documents_are_read_again(tmp_path: Path) -> None:
    file = tmp_path / "tarn.db"
    with quick_ledger(file) as ledger:
        ledger.add(article(*OLM), article(*TARN))
        before = [(dispute.id, dispute.question) for dispute in ledger.disputes()]
    with quick_ledger(file, version="2") as ledger:
        ledger.add(article(*TARN), article(*OLM))
        assert [(dispute.id, dispute.question) for dispute in ledger.disputes()] == before
        assert ledger.check()


GROUPS = st.lists(
    st.tuples(st.sampled_from(["denial", "figure"]), st.frozensets(st.integers(0, 9))), max_size=6
)


@given(old=GROUPS, new=GROUPS, unused=st.integers(0, 3))
def test_numbers_are_unique_and_kept(
    old: list[tuple[str, frozenset[int]]], new: list[tuple[str, frozenset[int]]], unused: int
) -> None:
    stored = dict(enumerate(old, start=1))
    last = len(old) + unused
    numbers = numbered(stored, new, last)
    assert len(set(numbers)) == len(new)
    for number, (kind, members) in zip(numbers, new, strict=True):
        if number > last:
            continue
        assert stored[number][0] == kind
        assert stored[number][1] & members
    if all(members for _, members in old) and len({m for _, g in old for m in g}) == sum(
        len(group) for _, group in old
    ):
        assert numbered(stored, old, last) == list(stored)


@pytest.mark.parametrize(
    ("new", "numbers"),
    [
        ([("denial", {"a", "b"}), ("denial", {"c", "d", "e"})], [1, 2]),
        ([("denial", {"c", "d"}), ("denial", {"a", "x"})], [2, 1]),
        ([("denial", {"a", "c", "d"})], [2]),
        ([("figure", {"a", "b"})], [3]),
    ],
)
def test_the_closest_of_the_same_kind_gives_its_number(
    new: list[tuple[str, set[str]]], numbers: list[int]
) -> None:
    old = {1: ("denial", frozenset("ab")), 2: ("denial", frozenset("cde"))}
    assert numbered(old, [(kind, frozenset(found)) for kind, found in new], 2) == numbers
