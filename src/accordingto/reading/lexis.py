"""The words of `roles.toml`, `metonyms.toml` and `demonyms.toml`, as sets to look up in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from accordingto.languages import lexicon
from accordingto.model import ActorKind
from accordingto.ontology.territory import territory_named
from accordingto.reading.mention import singular

_LANGUAGE = "en"
_GROUPS = {
    "government": ActorKind.GOVERNMENT,
    "armed": ActorKind.ARMED_GROUP,
    "organisation": ActorKind.ORGANISATION,
    "person": ActorKind.PERSON,
    "unnamed": ActorKind.UNNAMED,
    "people": ActorKind.PEOPLE,
}


@dataclass(frozen=True, slots=True)
class Roles:
    """What `roles.toml` says: the groups of nouns, and titles with the pronoun they call for."""

    nouns: dict[ActorKind, frozenset[str]]
    plural_only: frozenset[str]
    capital_only: frozenset[str]
    marks: frozenset[str]
    titles: dict[str, str]
    gender: dict[str, str]
    speaking: frozenset[str]
    names: frozenset[str]
    not_before: dict[str, list[str]]
    with_of: frozenset[str]
    of_field: frozenset[str]
    blocs: frozenset[str]
    speech: frozenset[str]
    named_bodies: frozenset[str]
    many: frozenset[str]
    never_speak: frozenset[str]
    fields: frozenset[str]
    same: frozenset[str]
    civil: frozenset[str]
    between_names: frozenset[str]
    renaming: frozenset[str]
    lesser: frozenset[str]

    def kind(self, noun: str, *, plural: bool) -> ActorKind | None:
        """What a noun (in the singular, lower case) makes of its bearer."""
        if noun in self.plural_only and not plural:
            return None
        groups = [kind for kind, nouns in self.nouns.items() if noun in nouns]
        if plural and ActorKind.PERSON in groups:
            return ActorKind.PEOPLE
        if groups == [ActorKind.PEOPLE] and not plural and noun not in self.many:
            return ActorKind.UNNAMED
        return groups[0] if groups else None


@cache
def roles() -> Roles:
    """The role nouns of the language."""
    table = lexicon(_LANGUAGE, "roles")
    titles: dict[str, list[str]] = table["titles"]
    return Roles(
        {kind: frozenset(table[group]["nouns"]) for group, kind in _GROUPS.items()},
        frozenset(table["people"]["plural"]) | frozenset(table["armed"]["plural"]),
        frozenset(table["organisation"]["capital_only"])
        | frozenset(table["armed"]["capital_only"]),
        frozenset(table["armed"]["marks"]),
        {title.lower(): gender for gender, found in titles.items() for title in found},
        {noun: word for word in ("he", "she") for noun in table["gender"][word]},
        frozenset(table["speaking"]["verbs"]),
        frozenset(table["organisation"]["names"]),
        table["unnamed"]["not_before"],
        frozenset(table["person"]["with_of"]),
        frozenset(table["person"]["of_field"]),
        frozenset(table["bloc"]["adjectives"]),
        frozenset(table["bloc"]["speech"]),
        frozenset(table["named_body"]["nouns"]),
        frozenset(table["people"]["many"]),
        frozenset(table["document"]["nouns"]),
        frozenset(table["person"]["fields"]),
        frozenset(table["government"]["same"]),
        frozenset(title.lower() for title in table["civil"]["titles"]),
        frozenset(table["known_as"]["words"]),
        frozenset(table["known_as"]["marks"]),
        frozenset(table["person"]["lesser"]),
    )


def is_role(word: str) -> bool:
    """Whether a word (lower case) is the noun of an office, a body or a group, in either number."""
    alone, one = roles().kind(word, plural=False), roles().kind(singular(word), plural=True)
    return alone is not None or one is not None


@cache
def conduct() -> dict[str, frozenset[str]]:
    """Verbs and prepositions that tell a government from its seat."""
    table: dict[str, Any] = lexicon(_LANGUAGE, "metonyms")["conduct"]
    return {name: frozenset(words) for name, words in table.items()}


@cache
def country_of(words: str) -> str | None:
    """The country or territory of a name, adjective or people: its code, or None.

    The language's own list first, then the library; a final plural s is taken off.
    """
    own = _irregular()
    if words in own:
        return own[words]
    if not words[:1].isupper():
        return None
    bare = words.removeprefix("The ").removeprefix("the ")
    if bare in own:
        return own[bare]
    singular = bare[:-1] if bare.endswith("s") and not bare.endswith("ss") else bare
    found = territory_named(bare) or territory_named(singular)
    return found.code if found is not None and found.sovereign else None


@cache
def seat_of(words: str) -> str | None:
    """The country whose government sits in a house or street of that name ("Kremlin")."""
    return _seats().get(words)


@cache
def union_seated(words: str) -> str | None:
    """The union of states that a city stands for where no one speaks of the city's own country."""
    unions: list[dict[str, Any]] = lexicon(_LANGUAGE, "metonyms")["union"]
    return next((str(union["code"]) for union in unions if words in union["seats"]), None)


@cache
def unions_called(noun: str) -> tuple[str, ...]:
    """The unions of states that a common noun can point back to: "the bloc"."""
    unions: list[dict[str, Any]] = lexicon(_LANGUAGE, "metonyms")["union"]
    return tuple(str(union["code"]) for union in unions if noun in union["nouns"])


@cache
def is_wide(words: str) -> bool:
    """Whether a name is that of a continent or a quarter of the sky: no country, no town."""
    never: list[str] = lexicon(_LANGUAGE, "demonyms")["never"]["words"]
    return words in never


@cache
def _irregular() -> dict[str, str | None]:
    table = lexicon(_LANGUAGE, "demonyms")
    countries: dict[str, list[str]] = table["country"]
    never: dict[str, str | None] = dict.fromkeys(table["never"]["words"])
    return never | {word: code for code, words in countries.items() for word in words}


@cache
def _seats() -> dict[str, str]:
    seats: list[dict[str, Any]] = lexicon(_LANGUAGE, "metonyms")["seat"]
    return {name: str(seat["country"]) for seat in seats for name in seat["names"]}
