"""Mentions of an article: names with what stands before them, and descriptions, in text order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from accordingto.model import ActorKind
from accordingto.ontology.gazetteer import places_named
from accordingto.reading.conduct import acts, lies
from accordingto.reading.description import (
    Noun,
    affiliation_words,
    describe,
    noun_at,
    role_words,
)
from accordingto.reading.lexis import capital_country, roles, seat_of
from accordingto.reading.mention import Form, Mention, head_of, words
from accordingto.reading.name import NATION, Name
from accordingto.reading.nation import UNKNOWN, nation_key, stem_key

if TYPE_CHECKING:
    from accordingto.reading.parse import Parse

_BODIES = frozenset({"EU", "UN"})
_OFFICES = frozenset({ActorKind.PERSON, ActorKind.UNNAMED, ActorKind.PEOPLE})


@dataclass(frozen=True, slots=True)
class Naming:
    """What the article as a whole tells about its names.

    Attributes:
        surnames: last words of the persons' full names.
        labels: for each name, the label that the model gives it most often.
        nations: keys of the countries, the unknown ones by evidence of the text.
        capitals: places that the text calls a capital, with the country's key.
    """

    surnames: frozenset[str]
    labels: dict[str, str]
    nations: frozenset[str]
    capitals: dict[str, str]


def naming_of(parse: Parse, names: list[Name]) -> Naming:
    """Look over all names once."""
    text = {name: words(parse, name.first, name.last) for name in names}
    surnames = {
        parse.tokens[name.last].lower
        for name in names
        if name.label == "PERSON" and name.first < name.last
    }
    votes: dict[str, Counter[str]] = {}
    for name in names:
        if name.label:
            votes.setdefault(text[name], Counter())[name.label] += 1
    labels = {word: count.most_common(1)[0][0] for word, count in votes.items()}
    adjectives = {stem_key(text[name]) for name in names if name.label == "NORP"}
    capitals = _capitals(parse, names)
    stems = {
        key
        for name in names
        if name.label in {"GPE", "NORP"} and (key := nation_key(parse, name)) is not None
        and (not key.startswith(UNKNOWN) or name.label == "GPE")
        and text[name] not in capitals
    }  # fmt: skip
    used = {key for key in stems if not key.startswith(UNKNOWN) or key in adjectives}
    return Naming(frozenset(surnames), labels, frozenset(used | set(capitals.values())), capitals)


def _capitals(parse: Parse, names: list[Name]) -> dict[str, str]:
    """Places the text calls a capital: "Velm, the capital of Ostria", "the Ostrian capital, Velm"."""
    at = {i: name for name in names for i in range(name.first, name.last + 1)}
    found: dict[str, str] = {}
    for token in parse.tokens:
        if token.lower != "capital" or token.tag != "NN":
            continue
        nation = _nation_around(parse, token.i, at)
        seat = _name_beside(parse, token.i, at)
        if nation and seat and nation_key(parse, seat) != nation:
            found[words(parse, seat.first, seat.last)] = nation
    return found


def _nation_around(parse: Parse, i: int, at: dict[int, Name]) -> str | None:
    """The country in front of "capital" or behind its "of"."""
    near = [i - 1, i - 2]
    if i + 2 < len(parse.tokens) and parse.tokens[i + 1].lower == "of":
        near = [i + 2, i + 3, *near]
    for j in near:
        name = at.get(j)
        if name is not None and (key := _as_nation(parse, name)) is not None:
            return key
    return None


def _as_nation(parse: Parse, name: Name) -> str | None:
    """A name as a country's: behind "capital of" an unknown name of any label is one."""
    return nation_key(parse, name) or (
        None if name.label == "PERSON" else stem_key(words(parse, name.first, name.last))
    )


