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
from typing import TYPE_CHECKING, cast

from accordingto.ledger.row import PROVENANCE, spread

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from accordingto.ledger.row import Row

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(rows: Iterable[Row], out: TextIO) -> None:
    """Write a heading and a line for each row; of no rows, only the provenance's heading.

    Args:
        rows: all of one listing, so with the same fields.
        out: opened with `newline=""`.
    """
    writer = csv.writer(out)
    columns: list[str] = []
    for row in (flat for each in rows for flat in spread(each)):
        if not columns:
            columns = [key for key in row if key not in PROVENANCE]
            writer.writerow([*columns, *PROVENANCE])
        writer.writerow([_cell(row.get(key)) for key in (*columns, *PROVENANCE)])
    if not columns:
        writer.writerow(PROVENANCE)


def _cell(value: object) -> object:
    """A cell that no spreadsheet takes for a formula."""
    if isinstance(value, list):
        value = "; ".join(map(str, cast("list[object]", value)))
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value
