from __future__ import annotations

import pytest

import accordingto as at


def venue(text: str) -> str | None:
    return next(claim for claim in at.read(text).claims if claim.cue).venue


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Vale told the BBC that the river was open.", "the BBC"),
        ("“The river is open,” Vale told state television on Sunday.", "state television"),
        (
            "In a post on social media, Vale wrote that the river was open.",
            "a post on social media",
        ),
    ],
)
def test_listener_and_occasion(text: str, where: str) -> None:
    assert venue(text) == where


@pytest.mark.parametrize(
    "text",
    [
        "According to Ilvenian news agencies, the river was open.",
        "Vale dismissed the report as a fairy tale.",
    ],
)
def test_neither_a_relay_nor_an_object_is_a_listener(text: str) -> None:
    assert venue(text) is None
