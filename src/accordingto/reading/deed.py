"""Words that look like a saying and tell of a deed or a silence: "ordered the strikes"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from accordingto.languages import lexicon
from accordingto.model import Span
from accordingto.reading.cue import verbs_of
from accordingto.reading.holding import indices
from accordingto.reading.phrase import NOMINAL
from accordingto.reading.wording import find_phrases

if TYPE_CHECKING:
    from accordingto.reading.attribution import Attribution
    from accordingto.reading.parse import Parse

_QUOTATION_MARKS = frozenset("'’‘\"“”«»`")


def is_no_saying(parse: Parse, found: Attribution) -> bool:
    """Whether a cue is a stray mark, a deed with a bare object, or tells of a silence.

    "He ordered the strikes" tells what he did, "he ordered them to stop" what he said; "the
    report does not mention sanctions" is the narrator's remark on what is not there.
    """
    cue = parse.head_of(found.cue)
    if cue is None:
        return False
    if all(letter in _QUOTATION_MARKS for span in found.cue for letter in span.of(parse.text)):
        return True
    verb, content = parse.tokens[cue], parse.head_of(found.content)
    if (
        verb.tag[:2] != "VB"
        or content is None
        or parse.tokens[content].pos not in NOMINAL | {"ADP"}
    ):
        return False
    if parse.children(cue, "ccomp", "xcomp"):
        return False
    if find_phrases(_no_proof(), parse.text, (_stretch(found),)):
        return True
    subject = (parse.tokens[i].lower for i in indices(found.source, parse))
    nobody = bool(parse.children(cue, "neg")) or not _nobody().isdisjoint(subject)
    return verb.lemma in verbs_of("deed") or (nobody and verb.lemma in verbs_of("mention"))


def _stretch(found: Attribution) -> Span:
    """From the first character of cue and content to the last."""
    spans = (*found.cue, *found.content)
    return Span(min(span.start for span in spans), max(span.end for span in spans))


@cache
def _no_proof(language: str = "en") -> tuple[str, ...]:
    return tuple(lexicon(language, "evidence")["none-offered"]["phrases"])


@cache
def _nobody(language: str = "en") -> frozenset[str]:
    return frozenset(lexicon(language, "cues")["mention"]["nobody"])
