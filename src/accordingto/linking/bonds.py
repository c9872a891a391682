"""Why two actors of different articles are one: the evidence, strongest first.

A full name joins; a surname and an office join to the one full name that fits within a month.
Where two fit, or where country or office disagree, nothing is joined.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.linking.joining import Bond
from accordingto.linking.parties import country_of, organ_of, plain
from accordingto.model import Actor, ActorKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from accordingto.model import Reading

MONTH = 31
"""Days within which a surname or an office is taken to be the same person's."""
NAME, SURNAME, OFFICE = 3.0, 2.0, 1.0
"""Strengths of evidence."""

STATES = frozenset({ActorKind.GOVERNMENT, ActorKind.COUNTRY})
_LOOSE = frozenset({ActorKind.UNNAMED, ActorKind.PEOPLE})
_FEWEST_CAPITALS = 3


@dataclass(frozen=True, slots=True)
class Row:
    """An actor with its reading, and how it is called there."""

    actor: Actor
    reading: Reading

    @property
    def where(self) -> str:
        """The article, as its reader knows it."""
        return self.reading.document.ref

    def near(self, other: Row) -> bool:
        """Whether two articles are a month apart at most; an undated one is near to all."""
        one, two = self.reading.document.published, other.reading.document.published
        return one is None or two is None or abs((one - two).days) <= MONTH

    def agrees(self, other: Row) -> bool:
        """Whether countries do not contradict, nor offices of one day's readings."""
        mine, yours = country_of(self.actor), country_of(other.actor)
        return not mine or not yours or mine == yours


def bonds(readings: Sequence[Reading]) -> list[Bond]:
    """All evidence that actors of these readings belong together, in the readings' order."""
    rows = [Row(actor, reading) for reading in readings for actor in reading.actors]
    persons = [row for row in rows if row.actor.kind is ActorKind.PERSON]
    named = [row for row in persons if _is_full(row.actor.name)]
    found = [*_by_name(named), *_by_surname(persons, named), *_by_office(persons, named)]
    states = [row for row in rows if row.actor.kind in STATES]
    found += _alike(states, lambda row: country_of(row.actor), "the state of {0}")
    found += _seats(states)
    bodies = [row for row in rows if row.actor.kind not in {*STATES, ActorKind.PERSON}]
    found += _alike(bodies, lambda row: _body_key(row.actor), "both are called {0}")
    return found + list(_by_initials(bodies))


def names_of(actor: Actor) -> set[str]:
    """By what an actor is found: every bond joins two that share one of these."""
    name, country = plain(actor.name), country_of(actor)
    if actor.kind is ActorKind.PERSON:
        last = name.split()[-1:] if actor.name[:1].isupper() else []
        offices = [plain(actor.role)] if actor.role and country else []
        return {f"person {each}" for each in last} | {f"{country} {each}" for each in offices}
    if actor.kind in STATES:
        own = [name] if actor.name.removeprefix("the ")[:1].isupper() else []
        seats = {f"seat {each}" for each in (*own, *_seats_of(actor))}
        return seats | {f"state {each}" for each in [country] if each}
    called = [actor.name] if _is_acronym(actor.name) else filter(_is_acronym, actor.aliases)
    return {f"body {each}" for each in [_body_key(actor)] if each} | {f"short {c}" for c in called}


def _alike(rows: Iterable[Row], key: Callable[[Row], str], why: str) -> Iterator[Bond]:
    """Each row with the first that has the same key."""
    first: dict[str, Row] = {}
    for row in rows:
        if found := key(row):
            before = first.setdefault(found, row)
            if before is not row:
                yield Bond(NAME, before.actor.id, row.actor.id, why.format(before.actor.name))


def _body_key(actor: Actor) -> str:
    """The name of a body; an organ of state with its country; nobody's of "residents"."""
    bare = not any(letter.isupper() for letter in actor.name[1:])
    if actor.kind is ActorKind.UNNAMED or (actor.kind in _LOOSE and bare):
        return ""
    country = country_of(actor) if organ_of(actor) else ""
    return f"{plain(actor.name)} {country}".strip()


