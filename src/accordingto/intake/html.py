"""A web page to a Document, by trafilatura (Barbaresi 2021); no other module meets it."""

from __future__ import annotations

import re
from typing import Protocol, cast
from urllib.parse import urlsplit

from accordingto.intake.decoding import decode, decode_as
from accordingto.intake.fitness import LARGEST, require_text
from accordingto.intake.given import Given, is_encoding
from accordingto.intake.refusal import Unfit
from accordingto.model import Document, as_date

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?([\w-]{1,40})", re.IGNORECASE)
HEAD = 4096
"""Bytes of a page in which it may declare its charset (the HTML standard says 1024)."""

DATES = {"original_date": True, "extensive_search": False, "max_date": "2099-12-31"}
"""How htmldate looks for a date: the first publication; never a date from the running text,
which tells of other days; and no limit that moves with today, so that a page reads the same
tomorrow."""


class Page(Protocol):
    """What we use of trafilatura's document."""

    text: str | None
    title: str | None
    author: str | None
    url: str | None
    sitename: str | None
    hostname: str | None
    date: str | None


def read_html(
    data: bytes, ref: str, given: Given, *, url: str | None = None, charset: str | None = None
) -> Document:
    """The main text of a page, one paragraph a line, with what the page says of itself.

    Args:
        data: the page.
        ref: what it is called.
        given: what the caller says of it.
        url: where it was found.
        charset: what its host says of its bytes.

    Raises:
        Unfit: no article is found in it, or its bytes are no text.
    """
    page = extract(decode_page(data, given.encoding, charset), url)
    if page is None or not page.text:
        raise Unfit("has no article text that can be found: save the text itself as a .txt file")
    named = page.sitename if page.sitename != page.hostname else None
    return Document(
        text=page.text,
        ref=ref,
        url=own_address(page.url, url),
        publisher=named or given.publisher or page.hostname or None,
        title=page.title or None,
        author=page.author or None,
        published=as_date(page.date) or given.published,
    )


def own_address(named: str | None, found: str | None) -> str | None:
    """The address a page names as its own, if it may: none but one of the host it came from.

    A page could else pass for a new version of another outlet's article, and a site that names
    its front page everywhere would have but one article.
    """
    if not named or not found:
        return named or found
    here, there = urlsplit(found), urlsplit(named)
    same = (here.hostname or "").removeprefix("www.") == (there.hostname or "").removeprefix("www.")
    return named if same and there.path.strip("/") else found


def extract(page: str, url: str | None = None) -> Page | None:
    """Main text and metadata of a page; None where there is no article.

    Raises:
        Unfit: the page breaks the extractor.
    """
    from trafilatura import bare_extraction  # noqa: PLC0415 - half a second that only pages need

    try:
        found = bare_extraction(
            page,
            url=url,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params=DATES,
        )
    except Exception as error:  # whatever it is, one bad page must not end a folder
        raise Unfit(f"cannot be taken apart ({error!r}): save its text as a .txt file") from error
    return cast("Page | None", found)


def decode_page(data: bytes, encoding: str | None, stated: str | None = None) -> str:
    """The source of a page: its own charset is asked before the caller's encoding.

    Args:
        data: the page.
        encoding: what the caller says of its bytes.
        stated: what its host says of them, which goes before what the page declares.

    Raises:
        Unfit: the page is no text in UTF-8, its charset or `encoding`, or it is too long.
    """
    declared = web_encoding(stated or "") or declared_charset(data)
    try:
        page = decode(data, declared or encoding)
    except Unfit:
        if not declared or not encoding:
            raise
        page = decode_as(data, encoding)
    if "\0" in page or len(page) > LARGEST:
        require_text(page)
    return page


def declared_charset(data: bytes) -> str | None:
    """The charset a page declares."""
    found = CHARSET.search(data[:HEAD])
    return web_encoding(found.group(1).decode("latin-1")) if found else None


def web_encoding(charset: str) -> str | None:
    """The encoding of a charset, taken as browsers do (WHATWG Encoding Standard).

    Latin-1 and ASCII are Windows-1252; a page in which "charset" can be read is not UTF-16.
    """
    name = charset.lower()
    if name in {"iso-8859-1", "latin1", "us-ascii", "ascii"}:
        return "cp1252"
    return name if is_encoding(name) and not name.startswith(("utf-16", "utf-32")) else None
