"""Noun phrases as parties to an act: who can be one, where its words begin and end.

A party is the head of a noun phrase with the words that name it: modifiers to its left without
the article, and to its right what says whose or from where it is ("soldiers from Ost").
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from accordingto.languages import lexicon
from accordingto.reading.lexis import roles

if TYPE_CHECKING:
    from accordingto.model import Span
    from accordingto.reading.parse import Parse, Token

ACTOR = "ACTOR"
"""Entity label of the tokens of an actor's mention that the parser has no label for."""
NAMES = frozenset({"GPE", "ORG", "NORP", "PERSON", "LOC", "FAC", ACTOR})
MEASURES = frozenset(
    {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL", "EVENT", "LAW"}
)
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_LEFT = frozenset({"amod", "compound", "nmod", "poss", "nummod", "quantmod", "advmod"})
_BELONGS = frozenset({"of", "in", "from", "at", "for", "across", "throughout"})
OWNED = frozenset({"of", "by"})
"""Prepositions that say whose a thing is."""
DEALT = OWNED | {
    "to", "with", "against", "on", "upon", "for", "from", "over", "toward", "towards", "between",
    "among", "into", "about",
}  # fmt: skip
"""Prepositions that say whom a thing is about."""
_QUANTITIES = MEASURES - {"CARDINAL"}
_DEEPEST = 6
_SHORTEST_DOER = 5
"""Letters that a doer and his ending have at least: "miners", not "over"."""


@dataclass(frozen=True, slots=True)
class Party:
    """One who acts or is acted on: `head` is the token to find an actor by."""

    head: int
    span: Span


def people(token: Token) -> bool:
    """Whether a common noun names persons or bodies of persons.

    Beside those listed, nouns made with an ending for a doer ("surveyors", "journalists").
    """
    listed = _list("people")
    if token.lemma in listed or token.lower in listed:
        return True
    doer = token.lemma.endswith(tuple(_list("doer"))) and token.lemma not in _list("thing")
    return doer and token.tag in {"NN", "NNS"} and len(token.lemma) > _SHORTEST_DOER


def harmed(token: Token) -> bool:
    """Whether a common noun names a place or a thing that is attacked or taken."""
    return token.lemma in _list("target")


def armed(token: Token) -> bool:
    """Whether a noun names a weapon."""
    return weapon(token) in _list("weapon")


def weapon(token: Token) -> str:
    """The noun in the singular; the parser takes "Rockets" at a beginning for a name."""
    return token.lower.removesuffix("s")


def forceful(token: Token) -> bool:
    """Whether a noun names an armed body or its vessel, so that a state's is the state."""
    return token.lemma in _list("force")


def is_scene(token: Token) -> bool:
    """Whether a name before a noun is a place as such: "Dorl", not "Dorlish" nor "U.S."."""
    short = "." in token.text or token.text.isupper()
    return token.ent in {"GPE", "LOC", "FAC"} and token.pos == "PROPN" and not short


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(lexicon("en", "events")["words"][name])


def measured(parse: Parse, i: int) -> int:
    """What a measure measures: "missiles" in "dozens of missiles"; else the token itself."""
    token = parse.tokens[i]
    if token.lemma in _list("measure") or (token.pos == "NUM" and token.ent not in _QUANTITIES):
        for of in parse.children(i, "prep"):
            for inside in parse.children(of.i, "pobj"):
                return inside.i if of.lower == "of" else i
    return i


def named(token: Token) -> bool:
    """Whether the token is part of a name of someone or some place."""
    return token.ent in NAMES or (
        token.pos == "PROPN" and token.ent not in MEASURES and token.tag != "NNPS"
    )


def can_act(parse: Parse, i: int) -> bool:
    """Whether the phrase headed by token `i` names somebody: a name, people, a person's pronoun."""
    token = parse.tokens[measured(parse, i)]
    if token.pos == "NUM" and parse.children(token.i, "det"):
        return token.ent == "CARDINAL"
    if token.pos == "PRON":
        known = token.ent == ACTOR or token.lower not in {"it", "itself", "themselves"}
        return token.tag == "PRP" and known
    if armed(token) or (token.pos not in NOMINAL and token.ent not in NAMES):
        return False
    return named(token) or people(token) or _is_chamber(parse, token)


def _is_chamber(parse: Parse, token: Token) -> bool:
    """Whether a house is one of a parliament."""
    beside = {t.lower for t in parse.children(token.i, "amod", "compound")}
    return token.lemma == "house" and not beside.isdisjoint({"lower", "upper"})


def coordinated(parse: Parse, i: int) -> list[int]:
    """Token `i` and the heads joined to it by "and", "or" and commas."""
    found = [i]
    for joined in parse.children(i, "conj"):
        found += coordinated(parse, joined.i)
    return found


def parties(parse: Parse, i: int) -> list[Party]:
    """The parties of a noun phrase, lists taken apart.

    "Ostian and Marlandish officials" are two, told apart by the modifiers.
    """
    return [party for head in coordinated(parse, i) for party in _apart(parse, head)]


def _apart(parse: Parse, head: int) -> list[Party]:
    """One phrase, or as many as it has coordinated names among its modifiers."""
    joined = nations(parse, head)
    if not joined:
        return [party(parse, head)]
    firsts = [Party(n, parse.span(n, n)) for n in joined[:-1]]
    return [*firsts, Party(head, parse.span(joined[-1], head))]


def nations(parse: Parse, head: int) -> list[int]:
    """The coordinated names that make several parties of one phrase: "Western and Ostian"."""
    modifiers = parse.children(head, "amod", "compound", "nmod")
    joined = (n for modifier in modifiers for n in coordinated(parse, modifier.i) if n < head)
    found = sorted(n for n in joined if is_party(parse.tokens[n]))
    linked = found and any(word.tag == "CC" for word in parse.tokens[found[0] : found[-1]])
    return found if linked else []


def is_party(token: Token) -> bool:
    """Whether a word is a name, or the adjective of a bloc ("Western")."""
    return token.ent in NAMES or token.lower in roles().blocs


def party(parse: Parse, head: int) -> Party:
    """The one party headed by token `head`."""
    return Party(head, parse.span(_first(parse, head), _last(parse, head, 0)))


def _first(parse: Parse, head: int) -> int:
    """The leftmost token of the phrase, its article left out."""
    first = head
    for child in reversed(parse.children(head)):
        if child.i < head and child.dep in _LEFT and _reaches(parse, child.i, first):
            first = _without_article(parse, min(parse.subtree(child.i)), first)
    return first


def _reaches(parse: Parse, i: int, first: int) -> bool:
    """Whether only words of the phrase stand between a modifier and what follows it."""
    between = parse.tokens[max(parse.subtree(i)) + 1 : first]
    return all(t.dep in {"punct", "cc", "case", "det"} or t.tag == "HYPH" for t in between)


def _without_article(parse: Parse, start: int, end: int) -> int:
    """The first token from `start` on that is no article or white space."""
    while start < end and parse.tokens[start].dep in {"det", "predet"}:
        start += 1
    return start


def _last(parse: Parse, head: int, depth: int) -> int:
    """The rightmost token: adjoining apposition, and prepositions that say where from."""
    last = head
    if depth > _DEEPEST:
        return last
    for child in parse.children(head):
        if min(parse.subtree(child.i)) != last + 1:
            continue
        if child.dep == "appos":
            last = _last(parse, child.i, depth + 1)
        elif child.dep == "prep" and child.lower in _BELONGS:
            last = _with_preposition(parse, child, last, depth)
    return last


def _with_preposition(parse: Parse, preposition: Token, last: int, depth: int) -> int:
    """The end of the phrase with this preposition, if what follows is no time or amount."""
    inside = parse.children(preposition.i, "pobj")
    if not inside or inside[0].ent in MEASURES or inside[0].pos not in NOMINAL:
        return last
    return _last(parse, inside[0].i, depth + 1)


def within(
    parse: Parse, i: int, behind: frozenset[str] = DEALT | {"in"}, depth: int = 0
) -> list[Party]:
    """Whoever is named inside a phrase about a thing.

    "Ost's efforts" and "an Ostian proposal" give Ost; "the curfew on the miners" the miners;
    own possessors come before modifiers, those before prepositions, of which those in `behind`
    lead to a party.
    """
    if depth > _DEEPEST:
        return []
    for owner in parse.children(i, "poss"):
        if owner.pos != "PRON" and can_act(parse, owner.i):
            return parties(parse, owner.i)
    for modifier in reversed(parse.children(i, "amod", "compound", "nmod")):
        if modifier.ent in NAMES:
            return parties(parse, modifier.i)
    participles = (t for t in parse.children(i, "acl") if t.tag == "VBN")
    around = [*parse.children(i, "prep", "agent")]
    around += [by for verb in participles for by in parse.children(verb.i, "agent")]
    for preposition in around:
        if preposition.lower not in behind:
            continue
        for inside in parse.children(preposition.i, "pobj"):
            if found := affected(parse, inside.i, behind, depth + 1):
                return found
    return []


def affected(
    parse: Parse, i: int, behind: frozenset[str] = DEALT | {"in"}, depth: int = 0
) -> list[Party]:
    """The parties that a phrase names itself or, if it is about a thing, names inside."""
    heads = [head for head in coordinated(parse, i) if can_act(parse, head)]
    if heads:
        return [party for head in heads for party in _apart(parse, head)]
    return within(parse, i, behind, depth)
