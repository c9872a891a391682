"""Step 5, give it out: one file a format, one function each, one row here.

The command line, the page and the API offer what this table holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.exports import csv, jsonl
from accordingto.exports.listing import Listing

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

    Write = Callable[[Listing, BinaryIO], None]

__all__ = ["FORMATS", "Format", "Listing", "by_ending"]

READINGS = frozenset({"readings"})


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what writes it, and what its files are called.

    Attributes:
        write: writes a listing whole; text as UTF-8.
        of: the listings that it can hold; empty for all whose rows are flat.
    """

    write: Write
    title: str
    media_type: str
    ending: str
    of: frozenset[str] = frozenset()

    def holds(self, listing: str) -> bool:
        """Whether a listing can be given out in this format."""
        return listing in self.of if self.of else listing not in READINGS


FORMATS: dict[str, Format] = {
    "csv": Format(csv.write, "CSV", "text/csv", ".csv"),
    "jsonl": Format(jsonl.write, "JSON lines", "application/jsonl", ".jsonl"),
}
"""Name to format."""


def by_ending(ending: str) -> list[str]:
    """The names of the formats whose files end so: `by_ending(".csv") == ["csv"]`."""
    return [name for name, form in FORMATS.items() if form.ending == ending.lower()]
