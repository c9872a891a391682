"""Step 5, give it out: one file a format, one function each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.exports import csv, jsonl

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TextIO

    from accordingto.ledger.row import Row

    Write = Callable[[Iterable[Row], TextIO], None]

FORMATS: dict[str, Write] = {
    "csv": csv.write,
    "jsonl": jsonl.write,
}
"""Name of a format, and of its file's ending, to what writes it."""
