"""What stands around a name: title, office, country, "the militant group …"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from accordingto.model import ActorKind
from accordingto.reading.lexis import roles
from accordingto.reading.mention import Mention, head_of

if TYPE_CHECKING:
    from accordingto.reading.description import Noun
    from accordingto.reading.name import Name
    from accordingto.reading.naming import Naming
    from accordingto.reading.parse import Parse

_OFFICES = frozenset({ActorKind.PERSON, ActorKind.UNNAMED, ActorKind.PEOPLE})
_PLACES = frozenset({"NATION", "NORP", "GPE", "LOC"})


def is_office(noun: Noun | None) -> bool:
    """Whether a role noun is borne by a person."""
    return noun is not None and noun.kind in _OFFICES


def carries(parse: Parse, noun: Noun, bearer: Name) -> bool:
    """Whether a role noun right before a name is its title."""
    if bearer.label in _PLACES or noun.plural:
        return False
    if is_office(noun):
        return True
    head = head_of(parse, bearer.first, bearer.last)
    return parse.tokens[noun.last].head == head or parse.tokens[head].head == noun.last


def person(parse: Parse, plain: Mention, prefix: Noun | None, naming: Naming) -> Mention:
    """A person with title, office and country as they stand before the name."""
    before = parse.tokens[plain.first - 1].lower if plain.first else ""
    gender = roles().titles.get(before)
    found = replace(plain, kind=ActorKind.PERSON, gender=None if gender == "any" else gender)
    if prefix is None:
        return found
    first = _start(parse, prefix, plain)
    nation = naming.nation_in(parse, first, prefix.last) or _of_country(parse, plain, naming)
    return replace(
        found, nation=nation, noun=prefix.word,
        role=role_words(parse, prefix, (first, prefix.last), naming),
        affiliation=affiliation_words(parse, prefix, (first, prefix.last), naming),
        gender=found.gender or roles().gender.get(prefix.word),
    )  # fmt: skip


def body(parse: Parse, plain: Mention, prefix: Noun | None, naming: Naming) -> Mention:
    """A named organisation; "the militant group X" is an armed one."""
    own = naming.nation_in(parse, plain.first, plain.last)
    if prefix is None:
        return replace(plain, kind=ActorKind.ORGANISATION, nation=own)
    first = _start(parse, prefix, plain)
    before = {parse.tokens[i].lower for i in range(first, prefix.last + 1)}
    armed = prefix.kind is ActorKind.ARMED_GROUP or not before.isdisjoint(roles().marks)
    kind = ActorKind.ARMED_GROUP if armed else ActorKind.ORGANISATION
    nation = own or naming.nation_in(parse, first, prefix.last)
    return replace(plain, kind=kind, nation=nation, noun=prefix.word)


def _of_country(parse: Parse, plain: Mention, naming: Naming) -> str | None:
    """The country in "President Anna Marn of Karvia"."""
    behind = naming.at.get(plain.last + 2)
    if behind is None or parse.tokens[plain.last + 1].lower != "of":
        return None
    return naming.nation_of(parse, behind)


def _start(parse: Parse, prefix: Noun, plain: Mention) -> int:
    """The first token of "Ostrian Foreign Minister" before a name."""
    below = set(parse.subtree(plain.head))
    for part in range(prefix.first, prefix.last + 1):
        below.update(parse.subtree(part))
    i = prefix.first
    while i > 0 and i - 1 in below and parse.tokens[i - 1].dep not in {"punct", "cc"}:
        i -= 1
    return i


def role_words(parse: Parse, noun: Noun, edges: tuple[int, int], naming: Naming) -> str | None:
    """The office without country, article and owner: "foreign minister", "secretary of state"."""
    first = noun.first
    while first > edges[0]:
        before = parse.tokens[first - 1]
        outer = before.tag in {"DT", "PRP$", "POS", "CD", "HYPH"} or not before.text[0].isalnum()
        if first - 1 in naming.at or outer:
            break
        first -= 1
    named = any(i in naming.at for i in range(noun.last + 1, edges[1] + 1))
    of = noun.last < edges[1] and parse.tokens[noun.last + 1].lower == "of"
    last = edges[1] if of and not named else noun.last
    return " ".join(parse.span(first, last).of(parse.text).split())


def affiliation_words(
    parse: Parse, noun: Noun, edges: tuple[int, int], naming: Naming
) -> str | None:
    """The country or body that the phrase ties its bearer to, as worded."""
    for i in (*range(edges[0], noun.first), *range(noun.last + 1, edges[1] + 1)):
        name = naming.at.get(i)
        if name is not None and name.label != "PERSON":
            return " ".join(parse.span(name.first, name.last).of(parse.text).split())
    start = noun.last + 2
    while start < edges[1] and parse.tokens[start].tag in {"DT", "PRP$"}:
        start += 1
    if start > edges[1] or parse.tokens[noun.last + 1].lower not in {"for", "at", "from"}:
        return None
    return " ".join(parse.span(start, edges[1]).of(parse.text).split())
