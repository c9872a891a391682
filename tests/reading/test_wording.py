from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from accordingto.model import Span
from accordingto.reading.wording import find_phrases


def words(phrases: list[str], text: str) -> list[str]:
    return [span.of(text) for span in find_phrases(phrases, text, (Span(0, len(text)),))]


def test_whole_words_in_any_case() -> None:
    assert words(["no proof"], "No proof was shown; noproof is no word.") == ["No proof"]


def test_a_star_stands_for_one_to_three_words() -> None:
    phrase = ["without offering * proof"]
    assert words(phrase, "without offering any proof") == ["without offering any proof"]
    assert words(phrase, "without offering proof") == []


def test_apostrophes_of_both_kinds() -> None:
    assert words(["don't know"], "We don’t know.") == ["don’t know"]


def test_only_inside_the_given_stretches() -> None:
    assert find_phrases(["may"], "may or may", (Span(4, 10),)) == (Span(7, 10),)


@given(st.text(max_size=100))
def test_any_text(text: str) -> None:
    if text:
        for span in find_phrases(["a b", "a * c"], text, (Span(0, len(text)),)):
            assert span.end <= len(text)
