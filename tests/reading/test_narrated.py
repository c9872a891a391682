from __future__ import annotations

import pytest

import accordingto as at
from accordingto.languages import lexicon
from accordingto.model import ClaimKind

LEAD = "Ferries were late in Velm on Sunday. "


def own(text: str) -> list[str]:
    """The outlet's own statements behind the lead."""
    claims = at.read(LEAD + text).claims
    found = [claim.says for claim in claims if claim.kind is ClaimKind.NARRATED]
    assert found[0].startswith("Ferries were late")
    return found[1:]


def test_harm_told_as_a_fact_is_the_outlets_claim() -> None:
    (claim,) = own("Two jets of the air force bombed the depot and left.")
    assert claim == "Two jets of the air force bombed the depot and left"


def test_what_nobody_contests_is_no_claim() -> None:
    assert own("The minister received the guests in a hall of mirrors.") == []


def test_what_somebody_in_the_article_speaks_of_is_contested() -> None:
    text = "The council has reopened the river crossing. Vale said the river crossing was closed."
    assert own(text) == ["The council has reopened the river crossing"]


def test_a_question_states_nothing() -> None:
    assert own("Who bombed the depot in the harbour?") == []


def test_the_outlets_half_of_a_sentence_is_its_claim() -> None:
    text = "Nine people died, according to the river police, and the army bombed two more villages."
    assert own(text) == ["the army bombed two more villages"]


def test_a_silence_is_the_outlets_remark() -> None:
    text = "Vale hopes for new sanctions, but the final communique does not mention sanctions."
    claims = at.read(text).claims
    assert all("communique" not in claim.by for claim in claims)


@pytest.mark.parametrize("side", ["yes", "no"])
def test_the_examples_of_the_lexicon(side: str) -> None:
    assert bool(own(lexicon("en", "contests")["harm"][side])) is (side == "yes")
