"""A text that is read and not stored: its progress, what was found, and the marks in it."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient
from quick import article, quick_ledger, read

import accordingto
from accordingto.web import Guard, page
from accordingto.web.read import HELD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from accordingto.model import Document, Reading

HTML = {"accept": "text/html"}
GUARD = Guard()
TEXT = "The mayor said 12 barns burned in Tarn.\nThe priest denied 12 barns burned in Tarn."


class Slow:
    """A reader that waits until it is let go on."""

    def __init__(self) -> None:
        self.go_on = Event()

    def __call__(self, document: Document) -> Reading:
        assert self.go_on.wait(30)
        return read(document)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Slow:
    found = Slow()
    monkeypatch.setattr(accordingto, "read", found)
    return found


@pytest.fixture
def pages() -> Iterator[TestClient]:
    with quick_ledger() as ledger:
        ledger.add(article("A nun vowed 3 barns burned in Olm."))
        here = "http://127.0.0.1:8031"
        yield TestClient(page(ledger, GUARD), base_url=here, follow_redirects=False)


def ask(pages: TestClient, **given: str) -> str:
    """Give a text, and where its reading is."""
    answer = pages.post("/read", data={**given, "form_token": GUARD.form_token()}, headers=HTML)
    assert answer.status_code == 303
    return answer.headers["location"]


def test_a_long_text_is_told_how_far_it_is_and_comes_by_itself(
    pages: TestClient, slow: Slow
) -> None:
    address = ask(pages, text=TEXT)
    waiting = pages.get(address, headers=HTML)
    assert waiting.status_code == 503
    assert waiting.headers["refresh"] == "2"
    assert waiting.headers["hx-redirect"] == address
    assert '<progress max="3" value="1"' in waiting.text
    assert "reading it" in waiting.text
    later = ask(pages, text=TEXT)
    assert "begun" in pages.get(later, headers=HTML).text
    slow.go_on.set()
    for place in (address, later):
        asked_again = (pages.get(place, headers=HTML) for _ in range(100))
        done = next(answer for answer in asked_again if answer.status_code == 200)
        assert 'id="count">2<' in done.text


def test_a_mark_shows_its_claim_beside_the_text_that_is_not_kept(
    pages: TestClient, slow: Slow
) -> None:
    slow.go_on.set()
    address = ask(pages, text=TEXT)
    whole = pages.get(address, headers=HTML).text
    assert f'href="{address}?claim=c2#c2"' in whole
    assert "chosen" not in whole
    one = pages.get(f"{address}?claim=c2", headers=HTML).text
    assert " chosen" in one
    assert "<dt>Cue</dt><dd>" in one
    assert pages.get("/documents.json").json()[1:] == []


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, "paste the text"),
        ({"text": TEXT, "published": "soon"}, "soon"),
        ({"address": "http://127.0.0.1:8031/x"}, "http://127.0.0.1:8031/x: "),
    ],
)
def test_why_nothing_is_read_is_told(pages: TestClient, given: dict[str, str], told: str) -> None:
    answer = pages.get(ask(pages, **given), headers=HTML)
    assert answer.status_code == 400
    assert told in answer.text


def test_the_last_readings_are_held_and_no_others(pages: TestClient, slow: Slow) -> None:
    slow.go_on.set()
    places = [ask(pages, text=TEXT) for _ in range(HELD + 1)]
    gone = pages.get(places[0], headers=HTML)
    assert gone.status_code == 404
    assert "read the text again" in gone.text
    assert pages.get(places[1], headers=HTML).status_code == 200
    assert pages.get("/read/guess").status_code == 404
