"""What the learned reader passed over and syntax is sure of.

On PolNeAR dev hardly a fifth of all that syntax alone finds outside the learned contents is right;
these are the kinds of it that are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.reading.cue import joined_to
from accordingto.reading.holding import indices
from accordingto.reading.inner import tells_of_saying
from accordingto.reading.phrase import can_act
from accordingto.reading.spoken import CARRIED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from accordingto.reading.attribution import Attribution
    from accordingto.reading.parse import Parse


def passed_over(
    found: Sequence[Attribution], by_syntax: Iterable[Attribution], parse: Parse
) -> list[Attribution]:
    """Attributions by syntax that stand next to those found, or hold one of them whole."""
    heads = {head for one in found if (head := parse.head_of(one.cue)) is not None}
    whole = [_words(parse, one) for one in found]
    owner = {i: number for number, words in enumerate(whole) for i in words}
    sentences = {parse.sentence_number(head) for head in heads}
    kept: list[Attribution] = []
    for other in by_syntax:
        cue = parse.head_of(other.cue)
        if cue is None or other.confidence <= CARRIED or cue in owner:
            continue
        touched = {owner[i] for i in _words(parse, other) if i in owner}
        if touched:
            content = set(indices(other.content, parse))
            relays = all(whole[n] <= content for n in touched) and _is_relay(parse, cue)
        else:
            joined = not heads.isdisjoint(joined_to(parse, parse.tokens[cue]))
            relays = joined or (
                parse.sentence_number(cue) in sentences and _is_telling(parse, other)
            )
        if relays:
            kept.append(other)
    return kept


def _words(parse: Parse, one: Attribution) -> set[int]:
    return {*indices(one.cue, parse), *indices(one.content, parse)}


def _is_relay(parse: Parse, cue: int) -> bool:
    """Whether a cue takes in what stands before it: "according to X", "was rejected by X"."""
    return parse.tokens[cue].tag[:2] != "VB" or bool(parse.children(cue, "agent"))


def _is_telling(parse: Parse, other: Attribution) -> bool:
    """Whether somebody tells a clause or a number: "the governor put the toll at nine"."""
    source = parse.head_of(other.source)
    if source is None or not can_act(parse, source) or not tells_of_saying(parse, other):
        return False
    content = indices(other.content, parse)
    return any(
        parse.tokens[i].tag == "CD" or parse.tokens[i].dep in {"nsubj", "nsubjpass"}
        for i in content
    )
