"""What the drawing of figures at a prompt promises."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

import fiction
from accordingto.model import Document, Figure, Source, Span
from accordingto.telling import told_on
from accordingto.terminal.chart import Bars, Told, figures_over_time

SEVEN, SIXTY = fiction.READING.figures
WIDTH = 30


def told(value: int | None, low: int | None, high: int | None) -> Told:
    figure = replace(SEVEN, value=value, interval=(low, high), likely=(low, high))
    return Told(told_on(fiction.TOLL), "A", figure, fiction.TOLL)


def lines(width: int = 80) -> list[str]:
    out = StringIO()
    drawn = figures_over_time(fiction.HOW_MANY, fiction.READING.figures)
    assert drawn is not None
    Console(file=out, width=width, markup=False, highlight=False, color_system=None).print(drawn)
    return out.getvalue().splitlines()


def test_each_source_and_day_has_a_bar_and_the_words() -> None:
    shown = [line.rstrip() for line in lines()]
    assert shown[0].split() == ["2031", "61", "87"]
    assert shown[1].startswith("A  12 May  .........................*  87     Tesk city council")
    assert shown[2].split()[:3] == ["B", "13", "May"]
    assert "[=======>" in shown[2]
    assert "61–69  a port official says" in shown[2]
    assert "“more than 60”" in " ".join(" ".join(shown).split())


@pytest.mark.parametrize("width", [50, 80, 120])
def test_no_line_is_wider_than_the_console(width: int) -> None:
    assert max(map(len, lines(width))) <= width


def test_one_figure_is_nothing_to_compare_and_a_denial_has_no_scale() -> None:
    assert figures_over_time(fiction.HOW_MANY, [SEVEN]) is None
    assert figures_over_time(fiction.WHO_FIRED, fiction.READING.figures) is None


def test_what_a_source_repeats_on_one_day_stands_once() -> None:
    drawn = figures_over_time(fiction.HOW_MANY, [SEVEN, SEVEN, SIXTY])
    assert isinstance(drawn, Bars)
    assert [one.figure for one in drawn.told] == [SEVEN, SIXTY]


def test_another_measure_is_not_drawn() -> None:
    hurt = replace(SEVEN, measure="injured", likely=(900, 900))
    dispute = replace(fiction.HOW_MANY, question="How many were killed?")
    drawn = figures_over_time(dispute, [SEVEN, SIXTY, hurt])
    assert isinstance(drawn, Bars)
    assert hurt not in [one.figure for one in drawn.told]


def test_bounds_without_an_end_say_so() -> None:
    least, most = told(None, 20, None), told(None, None, 80)
    bars = Bars([least, most, told(100, 100, 100)])
    assert bars.bar(least, WIDTH).strip(".")[:1] == "["
    assert bars.bar(least, WIDTH).endswith(">")
    assert bars.bar(most, WIDTH).startswith("<")
    assert bars.bar(most, WIDTH).strip(".").endswith("]")


def test_near_figures_are_told_apart_and_far_ones_start_at_nothing() -> None:
    assert Bars([told(5000, 5000, 5000), told(5200, 5200, 5200)]).least == 5000
    assert Bars([told(9, 9, 9), told(23, 23, 23)]).least == 0
    assert set(Bars([told(7, 7, 7), told(7, 7, 7)]).bar(told(7, 7, 7), WIDTH)) == {".", "*"}


numbers = st.integers(-(10**9), 10**12)


@given(st.lists(st.tuples(numbers, numbers), min_size=1), st.integers(10, 60))
def test_a_bar_is_as_wide_as_it_is_told_and_lies_in_order(
    pairs: list[tuple[int, int]], width: int
) -> None:
    rows = [told(None, min(pair), max(pair)) for pair in pairs]
    bars = Bars(rows)
    drawn = {one.ends: bars.bar(one, width) for one in rows}
    assert {len(bar) for bar in drawn.values()} == {width}
    assert all(bar.strip(".") for bar in drawn.values())
    by_low = sorted(drawn, key=lambda ends: ends[0] or 0)
    starts = [len(drawn[ends]) - len(drawn[ends].lstrip(".")) for ends in by_low]
    assert starts == sorted(starts)


def test_words_that_run_from_right_to_left_cannot_turn_a_bar() -> None:
    text = "شرطة الميناء قالت ٦٠ قتيلا"
    document = Document(text, publisher="صحيفة", published=fiction.DOCUMENT.published)
    claim = replace(
        fiction.COUNT,
        document=document,
        source=Source(None, (Span(0, 12),)),
        content=(Span(18, 26),),
    )
    figure: Figure = replace(SIXTY, document=document, span=Span(18, 20))
    out = StringIO()
    row = Told(told_on(claim), "B", figure, claim)
    Console(file=out, width=100, markup=False, highlight=False).print(Bars([row, row]))
    line = out.getvalue().splitlines()[1]
    strong = [(at, unicodedata.bidirectional(letter)) for at, letter in enumerate(line)]
    first_right = min(at for at, kind in strong if kind in {"R", "AL"})
    assert unicodedata.bidirectional(line[0]) == "L"
    assert line.index("[") < line.index("61–69") < first_right
    assert first_right < line.index(" says ") < line.index("“")
