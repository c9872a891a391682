"""The day on which a quotation was spoken: "tonight" inside it is that day's night.

"“Tonight I ordered a strike,” she said on Thursday": what is counted from the day of speaking
inside quotation marks hangs on the day that the words around them name, where they name one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.reading.quotation import quotations

if TYPE_CHECKING:
    from collections.abc import Iterable

    from accordingto.model import Span
    from accordingto.reading.parse import Parse

_LONGEST_RUN = 3
"""Paragraphs of one speech before the one that names its day."""


class Occasion:
    """The quotations of a text, each with the stretch of narration that introduces it."""

    def __init__(self, parse: Parse) -> None:
        self._paragraphs = parse.paragraphs
        self._quoted = [q.span for q in quotations(parse.text, parse.paragraphs)[0]]

    def quoted(self, offset: int) -> bool:
        """Whether a character stands between quotation marks."""
        return any(span.start <= offset < span.end for span in self._quoted)

    def narrated(self, offset: int, days: Iterable[Span]) -> Span | None:
        """The first of `days` in the narration around the quotation that holds `offset`.

        A paragraph that is all quotation goes with the next one.
        """
        outside = [day for day in days if not self.quoted(day.start)]
        number = next((n for n, p in enumerate(self._paragraphs) if p.end > offset), None)
        if number is None:
            return None
        for paragraph in self._paragraphs[number : number + _LONGEST_RUN]:
            beside = [d for d in outside if paragraph.start <= d.start < paragraph.end]
            if beside:
                return beside[0]
            if not self._is_all_quoted(paragraph):
                return None
        return None

    def _is_all_quoted(self, paragraph: Span) -> bool:
        inside = sum(q.end - q.start for q in self._quoted if paragraph.overlaps(q))
        return inside >= paragraph.end - paragraph.start - 2
