"""Phrases of a lexicon, found in a text as whole words.

A phrase is lower case; `*` stands for one to three further words; a straight apostrophe also
matches a curly one.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from accordingto.model import Span, Spans

if TYPE_CHECKING:
    from collections.abc import Iterable

_GAP = r"(?:\s+[\w’'-]+){1,3}"


@cache
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    ordered = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_phrase, ordered))})(?!\w)", re.IGNORECASE)


def _phrase(phrase: str) -> str:
    """The regular expression of one phrase; linear, as gaps are bounded."""
    words = (re.escape(word).replace("'", "['’]") for word in phrase.split())
    return r"\s+".join(words).replace(r"\s+\*", _GAP)


def find_phrases(phrases: Iterable[str], text: str, within: Spans) -> Spans:
    """Where any of the phrases occurs inside the given stretches of the text, in order."""
    pattern = _pattern(tuple(phrases))
    return tuple(
        Span(*found.span())
        for span in within
        for found in pattern.finditer(text, span.start, span.end)
    )
