"""Marks in an article: the text cut where spans begin and end, so that they may nest and cross.

A stretch tells every part it plays: it can be the source of one claim inside the content of
another. Offsets are half-open code points of the text.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.model import ClaimKind
from accordingto.span import Span, lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from accordingto.model import Claim

SOURCE, CUE, CONTENT, OWN, FOUND = "source", "cue", "content", "own", "found"
"""What a stretch is: who is credited, the word that reports, what is said, the outlet's own
contested words, and what the address asks to be shown."""
DEEPEST = 3
"""Contents inside contents that are still told apart."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A span, what it is, and the claim that it belongs to."""

    span: Span
    part: str
    claim: Claim | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text without an edge inside it.

    Attributes:
        parts: what it is, in the order of `SOURCE, CUE, CONTENT, OWN, FOUND`.
        depth: how many contents lie over one another here, at most `DEEPEST`.
        claim: the innermost claim that it belongs to; None for plain text.
        first_of: claims whose first mark begins here, and `FOUND`: where a link to them leads.
        chosen: whether it belongs to the claim that was asked for.
        whole: whether it is a content uncut, which can have a direction of its own; the parts of
            one that is cut would change places.
    """

    text: str
    parts: tuple[str, ...] = ()
    depth: int = 0
    claim: Claim | None = None
    first_of: tuple[str, ...] = ()
    chosen: bool = False
    whole: bool = False


def marks(claims: Iterable[Claim], contested: frozenset[str]) -> Iterator[Mark]:
    """The marks of claims; the outlet's own words only where they are contested."""
    for claim in claims:
        if claim.kind is ClaimKind.NARRATED:
            if claim.id in contested:
                yield from (Mark(span, OWN, claim) for span in claim.content)
            continue
        yield from (Mark(span, CONTENT, claim) for span in claim.content)
        yield from (Mark(span, SOURCE, claim) for span in claim.source.spans)
        yield from (Mark(span, CUE, claim) for span in claim.cue)


def paragraphs(
    text: str, found: Sequence[Mark], chosen: str | None = None
) -> Iterator[list[Stretch]]:
    """The paragraphs of a text, each as its stretches, in order; empty lines are left out.

    Args:
        text: the text of the document.
        found: marks in it, in any order, nested or crossing.
        chosen: the id of the claim that is asked for.
    """
    first: dict[int, list[str]] = defaultdict(list)
    starts: dict[str, int] = {}
    for mark in found:
        name = mark.claim.id if mark.claim else mark.part
        starts[name] = min(starts.get(name, mark.span.start), mark.span.start)
    for name, start in starts.items():
        first[start].append(name)
    for line in lines(text):
        inside = [mark for mark in found if mark.span.overlaps(line)]
        yield [_stretch(text, span, inside, first, chosen) for span in _cut(line, inside)]


def _cut(line: Span, inside: list[Mark]) -> Iterator[Span]:
    edges = {line.start, line.end}
    for mark in inside:
        edges |= {edge for edge in (mark.span.start, mark.span.end) if line.start < edge < line.end}
    return (Span(*pair) for pair in itertools.pairwise(sorted(edges)))


def _stretch(
    text: str, span: Span, inside: list[Mark], first: dict[int, list[str]], chosen: str | None
) -> Stretch:
    here = [mark for mark in inside if mark.span.contains(span)]
    parts = {mark.part for mark in here}
    return Stretch(
        text=span.of(text),
        parts=tuple(part for part in (SOURCE, CUE, CONTENT, OWN, FOUND) if part in parts),
        depth=min(DEEPEST, sum(mark.part == CONTENT for mark in here)),
        claim=_innermost(here),
        first_of=tuple(first.get(span.start, ())),
        chosen=chosen is not None and any(m.claim and m.claim.id == chosen for m in here),
        whole=any(m.part == CONTENT and span.contains(m.span) for m in here),
    )


def _innermost(here: list[Mark]) -> Claim | None:
    """The claim of the shortest extent among those that are marked here."""
    claims = [mark.claim for mark in here if mark.claim]
    return min(claims, key=_extent, default=None)


def _extent(claim: Claim) -> int:
    spans = (*claim.content, *claim.source.spans, *claim.cue)
    return max(span.end for span in spans) - min(span.start for span in spans)
