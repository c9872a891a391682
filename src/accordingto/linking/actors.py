"""One actor, many spellings: the actors of all readings joined, and the party each speaks for.

A party is what makes a voice independent: a minister and his ministry are one voice, a rescue
chief and a health department are two.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from accordingto.linking.bonds import STATES, bonds
from accordingto.linking.joining import DECIDED, JUDGED, Bond, joined
from accordingto.linking.parties import Parties, country_of, plain
from accordingto.model import Actor, ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from accordingto.linking.joining import Verdict
    from accordingto.model import Reading

_T = TypeVar("_T")

SCENE = 0.5
"""Strength of evidence that is only the scene's."""


@dataclass(frozen=True, slots=True)
class Known:
    """An actor of the world.

    Attributes:
        id: that of its first actor in a reading.
        name: the fullest name it goes by.
        party: the voice it speaks with; equal for all who speak for one government or group.
        kind, country, role: as its articles tell them most often.
        aliases: all other names.
        members: the ids of its actors, in the order of the readings.
        articles: references of the documents that name it; claims: ids of what it says.
        bonds: the evidence for the join, each with the member that it joins as its `other`.
        apart: ids of the actors that somebody keeps apart from it.
    """

    id: str
    name: str
    party: str
    kind: ActorKind = ActorKind.UNNAMED
    country: str | None = None
    role: str | None = None
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    bonds: tuple[Bond, ...] = ()
    apart: frozenset[str] = frozenset()

    @property
    def because(self) -> tuple[str, ...]:
        """The evidence for the join in words, each once."""
        return tuple(dict.fromkeys(bond.why for bond in self.bonds))


def join_actors(readings: Sequence[Reading], verdicts: Verdict | None = None) -> dict[str, Known]:
    """Each actor id of the readings (unique across them) → the actor of the world it is.

    Args:
        readings: one of each document.
        verdicts: pairs of actor ids that somebody joined or kept apart.
    """
    rows = {actor.id: (actor, reading) for reading in readings for actor in reading.actors}
    parties, decided = Parties(readings), verdicts or {}
    evidence = [*bonds(readings), *_of_the_scene(rows.values(), parties)]
    groups = joined(list(rows), evidence, decided)
    reasons = _reasons(groups, evidence, decided)
    made: dict[str, list[str]] = {}
    for claim in (claim for reading in readings for claim in reading.claims):
        made.setdefault(claim.source.actor or "", []).append(claim.id)
    known: dict[str, Known] = {}
    for group in groups:
        members = [rows[name] for name in group]
        name = _name_of([actor for actor, _ in members])
        apart = _apart(group, decided)
        alone = group[0] if apart else plain(name) or group[0]
        found = replace(
            _known([actor for actor, _ in members], name),
            party=parties.of(members) or alone,
            articles=tuple(dict.fromkeys(reading.document.ref for _, reading in members)),
            claims=tuple(claim for each in group for claim in made.get(each, ())),
            bonds=reasons.get(group[0], ()),
            apart=apart,
        )
        known.update(dict.fromkeys(group, found))
    return known


def _apart(group: Sequence[str], verdicts: Verdict) -> frozenset[str]:
    """The actors that somebody keeps apart from one of a group."""
    parted = (pair for pair, same in verdicts.items() if not same and not pair.isdisjoint(group))
    return frozenset(name for pair in parted for name in pair).difference(group)


def _of_the_scene(rows: Iterable[tuple[Actor, Reading]], parties: Parties) -> Iterator[Bond]:
    """A bare "the government" with the one government whose party it speaks for."""
    states = [row for row in rows if row[0].kind in STATES]
    speaks = {actor.id: parties.of([(actor, reading)]) for actor, reading in states}
    first: dict[str, Actor] = {}
    for actor, _ in states:
        if speaks[actor.id] == f"government of {country_of(actor)}":
            first.setdefault(speaks[actor.id], actor)
    for actor, reading in states:
        owner = first.get(speaks[actor.id])
        if owner and speaks[actor.id] != f"government of {country_of(actor)}":
            why = f"the one government in the scene of {reading.document.ref} is {owner.name}'s"
            yield Bond(SCENE, owner.id, actor.id, why)


def _known(actors: list[Actor], name: str) -> Known:
    """What the actors of one group tell together, under the name to show."""
    called = dict.fromkeys(each for a in actors for each in (a.name, *a.aliases) if each != name)
    return Known(
        actors[0].id,
        name,
        "",
        _commonest(actor.kind for actor in actors) or ActorKind.UNNAMED,
        _commonest(actor.country for actor in actors),
        _commonest(actor.role for actor in actors),
        tuple(called),
        tuple(actor.id for actor in actors),
    )


def _commonest(values: Iterable[_T | None]) -> _T | None:
    """The value that most have; the first of those that are as common."""
    count = Counter(value for value in values if value is not None)
    return max(count, key=lambda value: count[value], default=None)


def _reasons(
    groups: Sequence[Sequence[str]], evidence: Iterable[Bond], verdicts: Verdict
) -> Mapping[str, tuple[Bond, ...]]:
    """First member of a group to the evidence between its members."""
    home = {name: group[0] for group in groups for name in group}
    place = {name: number for number, name in enumerate(home)}
    pairs = (sorted(pair, key=place.__getitem__) for pair in verdicts if pair <= place.keys())
    decided = [
        Bond(DECIDED, one, other, JUDGED)
        for one, other in pairs
        if verdicts[frozenset((one, other))]
    ]
    found: dict[str, list[Bond]] = {}
    for bond in (*evidence, *decided):
        if bond.why and home[bond.one] == home[bond.other]:
            found.setdefault(home[bond.one], []).append(bond)
    return {first: tuple(bonds) for first, bonds in found.items()}


def _name_of(members: list[Actor]) -> str:
    """A country before its adjective, a full name, the commonest, the longest."""
    countries = {ActorKind.COUNTRY, ActorKind.GOVERNMENT}
    count = Counter(actor.name for actor in members)

    def rank(actor: Actor) -> tuple[bool, bool, int, int]:
        is_adjective = actor.kind in countries and actor.name.endswith(("ian", "ish", "ese"))
        words = actor.name.split()
        proper = words[-1][:1].isupper() and words[0][:1].isupper()
        full = proper and (len(words) > 1 or actor.kind in countries)
        return full, not is_adjective, count[actor.name], len(actor.name)

    return max(members, key=rank).name.removeprefix("so-called ")
