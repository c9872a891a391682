"""Who is in the article: people, bodies, governments, armed groups, and all their mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.model import Actor, ActorKind
from accordingto.ontology.gazetteer import country_entry
from accordingto.ontology.territory import territory_coded
from accordingto.reading.cast import Cast
from accordingto.reading.mention import Form
from accordingto.reading.name import find_names
from accordingto.reading.naming import naming_of
from accordingto.reading.nation import is_table_key, stem_key
from accordingto.reading.pronoun import Pronouns
from accordingto.reading.roll import mentions_of

if TYPE_CHECKING:
    from accordingto.model import Document
    from accordingto.reading.member import Member
    from accordingto.reading.mention import Mention
    from accordingto.reading.parse import Parse

_STATES = frozenset({ActorKind.COUNTRY, ActorKind.GOVERNMENT})


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
    members = sorted(cast.members, key=lambda member: min(m.first for m in member.mentions))
    return tuple(_actor(f"a{n}", member, parse) for n, member in enumerate(members, 1))


def _actor(number: str, member: Member, parse: Parse) -> Actor:
    spans = sorted({parse.span(m.first, m.last) for m in member.mentions})
    called = sorted((m for m in member.mentions if m.form is not Form.PRONOUN),
                    key=lambda mention: mention.first)  # fmt: skip
    name = _best_name(member, called, parse)
    aliases = dict.fromkeys(_bare(mention.words) for mention in called)
    country = member.nation if is_table_key(member.nation) else None
    return Actor(
        number, name, member.kind, country, member.role, member.affiliation,
        tuple(alias for alias in aliases if alias != name), tuple(spans),
    )  # fmt: skip


def _best_name(member: Member, called: list[Mention], parse: Parse) -> str:
    """A country by its noun; else the longest proper name, or the first description.

    Of several who are only called "they" together, the names side by side.
    """
    if not called:
        return member.names[0][0]
    key = member.nation if member.kind in _STATES else None
    if key is not None and is_table_key(key):
        entry, territory = country_entry(key), territory_coded(key)
        official = entry.name if entry else territory.name if territory else key
        return _bare(official.partition(" (")[0])
    own = [mention for mention in called if key is not None and stem_key(mention.words) == key]
    nouns = [mention for mention in own if parse.tokens[mention.head].ent == "GPE"]
    if own:
        return _bare((nouns or own)[0].words)
    proper = [_bare(m.words) for m in called if m.form is Form.NAME]
    return max(proper, key=len) if proper else _bare(called[0].words)


def _bare(words: str) -> str:
    """Without a leading definite article."""
    return words.removeprefix("the ").removeprefix("The ")
