"""What read_figures promises: the number phrase, its intervals, unit and measure."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.languages import lexicon
from accordingto.model import Document, Figure
from accordingto.reading.figure import read_figures
from accordingto.reading.parse import parse
from accordingto.reading.when import read_times

VOCABULARY = """
more than at least 60 1,300 450.000 2.4 bn million dozens half a third of no one between and to -
– . , $ € percent people killed in 0 1/3 dozen 9999999999999 or odd up two hundred % from several £
12:30 99.999.99 Boeing thirds quarter every times nearly fewer teens
"""


def read(text: str) -> tuple[Figure, ...]:
    document, parsed = Document(text=text), parse(text)
    return read_figures(document, parsed, read_times(document, parsed))


def only(text: str) -> Figure:
    (figure,) = read(text)
    return figure


MARKED = re.compile(r"\[(.*?)\]")
RULES: list[dict[str, str]] = lexicon("en", "numbers")["rule"]


@pytest.mark.parametrize("rule", [rule for rule in RULES if "yes" in rule])
def test_each_rule_of_the_lexicon_meets_its_example(rule: dict[str, str]) -> None:
    found = read(MARKED.sub(r"\1", rule["yes"]))
    assert [figure.words for figure in found] == MARKED.findall(rule["yes"])


@pytest.mark.parametrize("rule", [rule for rule in RULES if "no" in rule])
def test_what_a_rule_must_not_match_stays_untouched(rule: dict[str, str]) -> None:
    assert read(rule["no"]) == ()


@pytest.mark.parametrize(
    ("text", "words", "value", "interval", "likely"),
    [
        ("Over 60 boats sank.", "Over 60", 60, (61, None), (61, 69)),
        ("Upwards of 5,000 men fled.", "Upwards of 5,000", 5000, (5001, None), (5001, 5999)),
        ("At least 1,200 huts burned.", "At least 1,200", 1200, (1200, None), (1200, 1299)),
        ("Fewer than 40 ships left.", "Fewer than 40", 40, (0, 39), (30, 39)),
        ("Up to 300 guests came.", "Up to 300", 300, (0, 300), (150, 300)),
        ("About 200 goats died.", "About 200", 200, (180, 220), (180, 220)),
        ("Nearly 500 men left.", "Nearly 500", 500, (450, 499), (450, 499)),
        ("Just over 300 men left.", "Just over 300", 300, (301, 330), (301, 330)),
        ("The 40-odd members met.", "40-odd", 40, (41, 49), (41, 49)),
        ("Some 60 or more men left.", "Some 60 or more", 60, (60, None), (60, 69)),
        ("Between 3 and 9 goats died.", "Between 3 and 9", None, (3, 9), (3, 9)),
        ("Dozens of goats died.", "Dozens", None, (24, 99), (24, 99)),
        ("A dozen goats died.", "A dozen", 12, (12, 12), (10, 14)),
        ("Forty-two goats died.", "Forty-two", 42, (42, 42), (42, 42)),
        (
            "Six hundred and twelve goats died.",
            "Six hundred and twelve",
            612,
            (612, 612),
            (612, 612),
        ),
        (
            "The city took in 250.000 refugees.",
            "250.000",
            250000,
            (250000, 250000),
            (250000, 250000),
        ),
    ],
)
def test_words_give_a_literal_and_a_likely_interval(
    text: str,
    words: str,
    value: float | None,
    interval: tuple[float, float | None],
    likely: tuple[float, float],
) -> None:
    figure = only(text)
    assert (figure.words, figure.value) == (words, value)
    assert (figure.interval, figure.likely) == (interval, likely)


@pytest.mark.parametrize(
    ("text", "words", "value", "unit", "measure"),
    [
        (
            "The fund paid some three billion euros.",
            "some three billion euros",
            3e9,
            "EUR",
            "money",
        ),
        ("The fund paid €3.5bn.", "€3.5bn", 3.5e9, "EUR", "money"),
        ("The fund paid Rs 500 crore.", "Rs 500 crore", 5e9, "INR", "money"),
        ("Some guns fire 155 mm shells.", "155", 155, "mm", "count"),
        ("Six people were still missing.", "Six", 6, "person", "missing"),
        ("The toll could top 1,000.", "top 1,000", 1000, "person", "killed"),
        ("The fund paid US$5m.", "US$5m", 5e6, "USD", "money"),
        ("The fund paid A$5m.", "A$5m", 5e6, "AUD", "money"),
        ("The fund paid a $5m fine.", "$5m", 5e6, "USD", "money"),
        ("It sold for S$640,000 at once.", "S$640,000", 640000, "SGD", "money"),
        ("It sold for NZ$15.", "NZ$15", 15, "NZD", "money"),
        ("They lost R$12 million.", "R$12 million", 12e6, "BRL", "money"),
        ("They owe RM4.2 billion.", "RM4.2 billion", 4.2e9, "MYR", "money"),
        ("They owe CHF18,000.", "CHF18,000", 18000, "CHF", "money"),
        ("Output has risen threefold.", "threefold", 3, "times", "share"),
        ("Prices rose 3.5% at once.", "3.5%", 3.5, "percent", "share"),
        ("Three-quarters of the voters came.", "Three-quarters", 0.75, "share", "share"),
        ("One in four voters came.", "One in four", 0.25, "share", "share"),
        ("No one was hurt.", "No one", 0, "person", "injured"),
        (
            "More than half a million people were displaced.",
            "More than half a million",
            5e5,
            "person",
            "displaced",
        ),
        ("Eighty bodies were found.", "Eighty", 80, "body", "killed"),
        ("The blast killed 12 soldiers.", "12", 12, "soldier", "killed"),
        ("Rebels stormed the camp, killing 12.", "12", 12, "person", "killed"),
        ("The death toll rose to 87.", "87", 87, "person", "killed"),
        ("A toll of 87 was given.", "87", 87, "person", "killed"),
        ("Police arrested 35 protesters.", "35", 35, "protester", "arrested"),
        ("Police put the number of refugees at 900.", "900", 900, "refugee", "displaced"),
        ("Among the dead were 3 medics.", "3", 3, "medic", "killed"),
        ("Police rounded up 35 protesters.", "35", 35, "protester", "arrested"),
        ("The wounded totalled 40.", "40", 40, "person", "injured"),
        ("14 people were missing.", "14", 14, "person", "missing"),
        ("No casualties were reported.", "No", 0, "casualty", "count"),
    ],
)
def test_what_is_counted(text: str, words: str, value: float, unit: str, measure: str) -> None:
    figure = only(text)
    assert (figure.words, figure.value, figure.unit, figure.measure) == (
        words,
        value,
        unit,
        measure,
    )


def test_dead_and_wounded_of_one_sentence_are_kept_apart() -> None:
    found = read("The raid left 12 dead and 30 wounded, and 7 men were arrested.")
    assert [(f.value, f.measure) for f in found] == [
        (12, "killed"),
        (30, "injured"),
        (7, "arrested"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Turnout fell by 4 percentage points to 57 percent.", [4, 57]),
        ("Oil fell 3 percent to $61.20 a barrel.", [3, 61.2]),
        ("A cut of 10 percent to 15 percent was agreed.", [None]),
    ],
)
def test_a_move_to_a_stand_is_no_range(text: str, found: list[float | None]) -> None:
    assert [figure.value for figure in read(text)] == found


def test_what_stands_behind_a_figure_and_is_a_time_is_not_counted() -> None:
    figure = only("It rose above 900 last night.")
    assert (figure.unit, figure.counted) == (None, None)
    share = only("The deficit would be 4 percent this year.")
    assert (share.unit, share.counted) == ("percent", None)


def test_those_included_in_a_toll_are_counted_as_it_is() -> None:
    found = read("The crash killed 12 people, including three children.")
    assert [(f.value, f.measure) for f in found] == [(12, "killed"), (3, "killed")]


def test_a_change_is_two_figures_and_no_range() -> None:
    found = read("Support fell from 60 percent to 45 percent.")
    assert [f.value for f in found] == [60, 45]


def test_counted_keeps_the_words_of_the_text() -> None:
    assert only("Hundreds of angry miners marched.").counted == "of angry miners"


@pytest.mark.parametrize(
    "text",
    [
        "The Group of 77 met in Halm.",
        "The No. 2 seed left the round of 16.",
        "He fled in a Boeing 737 to Halm.",
        "The G7 met.",
        "It began in 2014.",
        "Ana Bell, 34, won.",
        "Halm won 3-1.",
        "Resolution 2254 was adopted.",
        "The 5-year-old child slept.",
        "He came third in the 12th round.",
        "There was no evidence.",
        "He is one of the men.",
        "One thing is clear.",
        "They met at 3.40 p.m. on 4 May.",
        "She scores in every test.",
        "The second half of the match began.",
        "The envoy arrived at 10.30 on Flight 602.",
        "1. The first heading",
    ],
)
def test_what_counts_nothing_is_left_alone(text: str) -> None:
    assert read(text) == ()


WORDS = st.sampled_from(VOCABULARY.split())


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, max_size=20).map(" ".join))
def test_any_text_is_read_and_intervals_are_sound(text: str) -> None:
    for figure in read(text):
        assert figure.span.end <= len(text)
        for low, high in (figure.interval, figure.likely):
            assert low is not None
            assert high is None or low <= high
        low, high = figure.interval
        if figure.value is not None and low is not None:
            assert low - 1 <= figure.value <= (high if high is not None else figure.value) + 1
