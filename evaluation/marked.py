"""Our own gold for times, places and figures: sentences with the expressions marked in brackets.

A line is a document. `[words|reading]` marks an expression, `@ 2031-05-14` sets the day of
publication of the lines below it, `#` begins a remark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.dates import as_date
from accordingto.model import Document, Span

if TYPE_CHECKING:
    from pathlib import Path

_MARK = re.compile(r"\[([^]|]+)\|([^]]+)\]")


@dataclass(frozen=True, slots=True)
class Mark:
    """An expression and the fields of its reading, as written."""

    span: Span
    reading: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A document without its brackets, and what they marked."""

    document: Document
    marks: tuple[Mark, ...]


def load(gold: Path) -> list[Marked]:
    """The documents of a gold file, in order."""
    found: list[Marked] = []
    published = None
    for number, line in enumerate(gold.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("@"):
            published = as_date(line[1:].strip())
        elif line and not line.startswith("#"):
            text, marks = _unmarked(line)
            document = Document(text=text, ref=f"{gold.parent.name}:{number}", published=published)
            found.append(Marked(document, tuple(marks)))
    return found


def _unmarked(line: str) -> tuple[str, list[Mark]]:
    text, at = "", 0
    marks: list[Mark] = []
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        marks.append(Mark(Span(len(text), len(text) + len(mark[1])), tuple(mark[2].split())))
        text += mark[1]
        at = mark.end()
    return text + line[at:], marks
