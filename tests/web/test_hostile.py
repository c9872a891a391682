"""What articles, addresses and forms may hold, and what the page makes of it: words, never code."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient
from quick import quick_ledger

from accordingto.model import Document, as_date
from accordingto.web import page

if TYPE_CHECKING:
    from collections.abc import Iterator

HTML = {"accept": "text/html"}
HERE = "http://127.0.0.1:8031"
CORPUS = (
    "<script>alert(1)</script>",
    '"><script>alert(1)</script>',
    "'><img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "<!--<script>alert(1)</script>-->",
    "javascript:alert(1)",
    "{{ 7 * 7 }}{% include 'base.html' %}",
    "<a href='javascript:alert(1)'>x</a>",
    "<style>@import 'http://evil.example'</style>",
    "<base href='http://evil.example/'>",
    "<meta http-equiv=refresh content='0;url=http://evil.example'>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "hx-on:click=alert(1) hx-get=http://evil.example",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
)
ADDRESSES = (
    "/disputes",
    "/disputes/D1",
    "/matters",
    "/matters/M1",
    "/claims",
    "/actors",
    "/actors/A1",
    "/documents",
    "/documents/T1?claim=C1",
    "/pending",
    "/events",
    "/figures",
    "/judgements",
)
OURS = {"/static/htmx.min.js", "/static/page.js"}


class Elements(HTMLParser):
    """Every element of a page with its attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def harmless(text: str) -> None:
    """No script but ours, no handler, no address of another scheme, no element that loads."""
    for tag, attributes in Elements(text).found:
        assert tag not in {"iframe", "object", "embed", "style", "base", "img", "math"}
        if tag == "script":
            assert attributes["src"] in OURS
        for name, value in attributes.items():
            assert not name.startswith(("on", "hx-on", "style")), (tag, name)
            if name in {"href", "action", "src", "hx-get", "hx-post"}:
                assert re.match(r"[/#?]", value or ""), (tag, name, value)


@pytest.fixture(scope="module", params=CORPUS)
def client(request: pytest.FixtureRequest) -> Iterator[TestClient]:
    """A ledger in which everything that a text can bring is hostile."""
    words = request.param
    with quick_ledger() as ledger:
        ledger.add(
            *(
                Document(
                    f"{words} mayor {verb} 12 barns burned in Tarn.\n{words}",
                    ref=f"{words}-{verb}",
                    publisher=words,
                    title=words,
                    url=f"https://a.example/{words}/{verb}",
                    published=as_date("2031-05-13"),
                )
                for verb in ("said", "denied", "vowed")
            )
        )
        ledger.judge("confirm", "D1", by=words, note=words)
        yield TestClient(page(ledger), base_url=HERE)


@pytest.fixture(scope="module")
def plain() -> Iterator[TestClient]:
    with quick_ledger() as ledger:
        ledger.add(Document("The mayor said 12 barns burned in Tarn.", ref="a"))
        yield TestClient(page(ledger), base_url=HERE)


def test_words_of_articles_are_only_words(client: TestClient) -> None:
    for address in ADDRESSES:
        answer = client.get(address, headers=HTML)
        assert answer.status_code == 200, address
        harmless(answer.text)


@pytest.mark.parametrize("words", CORPUS)
def test_words_of_an_address_are_only_words(plain: TestClient, words: str) -> None:
    for name in ("search", "kind", "place", "since", "of", "document", "nothing"):
        harmless(plain.get("/claims", params={name: words}, headers=HTML).text)
    for place in ("/disputes/", "/documents/", "/actors/", "/claims/", "/"):
        harmless(plain.get(f"{place}{words}", headers=HTML).text)


def test_a_name_that_signs_is_only_words(client: TestClient) -> None:
    client.cookies.set("accordingto-name", "%3Cscript%3Ealert(1)%3C/script%3E")
    client.cookies.set("accordingto-done", "J1")
    answer = client.get("/disputes", headers=HTML)
    harmless(answer.text)
    assert "&lt;script&gt;" in answer.text
    client.cookies.clear()


@pytest.mark.parametrize(
    "address",
    [
        "/static/../guard.py",
        "/static/%2e%2e/guard.py",
        "/static/..%2f..%2fpyproject.toml",
        "/documents/..%2f..%2fetc%2fpasswd",
        "/documents/%2fetc%2fpasswd",
    ],
)
def test_no_path_leads_out(plain: TestClient, address: str) -> None:
    answer = plain.get(address)
    assert answer.status_code in {404, 405}
    assert "root:" not in answer.text
    assert "[project]" not in answer.text


@pytest.mark.parametrize("query", ["' OR 1=1 --", "%", '"; DROP TABLE claims; --', "*", "NEAR("])
def test_no_query_reaches_the_database_as_its_language(plain: TestClient, query: str) -> None:
    before = plain.get("/claims.json").json()
    for name in ("search", "source", "place", "publisher", "document", "type"):
        assert plain.get("/claims.json", params={name: query}).json() == []
    assert plain.get("/claims.json").json() == before


def test_what_turns_the_direction_is_shown_and_contained() -> None:
    text = "The mayor said 12 barns burned in Tarn.\nقال العمدة إن المرفأ هادئ\n\u202eevil\u202c"
    with quick_ledger() as ledger:
        ledger.add(Document(text, ref="a", publisher="صحيفة"))
        shown = TestClient(page(ledger), base_url=HERE).get("/documents/T1", headers=HTML).text
    assert "\u202e" not in shown
    assert "\\u202eevil" in shown
    assert '<p dir="auto">قال' in shown
    assert "<bdi>صحيفة</bdi>" in shown
