"""What looks like a saying and is none."""

from __future__ import annotations

import pytest

import accordingto as at
from accordingto.model import ClaimKind


def sayings(text: str) -> list[tuple[str, str]]:
    """Source and cue of each claim that is credited to somebody."""
    claims = at.read(text).claims
    return [(one.by, one.said_with) for one in claims if one.kind is not ClaimKind.NARRATED]


@pytest.mark.parametrize(
    "text",
    [
        "Two pilots, who declined to be named, said the port was shut.",
        "An aide who asked not to be identified said the port was shut.",
        "One officer, who spoke on condition of anonymity, said the port was shut.",
        "A clerk who wished to remain anonymous said the port was shut.",
    ],
)
def test_who_keeps_a_name_back_says_nothing_by_it(text: str) -> None:
    ((_, cue),) = sayings(text)
    assert cue == "said"


@pytest.mark.parametrize(
    "text",
    [
        "The widow demanded that the gunners be named.",
        "Relatives called for the dead to be identified.",
    ],
)
def test_that_others_be_named_is_a_demand(text: str) -> None:
    assert len(sayings(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "What does the ministry say?",
        "Why does Ostria claim the river?\n\nThe border was drawn in a hurry.",
        "How has Marland explained the fire?",
        "Did the council deny that the bridge was mined?",
    ],
)
def test_what_an_article_asks_nobody_has_said(text: str) -> None:
    assert sayings(text) == []


def test_a_question_that_somebody_asks_is_theirs() -> None:
    ((who, cue),) = sayings("“Why did the council deny that the bridge was mined?” Aro asked.")
    assert (who, cue) == ("Aro", "asked")


def test_a_statement_with_a_question_mark_keeps_its_claim() -> None:
    assert sayings("The ministry says the river is open?") == [("The ministry", "says")]
