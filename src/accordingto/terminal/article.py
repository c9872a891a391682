"""An article with its marks, and a claim in its sentence."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from accordingto.terminal import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import RenderableType

    from accordingto.model import Claim, Document, Span

SOURCE, CUE, CONTENT, HEDGE = "bold cyan", "underline", "reverse", "italic"
AROUND = 240
"""Characters on each side of a claim within which its sentence is looked for."""

Mark = tuple["Span", str]


def marks(claim: Claim) -> list[Mark]:
    """The spans of a claim with the look of each; later ones lie on top."""
    return [
        *((span, CONTENT) for span in claim.content),
        *((span, SOURCE) for span in claim.source.spans),
        *((span, CUE) for span in claim.cue),
        *((span, HEDGE) for span in claim.hedges),
    ]


def excerpt(claim: Claim) -> RenderableType:
    """The claim where it stands: the lines around it with source, cue and content marked."""
    found = marks(claim)
    text = claim.document.text
    if not found:
        return Text()
    first = min(span.start for span, _ in found)
    last = max(span.end for span, _ in found)
    start = _after_end(text, max(0, first - AROUND), first)
    end = _next_end(text, last, min(len(text), last + AROUND))
    return Group(marked(text, found, start, end), _legend())


def article(document: Document, claims: Iterable[Claim]) -> RenderableType:
    """The whole text with every source, cue and content marked."""
    found = [mark for claim in claims for mark in marks(claim)]
    head = Text(words.on_one_line(document.title or document.ref), style=words.HEADING)
    origin = words.aside(
        words.outlet(document), words.day(document.published), words.on_one_line(document.url or "")
    )
    body = marked(document.text, found, 0, len(document.text))
    return Group(head, origin, Text(), body, _legend())


def marked(text: str, found: list[Mark], start: int, end: int) -> Text:
    """`text[start:end]` made visible, with the marks that fall into it."""
    edges = sorted(
        {start, end}
        | {edge for span, _ in found for edge in (span.start, span.end) if start < edge < end}
    )
    places = {start: 0}
    shown = Text()
    for left, right in itertools.pairwise(edges):
        shown.append(words.visible(text[left:right].replace("\r\n", "\n").replace("\r", "\n")))
        places[right] = len(shown)
    for span, style in found:
        left, right = max(span.start, start), min(span.end, end)
        if left < right:
            shown.stylize(style, places[left], places[right])
    return shown


def _after_end(text: str, low: int, high: int) -> int:
    """Where the sentence that holds `high` begins, no earlier than `low`."""
    ends = [text.rfind(end, low, high) + len(end) for end in (". ", "? ", "! ", "\n")]
    found = max(
        (at for at, end in zip(ends, (2, 2, 2, 1), strict=True) if at >= low + end), default=-1
    )
    if found >= 0:
        return found
    return low if low == 0 else text.find(" ", low, high) + 1 or low


def _next_end(text: str, low: int, high: int) -> int:
    """Where the sentence that holds `low` ends, no later than `high`."""
    found = [text.find(end, low, high) for end in (". ", "? ", "! ", "\n")]
    return min((at + 1 for at in found if at >= 0), default=high)


def _legend() -> Text:
    line = Text("\n")
    for name, style in (("source", SOURCE), ("cue", CUE), ("words", CONTENT), ("hedge", HEDGE)):
        line.append(name, style=style).append("  ")
    return line
