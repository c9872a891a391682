"""Whether the clause around a word looks back or ahead."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from accordingto.languages import lexicon

if TYPE_CHECKING:
    from accordingto.reading.parse import Parse, Token

_PAST, _UNKNOWN, _AHEAD = -1, 0, 1


def tense(parse: Parse, offset: int) -> int:
    """-1 past, 1 to come, 0 unknown, for the clause of the word at `offset`."""
    i = parse.token_at(offset)
    if i is None:
        return _UNKNOWN
    for token in parse.ancestors(i):
        if token.pos in {"VERB", "AUX"} and token.dep not in {"aux", "auxpass"}:
            found = _of_verb(parse, token)
            if found != _UNKNOWN:
                return found
        elif token.lower in _words("words") and token.pos in {"ADJ", "NOUN"}:
            return _AHEAD
    return _UNKNOWN


def _of_verb(parse: Parse, verb: Token) -> int:
    """The tense of a verb with its auxiliaries, an infinitive's from what governs it."""
    helpers = parse.children(verb.i, "aux", "auxpass")
    lowers = {helper.lower for helper in helpers}
    if any(helper.tag == "MD" and helper.lower in _words("auxiliaries") for helper in helpers):
        perfect = any(helper.lower == "have" for helper in helpers)
        return _PAST if perfect else _AHEAD
    if "to" in lowers:
        return _of_infinitive(parse, verb)
    if verb.lower in _words("words") and verb.tag in {"VBN", "VBP", "VBZ", "VBG"}:
        return _AHEAD if not lowers & {"had"} else _PAST
    if verb.lemma == "be" and any(
        child.lower in _words("words") for child in parse.children(verb.i, "acomp", "attr")
    ):
        return _AHEAD
    if verb.tag == "VBD" or lowers & {"had", "was", "were", "has", "have", "did"}:
        return _PAST
    if verb.tag == "VBN":
        return _PAST if verb.dep in {"acl", "amod"} else _UNKNOWN
    return _AHEAD if verb.tag in {"VBZ", "VBP"} and verb.dep == "ROOT" else _UNKNOWN


def _of_infinitive(parse: Parse, verb: Token) -> int:
    governor = parse.tokens[verb.head]
    if governor.lemma in _words("done", "words"):
        return _of_verb(parse, governor) if governor.pos == "VERB" and governor.i != verb.i else _PAST
    return _AHEAD


@cache
def _words(name: str, key: str = "") -> frozenset[str]:
    table: dict[str, Any] = lexicon("en", "times")
    return frozenset(table[name][key] if key else table["ahead"][name])
