"""Excel workbooks (Office Open XML): one sheet, a heading that stays, a filter on each column.

The rows are those of `csv`, and end with the same provenance. Text is written as text, so no
cell is a formula or a link, whatever it begins with.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from accordingto.ledger.errors import LedgerError
from accordingto.ledger.row import PROVENANCE

if TYPE_CHECKING:
    from typing import BinaryIO

    from accordingto.exports.listing import Listing

MOST_ROWS = 1_048_575
"""Rows that a sheet holds below its heading."""
MOST_CHARACTERS = 32_767
"""Characters that a cell holds; longer words end in an ellipsis."""
_SETTINGS = {
    "in_memory": True,
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
}
_WIDE = frozenset({"says", "question", "side_says", "label", "title", "words", "settled_by"})


def write(listing: Listing, out: BinaryIO) -> None:
    """Write a workbook with one sheet.

    Raises:
        LedgerError: there are more rows than a sheet holds.
    """
    with import_module("xlsxwriter").Workbook(out, _SETTINGS) as book:
        sheet = book.add_worksheet(listing.name)
        columns: list[str] = []
        number = 0
        for number, row in enumerate(listing.flat(), start=1):
            if number > MOST_ROWS:
                raise LedgerError(
                    f"a sheet holds {MOST_ROWS:,} rows: narrow with --since, or give --format csv"
                )
            if not columns:
                columns = [key for key in row if key not in PROVENANCE] + [*PROVENANCE]
                _head(sheet, columns, book.add_format({"bold": True}))
            for place, key in enumerate(columns):
                _put(sheet, number, place, row.get(key))
        if not columns:
            columns = [*PROVENANCE]
            _head(sheet, columns, book.add_format({"bold": True}))
        sheet.autofilter(0, 0, number, len(columns) - 1)


def _head(sheet: Any, columns: list[str], bold: object) -> None:  # noqa: ANN401 - xlsxwriter has no types
    sheet.freeze_panes(1, 0)
    for place, name in enumerate(columns):
        sheet.set_column(place, place, 60 if name in _WIDE else 16)
        sheet.write_string(0, place, name, bold)


def _put(sheet: Any, row: int, column: int, value: object) -> None:  # noqa: ANN401 - as above
    if isinstance(value, list):
        value = "; ".join(map(str, cast("list[object]", value)))
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, (int, float)):
        sheet.write_number(row, column, value)
    elif value:
        words = str(value)
        fits = len(words) <= MOST_CHARACTERS
        sheet.write_string(row, column, words if fits else words[: MOST_CHARACTERS - 1] + "…")
