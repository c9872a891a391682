from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.model import Span
from accordingto.reading import parse as room
from accordingto.reading.parse import ModelError, parse

TEXT = "VELM, Ostria, May 13 (OPA) - The mayor said the pier was gone.\n\nNobody came."


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="ab Said.,“”'\n\r\t\x0b 😀\u202e7", max_size=200))
def test_every_token_is_its_own_stretch_of_the_text(text: str) -> None:
    parsed = parse(text)
    at = 0
    for token in parsed.tokens:
        assert token.start >= at
        assert text[token.start : token.end] == token.text
        at = token.end
    assert sorted(i for words in parsed.sentences for i in words) == list(range(len(parsed.tokens)))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 60), st.integers(1, 20))
def test_tokens_in_are_those_that_share_a_character(start: int, length: int) -> None:
    parsed = parse(TEXT)
    span = Span(start, start + length)
    expected = [t.i for t in parsed.tokens if Span(t.start, t.end).overlaps(span)]
    assert list(parsed.tokens_in(span)) == expected


def test_a_dateline_is_no_part_of_the_first_sentence() -> None:
    parsed = parse(TEXT)
    assert [line.of(TEXT) for line in parsed.datelines] == ["VELM, Ostria, May 13 (OPA) - "]
    first = parsed.sentence(next(t.i for t in parsed.tokens if t.text == "mayor"))
    assert parsed.tokens[first[0]].text == "The"


def test_a_line_is_a_paragraph() -> None:
    parsed = parse(TEXT)
    assert len(parsed.paragraphs) == 2
    assert [parsed.paragraph_number(n) for n in (0, len(TEXT) - 1)] == [0, 1]


def test_what_has_no_end_of_a_sentence_is_left_and_noted() -> None:
    text = "word " * 4000 + "\nThe mayor came."
    parsed = parse(text)
    assert "left unread" in parsed.notes[0]
    assert [token.text for token in parsed.tokens][:2] == ["The", "mayor"]


def test_a_long_paragraph_is_read_to_its_end() -> None:
    text = "The mayor closed the river. " * 600
    assert parse(text).tokens[-1].end == len(text.rstrip())


def test_another_model_than_the_reviewed_one_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    table = files("accordingto.reading") / "parse-model.json"
    digests: dict[str, str] = json.loads(Path(str(table)).read_text(encoding="utf-8"))
    wrong = dict.fromkeys(digests, "0" * 64)
    monkeypatch.setattr(room, "_digests", lambda: wrong)
    room._model.cache_clear()  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - the model is loaded once
    with pytest.raises(ModelError, match="not the file this release was measured with"):
        parse("The mayor came.")
    monkeypatch.undo()
    room._model.cache_clear()  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - as above
