"""A speaker inside an insertion vouches for the insertion, not for the sentence around it."""

from __future__ import annotations

import pytest

import accordingto as at
from accordingto.model import ClaimKind


def said(text: str) -> dict[str, str]:
    """What each speaker says."""
    claims = at.read(text).claims
    return {one.by: one.says for one in claims if one.kind is not ClaimKind.NARRATED}


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Nine people (four, according to the army) were killed at Brill.", "the army", "four"),
        ("At least 40 people (60, the union says) were hurt in the crush.", "the union", "60"),
        ("Nine people – twelve, according to the mayor – died at Brill.", "the mayor", "twelve"),
        (
            "Nine people, four of them children according to the hospital, died at Brill.",
            "the hospital",
            "four of them children",
        ),
        (
            "The camp, home to 4,000 people according to the mission, was shelled at dawn.",
            "the mission",
            "home to 4,000 people",
        ),
        (
            "The raid – the third this week, the army said – killed nine people.",
            "the army",
            "the third this week",
        ),
        (
            "The general, a butcher in the words of one envoy, has left the city.",
            "one envoy",
            "a butcher",
        ),
    ],
)
def test_what_is_inserted_with_its_speaker_is_his(text: str, speaker: str, content: str) -> None:
    assert said(text) == {speaker: content}


@pytest.mark.parametrize(
    "text",
    [
        "The ship, seized in March, according to the owners, has been freed.",
        "The ship (a tanker) has been freed, according to the owners.",
        "The ship has been freed – after a month – according to the owners.",
        "The ship has been freed, according to the owners (who live abroad).",
    ],
)
def test_a_speaker_outside_an_insertion_vouches_for_the_sentence(text: str) -> None:
    assert "has been freed" in said(text)["the owners"]


@pytest.mark.parametrize(
    "text",
    [
        "Police said the man – a baker – had left the country.",
        "BRILL — Police said the man — a baker — had left the country.",
        "The mayor said the bridge (built in 1910) had left the country poor.",
    ],
)
def test_an_insertion_beside_the_cue_is_part_of_what_is_said(text: str) -> None:
    (content,) = said(text).values()
    assert "had left the country" in content


def test_a_remark_on_a_quotation_leaves_it_whole() -> None:
    text = "“The river,” (he said with a laugh) “is older than any of us.”"
    assert "older than any of us" in said(text)["he"]


def test_brackets_without_end_are_no_insertion() -> None:
    text = "Nine people (four of them children were killed at Brill, according to the army."
    assert "killed" in said(text)["the army"]