def _name_beside(parse: Parse, i: int, at: dict[int, Name]) -> Name | None:
    """The name in apposition to "capital": behind it, or before the comma in front of it."""
    tokens = parse.tokens
    for j in (i + 1, i + 2):
        if j in at and (j == i + 1 or tokens[i + 1].text == ","):
            return at[j]
    start = i
    while start > 0 and tokens[start - 1].text != "," and i - start < 5:
        start -= 1
    if start > 1 and tokens[start - 1].text == ",":
        return at.get(start - 2)
    return None


def mentions_of(parse: Parse, names: list[Name], naming: Naming) -> list[Mention]:
    """All mentions by name or description, in text order; none overlaps but owners."""
    at = {i: name for name in names for i in range(name.first, name.last + 1)}
    prefixes: dict[int, Noun] = {}
    described: list[Mention] = []
    for token in parse.tokens:
        noun = noun_at(parse, token.i)
        if noun is None or (token.i in at and at[token.i].label == "PERSON"):
            continue
        bearer = at.get(token.i + 1)
        if bearer is not None and bearer.first == token.i + 1 and _carries(parse, noun, bearer):
            prefixes[bearer.first] = noun
        elif (found := describe(parse, noun, at)) is not None:
            described.append(_widened(parse, found, at))
    covered = {i for mention in described for i in range(mention.first, mention.last + 1)}
    found = list(described)
    for name in names:
        prefix = prefixes.get(name.first)
        mention = _of_name(parse, name, prefix, at, naming)
        if mention is not None and (name.first not in covered or _stands_apart(mention, described)):
            found.append(mention)
    return sorted(found, key=lambda mention: (mention.first, -mention.last))


def _carries(parse: Parse, noun: Noun, bearer: Name) -> bool:
    """Whether a role noun right before a name is its title."""
    token = parse.tokens[noun.last]
    if bearer.label in {NATION, "NORP", "GPE", "LOC"} or noun.plural:
        return False
    if noun.kind in _OFFICES:
        return bearer.label in {"PERSON", "", "ORG"}
    head = head_of(parse, bearer.first, bearer.last)
    return token.head == head or parse.tokens[head].head == token.i


def _widened(parse: Parse, found: Mention, at: dict[int, Name]) -> Mention:
    """A described body whose name the model saw whole: "the Organisation for the Ban of Mines"."""
    name = at.get(found.head)
    if name is None or found.form is not Form.NAME or name.label == "PERSON":
        return found
    first, last = min(found.first, name.first), max(found.last, name.last)
    return replace(found, first=first, last=last, words=words(parse, first, last))


def _stands_apart(mention: Mention, described: list[Mention]) -> bool:
    """Whether a name inside a description is a mention of its own: a person, or a named body.

    Not so the country in "US officials", nor the man in "Assad regime".
    """
    if mention.form is Form.NATION:
        return False
    for outer in described:
        if outer.first <= mention.first and mention.last <= outer.last:
            return outer.kind is not ActorKind.GOVERNMENT and outer.form is not Form.NAME
    return True


def _of_name(
    parse: Parse, name: Name, prefix: Noun | None, at: dict[int, Name], naming: Naming
) -> Mention | None:
    """The mention that a name makes, or None where it is a place or nothing sure."""
    text = words(parse, name.first, name.last)
    head = head_of(parse, name.first, name.last)
    label = _label(parse, name, text, prefix, naming)
    plain = Mention(name.first, name.last, head, Form.NAME, text)
    if label == "PERSON":
        return _person(parse, plain, prefix, at)
    if label == "ORG":
        return _body(parse, plain, prefix, at)
    nation = _nation(parse, name, text, naming)
    if nation in _BODIES:
        return replace(plain, kind=ActorKind.ORGANISATION, nation=nation)
    if nation is not None:
        is_there = lies(parse, head)
        return None if is_there else replace(plain, form=Form.NATION, kind=ActorKind.COUNTRY,
                                             nation=nation)  # fmt: skip
    if label == "NORP" and name.first < name.last:
        return replace(plain, kind=ActorKind.ORGANISATION)
    if label == "NORP" and parse.tokens[head].tag in {"NNPS", "NNS"}:
        return replace(plain, kind=ActorKind.PEOPLE, plural=True)
    return None


