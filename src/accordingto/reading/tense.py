"""Whether the clause around a word looks back or ahead."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from accordingto.languages import lexicon

if TYPE_CHECKING:
    from accordingto.reading.parse import Parse, Token

_PAST, _UNKNOWN, _AHEAD = -1, 0, 1
_PAST_HELPERS = frozenset({"had", "was", "were", "has", "have", "did"})


def tense(parse: Parse, offset: int) -> int:
    """-1 past, 1 to come, 0 unknown, for the clause of the word at `offset`."""
    i = parse.token_at(offset)
    if i is None:
        return _UNKNOWN
    below_noun = False
    deadline = parse.tokens[parse.tokens[i].head].lower in _words("prepositions")
    for token in parse.ancestors(i):
        late = deadline and token.lemma in _words("words") | _words("delays")
        if late or token.lower in _words("participles"):
            return _AHEAD
        if token.pos in {"VERB", "AUX"} and token.dep not in {"aux", "auxpass"}:
            found = _of_verb(parse, token)
            if found != _UNKNOWN:
                return _UNKNOWN if below_noun and found == _PAST else found
        elif token.lower in _words("words") and token.pos in {"ADJ", "NOUN"}:
            return _AHEAD
        below_noun = below_noun or token.pos in {"NOUN", "PROPN"}
    return _UNKNOWN


def _of_verb(parse: Parse, verb: Token) -> int:
    """The tense of a verb with its auxiliaries, an infinitive's from what governs it."""
    helpers = parse.children(verb.i, "aux", "auxpass")
    lowers = {helper.lower for helper in helpers}
    if any(helper.tag == "MD" and helper.lower in _words("auxiliaries") for helper in helpers):
        return _PAST if "have" in lowers else _AHEAD
    if "to" in lowers:
        return _of_infinitive(parse, verb)
    if verb.tag == "VB" and not helpers:
        return _AHEAD
    if _looks_ahead(parse, verb) and "had" not in lowers:
        return _AHEAD
    if verb.tag == "VBD" or lowers & _PAST_HELPERS or (verb.tag == "VBN" and verb.dep == "acl"):
        return _PAST
    return _AHEAD if verb.tag in {"VBZ", "VBP"} and verb.dep == "ROOT" else _UNKNOWN


def _looks_ahead(parse: Parse, verb: Token) -> bool:
    """Whether the verb or its complement is one of plans: "is due", "plans", "are expected"."""
    if verb.lemma == "be":
        complements = parse.children(verb.i, "acomp", "attr")
        return any(child.lower in _words("words") for child in complements)
    return verb.lemma in _words("words") and verb.tag in {"VBN", "VBP", "VBZ", "VBG"}


def _of_infinitive(parse: Parse, verb: Token) -> int:
    """An infinitive looks ahead, but for "failed to", "was forced to" and their like."""
    governor = parse.tokens[verb.head]
    return _PAST if governor.lemma in _words("done", "words") else _AHEAD


@cache
def _words(name: str, key: str = "") -> frozenset[str]:
    table: dict[str, Any] = lexicon("en", "times")
    return frozenset(table[name][key] if key else table["ahead"][name])
