"""One actor, many spellings: the actors of all readings joined, and the party each speaks for.

A party is what makes a voice independent: a minister and his ministry are one voice, a rescue
chief and a health department are two.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.languages import lexicon
from accordingto.linking.topic import key_of
from accordingto.model import Actor, ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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


def join_actors(readings: Sequence[Reading]) -> dict[str, Known]:
    """Each actor id of the readings (unique across them) → the actor of the world it is."""
    groups: defaultdict[tuple[str, ...], list[Actor]] = defaultdict(list)
    surnames = _surnames(readings)
    for reading in readings:
        for actor in reading.actors:
            groups[_key(actor, reading, surnames)].append(actor)
    known: dict[str, Known] = {}
    for members in groups.values():
        name = max((member.name for member in members), key=len)
        whole = Known(members[0].id, name, "")
        party = _party(members, whole)
        for member in members:
            known[member.id] = Known(whole.id, name, party)
    return known


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
    organs = set(lexicon("en", "parties")["organs"])
    return any(key_of(word) in organs or word in organs for word in _plain(actor.name).split())


def _party(members: list[Actor], whole: Known) -> str:
    """The government or group that the actor speaks for; itself where it speaks for none."""
    offices = set(lexicon("en", "parties")["offices"])
    for member in members:
        if member.kind in {ActorKind.GOVERNMENT, ActorKind.COUNTRY}:
            return f"government of {_country_of(member) or _plain(member.name)}"
    for member in members:
        words = set(_plain(member.role or "").split())
        if (words & offices or _is_organ(member)) and _country_of(member):
            return f"government of {_country_of(member)}"
    for member in members:
        if member.affiliation:
            return _plain(member.affiliation)
    return _plain(whole.name) or whole.id