def _label(parse: Parse, name: Name, text: str, prefix: Noun | None, naming: Naming) -> str:
    """The label of a name after a look at its title and at the rest of the article."""
    single = name.first == name.last
    if name.label == NATION:
        return NATION
    if prefix is not None and prefix.kind in _OFFICES:
        return "PERSON"
    before = parse.tokens[name.first - 1].lower if name.first else ""
    if before in roles().titles or (single and text.lower() in naming.surnames):
        return "PERSON"
    label = naming.labels.get(text, "") if single else name.label
    if label in {"GPE", "LOC", "FAC"} or not single:
        return label or _guess(parse, name, text)
    if places_named(text) and label in {"", "ORG"}:
        return "GPE"
    return label or _guess(parse, name, text)


def _guess(parse: Parse, name: Name, text: str) -> str:
    """A label for what the model overlooked: initials are a body, who speaks is a person."""
    if text.isupper() and len(text) < 8:
        return "ORG"
    head = parse.tokens[head_of(parse, name.first, name.last)]
    verb = parse.tokens[head.head]
    speaks = head.dep == "nsubj" and verb.lemma in roles().speaking
    return "PERSON" if speaks else "GPE"


def _nation(parse: Parse, name: Name, text: str, naming: Naming) -> str | None:
    """The country that a name stands for where it stands: itself, its people, or its capital."""
    head = head_of(parse, name.first, name.last)
    if name.label == NATION and seat_of(text) is None:
        return name.nation
    if name.label == NATION:
        return name.nation if not lies(parse, head) else None
    capital = naming.capitals.get(text) or capital_country(text)
    if capital is not None:
        return capital if acts(parse, head) else None
    key = stem_key(text) if not places_named(text) else None
    if key in naming.nations:
        return key
    if name.label in {"GPE", ""} and not places_named(text) and acts(parse, head):
        return key
    return None


def _person(parse: Parse, plain: Mention, prefix: Noun | None, at: dict[int, Name]) -> Mention:
    """A person with title and office as they stand before the name."""
    before = parse.tokens[plain.first - 1].lower if plain.first else ""
    gender = roles().titles.get(before)
    found = replace(plain, kind=ActorKind.PERSON, gender=gender if gender != "any" else None)
    if prefix is None:
        return found
    edges = (_title_start(parse, prefix, plain), prefix.last)
    inside = [at[i] for i in range(*edges) if i in at]
    nation = nation_key(parse, inside[0]) if inside else None
    return replace(
        found, nation=nation, noun=prefix.word, role=role_words(parse, prefix, edges, at),
        affiliation=affiliation_words(parse, prefix, edges, at),
    )  # fmt: skip


def _title_start(parse: Parse, prefix: Noun, plain: Mention) -> int:
    """The first token of "Ostrian Foreign Minister" before a name."""
    below = {*parse.subtree(plain.head), *parse.subtree(prefix.last)}
    i = prefix.first
    while i > 0 and i - 1 in below and parse.tokens[i - 1].dep not in {"punct", "cc"}:
        i -= 1
    return i


def _body(parse: Parse, plain: Mention, prefix: Noun | None, at: dict[int, Name]) -> Mention:
    """A named organisation; "the militant group X" is an armed one."""
    if prefix is None:
        return replace(plain, kind=ActorKind.ORGANISATION)
    start = _title_start(parse, prefix, plain)
    before = {parse.tokens[i].lower for i in range(start, prefix.last + 1)}
    armed = prefix.kind is ActorKind.ARMED_GROUP or not before.isdisjoint(roles().marks)
    kind = ActorKind.ARMED_GROUP if armed else ActorKind.ORGANISATION
    inside = [at[i] for i in range(start, prefix.first) if i in at]
    nation = nation_key(parse, inside[0]) if inside else None
    return replace(plain, kind=kind, nation=nation)
