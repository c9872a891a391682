"""The example story holds what its README promises, and its gold file points at its words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import pytest

Record = Mapping[str, Any]

EXAMPLES = Path(__file__).parents[2] / "examples"
GOLD = cast("Record", json.loads((EXAMPLES / "tarnholt.gold.json").read_text(encoding="utf-8")))
ARTICLES = [
    cast("Record", json.loads(line))
    for line in (EXAMPLES / "tarnholt.jsonl").read_text(encoding="utf-8").splitlines()
]
BY_ID = {cast("str", article["id"]): article for article in ARTICLES}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FIRST_DAY = date(2031, 5, 11)


def text_of(article: str) -> str:
    return cast("str", BY_ID[article]["text"])


def paragraphs(article: str) -> list[str]:
    return text_of(article).strip().split("\n\n")


def published(article: str) -> date:
    return date.fromisoformat(cast("str", BY_ID[article]["published"])[:10])


def anchors(node: object) -> Iterator[tuple[str, str]]:
    """Every (article, quote) pair anywhere in the gold."""
    if isinstance(node, dict):
        record = cast("Record", node)
        if "article" in record and "quote" in record:
            yield record["article"], record["quote"]
        for value in record.values():
            yield from anchors(value)
    elif isinstance(node, list):
        for value in cast("list[object]", node):
            yield from anchors(value)


def kinds(section: str) -> set[str]:
    return {entry["kind"] for entry in GOLD[section]}


def dispute(name: str) -> Record:
    return next(entry for entry in GOLD["disputes"] if entry["id"] == name)


# The articles


def test_at_least_eight_articles_of_four_outlets_over_five_days() -> None:
    assert len(ARTICLES) >= 8
    assert len(BY_ID) == len(ARTICLES) == len({article["url"] for article in ARTICLES})
    assert len({article["publisher"] for article in ARTICLES}) >= 4
    days = {published(article) for article in BY_ID}
    assert days == {FIRST_DAY + timedelta(days=n) for n in range(5)}


@pytest.mark.parametrize("article", BY_ID)
def test_an_article_is_150_to_400_words_under_its_title(article: str) -> None:
    assert 150 <= len(text_of(article).split()) <= 400
    assert paragraphs(article)[0] == BY_ID[article]["title"]
    assert re.fullmatch(r"https://[a-z]+\.example/\S+", BY_ID[article]["url"])


def test_articles_stand_in_the_order_of_publication() -> None:
    stamps = [article["published"] for article in ARTICLES]
    assert stamps == sorted(stamps)


def test_one_outlet_reprints_the_wire_letter_for_letter_under_its_own_headline() -> None:
    assert paragraphs("courier-11")[1:] == paragraphs("corvane-11")[1:]
    assert paragraphs("courier-11")[0] != paragraphs("corvane-11")[0]


def test_another_trims_the_wire_and_adds_a_local_paragraph() -> None:
    wire = text_of("corvane-11")
    *kept, local = paragraphs("greyford-12")[1:]
    assert all(paragraph.rstrip(".") in wire for paragraph in kept)
    assert len(kept) < len(paragraphs("corvane-11")) - 1
    assert "Greyford" in local
    assert local not in wire


def test_a_quotation_paragraph_names_no_speaker() -> None:
    alone = re.compile(r'"[^"]+"|“[^“”]+”|\'\'.+\'\'')
    found = {
        article
        for article in BY_ID
        for paragraph in paragraphs(article)
        if alone.fullmatch(paragraph)
    }
    assert {"corvane-11", "oib-12", "flare-13"} <= found


def test_a_quotation_runs_over_two_paragraphs() -> None:
    parts = paragraphs("oib-12")
    runs = [
        first
        for first, second in pairwise(parts)
        if first.startswith("“") and "”" not in first and second.startswith("“")
    ]
    assert len(runs) == 1


@pytest.mark.parametrize(
    ("publisher", "marks"),
    [
        ("Corvane News Agency", '"'),
        ("Outer Isles Broadcasting", "“”"),
        ("Tolmerian Information Bureau", "«»"),
        ("The Flare", "''"),
    ],
)
def test_each_house_has_its_own_quotation_marks(publisher: str, marks: str) -> None:
    for article, record in BY_ID.items():
        if record["publisher"] == publisher:
            assert all(mark in text_of(article) for mark in marks)
            others = set('"“”«»') - set(marks)
            assert not others & set(text_of(article))


@pytest.mark.parametrize(
    ("article", "words"),
    [
        ("corvane-11", "without offering evidence"),
        ("tib-12", "The capital accused"),
        ("corvane-13", "Brannow has repeatedly accused"),
        ("flare-13", "did not want to be named"),
        ("corvane-13", "on condition of anonymity"),
        ("tib-14", "the minister said"),
    ],
)
def test_the_story_holds_the_phrases_that_are_hard_to_read(article: str, words: str) -> None:
    assert words in text_of(article)


# The gold


@pytest.mark.parametrize(("article", "quote"), sorted(set(anchors(GOLD))))
def test_a_quote_of_the_gold_occurs_once_in_its_article(article: str, quote: str) -> None:
    assert text_of(article).count(quote) == 1


def test_every_kind_of_dispute_and_of_pending_is_there() -> None:
    assert kinds("disputes") == {"figure", "denial", "role", "occurrence", "shift", "framing"}
    assert kinds("pending") == {
        *("prediction", "promise", "threat", "demand", "inquiry", "condition")
    }
    assert {entry["status"] for entry in GOLD["pending"]} == {"open", "met", "failed"}


@pytest.mark.parametrize("entry", GOLD["disputes"], ids=lambda entry: cast("str", entry["id"]))
def test_a_dispute_has_sides_with_as_many_voices_as_accounts(entry: Record) -> None:
    assert len(entry["sides"]) >= 2
    for side in entry["sides"]:
        assert side["who"]
        assert side["voices"] == len(side["quotes"]) > 0


def test_a_copy_is_no_voice() -> None:
    (original, *copies), *others = cast("list[list[str]]", GOLD["copies"])
    assert (original, others) == ("corvane-11", [])
    wire = text_of(original)
    heard = [
        quote
        for entry in GOLD["disputes"]
        for article, quote in anchors(entry["sides"])
        if article in copies
    ]
    assert heard
    assert all(quote not in wire for quote in heard)


def test_the_toll_grows_from_one_source_and_collides_between_others() -> None:
    grown = [pair for pair in GOLD["not_disputes"] if "growing" in pair["why"]]
    assert len(grown) >= 3
    assert [side["voices"] for side in dispute("toll")["sides"]] == [2, 1, 1]


def test_a_minister_reverses_himself_over_some_days() -> None:
    earlier, later = dispute("crossing")["sides"]
    assert earlier["who"] == later["who"] == ["Pavel Dorran"]
    last_before = max(published(article) for article, _ in anchors(earlier))
    assert last_before < min(published(article) for article, _ in anchors(later))


@pytest.mark.parametrize("entry", GOLD["dates"], ids=lambda entry: cast("str", entry["quote"]))
def test_a_date_agrees_with_the_calendar_and_the_day_of_publication(entry: Record) -> None:
    words, value = cast("str", entry["words"]), cast("str", entry["value"])
    assert entry["quote"].count(words) == 1
    weekday = next((day for day in WEEKDAYS if day in words), None)
    if weekday:
        day = date.fromisoformat(value[:10])
        assert WEEKDAYS[day.weekday()] == weekday
        assert abs(day - published(entry["article"])) < timedelta(days=7)
    shifts = {"yesterday": -1, "today": 0}
    if words in shifts:
        assert value == str(published(entry["article"]) + timedelta(days=shifts[words]))


def test_a_dateline_names_the_day_of_publication() -> None:
    for article in BY_ID:
        found = re.search(r"May (\d+) \(Corvane\)|(\d+) May \(TIB\)", text_of(article))
        if found and article not in GOLD["copies"][0][1:]:
            assert int(found[1] or found[2]) == published(article).day


def test_a_pending_matter_falls_due_after_it_was_announced() -> None:
    for entry in GOLD["pending"]:
        if entry["due"]:
            assert date.fromisoformat(entry["due"]) > published(entry["article"])
