"""An article with its marks, and a claim in its sentence."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from accordingto.model import ClaimKind
from accordingto.terminal import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

    from accordingto.model import Claim, Document, Span

SOURCE, CUE, CONTENT, HEDGE = "bold cyan", "underline", "magenta", "italic"
AROUND = 240
"""Characters on each side of a claim within which its sentence is looked for."""

_END = re.compile(r"[.?!][”’\"')]*\s+|\s*\n\s*")

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
    shown = marked(text, found, _sentence_start(text, first), _sentence_end(text, last))
    return Group(shown, _Legend())


def article(document: Document, claims: Iterable[Claim]) -> RenderableType:
    """The whole text with every source, cue and content marked, but not the outlet's own words."""
    credited = (claim for claim in claims if claim.kind is not ClaimKind.NARRATED)
    found = [mark for claim in credited for mark in marks(claim)]
    head = Text(words.on_one_line(document.title or document.ref), style=words.HEADING)
    origin = words.aside(
        words.outlet(document), words.day(document.published), words.on_one_line(document.url or "")
    )
    body = marked(document.text, found, 0, len(document.text))
    body.rstrip()
    return Group(head, origin, Text(), body, _Legend())


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


def _sentence_start(text: str, first: int) -> int:
    """Where the sentence that holds `first` begins, or the first word within reach."""
    low = max(0, first - AROUND)
    if ends := list(_END.finditer(text, low, first)):
        return ends[-1].end()
    return low if low == 0 else text.find(" ", low, first) + 1 or low


def _sentence_end(text: str, last: int) -> int:
    """Where the sentence that holds the character before `last` ends, or the reach."""
    high = min(len(text), last + AROUND)
    found = _END.search(text, last - 1, high)
    return found.start() + len(found[0].rstrip()) if found else high


class _Legend:
    """What the marks mean; nothing where marks cannot be seen."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if options.is_terminal:
            looks = (("source", SOURCE), ("cue", CUE), ("words", CONTENT), ("hedge", HEDGE))
            yield Text.assemble("\n", Text("  ").join(Text(name, style) for name, style in looks))
