"""Atom (RFC 4287): any listing as a feed, newest first, for a reader, a chat or a newsroom bot.

An entry's id is made of the listing and the row's id and first document, so it is the same each
time the feed is written.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from accordingto.ledger.row import spread
from accordingto.model import shorten

if TYPE_CHECKING:
    from typing import BinaryIO

    from accordingto.exports.listing import Listing
    from accordingto.ledger.row import Row

_ATOM = "http://www.w3.org/2005/Atom"
_UNPRINTABLE = {
    code: "\N{REPLACEMENT CHARACTER}"
    for code in (*range(0x20), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)
    if chr(code) not in "\t\n\r"
}
"""Characters that XML 1.0 cannot hold."""
_HEADLINES = ("question", "label", "says", "name", "title", "words")
"""Columns that can head an entry, the best first."""


def write(listing: Listing, out: BinaryIO) -> None:
    """Write one feed."""
    ET.register_namespace("", _ATOM)
    entries = sorted(
        (_entry(listing.name, row) for row in listing.rows()), key=_updated, reverse=True
    )
    feed = ET.Element(f"{{{_ATOM}}}feed")
    _put(feed, "id", f"urn:uuid:{uuid5(NAMESPACE_URL, f'accordingto:{listing.name}')}")
    _put(feed, "title", f"accordingto: {listing.name}")
    _put(feed, "updated", _updated(entries[0]) if entries else _stamp(None))
    _put(_put(feed, "author"), "name", "accordingto")
    _put(feed, "generator", "accordingto")
    feed.extend(entries)
    ET.ElementTree(feed).write(out, encoding="utf-8", xml_declaration=True)


def _entry(listing: str, row: Row) -> ET.Element:
    rows = spread(row)
    first = rows[0]
    entry = ET.Element(f"{{{_ATOM}}}entry")
    name = f"accordingto:{listing}/{row.get('id')}/{first.get('document')}/{first.get('start')}"
    _put(entry, "id", f"urn:uuid:{uuid5(NAMESPACE_URL, name)}")
    kind = row.get("kind") or row.get("stance")
    headline = next((str(row[key]) for key in _HEADLINES if row.get(key)), str(row.get("document")))
    _put(entry, "title", shorten(f"{headline} ({kind})" if kind else headline, 200))
    _put(
        entry,
        "updated",
        _stamp(max((str(r["published"]) for r in rows if r.get("published")), default=None)),
    )
    for author in dict.fromkeys(str(r["publisher"]) for r in rows if r.get("publisher")):
        _put(_put(entry, "author"), "name", author)
    for url in dict.fromkeys(str(r["url"]) for r in rows if r.get("url")):
        ET.SubElement(entry, f"{{{_ATOM}}}link", rel="related", href=url.translate(_UNPRINTABLE))
    _put(entry, "content", "\n".join(filter(None, map(_line, rows)))).set("type", "text")
    return entry


def _line(row: Row) -> str:
    """A row in words: side, source and what it says."""
    side = f"{row['side']}. " if row.get("side") else ""
    source = (
        f"{row['source']} {row.get('stance') or ''}: ".replace(" :", ":")
        if row.get("source")
        else ""
    )
    said = row.get("says") or row.get("words") or ""
    where = ", ".join(str(row[key]) for key in ("publisher", "published", "status") if row.get(key))
    aliases = cast("list[str]", row.get("aliases") or [])
    told = f"{side}{source}{said}{'; '.join(aliases)}"
    return f"{told} ({where})" if where else told


def _put(parent: ET.Element, name: str, words: str | None = None) -> ET.Element:
    child = ET.SubElement(parent, f"{{{_ATOM}}}{name}")
    child.text = words.translate(_UNPRINTABLE) if words else None
    return child


def _updated(entry: ET.Element) -> str:
    return entry.findtext(f"{{{_ATOM}}}updated") or ""


def _stamp(day: str | None) -> str:
    """The start of a day, as RFC 3339; without one, now."""
    if day is None:
        return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return f"{day}T00:00:00Z"
