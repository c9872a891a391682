"""What a name of a place does in its sentence: acts like a government, or lies on the map.

"Moscow denied", "accused Moscow", "ties to Moscow", "Washington's action": an actor.
"in Moscow", "arrived from Moscow", "the road to Moscow", "Moscow's suburbs": a place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.reading.lexis import conduct, is_role, roles

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
        return not _is_way(parse, preposition)
    if word in {"on", "of", "from"}:
        return governor.lemma in words["stance"]
    return False


def _is_way(parse: Parse, preposition: Token) -> bool:
    """Whether "to", "from" or "for" leads to a place or away from it."""
    words = conduct()
    governor = parse.tokens[preposition.head]
    beside = {child.lower for child in parse.children(governor.i, "prep")}
    if {"from", "to"} <= beside:
        return True
    if preposition.lower == "from":
        return governor.lemma not in words["stance"] and not is_role(governor.lower)
    if preposition.lower == "for":
        return any(above.lemma in words["bound"] for above in parse.ancestors(preposition.i))
    return governor.lemma in words["motion"] or governor.pos == "ADV"


def lies(parse: Parse, i: int) -> bool:
    """Whether the name whose head is token `i` stands behind a preposition of place."""
    token = _in_its_place(parse, i)
    head = parse.tokens[token.head]
    words = conduct()
    if token.dep in {"compound", "poss"}:
        return head.lemma in words["belongings"]
    if token.dep != "pobj":
        return token.dep == "dobj" and head.lemma in words["visit"]
    governor = parse.tokens[head.head]
    match head.lower:
        case "of":
            return (
                governor.lemma in words["belongings"] | words["strike"]
                or governor.lower in words["locating"]
            )
        case "on":
            return governor.lemma in words["strike"]
        case "to" | "from" | "for":
            return _is_way(parse, head)
        case word:
            return word in words["locating"]


def endures(parse: Parse, i: int) -> bool:
    """Whether the sentence only tells how the name whose head is token `i` lies or fares.

    "Belgium has seen floods", "Chile was struck by a quake".
    """
    token = _in_its_place(parse, i)
    verb, words = parse.tokens[token.head].lemma, conduct()
    fares = token.dep == "nsubj" and verb in words["fare"]
    return fares or (token.dep == "nsubjpass" and verb in words["visit"])


def comes(parse: Parse, i: int) -> bool:
    """Whether people hail from the name whose head is token `i`, or a way leads between two."""
    token = _in_its_place(parse, i)
    head = parse.tokens[token.head]
    if token.dep != "pobj":
        return False
    governor = parse.tokens[head.head]
    if head.lower == "from":
        return is_role(governor.lower) or governor.lemma in conduct()["people"]
    return head.lower == "between" and governor.lemma not in conduct()["stance"]


def sits(parse: Parse, i: int) -> bool:
    """Whether only a place can stand where token `i` stands: "in Dorl", "the town of Dorl"."""
    token = _in_its_place(parse, i)
    head = parse.tokens[token.head]
    if token.dep != "pobj" or any(d.lower == "the" for d in parse.children(i, "det")):
        return False
    words, governor = conduct(), parse.tokens[head.head]
    if head.lower in {"of", "at"}:
        return governor.lemma in words["sites"]
    trusted = head.lower == "in" and governor.lemma in words["trust"]
    return head.lower in words["sure"] and not trusted


def speaks(parse: Parse, i: int) -> bool:
    """Whether token `i` is the subject of a verb of speaking or deciding."""
    token = parse.tokens[i]
    return token.dep == "nsubj" and parse.tokens[token.head].lemma in roles().speaking


def _in_its_place(parse: Parse, i: int) -> Token:
    """The token itself, or the first of the names it is coordinated or apposed with."""
    token = parse.tokens[i]
    while token.dep in {"conj", "appos"} and token.head != token.i:
        above = parse.tokens[token.head]
        if above.pos not in {"PROPN", "NOUN"}:
            break
        token = above
    return token
