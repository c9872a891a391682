"""How a claim is said: its stance and its hedges, from the cue and the words of the content."""

from __future__ import annotations

from functools import cache

from accordingto.languages import lexicon
from accordingto.model import Spans, Stance
from accordingto.reading.wording import find_phrases

_FLIPPED = {
    Stance.SUPPORTS: Stance.REJECTS,
    Stance.REJECTS: Stance.ASSERTS,
    Stance.DENIES: Stance.ASSERTS,
    Stance.PROMISES: Stance.REJECTS,
    Stance.THREATENS: Stance.ASSERTS,
}


@cache
def _content_groups(language: str) -> tuple[tuple[Stance, tuple[str, ...]], ...]:
    groups = lexicon(language, "stances")["content"]
    return tuple((Stance(group["stance"]), tuple(group["phrases"])) for group in groups)


def stance_of(
    cue: Stance | None, content: Spans, text: str, *, negated: bool, language: str = "en"
) -> Stance:
    """The stance of a claim.

    Args:
        cue: what the cue says by itself; None or `asserts` leaves it to the content.
        content: half-open code points of `text`.
        negated: whether the cue is negated ("did not support").
    """
    if cue is not None and negated:
        return _FLIPPED.get(cue, cue)
    if cue not in {None, Stance.ASSERTS}:
        return cue or Stance.ASSERTS
    for stance, phrases in _content_groups(language):
        if find_phrases(phrases, text, content):
            return stance
    return Stance.ASSERTS


def hedges_in(content: Spans, text: str, language: str = "en") -> Spans:
    """The weakening words of a content."""
    found = find_phrases(lexicon(language, "hedges")["phrases"], text, content)
    return tuple(span for span in found if span.of(text) != "May")
