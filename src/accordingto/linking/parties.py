"""Whose voice an actor speaks with: a government's, a group's, or only its own."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from accordingto.languages import lexicon
from accordingto.linking.topic import topic_of
from accordingto.model import Actor, ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from accordingto.model import Reading

OPENING = 600
"""Characters of an article whose names tell the scene."""

_STATES = frozenset({ActorKind.GOVERNMENT, ActorKind.COUNTRY})


def plain(name: str) -> str:
    """A name without article, in lower case."""
    words = name.casefold().replace("’", "'").removeprefix("so-called ").split()
    words = [word for word in words if word != "the"]
    return " ".join(word.removesuffix("'s") for word in words)


def country_of(actor: Actor) -> str:
    """The country code; for a country no list knows, the stem of its name or adjective."""
    if actor.country:
        return actor.country
    return _root(actor.affiliation or "") or (_root(actor.name) if actor.kind in _STATES else "")


def organ_of(actor: Actor) -> str:
    """The organ of state that a name ends in, without whose it is: "air force"; else ""."""
    name = plain(actor.name).split(" of ")[0]
    if set(name.split()) & set(lexicon("en", "parties")["local"]):
        return ""
    if name.endswith("ministry"):
        return " ".join(name.split()[-2:])
    found: list[str] = lexicon("en", "parties")["organs"]
    organ = next((organ for organ in found if name.endswith(organ)), "")
    return organ or ("government" if actor.kind is ActorKind.GOVERNMENT else "")


def _root(name: str) -> str:
    """What a country's name and its adjective share: Ostria, Ostrian → ostr; "" if no name."""
    fields = set(lexicon("en", "parties")["fields"])
    words = [word for word in name.split() if word[:1].isupper() and word.lower() not in fields]
    if not words:
        return ""
    last = plain(words[-1])
    for ending in ("ians", "ian", "ese", "ish", "ans", "an", "ia", "a"):
        if last.endswith(ending) and len(last) - len(ending) >= 3:
            return last.removesuffix(ending)
    return last


def _acronym(name: str) -> str:
    """The capitals of a name of several words."""
    words = [word for word in name.split() if word[:1].isupper()]
    return "".join(word[0] for word in words) if len(words) > 1 else name


class Parties:
    """The parties of the actors of some readings.

    A bare "the government" or "the defence minister" is of the one country whose government or
    organs are named with their country in this article or in one about the same scene; "the
    rebels" are the one armed group that the article names. Where there are two, neither is.
    """

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._organs: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        self._scene: dict[str, frozenset[str]] = {}
        self._groups: dict[str, set[str]] = {}
        self._bodies: dict[str, str] = {}
        actors = [actor for reading in readings for actor in reading.actors]
        self._states = {country_of(actor) for actor in actors if actor.kind in _STATES} - {""}
        self._explained = _explained(actors)
        for reading in readings:
            self._learn(reading)

    def _learn(self, reading: Reading) -> None:
        scene = topic_of(reading.document.text[:OPENING]).names
        self._scene[reading.document.id] = scene
        self._groups[reading.document.id] = set()
        for actor in reading.actors:
            country, organ = country_of(actor), organ_of(actor)
            if organ and country in self._states:
                for name in scene:
                    self._organs[name].add((organ, country))
            elif actor.kind is ActorKind.ARMED_GROUP and not organ:
                name = plain(actor.affiliation or actor.name)
                if (actor.affiliation or actor.name)[:1].isupper():
                    self._groups[reading.document.id].add(name)
                    for alias in (actor.name, *actor.aliases):
                        self._bodies.setdefault(plain(alias), name)
                        self._bodies.setdefault(_acronym(alias).lower(), name)

    def of(self, members: Iterable[tuple[Actor, Reading]]) -> str:
        """The party of one actor of the world, given as it stands in each reading; "" if none."""
        rows = list(members)
        for actor, _ in rows:
            if party := self._named(actor):
                return party
        for actor, reading in rows:
            if party := self._bare(actor, reading):
                return party
        return ""

    def _named(self, actor: Actor) -> str:
        """By what the article says of the actor itself."""
        for name in (actor.affiliation, actor.name):
            if name and (group := self._bodies.get(plain(name))):
                return group
        country = country_of(actor)
        if country in self._states and (_has_office(actor) or organ_of(actor)):
            return f"government of {country}"
        known = actor.country or country in self._explained
        return f"government of {country}" if known and actor.kind in _STATES else ""

    def _bare(self, actor: Actor, reading: Reading) -> str:
        """By what else is told: the scene's one government, the article's one armed group."""
        groups = self._groups[reading.document.id]
        if "rebel" in topic_of(actor.name).keys and len(groups) == 1:
            return next(iter(groups))
        local = set(plain(actor.name).split()) & set(lexicon("en", "parties")["local"])
        state = actor.kind in _STATES and not local
        organ = organ_of(actor) or ("government" if state else "")
        if not organ and not _has_office(actor, "ministers"):
            return ""
        names = self._scene[reading.document.id]
        around = [row for name in names for row in self._organs.get(name, ())]
        same = {country for other, country in around if other == organ}
        countries = same or {country for other, country in around if other == "government"}
        return f"government of {next(iter(countries))}" if len(countries) == 1 else ""


def _explained(actors: Iterable[Actor]) -> frozenset[str]:
    """Countries that some article calls by two words, "Ostria" and "Ostrian": no mere capitals."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for actor in actors:
        names = (actor.name, *actor.aliases) if actor.kind in _STATES else ()
        for name in (*names, actor.affiliation or ""):
            if root := _root(name):
                found[root].add(plain(name.split()[-1]))
    return frozenset(root for root, words in found.items() if len(words) > 1)


def _has_office(actor: Actor, which: str = "offices") -> bool:
    """Whether somebody named holds an office of state, and not a local one."""
    words = set(plain(actor.role or "").split())
    table = lexicon("en", "parties")
    is_named = actor.kind is ActorKind.PERSON and actor.name[:1].isupper()
    return is_named and bool(words & set(table[which])) and not words & set(table["local"])
