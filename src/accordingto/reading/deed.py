"""Words that look like a saying and are none: deeds, silences, names kept back, questions.

"Ordered the strikes", "does not mention sanctions", "asked not to be named", "does Ostria deny it?"
"""

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
    from accordingto.reading.parse import Parse, Token

_QUOTATION_MARKS = frozenset("'’‘\"“”«»`")
_LEADING = frozenset({"ADP", "DET", "PART", "SCONJ"})
"""Parts of speech that may stand in a content before its first telling word."""


def is_no_saying(parse: Parse, found: Attribution) -> bool:
    """Whether a cue is a stray mark, or its verb and content tell that nobody said it."""
    cue = parse.head_of(found.cue)
    if cue is None:
        return False
    if all(letter in _QUOTATION_MARKS for span in found.cue for letter in span.of(parse.text)):
        return True
    return (
        _is_asked(parse, cue)
        or _keeps_name_back(parse, found)
        or _is_deed_or_silence(parse, found, parse.tokens[cue])
    )


def _is_deed_or_silence(parse: Parse, found: Attribution, verb: Token) -> bool:
    """Whether a verb with a bare object tells a deed or a silence, a remark of the narrator's.

    "He ordered the strikes" tells what he did, "he ordered them to stop" what he said; "the
    report does not mention sanctions" is a silence.
    """
    content = parse.head_of(found.content)
    bare = content is not None and parse.tokens[content].pos in NOMINAL | {"ADP"}
    if verb.tag[:2] != "VB" or not bare or parse.children(verb.i, "ccomp", "xcomp"):
        return False
    if find_phrases(_no_proof(), parse.text, (_stretch(found),)):
        return True
    subject = (parse.tokens[i].lower for i in indices(found.source, parse))
    nobody = bool(parse.children(verb.i, "neg")) or not _nobody().isdisjoint(subject)
    return verb.lemma in verbs_of("deed") or (nobody and verb.lemma in verbs_of("mention"))


def _is_asked(parse: Parse, cue: int) -> bool:
    """Whether a verb is asked about: "Did they know that …?", "What does the ministry say?"."""
    subjects = parse.children(cue, "nsubj", "nsubjpass")
    helpers = parse.children(cue, "aux", "auxpass")
    inverted = any(subject.i > word.i for subject in subjects[:1] for word in helpers)
    behind = parse.tokens[cue : parse.sentence(cue).stop]
    return inverted and any(word.text == "?" for word in behind)


def _keeps_name_back(parse: Parse, found: Attribution) -> bool:
    """Whether a content tells how a source wants to be known: "declined to be named"."""
    for name in find_phrases(_anonymous(), parse.text, found.content)[:1]:
        before = (parse.tokens[i] for i in indices(found.content, parse))
        return all(word.pos in _LEADING for word in before if word.start < name.start)
    return False


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


@cache
def _anonymous(language: str = "en") -> tuple[str, ...]:
    return tuple(lexicon(language, "cues")["anonymity"]["phrases"])
