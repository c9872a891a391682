"""Each group of the cue, stance, evidence and hedge lexicons is proved by its two examples."""

from __future__ import annotations

from typing import Any

import pytest

from accordingto.languages import lexicon
from accordingto.model import ClaimKind, Document, EvidenceStatus, Span, Stance
from accordingto.reading.claim import read_claims
from accordingto.reading.evidence import evidence_of
from accordingto.reading.parse import parse
from accordingto.reading.spoken import spoken
from accordingto.reading.stance import hedges_in, stance_of


def stances(text: str) -> set[Stance]:
    """The stances that the lexicons alone give, without the learned reader."""
    parsed = parse(text)
    return {stance_of(one.stance, one.content, text, negated=False) for one in spoken(parsed)}


def venue(text: str) -> str | None:
    claims = read_claims(Document(text), parse(text), (), ())
    return next(claim.venue for claim in claims if claim.kind is not ClaimKind.NARRATED)


GROUPS: list[dict[str, Any]] = lexicon("en", "cues")["verb"] + lexicon("en", "stances")["content"]


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: f"{group['stance']}: {group['yes']}")
def test_the_example_has_the_stance_and_the_counterexample_has_not(group: dict[str, Any]) -> None:
    stance = Stance(group["stance"])
    assert stance in stances(group["yes"])
    assert stance not in stances(group["no"])


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
    assert venue(table["yes"])
    assert venue(table["no"]) is None


CONTENTS: list[dict[str, Any]] = lexicon("en", "stances")["content"]


@pytest.mark.parametrize(
    ("phrase", "stance"),
    [(phrase, group["stance"]) for group in CONTENTS for phrase in group["phrases"]],
)
def test_each_phrase_tells_its_stance_and_no_group_before_it_hides_it(
    phrase: str, stance: str
) -> None:
    text = phrase.replace("*", "some")
    assert stance_of(None, (Span(0, len(text)),), text, negated=False).value == stance


def cues_of(text: str) -> list[str]:
    claims = read_claims(Document(text), parse(text), (), ())
    return [claim.said_with for claim in claims if claim.cue]


@pytest.mark.parametrize("group", ["deed", "mention", "anonymity"])
def test_deeds_silences_and_names_kept_back_are_nobodys_saying(group: str) -> None:
    table = lexicon("en", "cues")[group]
    assert cues_of(table["yes"]) == []
    assert cues_of(table["no"]) != []


@pytest.mark.parametrize("group", ["attitude", "evidential"])
def test_inside_anothers_words_only_a_saying_is_a_claim(group: str) -> None:
    table = lexicon("en", "cues")[group]
    assert len(cues_of(table["yes"])) == 1
    assert len(cues_of(table["no"])) == 2
