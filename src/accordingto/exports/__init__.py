"""Step 5, give it out: one file a format, one function each, one row here.

The command line, the page and the API offer what this table holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.exports import (
    atom,
    csv,
    ftm,
    html,
    jsonl,
    parquet,
    polecat,
    prov,
    schemaorg,
    webannotation,
    xlsx,
)
from accordingto.exports.listing import Listing

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

    Write = Callable[[Listing, BinaryIO], None]

__all__ = ["FORMATS", "Format", "Listing", "by_ending"]

READINGS = frozenset({"readings"})
CLAIMED = frozenset({"claims", "disputes", "matters", "pending"})
"""Listings of claims, or of what is made of claims."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what writes it, and what its files are called.

    Attributes:
        write: writes a listing whole; text as UTF-8.
        of: the listings that it can hold; empty for all.
        nested: whether it can hold readings too, whose rows are not flat.
    """

    write: Write
    title: str
    media_type: str
    ending: str
    of: frozenset[str] = frozenset()
    nested: bool = False

    def holds(self, listing: str) -> bool:
        """Whether a listing can be given out in this format."""
        if self.of:
            return listing in self.of
        return self.nested or listing not in READINGS


_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

FORMATS: dict[str, Format] = {
    "csv": Format(csv.write, "CSV", "text/csv", ".csv"),
    "jsonl": Format(jsonl.write, "JSON lines", "application/jsonl", ".jsonl", nested=True),
    "xlsx": Format(xlsx.write, "Excel workbook", _XLSX, ".xlsx"),
    "parquet": Format(
        parquet.write, "Parquet", "application/vnd.apache.parquet", ".parquet", nested=True
    ),
    "atom": Format(atom.write, "Atom feed", "application/atom+xml", ".atom"),
    "html": Format(html.write, "HTML report", "text/html", ".html", READINGS | {"disputes"}),
    "webannotation": Format(
        webannotation.write, "Web Annotation", "application/ld+json", ".jsonld", CLAIMED
    ),
    "schemaorg": Format(
        schemaorg.write, "schema.org Claim", "application/ld+json", ".jsonld", CLAIMED
    ),
    "prov": Format(prov.write, "PROV-JSON", "application/json", ".json", READINGS),
    "polecat": Format(
        polecat.write, "POLECAT columns", "text/tab-separated-values", ".tsv", frozenset({"events"})
    ),
    "ftm": Format(ftm.write, "FollowTheMoney", "application/jsonl", ".ftm", READINGS),
}
"""Name to format."""


def by_ending(ending: str) -> list[str]:
    """The names of the formats whose files end so: `by_ending(".csv") == ["csv"]`."""
    return [name for name, form in FORMATS.items() if form.ending == ending.lower()]
