from __future__ import annotations

import pytest

from accordingto.reading.parse import parse
from accordingto.reading.told import told


def sources(text: str) -> list[str]:
    return [" ".join(span.of(text) for span in one.source) for one in told(parse(text))]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Ostria and France said they would not recognise the vote.", ["Ostria", "France"]),
        (
            "France, Germany and Italy said in a joint statement that they would send ships.",
            ["France", "Germany", "Italy"],
        ),
        ("The raid was condemned by France and Germany.", ["France", "Germany"]),
        (
            "Western and Syrian officials said that the bridge was open.",
            ["Western", "Syrian officials"],
        ),
        (
            "British, French and Italian ministers denied that the bridge was open.",
            ["British", "French", "Italian ministers"],
        ),
    ],
)
def test_each_named_party_has_its_claim(text: str, parties: list[str]) -> None:
    assert sources(text) == parties


@pytest.mark.parametrize(
    "text",
    [
        "Anton Rusk and his aides said the bridge was open.",
        "The Ministry of Health and Welfare said the bridge was open.",
        "Belic & Rusk said the bridge was open.",
        "The tired and hungry villagers said the bridge was open.",
        "The British and French council said the bridge was open.",
    ],
)
def test_one_party_of_several_words_stays_one(text: str) -> None:
    assert len(sources(text)) == 1
