from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.window import BREAK, CLS, SEP, SIZE, paragraphs, windows


def forms(text: str) -> str:
    return " ".join(word.form for line in paragraphs(text) for word in line)


@pytest.mark.parametrize(
    "text",
    [
        "“The dam holds,” said Oru.",
        '"The dam holds," said Oru.',
        "''The dam holds,'' said Oru.",
        "``The dam holds,'' said Oru.",
        "«The dam holds,» said Oru.",
        "‘The dam holds,’ said Oru.",
        "'The dam holds,' said Oru.",
    ],
)
def test_every_style_of_quotation_marks_looks_the_same(text: str) -> None:
    assert forms(text) == "“ The dam holds , ” said Oru ."
    assert [word.shape for word in paragraphs(text)[0]] == [3, 4, 3, 3, 3, 3, 0, 1, 0]


@pytest.mark.parametrize(
    "text", ["The guards’ pay isn't late.", "In the '90s they’d 'em.", "rock 'n' roll", "5' 11''"]
)
def test_an_apostrophe_is_no_quotation_mark(text: str) -> None:
    assert "“" not in forms(text)


def test_a_possessive_does_not_end_a_quotation_in_single_marks() -> None:
    assert forms("‘The guards’ pay is late,’ she said") == "“ The guards ' pay is late , ” she said"


def test_single_marks_within_double_ones_stay_what_they_are() -> None:
    assert forms("“He cried ‘stop’ twice”") == "“ He cried ' stop ' twice ”"


def test_an_unclosed_mark_ends_with_its_paragraph() -> None:
    first, second = paragraphs("“It goes on\nand on")
    assert {word.shape // 3 for word in first} == {1}
    assert {word.shape // 3 for word in second} == {0}


def test_capitals_are_kept_in_the_shape() -> None:
    assert [word.shape for word in paragraphs("the Dam of ORU")[0]] == [0, 1, 0, 2]


def test_a_sentence_without_an_end_is_left_unread() -> None:
    lines = paragraphs("All is calm. " + "la " * 3000 + "la. It rains.")
    assert " ".join(word.form for line in lines for word in line) == "All is calm . It rains ."


def test_a_long_paragraph_with_sentences_is_read_whole() -> None:
    text = "The river rises. " * 3000
    assert sum(len(line) for line in paragraphs(text)) == 4 * 3000


@pytest.mark.parametrize("unit", ['"a. ', "'a. ", "“", "\u4e00", "a\u0301", "‘b c. "])
def test_time_grows_with_length_alone(unit: str) -> None:
    def seconds(times: int) -> float:
        start = time.process_time()
        paragraphs("a " + unit * times)
        return time.process_time() - start

    seconds(1000)
    assert seconds(40_000) < 40 * seconds(4000) + 0.1


@given(st.text(alphabet=st.sampled_from("aB1 .'\"“”‘’«»''\n\u0301😀\u202e_"), max_size=80))
def test_words_are_in_order_and_inside_the_text(text: str) -> None:
    words = [word for line in paragraphs(text) for word in line]
    bounds = [offset for word in words for offset in (word.start, word.end)]
    assert bounds == sorted(bounds)
    assert all(0 <= word.start < word.end <= len(text) and word.shape < BREAK for word in words)


@given(
    st.lists(st.lists(st.lists(st.integers(999, 2000), max_size=30), max_size=40), max_size=8),
    st.integers(20, SIZE),
)
def test_windows_hold_each_word_once_and_are_never_too_long(
    pieces: list[list[list[int]]], size: int
) -> None:
    shapes = [[0] * len(line) for line in pieces]
    found = list(windows(pieces, shapes, size, size))
    words = [word for line in pieces for word in line]
    assert [n for window in found for n in window.words] == [n for n, w in enumerate(words) if w]
    for window in found:
        assert len(window.ids) == len(window.shapes) <= size
        assert window.ids[0] == CLS
        assert window.ids[-1] == SEP
        for word, place in zip(window.words, window.places, strict=True):
            assert window.ids[place] == words[word][0]
