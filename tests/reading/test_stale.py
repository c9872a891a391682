"""Copy that has gone stale is noted, not silently trusted."""

from __future__ import annotations

from datetime import date

import pytest

from accordingto.model import Document
from accordingto.reading.parse import parse
from accordingto.reading.stale import stale
from accordingto.reading.when import read_times

FRIDAY = date(2031, 6, 13)


def notes(text: str) -> tuple[str, ...]:
    parsed = parse(text)
    return stale(parsed, read_times(Document(text=text, published=FRIDAY), parsed))


def test_a_date_of_the_same_happening_denies_this_week() -> None:
    text = "The marshal blamed the rebels for this week’s attack. An attack on 3 June killed nine."
    (note,) = notes(text)
    assert "“this week … attack”" in note
    assert "2031-W24" in note
    assert "“3 June”" in note
    assert str(text.index("3 June")) in note


@pytest.mark.parametrize(
    "text",
    [
        "The marshal blamed the rebels for this week’s attack. An attack on 10 June killed nine.",
        "The marshal blamed the rebels for last week’s attack. An attack on 3 June killed nine.",
        "The marshal blamed the rebels for this week’s attack. A vote on 3 June failed.",
        "The marshal blamed the rebels for this week’s attack. An attack on 3 May killed nine.",
        "This week’s attack was the worst.",
    ],
)
def test_what_fits_or_is_another_happening_makes_no_note(text: str) -> None:
    assert notes(text) == ()
