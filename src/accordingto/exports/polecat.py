"""Events in columns to be loaded beside POLECAT: tab-separated, a line each (`docs/events.md`).

Columns that POLECAT has too bear its names; the rest is what no event data had so far: how real
the text says it is, on whose word, and the words themselves. POLECAT folds future cooperation into
AGREE and threatened harm into THREATEN: that is `Event Type`; `Event Type Unfolded` is ours.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, cast

from accordingto.exports.listing import as_text
from accordingto.languages import lexicon
from accordingto.ontology.plover import folded, ontology
from accordingto.ontology.territory import alpha3

if TYPE_CHECKING:
    from typing import BinaryIO

    from accordingto.exports.listing import Listing
    from accordingto.ledger.row import Row

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Name Raw", "Actor Country", "Primary Actor Sector", "Actor Sectors",
    "Recipient Name", "Recipient Name Raw", "Recipient Country", "Primary Recipient Sector",
    "Recipient Sectors", "Placename", "Country", "Source", "Publication Date",
    "Event Type Unfolded", "Modality", "Voucher", "Historical", "Trigger", "Confidence",
    "Document", "URL", "Start", "End",
)  # fmt: skip


def write(listing: Listing, out: BinaryIO) -> None:
    """Write the heading and a line for each event."""
    with as_text(out) as text:
        writer = csv.writer(text, dialect="excel-tab", lineterminator="\n")
        writer.writerow(COLUMNS)
        for line in map(_line, listing.rows()):
            writer.writerow([line.get(name) for name in COLUMNS])


def _line(row: Row) -> Row:
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
