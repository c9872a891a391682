"""Nothing invented: every span of a record is proved against the text.

A record is a Reading, or a part of one, as a JSON object (`record.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

Record = dict[str, Any]

_SPAN_KEYS = frozenset({"span", "spans", "mentions", "hedges", "actor_spans", "recipient_spans"})


class RecordError(ValueError):
    """The object is no record of a Reading, or not of this text."""


class SpanError(RecordError):
    """A span does not stand in the text."""


def prove(record: Record, text: str) -> int:
    """Prove every span of a record against the text; how many there are.

    Raises:
        SpanError: a span is empty, backwards or ends after the text.
    """
    spans = list(spans_in(record))
    for start, end in spans:
        if not 0 <= start < end <= len(text):
            raise SpanError(f"span [{start}, {end}] is not in a text of {len(text)} characters")
    return len(spans)


def spans_in(part: object) -> Iterator[tuple[int, int]]:
    """Every `[start, end]` of a record, however deep."""
    if isinstance(part, dict):
        for key, value in cast("Record", part).items():
            yield from _pairs(value) if key in _SPAN_KEYS else spans_in(value)
    elif isinstance(part, list):
        for item in cast("list[object]", part):
            yield from spans_in(item)


def _pairs(value: list[Any]) -> Iterator[tuple[int, int]]:
    """The pairs of whole numbers in lists of lists."""
    if value and isinstance(value[0], int):
        start, end = value
        yield start, end
    else:
        for item in value:
            yield from _pairs(item)
