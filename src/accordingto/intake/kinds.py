"""What kind of file an input is: by its name, or by its first bytes."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from accordingto.intake.decoding import marked

if TYPE_CHECKING:
    from pathlib import Path


class Kind(StrEnum):
    """How a file is read."""

    TEXT = "text"
    HTML = "html"
    JSON = "json"
    LINES = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    PDF = "pdf"
    WARC = "warc"


SUFFIXES = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".jsonl": Kind.LINES,
    ".ndjson": Kind.LINES,
    ".csv": Kind.CSV,
    ".tsv": Kind.CSV,
    ".parquet": Kind.PARQUET,
    ".pdf": Kind.PDF,
    ".warc": Kind.WARC,
    ".warc.gz": Kind.WARC,
    ".warc.zst": Kind.WARC,
}
"""The files that are read in a folder."""

WARC, GZIP, ZSTD = b"WARC/", b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd"
"""How web archives begin, plain and packed."""
_SIGNS = {b"%PDF-": Kind.PDF, b"PAR1": Kind.PARQUET, WARC: Kind.WARC}

PAGE = re.compile(
    r"\s*<(?:!--|(?:!doctype\s+html|\?xml|html|head|body|article|div|p|h1)\b)", re.IGNORECASE
)
RECORD = re.compile(r'\s*\{\s*"')
ARRAY = re.compile(r'\s*\[\s*\{\s*"')
LINE = re.compile(r"\s*\{[^\n]*(?:\}\s*\n|\Z)")


def suffix_of(path: Path) -> str:
    """The end of a file's name that tells its kind, in small letters: ".warc.gz" is one."""
    packed = "".join(path.suffixes[-2:]).lower()
    return packed if packed in SUFFIXES else path.suffix.lower()


def kind_of(suffix: str, start: bytes) -> Kind:
    """The kind a file's suffix names; else what its first bytes look like."""
    if suffix in SUFFIXES:
        return SUFFIXES[suffix]
    return Kind.JSON if suffix == ".json" else sniff(start)


def sniff(start: bytes) -> Kind:
    """What the first bytes of a stream look like; plain text where they look like nothing."""
    for sign, kind in _SIGNS.items():
        if start.startswith(sign):
            return kind
    mark, encoding = marked(start)
    text = start[mark:].decode(encoding or "latin-1", "ignore")
    if PAGE.match(text):
        return Kind.HTML
    if RECORD.match(text):
        return Kind.LINES if LINE.match(text) else Kind.JSON
    return Kind.JSON if ARRAY.match(text) else Kind.TEXT
