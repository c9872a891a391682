"""Who is in the article: people, bodies, governments, armed groups, and all their mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.model import Actor, ActorKind
from accordingto.ontology.territory import territory_coded
from accordingto.reading.cast import Cast, Member
from accordingto.reading.mention import Form
from accordingto.reading.name import find_names
from accordingto.reading.naming import naming_of
from accordingto.reading.nation import UNKNOWN
from accordingto.reading.pronoun import Pronouns
from accordingto.reading.roll import mentions_of

if TYPE_CHECKING:
    from accordingto.model import Document
    from accordingto.reading.parse import Parse


def read_actors(document: Document, parse: Parse) -> tuple[Actor, ...]:
    """The actors of a document in the order of their first mention.

    A country and its government are one actor. A capital or a seat ("Moscow", "the Kremlin")
    belongs to it where the word acts, and is a place elsewhere. Whoever is only described
    ("a source close to the talks") keeps the description as a name.
    """
    del document
    names = find_names(parse)
    naming = naming_of(parse, names)
    cast = Cast(parse, mentions_of(parse, names, naming))
    Pronouns(parse, cast).resolve()
    members = [member for member in cast.members if member.mentions]
    members.sort(key=lambda member: min(mention.first for mention in member.mentions))
    return tuple(_actor(f"a{n}", member, parse) for n, member in enumerate(members, 1))


def _actor(number: str, member: Member, parse: Parse) -> Actor:
    spans = sorted({parse.span(m.first, m.last) for m in member.mentions})
    name, *others = _names(member)
    return Actor(
        number, name, member.kind, _country(member), member.role, member.affiliation,
        tuple(others), tuple(spans),
    )  # fmt: skip


def _names(member: Member) -> list[str]:
    """The best name first, then the others by which the text calls the actor; no pronouns."""
    called = [m for m in sorted(member.mentions, key=lambda m: m.first) if m.form is not Form.PRONOUN]
    by_form = [m for m in called if m.form is not Form.DESCRIPTION] or called
    words = [m.words.removeprefix("the ").removeprefix("The ") for m in by_form]
    official = territory_coded(member.nation or "") if member.kind in {
        ActorKind.COUNTRY, ActorKind.GOVERNMENT} else None  # fmt: skip
    best = official.name if official is not None else max(words, key=len)
    rest = [m.words.removeprefix("the ").removeprefix("The ") for m in called]
    return list(dict.fromkeys([best, *words, *rest]))


def _country(member: Member) -> str | None:
    """The code of the country, where a table knows it."""
    key = member.nation
    if key is None or key.startswith((UNKNOWN, "of ")):
        return None
    return key
