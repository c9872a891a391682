"""What kind of file an input is: by its name, or by its first bytes."""

from __future__ import annotations

import re
from enum import StrEnum

from accordingto.intake.decoding import marked


class Kind(StrEnum):
    """How a file is read."""

    TEXT = "text"
    HTML = "html"
    JSON = "json"
    LINES = "jsonl"


SUFFIXES = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".jsonl": Kind.LINES,
    ".ndjson": Kind.LINES,
}
"""The files that are read in a folder."""

PAGE = re.compile(
    r"\s*<(?:!--|(?:!doctype\s+html|\?xml|html|head|body|article|div|p|h1)\b)", re.IGNORECASE
)
RECORD = re.compile(r'\s*\{\s*"')
ARRAY = re.compile(r'\s*\[\s*\{\s*"')
LINE = re.compile(r"\s*\{[^\n]*(?:\}\s*\n|\Z)")


def kind_of(suffix: str, start: bytes) -> Kind:
    """The kind a file's suffix names; else what its first bytes look like."""
    suffix = suffix.lower()
    if suffix in SUFFIXES:
        return SUFFIXES[suffix]
    return Kind.JSON if suffix == ".json" else sniff(start)


def sniff(start: bytes) -> Kind:
    """What the first bytes of a stream look like; plain text where they look like nothing."""
    mark, encoding = marked(start)
    text = start[mark:].decode(encoding or "latin-1", "ignore")
    if PAGE.match(text):
        return Kind.HTML
    if RECORD.match(text):
        return Kind.LINES if LINE.match(text) else Kind.JSON
    return Kind.JSON if ARRAY.match(text) else Kind.TEXT
