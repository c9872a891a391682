"""Events in columns to be loaded beside POLECAT: tab-separated, a line each (`docs/events.md`).

Columns that POLECAT has too bear its names and stand in its order; the rest is what no event data
had so far: how real the text says it is, on whose word, and the words themselves. POLECAT folds
future cooperation into AGREE and threatened harm into THREATEN: that is `Event Type`;
`Event Type Unfolded` is ours.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from typing import TYPE_CHECKING, cast

from accordingto.exports.listing import as_text
from accordingto.languages import lexicon
from accordingto.model import Event
from accordingto.ontology.plover import folded, ontology
from accordingto.ontology.territory import alpha3

if TYPE_CHECKING:
    from typing import BinaryIO

    from accordingto.exports.listing import Listing
    from accordingto.ledger.row import Row

SHARED = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Primary Actor Sector", "Actor Sectors", "Actor Name Raw",
    "Recipient Name", "Recipient Country", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Name Raw", "Placename", "Country", "Source", "Publication Date",
)  # fmt: skip
"""Columns of POLECAT, in its order."""
COLUMNS = (
    *SHARED, "Event Type Unfolded", "Modality", "Voucher", "Historical", "Trigger", "Confidence",
    "Document", "URL", "Start", "End",
)  # fmt: skip


def write(listing: Listing, out: BinaryIO) -> None:
    """Write the heading and a line for each event."""
    with as_text(out) as text:
        writer = csv.writer(text, dialect="excel-tab", lineterminator="\n")
        writer.writerow(COLUMNS)
        for event, row in listing.pairs:
            if isinstance(event, Event):
                line = _line(event, row)
                writer.writerow([line.get(name) for name in COLUMNS])


def _line(event: Event, row: Row) -> Row:
    """One event; several values in one cell are parted by semicolons."""
    kind = folded(row["type"], row["modality"])
    known = ontology()[kind]
    values = {
        "Event ID": row["id"],
        "Event Date": row["when"],
        "Event Type": kind,
        "Event Mode": row["mode"] if kind == row["type"] else None,
        "Intensity": known["score"],
        "Quad Code": known["quad"].upper(),
        "Contexts": _contexts(event),
        **_side("Actor", "actor", row),
        **_side("Recipient", "recipient", row),
        "Placename": row["place_name"],
        "Country": alpha3(row["place_country"]),
        "Source": row["publisher"],
        "Publication Date": row["published"],
        "Event Type Unfolded": row["type"],
        "Modality": row["modality"],
        "Voucher": row["voucher_names"] or "publisher",
        "Historical": row["historical"],
        "Trigger": row["words"],
        "Confidence": row["confidence"],
        "Document": row["document"],
        "URL": row["url"],
        "Start": row["start"],
        "End": row["end"],
    }
    return {name: _cell(value) for name, value in values.items()}


def _side(title: str, side: str, row: Row) -> Row:
    """Names, countries and sectors of those who act, or are acted upon."""
    names, kinds = row[f"{side}_names"], row[f"{side}_kinds"]
    named: list[tuple[str, str]] = list(zip(names, kinds, strict=True))
    sectors = [_sector(name, kind) for name, kind in named]
    return {
        f"{title} Name": [name for name, _ in named],
        f"{title} Name Raw": row[f"{side}_words"],
        f"{title} Country": [alpha3(code) or "" for code in row[f"{side}_countries"]],
        f"Primary {title} Sector": next((sector for sector in sectors if sector), None),
        f"{title} Sectors": sectors,
    }


def _contexts(event: Event) -> list[str]:
    """PLOVER's contexts of which a word stands in the paragraph of the trigger."""
    text, start = event.document.text, event.trigger[0].start
    end = text.find("\n", start)
    paragraph = text[text.rfind("\n", 0, start) + 1 : end if end >= 0 else None].lower()
    return [context for context, words in _context_words().items() if words.search(paragraph)]


@cache
def _context_words() -> dict[str, re.Pattern[str]]:
    """The words of each context as a pattern for a text in small letters."""
    return {
        context: re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})s?\b")
        for context, words in lexicon("en", "contexts").items()
    }


def _sector(name: str, kind: str) -> str:
    """PLOVER's sector of an actor by the words of its name, else by its kind; "" where unknown."""
    table = lexicon("en", "sectors")
    words = {word.strip(".,’'s") for word in name.lower().split()} | set(name.lower().split())
    for sector, found in table["words"].items():
        if not words.isdisjoint(found):
            return sector
    return table["kinds"].get(kind, "")


def _cell(value: object) -> object:
    """A cell on one line, without tabs."""
    if isinstance(value, list):
        value = ";".join(map(str, cast("list[object]", value)))
    return " ".join(value.split()) if isinstance(value, str) else value
