"""Stretches of text: half-open code points, and the words in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_WORD = re.compile(r"\w")


class Quote(NamedTuple):
    """A W3C TextQuoteSelector: the words with what stands around them."""

    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text: half-open code points (W3C TextPositionSelector).

    Raises:
        ValueError: the span is empty, backwards or negative.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"span [{self.start}, {self.end}] is empty, backwards or negative")

    def of(self, text: str) -> str:
        """The words of the span in `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def quote(self, text: str, context: int = 32) -> Quote:
        """The words with up to `context` characters on each side."""
        before = text[max(0, self.start - context) : self.start]
        return Quote(self.of(text), before, text[self.end : self.end + context])


Spans = tuple[Span, ...]
Interval = tuple[float | None, float | None]
"""Closed on both sides; None is no bound."""


def words_of(spans: Spans, text: str) -> str:
    """The words of several spans, gaps shown as an ellipsis."""
    return " … ".join(span.of(text) for span in spans)


def shorten(words: str, width: int = 80) -> str:
    """Words on one line, cut with an ellipsis at `width` characters."""
    line = " ".join(words.split())
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"


def unquoted(words: str) -> str:
    """Words without the quotation marks and commas around them, for setting in marks anew."""
    return words.strip().strip("“”\"«»„‘'`״").rstrip(" ,")


def lines(text: str) -> Iterator[Span]:
    """The lines of a text that hold a letter or digit: its paragraphs."""
    for found in _LINE.finditer(text):
        if _WORD.search(text, *found.span()):
            yield Span(*found.span())
