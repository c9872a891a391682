"""What an address answered, to Documents."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from io import BufferedReader, BytesIO
from typing import TYPE_CHECKING, cast

from accordingto.intake.decoding import decode, decode_as
from accordingto.intake.fitness import EMPTY, sound
from accordingto.intake.html import read_html, web_encoding
from accordingto.intake.jsonl import read_json, read_lines
from accordingto.intake.kinds import Kind, sniff
from accordingto.intake.plain import read_plain
from accordingto.intake.refusal import Unfit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import RawIOBase

    from accordingto.intake.fetch import Fetched
    from accordingto.intake.given import Given
    from accordingto.intake.refusal import Refusal
    from accordingto.model import Document

FEED = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL)
"""How RSS, Atom and RSS 1.0 begin."""

_KINDS = {"text/html": Kind.HTML, "application/xhtml+xml": Kind.HTML, "text/plain": Kind.TEXT}
"""Media type to kind; what has another, or is mislabelled, is told by its first bytes."""


def read_fetched(fetched: Fetched, given: Given) -> Iterator[Document | Refusal]:
    """The documents of an answer: one for a page, several for JSON lines.

    Each carries the address it came from and when. A date of publication later than the day
    after that is wrong, and left out.

    Raises:
        Unfit: the answer holds no article.
    """
    body = fetched.body
    if not body.strip():
        raise Unfit(EMPTY)
    if FEED.match(body):
        raise Unfit(f"is a feed: follow it with `accordingto watch {fetched.asked}`")
    kind = _KINDS.get(fetched.kind, Kind.TEXT)
    if kind is Kind.TEXT:
        kind = sniff(body[:8192])
    if kind in {Kind.LINES, Kind.JSON}:
        read = read_lines if kind is Kind.LINES else read_json
        stream = cast("BufferedReader", BufferedReader(cast("RawIOBase", BytesIO(body))))
        yield from read(stream, fetched.asked, fetched.url, given)
    elif kind is Kind.HTML:
        found = read_html(body, fetched.asked, given, url=fetched.url, charset=fetched.charset)
        yield sound(_dated(found, fetched))
    else:
        text = _decoded(fetched, given)
        found = read_plain(text, fetched.asked, given)
        yield sound(_dated(replace(found, url=fetched.url), fetched))


def _decoded(fetched: Fetched, given: Given) -> str:
    """The text of an answer that is no page."""
    stated = web_encoding(fetched.charset or "")
    try:
        return decode(fetched.body, stated or given.encoding)
    except Unfit:
        if not stated or not given.encoding:
            raise
        return decode_as(fetched.body, given.encoding)


def _dated(found: Document, fetched: Fetched) -> Document:
    """The document with the time it was fetched, its date only if that is not after it."""
    tomorrow = date.fromisoformat(fetched.time[:10]) + timedelta(days=1)
    late = found.published is not None and found.published > tomorrow
    return replace(found, fetched=fetched.time, published=None if late else found.published)
