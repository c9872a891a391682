"""What an address answered, to Documents."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from io import BufferedReader, BytesIO
from typing import TYPE_CHECKING, cast

from accordingto.intake.decoding import decode, decode_as
from accordingto.intake.fitness import EMPTY, sound
from accordingto.intake.html import read_html, web_encoding
from accordingto.intake.jsonl import read_json, read_lines
from accordingto.intake.kinds import Kind, sniff
from accordingto.intake.pdf import read_pdf
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

APART = timedelta(days=2)
"""Two statements of one date that differ by more are in conflict."""
_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([/-])(\d\d?)\2(\d\d?)(?!\d)")
_KINDS = {"text/html": Kind.HTML, "application/xhtml+xml": Kind.HTML, "text/plain": Kind.TEXT}
"""Media type to kind; what has another, or is mislabelled, is told by its first bytes."""


def read_fetched(fetched: Fetched, given: Given) -> Iterator[Document | Refusal]:
    """The documents of an answer: one for a page, several for JSON lines.

    Each carries the address it came from and when. A date of publication that is doubtful is
    left out and told among the document's doubts.

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
    elif kind is Kind.PDF:
        found = read_pdf(body, fetched.asked, given)
        yield sound(_dated(replace(found, url=fetched.url), fetched, given))
    elif kind is Kind.HTML:
        found = read_html(body, fetched.asked, given, url=fetched.url, charset=fetched.charset)
        yield sound(_dated(found, fetched, given))
    else:
        text = _decoded(fetched, given)
        found = read_plain(text, fetched.asked, given)
        yield sound(_dated(replace(found, url=fetched.url), fetched, given))


def _decoded(fetched: Fetched, given: Given) -> str:
    """The text of an answer that is no page."""
    stated = web_encoding(fetched.charset or "")
    try:
        return decode(fetched.body, stated or given.encoding)
    except Unfit:
        if not stated or not given.encoding:
            raise
        return decode_as(fetched.body, given.encoding)


def _dated(found: Document, fetched: Fetched, given: Given) -> Document:
    """The document with the time it was fetched, and its date if nothing speaks against it."""
    found = replace(found, fetched=fetched.time or None)
    day = day_of(fetched.time)
    doubt = (
        found.published
        and day
        and doubtful(
            found.published,
            day,
            {"its address": day_in(fetched.url), "its feed or the caller": given.published},
        )
    )
    return replace(found, published=None, doubts=(doubt,)) if doubt else found


def day_of(time: str) -> date | None:
    """The day of a time of fetching; None where a broken record tells none."""
    try:
        return date.fromisoformat(time[:10])
    except ValueError:
        return None


def doubtful(published: date, fetched: date, others: dict[str, date | None]) -> str | None:
    """What speaks against a date of publication, in words; None where nothing does.

    Args:
        published: what the page says.
        fetched: the day on which it was fetched; time zones may put it a day early.
        others: who else says when it was published, and what.
    """
    if published > fetched + timedelta(days=1):
        return f"the page says it was published on {published}, which has not come: no date is kept"
    for who, day in others.items():
        if day and abs(day - published) > APART:
            return f"the page says it was published on {published}, {who} {day}: no date is kept"
    return None


def day_in(url: str) -> date | None:
    """The day that an address names as many outlets do: /2031/05/13/ or /2031-05-13-."""
    for year, _, month, day in _DAY.findall(url):
        with suppress(ValueError):
            return date(int(year), int(month), int(day))
    return None
