from __future__ import annotations

import pytest

import accordingto as at
from accordingto.model import Claim, ClaimKind


def spoken(text: str) -> list[Claim]:
    return [claim for claim in at.read(text).claims if claim.kind is not ClaimKind.NARRATED]


def inner(text: str) -> list[tuple[str, str]]:
    """Who says what inside the words of another."""
    return [(claim.by, claim.says) for claim in spoken(text) if claim.within]


def test_a_relay_holds_what_it_relays() -> None:
    text = "According to Ilvenian news agencies, the president said the army had not fired on the convoy."
    outer, relayed = spoken(text)
    assert (outer.by, relayed.by) == ("Ilvenian news agencies", "the president")
    assert relayed.within == outer.id


def test_the_relay_behind_a_chain_takes_all_of_it() -> None:
    text = "Ostria condemned the raid, saying it would answer, according to Ostrian news agencies."
    (outer,) = (claim for claim in spoken(text) if claim.within is None)
    assert outer.by == "Ostrian news agencies"
    assert {claim.said_with for claim in spoken(text) if claim.within == outer.id} == {
        "condemned",
        "saying",
    }


def test_who_is_quoted_as_saying_says_it() -> None:
    text = "State television quoted Colonel Vale as saying the bridge was mined."
    assert inner(text) == [("Colonel Vale", "the bridge was mined")]


def test_what_a_speaker_calls_a_thing_is_no_claim_inside_his_own() -> None:
    assert inner("Palen's army called what it said was a border post a legitimate target.") == []
    text = "Vale said the ministry condemned what Ostria said was a raid."
    assert [who for who, _ in inner(text)] == ["Ostria"]


def test_accusations_of_two_are_two_claims_inside_a_third() -> None:
    text = "Vale said Western and Ostrian accusations that his men poisoned the river were absurd."
    assert [who for who, _ in inner(text)] == ["Western", "Ostrian"]
    assert {said for _, said in inner(text)} == {"that his men poisoned the river"}


@pytest.mark.parametrize(
    "text",
    [
        "Vale said Ostria wanted to close the river.",  # a wish that Vale sees
        "Vale said the council would ask for an inquiry.",  # not asked yet
        "“We condemn the raid and we support the council,” Vale said.",  # Vale's own
        "“It shows that the river is open to all,” Vale said.",  # no speaker
        "“Did they know that the river was mined?” Vale asked.",  # a question
    ],
)
def test_only_what_was_said_is_a_claim_inside_a_claim(text: str) -> None:
    assert inner(text) == []


def test_the_marks_around_a_whole_speech_make_no_quotation_inside_it() -> None:
    text = "“The council said that the river was open to all,” Vale told reporters on Monday."
    (within,) = (claim for claim in spoken(text) if claim.within)
    assert within.kind is ClaimKind.INDIRECT


@pytest.mark.parametrize(
    "text",
    [
        "Tolland called on the minister to apologise for accusing her of theft.",
        "Aro thanked Ostria for backing his plan to dredge the river.",
        "The court advised against recommending charges.",
    ],
)
def test_what_the_outer_speaker_would_say_is_no_second_claim(text: str) -> None:
    assert len(spoken(text)) == 1
