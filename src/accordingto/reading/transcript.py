"""Speaker labels of a transcript, such as `MARA: We saw no one`.

A label is a name at the start of a line, a colon, and speech on the same line. One such line may
be a headline ("Minister: no talks"); a transcript has several, and a label in it returns or is
set in capitals.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from accordingto.model import Span

LEAST_TURNS = 3
LEAST_WORDS = 2
"""Words of a turn in the mean; `Olin: 1,204` and `Vale: 988` are a table."""

_TURN = re.compile(
    r"^[ \t]*[\"“]?(?P<label>[^\W\d_][\w.'’-]{0,24}(?:[ \t]+[\w.'’()-]{1,24}){0,4})(?P<colon>:)"
    r"[ \t]+(?P<speech>\S[^\r\n]*\S)",
    re.MULTILINE,
)


class Turn(NamedTuple):
    """One turn of a speaker."""

    label: Span
    colon: Span
    speech: Span


def turns(text: str) -> tuple[Turn, ...]:
    """The labelled turns of a transcript, in text order; none if the text is not one."""
    found = [match for match in _TURN.finditer(text) if _is_name(match["label"])]
    times = Counter(match["label"] for match in found)
    kept = [match for match in found if times[match["label"]] > 1 or match["label"].isupper()]
    words = sum(len(match["speech"].split()) for match in kept)
    if len(kept) < LEAST_TURNS or words < LEAST_WORDS * len(kept):
        return ()
    return tuple(Turn(*(Span(*match.span(part)) for part in Turn._fields)) for match in kept)


def _is_name(label: str) -> bool:
    """Whether every word but small particles has a capital."""
    words = [word for word in label.split() if word[0].isalpha() and len(word) > 3]
    return all(word[0].isupper() for word in words) and label[0].isupper()
