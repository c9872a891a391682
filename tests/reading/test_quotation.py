from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.model import Span
from accordingto.reading.quotation import quotations


def inner(text: str) -> list[str]:
    found, _ = quotations(text, lines(text))
    return [quote.inner.of(text) for quote in found]


def lines(text: str) -> tuple[Span, ...]:
    spans: list[Span] = []
    at = 0
    for line in text.split("\n"):
        if line:
            spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return tuple(spans)


@pytest.mark.parametrize(
    "text",
    [
        "“The pier is gone,” she said.",
        '"The pier is gone," she said.',
        "''The pier is gone,'' she said.",
        "‘The pier is gone,’ she said.",
        "«The pier is gone,» she said.",
        "„The pier is gone,“ she said.",
    ],
)
def test_each_style_of_mark(text: str) -> None:
    assert inner(text) == ["The pier is gone,"]


def test_an_apostrophe_is_no_mark() -> None:
    assert inner("The rebels’ guns and the mayor's boats weren’t there.") == []


def test_a_mark_inside_single_marks_keeps_its_apostrophe() -> None:
    assert inner("‘We don’t know,’ he said.") == ["We don’t know,"]


def test_an_open_mark_ends_with_its_paragraph_and_is_noted() -> None:
    text = "“The pier is gone, she said.\nThe end."
    found, notes = quotations(text, lines(text))
    assert [quote.closed for quote in found] == [False]
    assert "not closed" in notes[0]


def test_a_speech_over_paragraphs_is_no_fault() -> None:
    text = "“The pier is gone.\n“The boats are gone,” she said."
    found, notes = quotations(text, lines(text))
    assert len(found) == 2
    assert notes == ()


def test_a_stray_closing_mark_is_noted() -> None:
    text = "The pier is gone,” she said."
    assert "never opened" in quotations(text, lines(text))[1][0]


@given(st.text(alphabet="ab ,.\n“”\"'’‘«»", max_size=200))
def test_any_marks_give_spans_inside_their_paragraph(text: str) -> None:
    found, _ = quotations(text, lines(text))
    for quote in found:
        assert quote.span.contains(quote.inner)
        assert "\n" not in quote.span.of(text)
