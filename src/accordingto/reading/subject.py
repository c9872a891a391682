"""The source of a learned attribution, mended where the tree shows a word too near was taken.

"The Coalition for the Rule of Law announced …" is not said by Law, nor do the activists of the
sentence before say what "many are said to fear".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.reading.holding import indices

if TYPE_CHECKING:
    from accordingto.model import Spans
    from accordingto.reading.attribution import Attribution
    from accordingto.reading.parse import Parse


def source_of(found: Attribution, parse: Parse) -> Spans:
    """The source, or by the tree the whole subject, or nobody."""
    cue, named = parse.head_of(found.cue), parse.head_of(found.source)
    if cue is None or named is None:
        return found.source
    words = indices(found.source, parse)
    if _is_raised(parse, cue) and parse.tokens[words[0] - 1].lower != "by":
        return ()
    for subject in parse.children(cue, "nsubj"):
        phrase = parse.subtree(subject.i)
        if subject.pos in {"NOUN", "PROPN"} and named in phrase and subject.i not in words:
            return parse.spans(phrase)
    return found.source


def _is_raised(parse: Parse, cue: int) -> bool:
    """Whether a cue is a passive that names nobody, its subject told of: "X is said to …"."""
    raised = all(parse.children(cue, dep) for dep in ("auxpass", "nsubjpass", "xcomp"))
    return raised and not parse.children(cue, "agent")
