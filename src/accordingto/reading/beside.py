"""Attributions that stand beside each other in one sentence, where they were read as one.

"Osterman condemned the strike, blaming the rebels and accusing Ilvenia of arming them" says
three things of one source; "officials put the loss at a million, and the mayor denied it" two
things of two, and so does "nine died, the mayor said, while the army put the toll at four". The
learned reader may take the second for a part of what the first says.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from accordingto.reading.content import host_of
from accordingto.reading.cue import joined_to
from accordingto.reading.holding import indices
from accordingto.reading.inner import tells_of_saying
from accordingto.reading.quotation import quoted
from accordingto.reading.spoken import can_speak

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from accordingto.reading.attribution import Attribution
    from accordingto.reading.parse import Parse


def neighbours_apart(
    learned: Iterable[Attribution], by_syntax: Sequence[Attribution], parse: Parse
) -> list[Attribution]:
    """The learned attributions, with those that syntax sees beside them taken out of them."""
    inside = quoted(parse)
    heads = ((parse.head_of(one.cue), one) for one in by_syntax)
    cues = {head: one for head, one in heads if head is not None and head not in inside}
    waiting = list(learned)[::-1]
    known = {parse.head_of(one.cue) for one in waiting}
    found: list[Attribution] = []
    while waiting:
        one = waiting.pop()
        content = indices(one.content, parse)
        beside = next(
            (cues[i] for i in content if i in cues and _beside(parse, one, cues[i])), None
        )
        pair = beside and _parted(parse, one, beside)
        if pair:
            rest, apart = pair
            waiting += [rest] if parse.head_of(apart.cue) in known else [apart, rest]
        else:
            found.append(one)
    return found


def pieces_apart(
    found: Iterable[Attribution], by_syntax: Iterable[Attribution], parse: Parse
) -> list[Attribution]:
    """The attributions, with pieces of a content given to the cue beside them that has none.

    "Prices doubled in May, the mission said, as both sides accused each other of cheating": what
    is behind "accused" is not the mission's, though the learned reader passed over that cue.
    """
    kept = list(found)
    own = [{*indices(one.source, parse), *indices(one.cue, parse)} for one in kept]
    owner = {i: n for n, one in enumerate(kept) for i in (*own[n], *indices(one.content, parse))}
    for other in by_syntax:
        cue, source = parse.head_of(other.cue), parse.head_of(other.source)
        if cue is None or source is None or cue in owner or source in owner:
            continue
        content = set(indices(other.content, parse))
        touched = {owner[i] for i in content if i in owner}
        if len(touched) != 1 or not (can_speak(parse, source) and tells_of_saying(parse, other)):
            continue
        n = touched.pop()
        left = [span for span in kept[n].content if not content.issuperset(parse.tokens_in(span))]
        if left and content.isdisjoint({*own[n], *indices(tuple(left), parse)}):
            kept[n] = replace(kept[n], content=tuple(left))
            kept.append(other)
    return kept


def _parted(
    parse: Parse, one: Attribution, other: Attribution
) -> tuple[Attribution, Attribution] | None:
    """Two attributions without a word in common but of their source; None if one has none left."""
    shared = _in_a_row(parse, one, other) or _of_one_source(parse, one, other)
    cut = {*indices(other.cue, parse), *indices(other.content, parse)}
    cut |= set() if shared else set(indices(other.source, parse))
    cut |= set(parse.subtree(clause)) if (clause := _set_against(parse, one, other)) else set()
    left = [i for i in indices(one.content, parse) if i not in cut]
    while left and parse.tokens[left[-1]].pos in {"CCONJ", "PUNCT"}:
        left.pop()
    if not left:
        return None
    source = one.source if shared else other.source
    return replace(one, content=parse.spans(left)), replace(other, source=source)


def _beside(parse: Parse, one: Attribution, other: Attribution) -> bool:
    """Whether the cue of `other`, which stands in the content of `one`, is on its level."""
    levels, inner = _levels(parse, one), parse.head_of(other.cue)
    if inner is None or inner in levels:
        return False
    cue = parse.tokens[inner]
    above = list(joined_to(parse, cue))
    if not levels.isdisjoint(above):
        return cue.tag != "VB"
    if _in_a_row(parse, one, other) or _set_against(parse, one, other):
        return True
    if _parted_by_semicolon(parse, one, other):
        return True
    first = parse.tokens[above[-1]] if above else cue
    hung = first.dep in {"advcl", "acl"} and _is_participle(parse, inner)
    return hung and _of_one_source(parse, one, other)


def _levels(parse: Parse, one: Attribution) -> set[int]:
    """The verbs that the cues beside this one are joined to or hang on: its own head.

    Of an insertion ("…, according to X, …", "…, X said, …") also that of the clause before it, for
    what follows may be the words of another, or more of the same.
    """
    head = parse.head_of(one.cue)
    if head is None:
        return set()
    host = host_of(parse, head) if parse.tokens[head].dep in {"prep", "parataxis"} else head
    return {head, host} if host < head else {head}


def _parted_by_semicolon(parse: Parse, one: Attribution, other: Attribution) -> bool:
    """Whether two verbs stand in two main clauses: "Ostria says …; Marland denies it".

    A pronoun behind the semicolon goes on with what is said.
    """
    head, speaker = parse.head_of(one.cue), parse.head_of(other.source)
    if head is None or speaker is None or parse.tokens[head].tag[:2] != "VB":
        return False
    if parse.tokens[speaker].pos == "PRON":
        return False
    same = parse.sentence_number(head) == parse.sentence_number(speaker)
    return same and any(word.text == ";" for word in parse.tokens[head:speaker])


def _set_against(parse: Parse, one: Attribution, other: Attribution) -> int | None:
    """The verb of a clause with a subject of its own that hangs on a cue and holds another cue."""
    inner = parse.head_of(other.cue)
    if inner is None:
        return None
    *_, clause = inner, *joined_to(parse, parse.tokens[inner])
    verb = parse.tokens[clause]
    hangs = verb.dep == "advcl" and verb.head in _levels(parse, one)
    return clause if hangs and parse.children(clause, "nsubj", "nsubjpass") else None


def _of_one_source(parse: Parse, one: Attribution, other: Attribution) -> bool:
    return parse.head_of(one.source) == parse.head_of(other.source) is not None


def _in_a_row(parse: Parse, one: Attribution, other: Attribution) -> bool:
    """Whether two cues are participles without a comma, "blaming X for aid accusing Y of theft".

    The parser takes the word before the second one for its subject.
    """
    head, inner = parse.head_of(one.cue), parse.head_of(other.cue)
    if head is None or inner is None:
        return False
    both = _is_participle(parse, head) and _is_participle(parse, inner)
    return both and bool(parse.children(inner, "nsubj"))


def _is_participle(parse: Parse, verb: int) -> bool:
    return parse.tokens[verb].tag == "VBG" and not parse.children(verb, "aux")
