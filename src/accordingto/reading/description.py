"""Noun phrases that describe an actor: "the Ostrian foreign minister", "US officials", "rebels"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.model import ActorKind
from accordingto.reading.lexis import roles
from accordingto.reading.mention import Form, Mention, is_capitalised, singular, words
from accordingto.reading.name import NATION
from accordingto.reading.title import affiliation_words, role_words

if TYPE_CHECKING:
    from accordingto.reading.naming import Naming
    from accordingto.reading.parse import Parse, Token

_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_COLLECTIVE = frozenset({"police", "people", "media", "military", "authorities", "press"})
_DEFINITE = frozenset(
    {"the", "this", "that", "these", "those", "both", "its", "his", "her", "their"}
)
_NO_ACTOR = frozenset({"attr", "oprd", "acomp"})
_AFTER = frozenset({"of", "for", "to", "at", "from"})
_BODIES = frozenset({ActorKind.ORGANISATION, ActorKind.ARMED_GROUP, ActorKind.GOVERNMENT})
_LONGEST = 10


@dataclass(frozen=True, slots=True)
class Noun:
    """A role noun of the lexicon in the text: tokens `first` to `last`, "prime minister"."""

    first: int
    last: int
    word: str
    kind: ActorKind
    plural: bool


def noun_at(parse: Parse, i: int) -> Noun | None:
    """The role noun that ends at token `i`, alone or with the word before it."""
    token = parse.tokens[i]
    if token.tag not in _NOUN_TAGS:
        return None
    before = parse.tokens[i - 1] if i else None
    alone = token.lower
    plural = token.tag in {"NNS", "NNPS"} or alone in _COLLECTIVE
    tries = [(i, alone), (i, singular(alone))]
    if before is not None:
        tries = [(i - 1, f"{before.lower} {alone}"), (i - 1, f"{before.lower} {singular(alone)}"),
                 *tries]  # fmt: skip
    for first, word in tries:
        kind = roles().kind(word, plural=plural)
        if kind is not None:
            return Noun(first, i, word, kind, plural)
    return None


def bearer_at(parse: Parse, i: int, naming: Naming) -> Noun | None:
    """Any noun that its place makes somebody: beside a person's name, or who says something.

    "Ingrid Holt, a geologist", "the guide, Pierre Auclair", "the harbour master said".
    """
    token = parse.tokens[i]
    if token.tag != "NN" or token.ent or token.lower in roles().never_speak:
        return None
    head = parse.tokens[token.head]
    beside = [head.i] if token.dep == "appos" else []
    if token.dep != "pobj":
        beside += [child.i for child in parse.children(i, "appos")]
    named = any(j in naming.at and naming.at[j].label == "PERSON" for j in beside)
    says = token.dep == "nsubj" and head.lemma in {"say", "tell", "add"}
    credited = token.dep == "pobj" and head.lower == "to" and parse.tokens[head.head].lower == (
        "according")  # fmt: skip
    somebody = named or says or credited
    return Noun(i, i, token.lower, ActorKind.UNNAMED, plural=False) if somebody else None


def describe(parse: Parse, noun: Noun, naming: Naming) -> Mention | None:
    """The description headed by a role noun, or None where the noun describes no actor here.

    Args:
        parse: the analysed text.
        noun: the head.
        naming: the names of the article.
    """
    token = parse.tokens[noun.last]
    if token.dep in _NO_ACTOR or _is_modifier(parse, token) or _behind_as(parse, token):
        return None
    first = _left_edge(parse, noun, token)
    last = _right_edge(parse, noun)
    if not _is_actor(parse, noun, first, naming) or _has_forbidden(parse, noun):
        return None
    return _mention(parse, noun, (first, last), naming)


def _is_modifier(parse: Parse, token: Token) -> bool:
    """Whether the noun only qualifies the next one: "police station"."""
    head = parse.tokens[token.head]
    return token.dep in {"compound", "amod", "nmod"} and head.i > token.i


def _behind_as(parse: Parse, token: Token) -> bool:
    head = parse.tokens[token.head]
    return token.dep == "pobj" and head.lower == "as"


def _has_forbidden(parse: Parse, noun: Noun) -> bool:
    """Whether a preposition shows another sense: "a source of income"."""
    never = roles().not_before.get(noun.word, [])
    return any(child.lower in never for child in parse.children(noun.last, "prep"))


def _is_actor(parse: Parse, noun: Noun, first: int, naming: Naming) -> bool:
    """Whether a phrase is definite enough to be somebody."""
    capital = is_capitalised(parse.tokens[noun.last].text)
    if noun.word in roles().with_of and not _followed_by_of(parse, noun):
        return False
    if noun.word in roles().capital_only:
        return (capital and first < noun.first) or _is_named(parse, noun) or _is_back(parse, noun)
    if noun.plural or noun.kind is ActorKind.UNNAMED:
        return True
    determined = first < noun.first or capital or parse.tokens[noun.last].dep == "appos"
    if noun.kind in _BODIES and not capital:
        return parse.tokens[first].lower in _DEFINITE or any(
            i in naming.at for i in range(first, noun.first)
        )
    return determined


def _is_back(parse: Parse, noun: Noun) -> bool:
    """Whether a bare "the group" can only point back to a body that was named."""
    before = parse.tokens[noun.first - 1].lower if noun.first else ""
    small = parse.tokens[noun.last].text.islower()
    return before == "the" and small and not noun.plural and noun.word in roles().capital_only


def _is_named(parse: Parse, noun: Noun) -> bool:
    """Whether a name stands right before a small noun: "the Civic Dawn party"."""
    before = parse.tokens[noun.first - 1] if noun.first else None
    return (
        before is not None
        and before.tag in {"NNP", "NNPS"}
        and is_capitalised(before.text)
        and before.i > parse.sentence(noun.last).start
        and parse.tokens[before.head].i in {noun.last, noun.first}
    )


def _followed_by_of(parse: Parse, noun: Noun) -> bool:
    return any(child.lower == "of" for child in parse.children(noun.last, "prep"))


def _left_edge(parse: Parse, noun: Noun, token: Token) -> int:
    """The first token of the phrase: what qualifies the noun, without a gap."""
    below = set(parse.subtree(token.i))
    i = noun.first
    while i > 0 and noun.last - i < _LONGEST and i - 1 in below:
        before = parse.tokens[i - 1]
        if before.tag == "IN" or (before.dep == "punct" and before.text != "-"):
            break
        i -= 1
    while i < noun.first and parse.tokens[i].dep in {"cc", "predet", "punct"}:
        i += 1
    return i


def _right_edge(parse: Parse, noun: Noun) -> int:
    """The last token: "of state", "for the ministry", "close to the talks"; no relative clause."""
    last = noun.last
    for child in parse.children(noun.last):
        if child.i <= noun.last:
            continue
        described = noun.word == "source" and child.dep in {"prep", "amod", "acl"}
        tied = child.dep == "prep" and child.lower in _AFTER and _is_tied(parse, child)
        if not (described or tied):
            break
        last = _phrase_end(parse, child.i)
    return last


def _is_tied(parse: Parse, preposition: Token) -> bool:
    """Whether a phrase belongs to the noun: "the head of the army", not "accused X of a lie"."""
    objects = parse.children(preposition.i, "pobj")
    if not objects or objects[0].tag == "VBG":
        return False
    owners = {d.lower for d in parse.children(objects[0].i, "det", "poss")}
    if preposition.lower == "of":
        return owners.isdisjoint({"a", "an"})
    return objects[0].pos == "PROPN" or bool(owners - {"a", "an"})


def _phrase_end(parse: Parse, preposition: int) -> int:
    """The last token of a prepositional phrase before a clause, a comma or another one."""
    i = preposition
    below = set(parse.subtree(preposition))
    while i + 1 in below and parse.tokens[i + 1].dep not in {"relcl", "punct", "advcl", "mark"}:
        following = parse.tokens[i + 1]
        further = following.dep == "prep" and following.lower != "of" and i > preposition
        if further or following.tag in {"WDT", "WP"}:
            break
        i += 1
    return i


def _mention(parse: Parse, noun: Noun, edges: tuple[int, int], naming: Naming) -> Mention:
    """The mention with nation, role and owner read from its words."""
    first, last = edges
    small = parse.tokens[noun.last].text.islower()
    named = noun.kind in _BODIES and (not small or _is_named(parse, noun))
    nation = naming.nation_in(parse, first, noun.first) or naming.nation_in(parse, first, last)
    return Mention(
        first, last, noun.last, Form.NAME if named else Form.DESCRIPTION,
        words(parse, first, last), noun.kind, nation, role_words(parse, noun, edges, naming),
        affiliation_words(parse, noun, edges, naming), _owner(parse, noun, edges, naming),
        None if noun.plural else roles().gender.get(noun.word),
        noun.word, noun.plural, parse.tokens[first].lower in _DEFINITE or first in naming.at,
        _is_back(parse, noun),
    )  # fmt: skip


def _owner(parse: Parse, noun: Noun, edges: tuple[int, int], naming: Naming) -> int | None:
    """Last token of the name in "the Marn regime", "the government of Marn"; no country's."""
    for i in (*range(edges[0], noun.first), *range(noun.last + 1, edges[1] + 1)):
        name = naming.at.get(i)
        if name is not None and name.label != NATION and naming.nation_of(parse, name) is None:
            return name.last
    return None
