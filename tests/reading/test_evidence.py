from __future__ import annotations

import pytest

import accordingto as at
from accordingto.model import Claim, EvidenceStatus


def claim(text: str) -> Claim:
    return next(claim for claim in at.read(text).claims if claim.cue)


@pytest.mark.parametrize(
    "text",
    [
        "The army said it killed 30 militants, but did not provide evidence.",
        "The army said it killed 30 militants, without offering any proof of the claim.",
        "The army said it killed 30 militants. It gave no evidence.",
    ],
)
def test_the_remark_on_proof_is_the_outlets_and_not_the_sources(text: str) -> None:
    found = claim(text)
    assert found.evidence.status is EvidenceStatus.NONE_OFFERED
    assert found.says == "it killed 30 militants"


@pytest.mark.parametrize(
    "text",
    [
        "He was jailed without evidence, his lawyer said.",
        "“They gave no evidence at all,” the lawyer said.",
    ],
)
def test_what_the_source_says_of_proof_is_its_claim(text: str) -> None:
    found = claim(text)
    assert found.evidence.status is EvidenceStatus.UNSTATED
    assert "evidence" in found.says
