"""What the learned reader passed over and syntax is sure of.

On PolNeAR dev hardly a fifth of all that syntax alone finds outside the learned contents is right;
these are the kinds of it that are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.model import Stance
from accordingto.reading.cue import joined_to
from accordingto.reading.holding import indices
from accordingto.reading.inner import tells_of_saying
from accordingto.reading.spoken import CARRIED, can_speak

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from accordingto.reading.attribution import Attribution
    from accordingto.reading.parse import Parse

_COMMITTED = frozenset({Stance.THREATENS, Stance.PROMISES})


def passed_over(
    found: Sequence[Attribution], by_syntax: Iterable[Attribution], parse: Parse
) -> list[Attribution]:
    """Attributions by syntax that stand next to those found, or hold one of them whole."""
    heads = {head for one in found if (head := parse.head_of(one.cue)) is not None}
    whole = [_words(parse, one) for one in found]
    owner = {i: number for number, words in enumerate(whole) for i in words}
    named = {i for one in found for i in indices(one.source, parse)}
    sentences = {parse.sentence_number(head) for head in heads}
    kept: list[Attribution] = []
    for other in by_syntax:
        cue = parse.head_of(other.cue)
        if cue is None or other.confidence <= CARRIED or cue in owner or cue in named:
            continue
        touched = {owner[i] for i in _words(parse, other) if i in owner}
        if touched:
            content = set(indices(other.content, parse))
            kept_too = all(whole[n] <= content for n in touched) and is_relay(parse, other)
        else:
            joined = not heads.isdisjoint(joined_to(parse, parse.tokens[cue]))
            near = parse.sentence_number(cue) in sentences
            headline = parse.paragraph_number(parse.tokens[cue].start) == 0
            kept_too = joined or _is_telling(parse, other, near=near, headline=headline)
        if kept_too:
            kept.append(other)
    return kept


def _words(parse: Parse, one: Attribution) -> set[int]:
    return {*indices(one.cue, parse), *indices(one.content, parse)}


def is_relay(parse: Parse, found: Attribution) -> bool:
    """Whether a cue takes in what stands before it: "according to X", "was rejected by X"."""
    cue = parse.head_of(found.cue)
    if cue is None:
        return False
    word = parse.tokens[cue]
    return word.tag[:2] != "VB" or word.dep == "prep" or bool(parse.children(cue, "agent"))


def _is_telling(parse: Parse, other: Attribution, *, near: bool, headline: bool) -> bool:
    """Whether somebody gives a number, threatens, promises, heads it, or nearby tells a clause."""
    source = parse.head_of(other.source)
    if source is None or not can_speak(parse, source) or not tells_of_saying(parse, other):
        return False
    content = [parse.tokens[i] for i in indices(other.content, parse)]
    counts = any(word.tag == "CD" for word in content)
    commits = other.stance in _COMMITTED and any(word.tag == "TO" for word in content)
    clause = any(word.dep in {"nsubj", "nsubjpass"} for word in content)
    return headline or counts or commits or (near and clause)
