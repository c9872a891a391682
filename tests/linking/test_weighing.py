from __future__ import annotations

import pytest

from accordingto.linking.piece import Piece
from accordingto.linking.weighing import BETWEEN_NOTICES, GUARD, decide, table, weigh
from accordingto.model import DisputeKind


def found(*names: str) -> dict[str, Piece]:
    return {name: Piece(name, 1, f"because of {name}") for name in names}


def test_likelihoods_sum_to_one() -> None:
    assert sum(table().likelihoods(found("shared", "near")).values()) == pytest.approx(1)


def test_no_kind_is_listed_without_its_own_evidence() -> None:
    everything = set(table().weights)
    for kind, needed in GUARD.items():
        others = everything - needed
        assert decide(table(), found(*(others - {"brief"}))) != kind.value
        assert decide(table(), found(*(others - BETWEEN_NOTICES[kind]))) != kind.value


def test_the_reasons_are_those_of_the_kind() -> None:
    lead = found("both-lead", "shared", "near", "matter", "figures-apart", "rival-figures")
    weighed = weigh(lead)
    assert weighed.kind is DisputeKind.FIGURE
    assert "because of rival-figures" in weighed.because


def test_nothing_shared_is_no_collision() -> None:
    assert weigh({}).kind is None


def test_the_table_knows_every_guarding_piece() -> None:
    assert set().union(*GUARD.values()) <= table().weights.keys()
