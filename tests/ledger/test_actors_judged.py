"""Who is one and who is two, decided at a prompt, holds when the articles are read again."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import accordingto as at
from accordingto.ledger import Ledger
from accordingto.reading.reader import read_document
from prompt import run

if TYPE_CHECKING:
    from pathlib import Path

    from accordingto.model import Reading

NEXT = (("reader", "next"),)
ARTICLES = tuple(
    at.Document(text, ref=ref, published=at.as_date(day))
    for ref, day, text in (
        ("a", "2031-05-01", "Interior Minister Jon Sarek said that the bridge was open."),
        ("b", "2031-05-03", "Health Minister Lida Sarek denied that the bridge was open."),
        ("c", "2031-05-05", "Sarek told the assembly that two lorries had crossed the bridge."),
        ("d", "2031-05-09", "Interior Minister Jon Sarek said that no lorry had crossed."),
    )
)


@pytest.fixture
def tesk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger of four articles on two ministers of one surname, and the usual one."""
    file = tmp_path / "tesk.db"
    with at.open(file) as ledger:
        ledger.add(*ARTICLES)
    monkeypatch.setenv("ACCORDINGTO_LEDGER", str(file))
    monkeypatch.setenv("LOGNAME", "ada")
    return file


def sareks() -> list[list[str]]:
    """The articles of each actor called Sarek, as the prompt tells them."""
    found = json.loads(run("actors", "sarek", "--format", "json").stdout)
    return sorted(each["articles"] for each in found)


def actor_in(file: Path, article: str) -> str:
    """The ledger's present id of the Sarek of an article."""
    with at.open(file) as ledger:
        (found,) = ledger.actors(actor="Sarek", document=article)
        return found.id


def read_again(file: Path) -> None:
    """Have every article read by another reader, which numbers the actors the other way round."""

    def otherwise(document: at.Document) -> Reading:
        reading = read_document(document)
        return replace(reading, actors=reading.actors[::-1], versions=NEXT)

    with Ledger(file, read=otherwise, versions=lambda: NEXT) as ledger:
        assert ledger.add(*ARTICLES).read_again == len(ARTICLES)


def test_two_ministers_of_one_surname_stay_two_however_often_they_are_read(tesk: Path) -> None:
    assert sareks() == [["a", "d"], ["b"], ["c"]]
    read_again(tesk)
    assert sareks() == [["a", "d"], ["b"], ["c"]]


def test_a_merge_outlives_the_reading_it_was_made_on(tesk: Path) -> None:
    before = actor_in(tesk, "c")
    assert run("judge", actor_in(tesk, "b"), before, "--merge").exit_code == 0
    assert sareks() == [["a", "d"], ["b", "c"]]
    assert run("check", "--reread", "9").exit_code == 0
    read_again(tesk)
    assert actor_in(tesk, "c") != before
    assert sareks() == [["a", "d"], ["b", "c"]]
    assert run("check").exit_code == 0
    run("judge", "J1", "--undo")
    assert sareks() == [["a", "d"], ["b"], ["c"]]


def test_a_split_outlives_the_reading_it_was_made_on(tesk: Path) -> None:
    assert run("judge", actor_in(tesk, "a"), actor_in(tesk, "d"), "--split").exit_code == 0
    assert sareks() == [["a"], ["b"], ["c"], ["d"]]
    assert run("check", "--reread", "9").exit_code == 0
    read_again(tesk)
    assert sareks() == [["a"], ["b"], ["c"], ["d"]]
    run("judge", "J1", "--undo")
    assert sareks() == [["a", "d"], ["b"], ["c"]]
