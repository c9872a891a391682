"""What a name of a place does in its sentence: acts like a government, or lies on the map.

"Moscow denied", "accused Moscow", "ties to Moscow", "Washington's action": an actor.
"in Moscow", "arrived from Moscow", "the road to Moscow", "Moscow's suburbs": a place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.reading.lexis import conduct

if TYPE_CHECKING:
    from accordingto.reading.parse import Parse, Token


def acts(parse: Parse, i: int) -> bool:
    """Whether the name whose head is token `i` acts or is dealt with as a government."""
    token = _in_its_place(parse, i)
    head = parse.tokens[token.head]
    words = conduct()
    match token.dep:
        case "nsubj":
            return head.pos in {"VERB", "AUX"} and head.lemma not in words["still"]
        case "nsubjpass" | "dobj" | "dative":
            return head.lemma in words["dealt"]
        case "poss":
            return head.lemma not in words["belongings"]
        case "pobj":
            return _behind(parse, head)
        case _:
            return False


def _behind(parse: Parse, preposition: Token) -> bool:
    """Whether a preposition names a party rather than a place."""
    words = conduct()
    word, governor = preposition.lower, parse.tokens[preposition.head]
    if preposition.dep == "agent" or word in words["dealing"]:
        return True
    if word in {"to", "for"}:
        return governor.lemma not in words["motion"] and governor.pos != "ADV"
    if word in {"on", "of", "from"}:
        return governor.lemma in words["stance"]
    return False


def lies(parse: Parse, i: int) -> bool:
    """Whether the name whose head is token `i` stands behind a preposition of place."""
    token = _in_its_place(parse, i)
    head = parse.tokens[token.head]
    if token.dep != "pobj":
        return token.dep == "npadvmod" or head.lemma in conduct()["visit"]
    if head.lower in conduct()["locating"]:
        return True
    return head.lower in {"to", "from", "for"} and not _behind(parse, head)


def _in_its_place(parse: Parse, i: int) -> Token:
    """The token itself, or the first of the names it is coordinated or apposed with."""
    token = parse.tokens[i]
    while token.dep in {"conj", "appos"} and token.head != token.i:
        above = parse.tokens[token.head]
        if above.pos not in {"PROPN", "NOUN"}:
            break
        token = above
    return token
