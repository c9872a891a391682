"""The articles marked by hand: their offsets hold, and the marks obey the README beside them."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

GOLD = Path(__file__).parents[2] / "evaluation/attribution"
FOLDERS = (GOLD, GOLD / "outlets", GOLD / "aside")
TEXTS = sorted(path for folder in FOLDERS for path in (folder / "text").glob("*.txt"))
ROLES = ("Source", "Cue", "Content")
SPAN = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.+)")
EVENT = re.compile(r"E\d+\t(Attribution(?:-no-source)?):(T\d+)((?: (?:Source|Cue|Content):T\d+)+)")
ARGUMENT = re.compile(r"(\w+):(T\d+)")

Pieces = tuple[tuple[int, int], ...]


class Mark(NamedTuple):
    role: str
    pieces: Pieces
    quoted: str


class Article(NamedTuple):
    text: str
    marks: dict[str, Mark]
    events: list[tuple[str, dict[str, str]]]


def offsets(value: str) -> Pieces:
    pairs = (piece.split() for piece in value.split(";"))
    return tuple((int(start), int(end)) for start, end in pairs)


def load(path: Path) -> Article:
    marks: dict[str, Mark] = {}
    events: list[tuple[str, dict[str, str]]] = []
    annotations = path.parents[1] / "attributions" / f"{path.stem}_gold.ann"
    for line in annotations.read_bytes().decode().splitlines():
        if span := SPAN.fullmatch(line):
            marks[span[1]] = Mark(span[2], offsets(span[3]), span[4])
        else:
            event = EVENT.fullmatch(line)
            assert event, line
            arguments = (argument.split(":") for argument in event[3].split())
            events.append((event[1], dict(arguments)))
    return Article(path.read_bytes().decode(), marks, events)


@pytest.fixture(params=TEXTS, ids=lambda path: path.stem)
def article(request: pytest.FixtureRequest) -> Article:
    return load(request.param)


def test_every_text_has_its_marks_and_no_marks_are_without_a_text() -> None:
    marked = sorted(path.stem for folder in FOLDERS for path in (folder / "attributions").iterdir())
    assert marked == sorted(f"{path.stem}_gold" for path in TEXTS)


def test_an_article_has_attributions(article: Article) -> None:
    assert article.events


def test_a_span_is_the_words_it_quotes(article: Article) -> None:
    for mark in article.marks.values():
        assert " ".join(article.text[start:end] for start, end in mark.pieces) == mark.quoted


def test_a_word_has_one_role_in_one_attribution_at_most(article: Article) -> None:
    taken = sorted(
        piece for mark in article.marks.values() if mark.role in ROLES for piece in mark.pieces
    )
    assert all(start < end for start, end in taken)
    assert all(before[1] <= after[0] for before, after in pairwise(taken))


def test_an_argument_is_a_span_of_its_role(article: Article) -> None:
    for _, arguments in article.events:
        assert all(article.marks[mark].role == role for role, mark in arguments.items())


def test_an_attribution_has_content_and_a_source_unless_it_says_otherwise(
    article: Article,
) -> None:
    for kind, arguments in article.events:
        assert "Content" in arguments
        assert ("Source" in arguments) == (kind == "Attribution")


def test_only_a_source_is_shared(article: Article) -> None:
    own = [
        mark
        for _, arguments in article.events
        for role, mark in arguments.items()
        if role != "Source"
    ]
    assert len(own) == len(set(own))


def test_no_source_cue_or_content_is_left_over(article: Article) -> None:
    used = {mark for _, arguments in article.events for mark in arguments.values()}
    assert used == {name for name, mark in article.marks.items() if mark.role in ROLES}
