"""Quoted stretches of a text: “…”, "…", ''…'', ‘…’, «…», „…“; open ones end with their paragraph.

A paragraph that opens a mark and leaves it open, followed by a paragraph that opens one again,
is one speech over paragraphs, as newspapers set it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.model import Span
from accordingto.reading.holding import indices

if TYPE_CHECKING:
    from accordingto.model import Spans
    from accordingto.reading.parse import Parse

_MARK = re.compile(r"''|``|[“”„\"«»‘]|’(?!\w)")
_OPENERS = {"“": "”", "„": "“”", "«": "»", "``": "''", "‘": "’"}
_CLOSERS = frozenset("”»")


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quoted stretch.

    Attributes:
        span: with its marks.
        inner: the words between the marks.
        closed: False where the paragraph ends before the mark closes.
    """

    span: Span
    inner: Span
    closed: bool

    def words(self, text: str) -> int:
        """How many words stand between the marks."""
        return len(self.inner.of(text).split())


def quotations(text: str, paragraphs: Spans) -> tuple[tuple[Quotation, ...], tuple[str, ...]]:
    """All quotations of a text in order, and notes on marks left open or unmatched."""
    found: list[Quotation] = []
    left_open: list[int] = []
    stray: list[int] = []
    for number, paragraph in enumerate(paragraphs):
        inside, opened, closers = _of_paragraph(text, paragraph)
        found += inside
        stray += closers
        follows = number + 1 < len(paragraphs) and _opens(text, paragraphs[number + 1])
        if opened is not None and not follows:
            left_open.append(opened)
    notes = [
        f"{len(offsets)} quotation mark{'s'[: len(offsets) - 1]} {fault}, first at {offsets[0]}"
        for offsets, fault in ((left_open, "not closed"), (stray, "closed but never opened"))
        if offsets
    ]
    return tuple(found), tuple(notes)


def quoted(parse: Parse) -> frozenset[int]:
    """The tokens of a text that stand between quotation marks."""
    found, _ = quotations(parse.text, parse.paragraphs)
    return frozenset(indices(tuple(quote.inner for quote in found), parse))


def _opens(text: str, paragraph: Span) -> bool:
    """Whether a paragraph begins with a quotation mark."""
    return _MARK.match(text[paragraph.start : paragraph.end].lstrip()) is not None


def _of_paragraph(text: str, paragraph: Span) -> tuple[list[Quotation], int | None, list[int]]:
    """The quotations of one paragraph, the offset of a mark left open, and stray closers."""
    found: list[Quotation] = []
    stray: list[int] = []
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(text, paragraph.start, paragraph.end):
        if opened is None:
            if mark[0] == "’":
                continue
            if mark[0] in _CLOSERS:
                stray.append(mark.start())
            else:
                opened = mark
        elif mark[0] in _OPENERS.get(opened[0], opened[0]):
            if opened.end() < mark.start():
                span = Span(opened.start(), mark.end())
                found.append(Quotation(span, Span(opened.end(), mark.start()), closed=True))
            opened = None
    if opened is None or opened.end() >= paragraph.end:
        return found, None, stray
    span = Span(opened.start(), paragraph.end)
    found.append(Quotation(span, Span(opened.end(), paragraph.end), closed=False))
    return found, opened.start(), stray
