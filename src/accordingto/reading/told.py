"""Who says what, from both readers: the learned one and the one by syntax.

The learned reader finds the outermost attributions; syntax gives their cues a stance, finds the
claims inside their contents, and gives a speaker to quotation paragraphs that were left to nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from accordingto.model import Span
from accordingto.reading.attribution import Attribution, attributions
from accordingto.reading.holding import indices
from accordingto.reading.phrase import can_act
from accordingto.reading.spoken import CARRIED, spoken

if TYPE_CHECKING:
    from accordingto.model import Spans
    from accordingto.reading.parse import Parse

_QUOTED = re.compile(r"[\"“”«»‘]|''|``")
LEAST = 0.6
"""Confidence under which a learned attribution is left out; set on PolNeAR dev."""


def told(parse: Parse, language: str = "en") -> tuple[Attribution, ...]:
    """All attributions of a text, nested ones too, in text order."""
    by_syntax = spoken(parse, language)
    stances = {parse.head_of(found.cue): found.stance for found in by_syntax if found.cue}
    learned = [
        replace(
            found,
            content=_within_reach(_without_dateline(found.content, parse), found.cue, parse),
            stance=stances.get(parse.head_of(found.cue)),
        )
        for found in attributions(parse.text)
        if found.confidence >= LEAST and not _is_topic_label(found, parse)
    ]
    inside = [set(indices(found.content, parse)) for found in learned]
    owner = {i: number for number, words in enumerate(inside) for i in words}
    more = (found for found in by_syntax if _adds(found, inside, owner, parse))
    return tuple(sorted((*learned, *more), key=lambda found: found.content[0]))


def _is_topic_label(found: Attribution, parse: Parse) -> bool:
    """Whether a headline's colon stands behind what cannot speak: "Ferry terminal: toll rises"."""
    has_word = any(letter.isalnum() for span in found.cue for letter in span.of(parse.text))
    head = parse.head_of(found.source)
    if has_word or head is None or parse.paragraph_number(parse.tokens[head].start):
        return False
    return parse.tokens[head].tag in {"NN", "NNS"} and not can_act(parse, head)


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


def _adds(found: Attribution, inside: list[set[int]], owner: dict[int, int], parse: Parse) -> bool:
    """Whether an attribution by syntax lies inside a learned content, or is carried over."""
    content = indices(found.content, parse)
    if found.confidence <= CARRIED:
        return not any(i in owner for i in content)
    words = {*content, *indices(found.cue, parse)}
    holder = next((owner[i] for i in content if i in owner), None)
    return holder is not None and words < inside[holder]
