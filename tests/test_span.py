from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.span import Span, lines, shorten, unquoted, words_of

spans = st.tuples(st.integers(0, 50), st.integers(1, 20)).map(lambda p: Span(p[0], p[0] + p[1]))


@given(spans, st.integers(0, 40))
def test_a_quote_is_its_words_with_what_stands_around_them(span: Span, context: int) -> None:
    text = "Zwölf 😀 Boote lagen im Hafen, and nobody had told the harbour master about them."
    quote = span.quote(text, context)
    whole = quote.prefix + quote.exact + quote.suffix
    assert text.startswith(whole, span.start - len(quote.prefix))


@given(spans, spans)
def test_overlap_is_mutual_and_containment_is_one_kind_of_it(one: Span, other: Span) -> None:
    assert one.overlaps(other) == other.overlaps(one)
    assert one.overlaps(other) or not one.contains(other)


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 2), (-1, 2)])
def test_an_empty_backward_or_negative_span_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="empty, backwards or negative"):
        Span(start, end)


@given(st.text(alphabet="a b\n\r\u2028.", max_size=60))
def test_lines_hold_every_letter_once(text: str) -> None:
    assert "".join(line.of(text) for line in lines(text)).count("a") == text.count("a")


def test_words() -> None:
    assert words_of((Span(0, 2), Span(3, 5)), "ab cd") == "ab … cd"
    assert shorten("one  two\nthree", 9) == "one two…"
    assert unquoted("“We left,”") == "We left"
