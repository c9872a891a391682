"""Apache Parquet, for polars, pandas, DuckDB, Spark and R; written by batch, so memory is flat.

The rows are those of `csv` with types: whole numbers, floats, truth values, lists of strings, else
strings.
Of readings, a row is a document with its Reading's JSON in the column `reading`.
"""

from __future__ import annotations

import json
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Any

from accordingto.ledger.row import PROVENANCE

if TYPE_CHECKING:
    from typing import BinaryIO

    from accordingto.exports.listing import Listing
    from accordingto.ledger.row import Row

BATCH = 10_000
"""Rows in one row group."""
_WHOLE = frozenset({"start", "end", "side", "voices", "mentions"})
_FLOAT = frozenset({"confidence", "value", "low", "high", "likely_low", "likely_high"})
_DOCUMENT = ("id", "ref", "url", "publisher", "title", "published", "language")


def write(listing: Listing, out: BinaryIO) -> None:
    """Write a file with one row group for each batch; of no rows, the provenance's columns."""
    arrow: Any = import_module("pyarrow")  # without types, and slow to load
    rows = map(_of_reading, listing.rows()) if listing.name == "readings" else listing.flat()
    first = next(rows, None)
    schema = _schema(arrow, first or dict.fromkeys(PROVENANCE))
    writer = import_module("pyarrow.parquet").ParquetWriter(out, schema, compression="zstd")
    with writer:
        batch = [first, *islice(rows, BATCH - 1)] if first else []
        while batch:
            writer.write_table(arrow.Table.from_pylist([_texts(row) for row in batch], schema))
            batch = list(islice(rows, BATCH))


def _schema(arrow: Any, row: Row) -> object:  # noqa: ANN401 - as above
    """The columns of a listing, as its first row has them, provenance last."""

    def kind(name: str) -> object:
        if name in _WHOLE:
            return arrow.int64()
        if isinstance(row[name], bool):
            return arrow.bool_()
        if name in _FLOAT:
            return arrow.float64()
        return arrow.list_(arrow.string()) if isinstance(row[name], list) else arrow.string()

    names = sorted(row, key=lambda name: name in PROVENANCE)
    return arrow.schema([(name, kind(name)) for name in names])


def _texts(row: Row) -> Row:
    """The row without lone halves of surrogate pairs, which UTF-8 cannot hold."""
    return {name: _text(value) if isinstance(value, str) else value for name, value in row.items()}


def _text(words: str) -> str:
    return words.encode("utf-8", "replace").decode()


def _of_reading(record: Row) -> Row:
    document = record["document"]
    words = json.dumps(record, ensure_ascii=False)
    return {**{name: document.get(name) for name in _DOCUMENT}, "reading": words}
