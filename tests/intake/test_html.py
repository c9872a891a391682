"""A web page gives its main text and what it says of itself."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from accordingto.intake import LARGEST, Refusal, documents
from accordingto.model import Document

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """<title>Ferry halted at Osk | Osk Courier</title>
<meta property="og:site_name" content="Osk Courier">
<meta property="article:published_time" content="2031-05-13T10:00:00Z">
<link rel="canonical" href="https://courier.example/ferry">"""
STORY = """<nav><a href="/">Home</a> <a href="/osk">Osk</a></nav><article>
<h1>Ferry halted at Osk</h1>
<p>The harbour office &amp; the mayor said on 3 May 2019 that the crossing would stay shut.</p>
<p>“Nobody was asked,” a café owner at the quay said of the decision, which came overnight.</p>
</article><footer>Imprint</footer>"""


def page(head: str = HEAD, body: str = STORY) -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def read(
    path: Path, source: bytes, *, publisher: str | None = None, encoding: str | None = None
) -> Document | Refusal:
    path.write_bytes(source)
    (outcome,) = documents([path], published="2040-01-01", publisher=publisher, encoding=encoding)
    return outcome


def read_page(path: Path, source: bytes, publisher: str | None = None) -> Document:
    outcome = read(path, source, publisher=publisher)
    assert isinstance(outcome, Document), outcome
    return outcome


def test_main_text_with_one_paragraph_a_line(tmp_path: Path) -> None:
    found = read_page(tmp_path / "ferry.html", page().encode())
    assert found.text.splitlines()[-2:] == [
        "The harbour office & the mayor said on 3 May 2019 that the crossing would stay shut.",
        "“Nobody was asked,” a café owner at the quay said of the decision, which came overnight.",
    ]
    assert "Imprint" not in found.text
    assert "Home" not in found.text


def test_what_the_page_says_of_itself_wins(tmp_path: Path) -> None:
    found = read_page(tmp_path / "ferry.html", page().encode(), publisher="Somebody Else")
    assert (found.ref, found.url) == ("ferry", "https://courier.example/ferry")
    assert (found.publisher, found.title) == ("Osk Courier", "Ferry halted at Osk")
    assert found.published == date(2031, 5, 13)


def test_what_is_given_fills_the_gaps_and_no_date_is_taken_from_the_story(tmp_path: Path) -> None:
    found = read_page(tmp_path / "ferry.html", page(head="").encode(), publisher="Osk Courier")
    assert found.publisher == "Osk Courier"
    assert found.published == date(2040, 1, 1)


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("windows-1252", "cp1252"), ("iso-8859-1", "cp1252"), ("utf-8", "utf-8")],
)
def test_the_declared_charset_is_followed(tmp_path: Path, charset: str, encoding: str) -> None:
    source = page(head=f'<meta charset="{charset}">').encode(encoding)
    assert "“Nobody was asked,” a café" in read_page(tmp_path / "ferry.htm", source).text


def test_xhtml_with_an_encoding_declaration(tmp_path: Path) -> None:
    source = '<?xml version="1.0" encoding="utf-8"?>' + page()
    assert "café" in read_page(tmp_path / "ferry.xhtml", source.encode()).text


def test_utf_16_with_a_mark(tmp_path: Path) -> None:
    assert "café" in read_page(tmp_path / "ferry.html", page().encode("utf-16")).text


def test_an_undeclared_charset_must_be_given(tmp_path: Path) -> None:
    source = page(head="").encode("cp1252")
    outcome = read(tmp_path / "ferry.html", source)
    assert isinstance(outcome, Refusal)
    assert "--encoding cp1252" in outcome.why
    named = read(tmp_path / "ferry.html", source, encoding="cp1252")
    assert isinstance(named, Document)
    assert "café" in named.text


@pytest.mark.parametrize(
    ("source", "why"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (page(body="").encode(), "no article text"),
        (b"<html><body>Sh\0ut</body></html>", "is binary"),
        (b"<html>" + b"x" * LARGEST, "longer than"),
        (b"<div>" * 5000, "no article text"),
    ],
)
def test_a_page_without_an_article_is_refused(tmp_path: Path, source: bytes, why: str) -> None:
    outcome = read(tmp_path / "ferry.html", source)
    assert isinstance(outcome, Refusal)
    assert why in outcome.why


def test_a_page_that_breaks_the_extractor_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("trafilatura.bare_extraction", fail)
    outcome = read(tmp_path / "ferry.html", page().encode())
    assert isinstance(outcome, Refusal)
    assert "too deep" in outcome.why


@pytest.mark.parametrize(
    "said",
    [
        '{"@type": "NewsArticle", "publisher": ["a"], "headline": {"b": 1}, "url": 3}',
        '{"@type": "NewsArticle", "publisher": {"name": ["a", 2]}, "headline": ["x", "y"]}',
        '{"@type": ["NewsArticle", null], "publisher": null, "datePublished": 20310513}',
        '{"@graph": [{"@type": "Organization", "name": {"a": 1}}, 7, null]}',
        '{"@type": "NewsArticle", "author": [[]], "mainEntityOfPage": {"@id": []}',
    ],
)
def test_broken_metadata_does_no_harm(tmp_path: Path, said: str) -> None:
    head = f'<script type="application/ld+json">{said}</script>'
    found = read_page(tmp_path / "ferry.html", page(head=head).encode())
    assert all(
        value is None or isinstance(value, str)
        for value in (found.url, found.publisher, found.title)
    )
