"""Each group of the cue, stance, evidence and hedge lexicons is proved by its two examples."""

from __future__ import annotations

from typing import Any

import pytest

from accordingto.languages import lexicon
from accordingto.model import Claim, ClaimKind, Document, EvidenceStatus, Span, Stance
from accordingto.reading.claim import read_claims
from accordingto.reading.parse import parse
from accordingto.reading.stance import evidence_of, hedges_in


def spoken(text: str) -> list[Claim]:
    claims = read_claims(Document(text), parse(text), (), ())
    return [claim for claim in claims if claim.kind is not ClaimKind.NARRATED]


GROUPS: list[dict[str, Any]] = lexicon("en", "cues")["verb"] + lexicon("en", "stances")["content"]


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: f"{group['stance']}: {group['yes']}")
def test_the_example_has_the_stance_and_the_counterexample_has_not(group: dict[str, Any]) -> None:
    stance = Stance(group["stance"])
    assert stance in {claim.stance for claim in spoken(group["yes"])}
    if stance is not Stance.ASSERTS:
        assert stance not in {claim.stance for claim in spoken(group["no"])}
    else:
        assert not spoken(group["no"])


@pytest.mark.parametrize("status", [EvidenceStatus.NONE_OFFERED, EvidenceStatus.CITED])
def test_evidence_examples(status: EvidenceStatus) -> None:
    table = lexicon("en", "evidence")[status.value]
    assert evidence_of(Span(0, len(table["yes"])), table["yes"]).status is status
    assert evidence_of(Span(0, len(table["no"])), table["no"]).status is not status


def test_hedge_examples() -> None:
    table = lexicon("en", "hedges")
    assert hedges_in((Span(0, len(table["yes"])),), table["yes"])
    assert not hedges_in((Span(0, len(table["no"])),), table["no"])


def test_venue_examples() -> None:
    table = lexicon("en", "venues")
    assert spoken(table["yes"])[0].venue
    assert spoken(table["no"])[0].venue is None
