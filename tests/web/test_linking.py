"""Long work is told: a page that would wait for links says how far they are, and comes by itself."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient
from quick import article, link, read

from accordingto.ledger import Ledger
from accordingto.web import page
from accordingto.web.linking import Linking

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from accordingto.judgement import Judgement
    from accordingto.linking.world import World
    from accordingto.model import Reading

HERE = "http://127.0.0.1:8031"
HTML = {"accept": "text/html"}


class Slow:
    """A linker that waits until it is let go on."""

    def __init__(self) -> None:
        self.go_on = Event()

    def __call__(self, readings: Sequence[Reading], judgements: Sequence[Judgement] = ()) -> World:
        assert self.go_on.wait(30)
        return link(readings, judgements)


@pytest.fixture
def slow() -> Slow:
    return Slow()


@pytest.fixture
def pages(slow: Slow, tmp_path: Path) -> Iterator[TestClient]:
    versions = (("quick", "1"),)
    with Ledger(tmp_path / "slow.db", read=read, versions=lambda: versions, link=slow) as ledger:
        ledger.add(
            article("The mayor said 12 barns burned in Tarn.", ref="a"),
            article("The priest denied 12 barns burned in Tarn.", ref="b"),
        )
        app = page(ledger)
        app.state.linking = Linking(ledger.link, patience=0.05)
        yield TestClient(app, base_url=HERE, follow_redirects=False)
        slow.go_on.set()
        ledger.link()


@pytest.mark.parametrize("address", ["/disputes?kind=denial", "/documents/T1"])
def test_a_page_that_would_wait_says_how_far_it_is(
    pages: TestClient, slow: Slow, address: str
) -> None:
    waiting = pages.get(address, headers=HTML)
    assert waiting.status_code == 503
    assert waiting.headers["refresh"] == "2"
    assert waiting.headers["hx-redirect"] == address
    assert "<progress" in waiting.text
    again = pages.get(address)
    assert "0 of 2 articles" in again.json()["error"]
    slow.go_on.set()
    assert "mayor" in pages.get("/disputes.csv").text
    asked_again = (pages.get(address, headers=HTML) for _ in range(100))
    assert any(answer.status_code == 200 for answer in asked_again)


def test_nothing_is_decided_while_links_are_made(pages: TestClient, slow: Slow) -> None:
    answer = pages.post("/judge", data={"decision": "reject", "ids": "D1"}, headers=HTML)
    assert answer.status_code == 503
    assert "Nothing was decided" in answer.text
    assert "refresh" not in answer.headers
    slow.go_on.set()
    assert pages.get("/judgements.json").json() == []
