"""What read_times promises: spans, TIMEX3 types, values against the day of publication."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.dates import days_of
from accordingto.languages import lexicon
from accordingto.model import Document
from accordingto.reading.parse import parse
from accordingto.reading.when import read_times

SUNDAY = "2031-06-15"
MARKED = re.compile(r"\[(.*?)\]")
VOCABULARY = """
the last next two three 5 31 1999 2030 may March , . - : / ’ ' Monday week years ago later before
of in early half a the 1990s night 3.40 p.m. 12/13/2030 9999 0 yesterday every BC first quarter
summer Easter 31.02.2030 February 30 25:99 century decades Thursday week 12.13.2031 99 ’77
"""


def read(text: str, published: str | None = SUNDAY) -> dict[str, tuple[str, str]]:
    document = Document(text=text, published=date.fromisoformat(published) if published else None)
    times = read_times(document, parse(text))
    return {time.span.of(text): (time.type, time.value) for time in times}


def values(text: str, published: str | None = SUNDAY) -> dict[str, str]:
    return {words: value for words, (_, value) in read(text, published).items()}


@pytest.mark.parametrize("rule", [r for r in lexicon("en", "times")["rule"] if "yes" in r])
def test_each_rule_of_the_lexicon_meets_its_example(rule: dict[str, str]) -> None:
    text = MARKED.sub(r"\1", rule["yes"])
    wanted = MARKED.findall(rule["yes"])
    assert [words for words in read(text) if words in wanted] == wanted


@pytest.mark.parametrize("rule", [r for r in lexicon("en", "times")["rule"] if "no" in r])
def test_what_a_rule_must_not_match_stays_untouched(rule: dict[str, str]) -> None:
    assert read(rule["no"]) == {}


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The index rose 2 percent in the latest quarter.", "the latest quarter", "2031-Q1"),
        ("The bank will cut rates in the current quarter.", "the current quarter", "2031-Q2"),
        ("Orders fell in Q4 2029.", "Q4 2029", "2029-Q4"),
        ("It was built for fiscal 2033.", "fiscal 2033", "2033"),
        ("The old port burned in the sixties.", "the sixties", "196"),
        ("Talks will be held in the week of 14 July.", "the week of 14 July", "2031-W29"),
        ("He served two four-year terms.", "four-year", "P4Y"),
        ("The court adjourned until Monday.", "Monday", "2031-06-16"),
        ("The siege lasted until Monday.", "Monday", "2031-06-09"),
        ("Sales fell in the previous two quarters.", "the previous two quarters", "P2Q"),
        ("The raid came this Thursday.", "this Thursday", "2031-06-12"),
        ("Ferries sail twice a day.", "twice a day", "P1D"),
        ("They meet every other week.", "every other week", "P2W"),
        ("They meet three times a week.", "three times a week", "P1W"),
        ("The hall is shut on Mondays.", "Mondays", "XXXX-WXX-1"),
        ("She sings on Monday nights.", "Monday nights", "XXXX-WXX-1TNI"),
        ("They fish at weekends.", "weekends", "XXXX-WXX-WE"),
        ("It fell the night before last.", "the night before last", "2031-06-13TNI"),
        ("It fell the week before last.", "the week before last", "2031-W22"),
        ("It closes at the end of next month.", "the end of next month", "2031-07"),
        ("He made his last film eleven years ago.", "eleven years ago", "2020"),
        ("He made his last eleven years ago.", "eleven years ago", "2020"),
        ("She sang in the ’70s.", "the ’70s", "197"),
        ("It opens at 10 a.m. on Monday.", "10 a.m. on Monday", "2031-06-16T10:00"),
        ("Patrols go out every night.", "every night", "XXXX-XX-XXTNI"),
        ("The order was signed on 06/11/2031.", "06/11/2031", "2031-06-11"),
        ("The order was signed on 03/04/2031.", "03/04/2031", "2031-04-03"),
        ("The order will lapse on 06/11/2031.", "06/11/2031", "2031-11-06"),
        ("He died on Mon., 9 June.", "Mon., 9 June", "2031-06-09"),
        ("Rebels shelled Ostmark on Thursday.", "Thursday", "2031-06-12"),
        ("Rebels shelled Ostmark on Sunday.", "Sunday", "2031-06-15"),
        ("The envoys will meet on Thursday.", "Thursday", "2031-06-19"),
        ("The envoys plan to meet on Monday.", "Monday", "2031-06-16"),
        ("The council failed to meet on Monday.", "Monday", "2031-06-09"),
        ("The court sits on Thursday week.", "Thursday week", "2031-06-26"),
        ("He died last Friday.", "last Friday", "2031-06-13"),
        ("She returns next Friday.", "next Friday", "2031-06-20"),
        ("The port was mined in November.", "November", "2030-11"),
        ("The port will reopen in November.", "November", "2031-11"),
        ("It burned on 30 December.", "30 December", "2030-12-30"),
        ("It was signed on 03.02.2030 in Halm.", "03.02.2030", "2030-02-03"),
        ("It was signed on 02/25/2030 in Halm.", "02/25/2030", "2030-02-25"),
        ("They voted on the 5th of May.", "the 5th of May", "2031-05-05"),
        ("They left a fortnight ago.", "a fortnight ago", "2031-06-01"),
        ("It fell two weeks ago.", "two weeks ago", "2031-W22"),
        ("The levy began three years ago.", "three years ago", "2028"),
        ("Work ends in two weeks' time.", "two weeks' time", "2031-W26"),
        ("It rained last summer.", "last summer", "2030-SU"),
        ("Sales fell in the third quarter of 2030.", "the third quarter of 2030", "2030-Q3"),
        ("The bill dates from the 1990s.", "the 1990s", "199"),
        ("The wall is from the 12th century.", "the 12th century", "11"),
        ("It broke at 3.40 a.m. today.", "3.40 a.m. today", "2031-06-15T03:40"),
        ("They met at 15:00 GMT on Saturday.", "15:00 GMT on Saturday", "2031-06-14T15:00"),
        ("Sirens were heard last night.", "last night", "2031-06-14TNI"),
        ("Two boats sank over the weekend.", "the weekend", "2031-W24-WE"),
        ("He quit on New Year's Eve.", "New Year's Eve", "2030-12-31"),
        ("Shops shut on Easter Sunday 2030.", "Easter Sunday 2030", "2030-04-21"),
        ("Shops shut on Thanksgiving.", "Thanksgiving", "2030-11-28"),
        ("He was freed on Memorial Day.", "Memorial Day", "2031-05-26"),
        (
            "Sales fell in the third quarter of fiscal 2030.",
            "the third quarter of fiscal 2030",
            "2030-Q3",
        ),
        ("Sales fell in last year's third quarter.", "last year's third quarter", "2030-Q3"),
        ("Mr Bell is 34 years old.", "34 years old", "P34Y"),
        ("A 30-year-old was held.", "30-year-old", "P30Y"),
        ("He took over three months ago.", "three months ago", "2031-03"),
        ("Sales rose in the prior year.", "the prior year", "2030"),
    ],
)
def test_a_date_is_counted_from_the_day_of_publication(text: str, words: str, value: str) -> None:
    assert values(text)[words] == value


@pytest.mark.parametrize(
    ("text", "words", "read_as"),
    [
        ("The siege lasted six weeks.", "six weeks", ("DURATION", "P6W")),
        ("Losses rose over the past five years.", "the past five years", ("DURATION", "P5Y")),
        ("It took half an hour.", "half an hour", ("DURATION", "PT30M")),
        ("It stood for a decade.", "a decade", ("DURATION", "P10Y")),
        ("It held a three-day session.", "three-day", ("DURATION", "P3D")),
        ("They meet every Monday.", "every Monday", ("SET", "XXXX-WXX-1")),
        ("They meet every year.", "every year", ("SET", "P1Y")),
        ("The road is now closed.", "now", ("DATE", "PRESENT_REF")),
    ],
)
def test_durations_and_sets(text: str, words: str, read_as: tuple[str, str]) -> None:
    assert read(text)[words] == read_as


def test_narrative_anchors_count_from_the_day_just_told() -> None:
    told = values("The bridge fell on 4 May. The next day the army came. Two days later it left.")
    assert told["The next day"] == "2031-05-05"
    assert told["Two days later"] == "2031-05-07"


def test_an_apposition_is_counted_from_where_its_head_was() -> None:
    told = values("The dam broke today. It was checked on Friday, two days before.")
    assert told["two days before"] == "2031-06-13"


def test_the_end_of_a_period_is_kept_as_mod() -> None:
    text = "Earlier this month he left. By the end of 2033 it will close."
    times = read_times(Document(text=text, published=date(2031, 6, 15)), parse(text))
    assert [(time.value, time.mod) for time in times] == [("2031-06", "START"), ("2033", "END")]


def test_a_history_is_read_from_date_to_date_not_from_publication() -> None:
    text = (
        "War came in March 1721. On 4 May 1721 the fleet sailed. On 9 June it met the enemy. "
        "Peace was signed on 3 August 1722, and the treaty of 12 May 1723 confirmed it. "
        "In 1724 the king died."
    )
    assert values(text)["9 June"] == "1721-06-09"


def test_without_a_publication_date_nothing_is_guessed() -> None:
    told = values("He left yesterday. She came on 4 April and stays this week.", None)
    assert told == {"yesterday": "XXXX-XX-XX", "4 April": "XXXX-04-04", "this week": "PRESENT_REF"}


@pytest.mark.parametrize(
    "text",
    [
        "They may march again.",
        "Missiles fall on Ostmark.",
        "More than 2,000 people came.",
        "It sold for $1999.",
        "A second bomb exploded.",
        "A quarter of the voters stayed at home.",
    ],
)
def test_words_that_look_like_a_time_and_are_none(text: str) -> None:
    assert read(text) == {}


WORDS = st.sampled_from(VOCABULARY.split())


@settings(max_examples=40, deadline=None)
@given(
    st.lists(WORDS, max_size=25).map(" ".join),
    st.sampled_from([None, SUNDAY, "0001-01-01", "9999-12-31"]),
)
def test_any_text_is_read_and_spans_are_in_order(text: str, published: str | None) -> None:
    day = date.fromisoformat(published) if published else None
    times = read_times(Document(text=text, published=day), parse(text))
    assert all(time.value and time.span.end <= len(text) for time in times)
    assert all(a.span.end <= b.span.start for a, b in pairwise(times))


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_at_the_ends_of_the_calendar_a_step_too_far_is_no_time(published: str) -> None:
    text = (
        "It fell last winter and the previous autumn, and returns next summer, in fall next year."
    )
    values(text, published)
    assert values("They meet next year.", "9999-12-31") == {}
    assert values("They met last summer.", "0001-01-01") == {}


def test_tonight_in_a_quotation_is_the_night_on_which_it_was_said() -> None:
    text = "“Tonight I ordered the strike.”\n\n“It had to be,” the marshal said on Thursday."
    assert values(text)["Tonight"] == "2031-06-12TNI"
    assert values("“Tonight I ordered the strike,” the marshal said.")["Tonight"] == "2031-06-15TNI"


def test_a_name_with_a_month_in_it_is_no_time() -> None:
    assert values("The April Brigade said that March Hill was in its hands.") == {}


@settings(max_examples=60, deadline=None)
@given(st.from_regex(r"\A-?\d{1,5}(-(W?\d\d|WE|\d\d-\d\d|Q1))?(T\w+)?\Z"))
def test_the_days_of_a_value_run_forward(value: str) -> None:
    found = days_of(value)
    assert found is None or found[0] <= found[1]


def test_the_days_of_a_value() -> None:
    assert days_of("2031-W24") == (date(2031, 6, 9), date(2031, 6, 15))
    assert days_of("2031-W24-WE") == (date(2031, 6, 14), date(2031, 6, 15))
    assert days_of("2031-02") == (date(2031, 2, 1), date(2031, 2, 28))
    assert days_of("2031-06-15TNI") == (date(2031, 6, 15), date(2031, 6, 15))
    assert days_of("PAST_REF") is None
