"""How far a learned content reaches: mended where it broke off, cut where it ran over."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from accordingto.model import Span

if TYPE_CHECKING:
    from collections.abc import Container

    from accordingto.model import Spans
    from accordingto.reading.parse import Parse

_QUOTED = re.compile(r"[\"“”«»‘]|''|``")
GAP = 2
"""Words that are filled in between two pieces of a content; set on PolNeAR dev."""


def extent(content: Spans, cue: Spans, taken: Container[int], parse: Parse) -> Spans:
    """The content as it is kept.

    Args:
        content: as the learned reader marks it, half-open code points.
        cue: its cue; not empty.
        taken: the tokens of all sources and cues, which no content is mended over.
    """
    reached = _within_reach(_without_dateline(content, parse), cue, parse)
    return _mended(reached, taken, parse)


def _without_dateline(content: Spans, parse: Parse) -> Spans:
    """A content without the place and day that agency copy opens with."""
    kept: list[Span] = []
    for span in content:
        number = bisect_right(parse.datelines, span.start, key=lambda line: line.start) - 1
        start = max(span.start, parse.datelines[number].end) if number >= 0 else span.start
        if start < span.end:
            kept.append(Span(start, span.end))
    return tuple(kept) or content


def _within_reach(content: Spans, cue: Spans, parse: Parse) -> Spans:
    """The parts of a content in the cue's paragraph and in those that adjoin it without a gap.

    A quotation paragraph before the cue belongs to it only where the cue's own paragraph quotes:
    else, as newspapers set it, to the speaker before.
    """
    parts: defaultdict[int, list[Span]] = defaultdict(list)
    for span in content:
        parts[parse.paragraph_number(span.start)].append(span)
    home = parse.paragraph_number(cue[0].start)
    reached = set(parts) & {home}
    quotes = any(_QUOTED.search(span.of(parse.text)) for span in parts.get(home, ()))
    for step in (1, -1) if quotes or home not in parts else (1,):
        number = home + step
        while number in parts:
            reached.add(number)
            number += step
    kept = tuple(span for number in sorted(reached) for span in parts[number])
    return kept or content


def _mended(content: Spans, taken: Container[int], parse: Parse) -> Spans:
    """A content with the few words filled in that part its pieces and have no other part."""
    kept: list[Span] = []
    for span in content:
        if kept and _is_slip(kept[-1].end, span.start, taken, parse):
            kept[-1] = Span(kept[-1].start, span.end)
        else:
            kept.append(span)
    return tuple(kept)


def _is_slip(start: int, end: int, taken: Container[int], parse: Parse) -> bool:
    """Whether what stands between two pieces of a content is nothing, or a slip of the model."""
    if start >= end:
        return True
    between = parse.tokens_in(Span(start, end))
    free = not any(i in taken for i in between)
    return free and len(between) <= GAP and "\n" not in parse.text[start:end]
