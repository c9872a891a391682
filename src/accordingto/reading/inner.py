"""Claims inside the words of somebody: "Vale said the ministry had claimed that …".

Found by syntax, and only where the words tell of something said: what the outer speaker wishes,
plans, asks, or says of himself is his own claim and no other's.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from accordingto.reading.cue import verbs_of
from accordingto.reading.holding import indices
from accordingto.reading.spoken import CARRIED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.attribution import Attribution
    from accordingto.reading.parse import Parse, Token

_FIRST_PERSON = frozenset({"i", "we", "my", "our", "mine", "ours", "us", "me"})
_THINGS = frozenset({"it", "this", "that", "these", "those", "there", "which", "what"})
_OPEN_ENDS = frozenset({"xcomp", "ccomp", "pcomp", "advcl", "conj", "acl"})


def inner_claims(
    outermost: Sequence[Attribution], by_syntax: Sequence[Attribution], parse: Parse
) -> list[Attribution]:
    """The attributions by syntax that lie with their source inside the content of another one."""
    inside = [set(indices(found.content, parse)) for found in outermost]
    own = [{*indices(f.source, parse), *indices(f.cue, parse)} for f in outermost]
    holder = {i: number for number, words in enumerate(inside) for i in words}
    known = {parse.head_of(one.cue) for one in outermost}
    found: list[Attribution] = []
    for inner in by_syntax:
        cue = indices(inner.cue, parse)
        number = next((holder[i] for i in cue if i in holder), None)
        if number is None or inner.confidence <= CARRIED or parse.head_of(inner.cue) in known:
            continue
        if not tells_of_saying(parse, inner):
            continue
        kept = [i for i in indices(inner.content, parse) if i not in own[number]]
        kept = _without_end(parse, kept)
        whole = {*kept, *cue, *indices(inner.source, parse)}
        if kept and whole <= inside[number]:
            found.append(replace(inner, content=parse.spans(kept)))
    return found


def _without_end(parse: Parse, tokens: list[int]) -> list[int]:
    """Tokens without the comma that parted them from what was cut off."""
    while tokens and parse.tokens[tokens[-1]].text == ",":
        tokens = tokens[:-1]
    return tokens


def tells_of_saying(parse: Parse, inner: Attribution) -> bool:
    """Whether a cue inside somebody's words reports that something was said."""
    head = parse.head_of(inner.cue)
    if head is None:
        return False
    cue = parse.tokens[head]
    owner = parse.tokens[parse.head_of(inner.source) or head]
    if owner.lower in _FIRST_PERSON:
        return False
    if cue.pos not in {"VERB", "AUX"}:
        return True
    if owner.lower in _THINGS and cue.lemma in verbs_of("evidential"):
        return False
    if owner.tag == "PRP" and _is_hedge(parse, inner):
        return False
    return not (
        cue.lemma in verbs_of("attitude") or _is_open(parse, cue) or _is_asked(parse, cue, owner)
    )


def _is_hedge(parse: Parse, inner: Attribution) -> bool:
    """Whether a speaker names a thing in his own words: "condemned what it said was a raid"."""
    return any(parse.tokens[i].lower == "what" for i in indices(inner.content, parse))


def _is_open(parse: Parse, cue: Token) -> bool:
    """Whether a verb names what may come: behind a modal verb, or an infinitive."""
    helpers = parse.children(cue.i, "aux")
    if helpers:
        return any(word.tag in {"MD", "TO"} for word in helpers)
    if cue.tag != "VB" or cue.dep not in _OPEN_ENDS:
        return False
    return cue.dep != "conj" or _is_open(parse, parse.tokens[cue.head])


def _is_asked(parse: Parse, cue: Token, owner: Token) -> bool:
    """Whether a verb is asked about: "Did they know that …?"."""
    helpers = parse.children(cue.i, "aux", "auxpass")
    return any(cue.i > owner.i > word.i for word in helpers)
