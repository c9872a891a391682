"""On which side of a matter words put who says them."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from accordingto.languages import lexicon
from accordingto.linking.topic import is_negator, stem_of

_WORD = re.compile(r"\w+(?:['’-]\w+)*")


class Stand(NamedTuple):
    """A stand as words tell it.

    Attributes:
        way: 1 for the matter, -1 against it. To judge a thing ill is against it, to end it is, and
            to be against its end is for it; a negator turns it round.
        told: whether any word tells it; without one a matter that is spoken of is gone along with.
    """

    way: int
    told: bool


def stand_of(words: str) -> Stand:
    """The stand that some words take; `way` means something only beside another's on the matter.

    Words that both share (the stop that one announces and the other rejects) count in both.
    """
    line = f" {' '.join(_plain(words))} "
    against, line = _without("against", line)
    welcomes, line = _without("for", line)
    undoing, line = _without("undoing", line)
    rest = [stem_of(word) for word in line.split()]
    judged = against or any(word in _stems("against") for word in rest)
    undoing += sum(word in _stems("undoing") for word in rest)
    negators = sum(map(is_negator, line.split()))
    told = judged or undoing or negators or welcomes or any(w in _stems("for") for w in rest)
    return Stand(-1 if (judged + undoing + negators) % 2 else 1, bool(told))


def _plain(words: str) -> list[str]:
    """The words in lower case, without names: "Sorin Back" backs nothing."""
    found = list(_WORD.finditer(words))
    return [m[0].lower() for m in found if m[0].islower() or m.start() < 2]


def _without(group: str, line: str) -> tuple[int, str]:
    """How many phrases of a group are in a line, and the line without them."""
    found = 0
    for phrase in _phrases(group):
        if (spaced := f" {phrase} ") in line:
            line = line.replace(spaced, " ")
            found += 1
    return found, line


@cache
def _phrases(group: str) -> tuple[str, ...]:
    """The longest first."""
    return tuple(sorted(lexicon("en", "stands")[group]["phrases"], key=len, reverse=True))


@cache
def _stems(group: str) -> frozenset[str]:
    return frozenset(map(stem_of, lexicon("en", "stands")[group]["words"]))
