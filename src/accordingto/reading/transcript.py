"""Speech that the layout gives to a speaker: labelled as in a transcript, or signed.

`MARA OLIN: We saw no one`: a name at the start of a line, a colon, and speech on the same line.
One such line may be a headline ("Minister: no talks"); a transcript has several, and a label in it
returns or is set in capitals. `Q.` and `A.` are labels as well. `“We saw no one.” — Mara Olin`: a
quotation that fills a line but for a dash and a name.
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
    r"^[ \t]*[\"“]?(?P<speaker>[^\W\d_][\w.,'’-]{0,24}(?:[ \t]+[\w.,'’()-]{1,24}){0,4})(?P<mark>:)"
    r"[ \t]+(?P<speech>\S[^\r\n]*\S)",
    re.MULTILINE,
)
_QUESTION = re.compile(
    r"^[ \t]*(?P<speaker>[QA])(?P<mark>\.)[ \t]+(?P<speech>\S[^\r\n]*\S)", re.MULTILINE
)
_SIGNED = re.compile(
    r"^[ \t]*(?P<speech>(?:[\"“«]|'')\w[^\r\n]*?(?:[\"”»]|''))[ \t\u00a0]*(?P<mark>[—―–]|--)"
    r"[ \t\u00a0]*(?P<speaker>[^\W\d_][\w.'’ \t-]{1,60}?)[,.]?[ \t\u00a0]*$",
    re.MULTILINE,
)


class Turn(NamedTuple):
    """One turn of a speaker; `mark` is the colon, stop or dash that gives it to them."""

    speaker: Span
    mark: Span
    speech: Span


def turns(text: str) -> tuple[Turn, ...]:
    """The labelled turns of a transcript, in text order; none if the text is not one."""
    found = [match for match in _TURN.finditer(text) if _is_name(match["speaker"])]
    questions = list(_QUESTION.finditer(text))
    if {match["speaker"] for match in questions} == {"Q", "A"}:
        found = sorted(found + questions, key=lambda match: match.start())
    times = Counter(_name(match["speaker"]) for match in found)
    kept = [
        match
        for match in found
        if times[_name(match["speaker"])] > 1 or _name(match["speaker"]).isupper()
    ]
    words = sum(len(match["speech"].split()) for match in kept)
    if len(kept) < LEAST_TURNS or words < LEAST_WORDS * len(kept):
        return ()
    return tuple(_turn(match) for match in kept)


def signed(text: str) -> tuple[Turn, ...]:
    """The quotations that fill a line and are signed with a name, in text order."""
    return tuple(_turn(match) for match in _SIGNED.finditer(text) if _is_name(match["speaker"]))


def _turn(match: re.Match[str]) -> Turn:
    return Turn(*(Span(*match.span(part)) for part in Turn._fields))


def _name(label: str) -> str:
    """The label without what explains it: `OLIN, the harbour master`."""
    return label.partition(",")[0]


def _is_name(label: str) -> bool:
    """Whether every word of the name but small particles has a capital."""
    words = [word for word in _name(label).split() if word[0].isalpha() and len(word) > 3]
    return all(word[0].isupper() for word in words) and label[0].isupper()
