"""One actor, many spellings: the actors of all readings joined, and the party each speaks for.

A party is what makes a voice independent: a minister and his ministry are one voice, a rescue
chief and a health department are two.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.linking.joining import Bond, joined
from accordingto.linking.parties import Parties, country_of, organ_of, plain
from accordingto.model import Actor, ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from accordingto.linking.joining import Verdict
    from accordingto.model import Reading


@dataclass(frozen=True, slots=True)
class Known:
    """An actor of the world.

    Attributes:
        id: that of its first actor in a reading.
        name: the fullest name it goes by.
        party: the voice it speaks with; equal for all who speak for one government or group.
    """

    id: str
    name: str
    party: str


def join_actors(readings: Sequence[Reading], verdicts: Verdict | None = None) -> dict[str, Known]:
    """Each actor id of the readings (unique across them) → the actor of the world it is.

    Args:
        readings: one of each document.
        verdicts: pairs of actor ids that somebody joined or kept apart.
    """
    rows = {actor.id: (actor, reading) for reading in readings for actor in reading.actors}
    surnames = _surnames(readings)
    first: dict[tuple[str, ...], str] = {}
    bonds = [
        Bond(1, first.setdefault(_key(actor, reading, surnames), name), name)
        for name, (actor, reading) in rows.items()
    ]
    parties = Parties(readings)
    known: dict[str, Known] = {}
    for group in joined(list(rows), bonds, verdicts or {}):
        members = [rows[name] for name in group]
        name = _name_of([actor for actor, _ in members])
        party = parties.of(members) or plain(name) or members[0][0].id
        for actor, _ in members:
            known[actor.id] = Known(members[0][0].id, name, party)
    return known


def _key(actor: Actor, reading: Reading, surnames: dict[str, set[str]]) -> tuple[str, ...]:
    """What actors of different articles must share to be one."""
    if actor.kind is ActorKind.UNNAMED:
        return ("unnamed", reading.document.id, actor.id)
    if actor.kind is ActorKind.PERSON:
        full = plain(actor.name)
        candidates = surnames.get(full.split()[-1], set()) if full else set[str]()
        return ("person", next(iter(candidates)) if len(candidates) == 1 else full)
    country = country_of(actor)
    if actor.kind in {ActorKind.GOVERNMENT, ActorKind.COUNTRY} and country:
        return ("government", country)
    return ("body", plain(actor.name), country if organ_of(actor) else "")


def _name_of(members: list[Actor]) -> str:
    """The name to show: a country's before its adjective, then the commonest, then the longest."""
    countries = {ActorKind.COUNTRY, ActorKind.GOVERNMENT}
    count = Counter(actor.name for actor in members)

    def rank(actor: Actor) -> tuple[bool, int, int]:
        is_adjective = actor.kind in countries and actor.name.endswith(("ian", "ish", "ese"))
        return not is_adjective, count[actor.name], len(actor.name)

    return max(members, key=rank).name.removeprefix("so-called ")


def _surnames(readings: Iterable[Reading]) -> dict[str, set[str]]:
    """Surname → the full names that bear it."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for reading in readings:
        for actor in reading.actors:
            words = plain(actor.name).split()
            if actor.kind is ActorKind.PERSON and len(words) > 1:
                found[words[-1]].add(" ".join(words))
    return dict(found)
