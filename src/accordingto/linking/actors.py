"""One actor, many spellings: the actors of all readings joined, and the party each speaks for.

A party is what makes a voice independent: a minister and his ministry are one voice, a rescue
chief and a health department are two.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.languages import lexicon
from accordingto.linking.topic import topic_of
from accordingto.model import Actor, ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from accordingto.model import Reading


OPENING = 600
"""Characters of an article whose names tell the scene."""


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


def join_actors(readings: Sequence[Reading]) -> dict[str, Known]:
    """Each actor id of the readings (unique across them) → the actor of the world it is."""
    groups: defaultdict[tuple[str, ...], list[tuple[Actor, Reading]]] = defaultdict(list)
    surnames = _surnames(readings)
    for reading in readings:
        for actor in reading.actors:
            groups[_key(actor, reading, surnames)].append((actor, reading))
    states = States(readings)
    rebels = {reading.document.id: _only_group(reading) for reading in readings}
    known: dict[str, Known] = {}
    for members in groups.values():
        name = max((actor.name for actor, _ in members), key=len)
        party = _party(members, name, states, rebels)
        for actor, _ in members:
            known[actor.id] = Known(members[0][0].id, name, party)
    return known


class States:
    """Whose government a bare "the government" or "the defence minister" is of.

    That of the one country whose government or organs are named with their country in this
    article or in one about the same scene; none where two countries' are.
    """

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._organs: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        self._scene: dict[str, frozenset[str]] = {}
        for reading in readings:
            scene = topic_of(reading.document.text[:OPENING]).names
            self._scene[reading.document.id] = scene
            for actor in reading.actors:
                country = _country_of(actor)
                if country and _is_organ(actor):
                    for name in scene:
                        self._organs[name].add((_organ(actor), country))

    def of(self, actor: Actor, reading: Reading) -> str:
        """The country, as a code or stem; "" where it cannot be told."""
        around = [row for name in self._scene[reading.document.id] for row in self._organs[name]]
        same = {country for organ, country in around if organ == _organ(actor)}
        countries = same or {country for organ, country in around if organ == "government"}
        return next(iter(countries)) if len(countries) == 1 else ""


def _key(actor: Actor, reading: Reading, surnames: dict[str, set[str]]) -> tuple[str, ...]:
    """What actors of different articles must share to be one."""
    if actor.kind is ActorKind.UNNAMED:
        return ("unnamed", reading.document.id, actor.id)
    if actor.kind is ActorKind.PERSON:
        full = _plain(actor.name)
        candidates = surnames.get(full.split()[-1], set()) if full else set[str]()
        return ("person", next(iter(candidates)) if len(candidates) == 1 else full)
    country = _country_of(actor)
    if actor.kind in {ActorKind.GOVERNMENT, ActorKind.COUNTRY} and country:
        return ("government", country)
    return ("body", _plain(actor.name), country if _is_organ(actor) else "")


def _surnames(readings: Iterable[Reading]) -> dict[str, set[str]]:
    """Surname → the full names that bear it."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for reading in readings:
        for actor in reading.actors:
            words = _plain(actor.name).split()
            if actor.kind is ActorKind.PERSON and len(words) > 1:
                found[words[-1]].add(" ".join(words))
    return dict(found)


def _plain(name: str) -> str:
    """A name without article, in lower case."""
    words = [word for word in name.casefold().replace("’", "'").split() if word != "the"]
    return " ".join(word.removesuffix("'s") for word in words)


def _country_of(actor: Actor) -> str:
    """The country code; for a country no list knows, the stem of its name or adjective."""
    if actor.country:
        return actor.country
    if actor.kind in {ActorKind.GOVERNMENT, ActorKind.COUNTRY}:
        return _root(actor.affiliation or actor.name)
    return _root(actor.affiliation) if actor.affiliation else ""


def _root(name: str) -> str:
    """What a country's name and its adjective share: Ostria, Ostrian → ostri."""
    words = [word for word in _plain(name).split() if word not in {"government", "of", "regime"}]
    last = words[-1] if words else _plain(name)
    for ending in ("ians", "ian", "ese", "ish", "ans", "an", "ia", "a"):
        if last.endswith(ending) and len(last) - len(ending) >= 3:
            return last.removesuffix(ending)
    return last


def _is_organ(actor: Actor) -> bool:
    """Whether the name is that of an organ of state: a ministry, an army, an air force."""
    return bool(_organ(actor))


def _organ(actor: Actor) -> str:
    """The organ of state that a name ends in, without whose it is: "air force"; else ""."""
    organs = set(lexicon("en", "parties")["organs"])
    words = _plain(actor.name).split(" of ")[0].split()
    if not words or words[-1] not in organs:
        return "government" if actor.kind is ActorKind.GOVERNMENT else ""
    return (
        " ".join(words[-2:]) if len(words) > 1 and words[-1] in {"force", "ministry"} else words[-1]
    )


def _only_group(reading: Reading) -> str:
    """The one armed group that an article names, whom its bare "rebels" are; else ""."""
    groups = {
        _plain(actor.affiliation or actor.name)
        for actor in reading.actors
        if actor.kind is ActorKind.ARMED_GROUP and actor.name[:1].isupper() and not _organ(actor)
    }
    return next(iter(groups)) if len(groups) == 1 else ""


def _party(
    members: list[tuple[Actor, Reading]], name: str, states: States, rebels: dict[str, str]
) -> str:
    """The government or group that the actor speaks for; itself where it speaks for none."""
    offices = set(lexicon("en", "parties")["offices"])
    for actor, reading in members:
        office = bool(set(_plain(actor.role or "").split()) & offices) or _is_organ(actor)
        if office or actor.kind in {ActorKind.GOVERNMENT, ActorKind.COUNTRY}:
            country = _country_of(actor) or states.of(actor, reading)
            if country:
                return f"government of {country}"
    for actor, reading in members:
        if actor.affiliation:
            return _plain(actor.affiliation)
        if "rebel" in topic_of(actor.name).keys and rebels[reading.document.id]:
            return rebels[reading.document.id]
    return _plain(name) or members[0][0].id