def _by_initials(bodies: Sequence[Row]) -> Iterator[Bond]:
    """A body known by its initials with the one that an article introduces by them."""
    whole: defaultdict[str, dict[str, Row]] = defaultdict(dict)
    for row in bodies:
        for alias in row.actor.aliases:
            if _is_acronym(alias) and not _is_acronym(row.actor.name):
                whole[alias].setdefault(plain(row.actor.name), row)
    for row in bodies:
        known = list(whole.get(row.actor.name, {}).values())
        if _is_acronym(row.actor.name) and len(known) == 1:
            why = f"{row.actor.name} is {known[0].actor.name} in {known[0].where}"
            yield Bond(SURNAME, known[0].actor.id, row.actor.id, why)


def _seats(states: Sequence[Row]) -> Iterator[Bond]:
    """A capital that speaks ("Brannow says") with the one government that it is an alias of."""
    owners: defaultdict[str, dict[str, Row]] = defaultdict(dict)
    for row in states:
        for seat in _seats_of(row.actor):
            owners[seat].setdefault(country_of(row.actor), row)
    for row in states:
        known = owners.get(plain(row.actor.name), {})
        if len(known) == 1 and (owner := next(iter(known.values()))).actor is not row.actor:
            why = f"{row.actor.name} stands for {owner.actor.name} in {owner.where}"
            yield Bond(SURNAME, owner.actor.id, row.actor.id, why)


def _seats_of(actor: Actor) -> Iterator[str]:
    """The aliases of a state that name another country, or none, by themselves."""
    for alias in actor.aliases:
        named = country_of(Actor(actor.id, alias, actor.kind, actor.country))
        if alias[:1].isupper() and country_of(actor) != named:
            yield plain(alias)


def _by_name(named: Iterable[Row]) -> Iterator[Bond]:
    """The same full name, where no country speaks against it."""
    of: defaultdict[str, list[Row]] = defaultdict(list)
    for row in named:
        of[plain(row.actor.name)].append(row)
    for rows in of.values():
        countries = {country_of(row.actor) for row in rows} - {""}
        for row in rows[1:]:
            same = (other for other in rows if other is not row and other.agrees(row))
            sure = len(countries) < 2 or country_of(row.actor)
            before = next(same, None) if sure else None
            if before is not None:
                why = f"both are called {row.actor.name}"
                yield Bond(NAME, before.actor.id, row.actor.id, why)


def _by_surname(persons: Iterable[Row], named: Sequence[Row]) -> Iterator[Bond]:
    """A surname alone with the only full name within a month that ends in it."""
    bearers: defaultdict[str, list[Row]] = defaultdict(list)
    for row in named:
        bearers[plain(row.actor.name).split()[-1]].append(row)
    for row in persons:
        name = plain(row.actor.name)
        if name and " " not in name and row.actor.name[:1].isupper():
            why = "the only {0} within a month is {1} in {2}"
            yield from _only(row, bearers.get(name, ()), why, SURNAME)


def _by_office(persons: Iterable[Row], named: Sequence[Row]) -> Iterator[Bond]:
    """An office without a name with the only one of that country who holds it in that month."""
    holders: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in named:
        if row.actor.role and country_of(row.actor):
            holders[_office(row)].append(row)
    for row in persons:
        if row.actor.role and country_of(row.actor) and _is_described(row.actor):
            why = "{0} within a month is {1} in {2}"
            yield from _only(row, holders.get(_office(row), ()), why, OFFICE)


def _only(row: Row, known: Iterable[Row], why: str, strength: float) -> Iterator[Bond]:
    """A bond with the nearest of the fitting rows, if they all bear one name and country."""
    fits = [other for other in known if other.near(row) and other.agrees(row)]
    names = {(plain(other.actor.name)) for other in fits}
    countries = {country_of(other.actor) for other in fits} - {""}
    if len(names) == 1 and len(countries) < 2:
        best = fits[0]
        text = why.format(row.actor.name, best.actor.name, best.where)
        yield Bond(strength, best.actor.id, row.actor.id, text)


def _office(row: Row) -> tuple[str, str]:
    return country_of(row.actor), plain(row.actor.role or "")


def _is_full(name: str) -> bool:
    """Whether a name has two words or more that begin with a capital."""
    words = name.split()
    return len(words) > 1 and words[0][:1].isupper() and words[-1][:1].isupper()


def _is_described(actor: Actor) -> bool:
    """Whether an actor's name is only its office: "British foreign secretary"."""
    return plain(actor.name).endswith(plain(actor.role or ""))


def _is_acronym(name: str) -> bool:
    return name.isupper() and " " not in name and len(name) >= _FEWEST_CAPITALS
