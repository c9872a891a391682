from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from accordingto.linking.joining import Bond, joined

if TYPE_CHECKING:
    import random

MEMBERS = list("abcdefgh")
PAIRS = st.tuples(st.sampled_from(MEMBERS), st.sampled_from(MEMBERS)).filter(
    lambda pair: pair[0] != pair[1]
)
STRENGTHS = st.sampled_from([0.5, 0.7, 0.9])
BONDS = st.lists(
    st.tuples(STRENGTHS, PAIRS).map(lambda found: Bond(found[0], *found[1])), max_size=12
)
VERDICTS = st.dictionaries(PAIRS.map(frozenset), st.booleans(), max_size=5)


@given(BONDS, VERDICTS, st.randoms(use_true_random=False))
def test_groups_do_not_depend_on_the_order_of_the_evidence(
    bonds: list[Bond], verdicts: dict[frozenset[str], bool], chance: random.Random
) -> None:
    groups = joined(MEMBERS, bonds, verdicts)
    assert sorted(name for group in groups for name in group) == MEMBERS
    chance.shuffle(bonds)
    swapped = [Bond(bond.strength, bond.other, bond.one) for bond in bonds]
    shuffled = dict(chance.sample(list(verdicts.items()), len(verdicts)))
    assert joined(MEMBERS, swapped, shuffled) == groups


@given(BONDS, VERDICTS)
def test_what_somebody_split_stays_apart(
    bonds: list[Bond], verdicts: dict[frozenset[str], bool]
) -> None:
    groups = joined(MEMBERS, bonds, verdicts)
    for pair, same in verdicts.items():
        together = any(pair <= {*group} for group in groups)
        assert same or not together


def test_the_strongest_evidence_joins_first() -> None:
    bonds = [Bond(0.5, "a", "b"), Bond(0.9, "b", "c")]
    assert joined(["a", "b", "c"], bonds, {frozenset("ac"): False}) == [["a"], ["b", "c"]]


def test_what_somebody_joined_is_joined_without_evidence() -> None:
    assert joined(["a", "b"], [], {frozenset("ab"): True}) == [["a", "b"]]
