"""Comma-separated values (RFC 4180), for spreadsheets.

Every line ends with its provenance: document, publisher, published, url, start, end. A
dispute or a matter gives one line for each of its claims; several values in one cell are
parted by "; ".

Text from the news goes into a program that runs formulas, so a cell of text that begins with
= + - @, a tab or a carriage return gets an apostrophe before it (OWASP, "CSV injection");
numbers stay as they are. Take that apostrophe away to have the words of the text again.
"""

from __future__ import annotations

import csv
from itertools import chain
from typing import TYPE_CHECKING, cast

from accordingto.exports.listing import as_text
from accordingto.ledger.row import PROVENANCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import BinaryIO

    from accordingto.exports.listing import Listing
    from accordingto.ledger.row import Row

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(listing: Listing, out: BinaryIO) -> None:
    """Write a heading and a line for each row; of no rows, only the provenance's heading."""
    rows = listing.flat()
    first = next(rows, None)
    columns = [key for key in first or () if key not in PROVENANCE]
    table(chain([first] if first else [], rows), (*columns, *PROVENANCE), out)


def table(rows: Iterable[Row], columns: Sequence[str], out: BinaryIO) -> None:
    """Write a heading and a line for each row, whatever it is of."""
    with as_text(out) as text:
        writer = csv.writer(text)
        writer.writerow(columns)
        writer.writerows([_cell(row.get(key)) for key in columns] for row in rows)


def _cell(value: object) -> object:
    """A cell that no spreadsheet takes for a formula."""
    if isinstance(value, list):
        value = "; ".join(map(str, cast("list[object]", value)))
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value
