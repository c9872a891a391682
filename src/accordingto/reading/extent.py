"""How far a learned content reaches: mended where it broke off, cut where it ran over."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from accordingto.model import Span
from accordingto.reading.holding import indices
from accordingto.reading.insertion import inserted

if TYPE_CHECKING:
    from collections.abc import Container

    from accordingto.model import Spans
    from accordingto.reading.parse import Parse

_QUOTED = re.compile(r"[\"“”«»‘]|''|``")
_ENDED = re.compile(r"[.!?…][\"'”’»)\]]*\s+$")
_SHIFTED = frozenset({"had", "would", "could", "might", "should"})
GAP = 2
"""Words that are filled in between two pieces of a content; set on PolNeAR dev."""


def extent(
    content: Spans, cue: Spans, taken: Container[int], quoted: Container[int], parse: Parse
) -> Spans:
    """The content as it is kept.

    Args:
        content: as the learned reader marks it, half-open code points.
        cue: its cue; not empty.
        taken: the tokens of all sources and cues, which no content is mended over.
        quoted: the tokens between quotation marks.
    """
    reached = _within_reach(_without_dateline(content, parse), cue, parse)
    mended = _mended(_as_reported(reached, cue, quoted, parse), taken, parse)
    return _as_inserted(mended, cue, parse)


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


def _as_reported(content: Spans, cue: Spans, quoted: Container[int], parse: Parse) -> Spans:
    """A content without the sentences behind the cue's that nothing shows to be the source's.

    "Two bridges fell, the mayor said. The army has sent engineers." A further sentence is the
    mayor's in quotation marks, behind a colon, or in the tense of a report: "It would rain."
    """
    words = parse.tokens_in(cue[-1])
    if not words or _is_set_off(content, cue, parse):
        return content
    home = number = parse.sentence_number(words[-1])
    kept: list[int] = []
    inside = indices(content, parse)
    goes_on = True
    for i in inside:
        if parse.sentence_number(i) > number:
            number, sentence = parse.sentence_number(i), parse.sentence(i)
            if _is_parted(sentence.start, parse):
                goes_on = any(n in quoted for n in sentence) or _is_shifted(sentence, parse)
        if goes_on or number == home:
            kept.append(i)
    if not kept or len(kept) == len(inside):
        return content
    return parse.spans(kept[:-1] if parse.tokens[kept[-1]].text == "." else kept)


def _is_set_off(content: Spans, cue: Spans, parse: Parse) -> bool:
    """Whether a mark alone gives a content to its source, or it stands behind a colon."""
    start = content[0].start
    colon = parse.text[max(0, start - 3) : start].rstrip().endswith(":")
    return colon or not any(letter.isalnum() for span in cue for letter in span.of(parse.text))


def _is_parted(first: int, parse: Parse) -> bool:
    """Whether a full stop stands before a sentence; the parser sees some ends where none is."""
    before = parse.text[parse.tokens[max(0, first - 3)].start : parse.tokens[first].start]
    return _ENDED.search(before) is not None


def _is_shifted(sentence: range, parse: Parse) -> bool:
    """Whether the main verb of a sentence is shifted back, as reported speech is."""
    helpers = (parse.tokens[i] for i in sentence if parse.tokens[i].dep == "aux")
    main = (word for word in helpers if parse.tokens[word.head].dep == "ROOT")
    return any(word.lower in _SHIFTED for word in main)


def _as_inserted(content: Spans, cue: Spans, parse: Parse) -> Spans:
    """A content without what stands around an insertion that holds its cue."""
    head, inside = parse.head_of(cue), indices(content, parse)
    left = inside if head is None else inserted(parse, head, inside)
    return content if len(left) == len(inside) else parse.spans(left)


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
