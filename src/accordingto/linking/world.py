"""Many readings, one world."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from accordingto.linking.account import accounts
from accordingto.linking.actors import join_actors
from accordingto.linking.compared import compared
from accordingto.linking.disputes import Contest, contests, dispute
from accordingto.linking.judged import Verdicts
from accordingto.linking.matters import matters
from accordingto.linking.pending import pending
from accordingto.linking.stories import (
    DECIDED,
    LARGEST,
    Tie,
    decided,
    signature,
    stories,
    ties,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.judgement import Judgement
    from accordingto.linking.actors import Known
    from accordingto.model import Dispute, Matter, Pending, Reading


@dataclass(frozen=True, slots=True)
class World:
    """What many readings are about together; made anew from them at any time."""

    matters: tuple[Matter, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    pending: tuple[Pending, ...] = ()


def link(readings: Sequence[Reading], judgements: Sequence[Judgement] = ()) -> World:
    """Line up the accounts of all readings, story by story; ids must be unique across them.

    The same readings in another order give the same matters and disputes, and each story alone
    gives what it gives among the others.

    Args:
        readings: one of each document.
        judgements: what people decided about links, oldest first; a later one overrules.
    """
    if len(readings) <= LARGEST:
        return _link_story(readings, judgements)
    signatures = [signature(reading.document) for reading in readings]
    names = {place: each.name for place, each in enumerate(signatures)}
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, reading in enumerate(readings):
        places[reading.document.id].append(place)
    bound = ties(signatures)
    for texts in decided(judgements):
        first, *rest = sorted(place for text in texts for place in places[text]) or [0]
        bound += [Tie(DECIDED, first, place) for place in rest]
    groups = stories(names, bound)
    return united([_link_story([readings[n] for n in group], judgements) for group in groups])


def united(worlds: Sequence[World]) -> World:
    """The worlds of several stories as one, each thing under an id of its own."""
    joined: list[Matter] = []
    disputes: list[Dispute] = []
    waiting: list[Pending] = []
    for number, world in enumerate(worlds, 1):
        home = {each.id: f"{number}.{each.id}" for each in world.matters}
        joined += (replace(each, id=home[each.id]) for each in world.matters)
        disputes += (
            replace(each, id=f"{number}.{each.id}", matter=each.matter and home[each.matter])
            for each in world.disputes
        )
        waiting += (replace(each, id=f"{number}.{each.id}") for each in world.pending)
    return World(tuple(joined), tuple(disputes), tuple(waiting))


def _link_story(readings: Sequence[Reading], judgements: Sequence[Judgement]) -> World:
    ordered = sorted(readings, key=_order)
    verdicts = Verdicts(ordered, judgements)
    world = accounts(ordered, verdicts)
    met = compared(world)
    found = contests(world, met.collisions)
    joined = matters(world, found, met.alike)
    home = {claim.id: matter.id for matter in joined for claim in matter.claims}
    disputes = tuple(
        dispute(number, contest, home.get(_first(contest)), verdicts)
        for number, contest in enumerate(found, 1)
    )
    return World(joined, disputes, pending(world, ordered, found))


def everyone(readings: Sequence[Reading], judgements: Sequence[Judgement] = ()) -> dict[str, Known]:
    """Each actor id of the readings to the actor of the world it is, and why."""
    ordered = sorted(readings, key=_order)
    return join_actors(ordered, Verdicts(ordered, judgements).actors)


def _order(reading: Reading) -> tuple[str, ...]:
    """By day; what is left of the address tells a reprint from its original."""
    document = reading.document
    named = (document.ref, document.id, document.publisher, document.url)
    return (str(document.published), *map(str, named))


def _first(contest: Contest) -> str:
    return contest.sides[0][0].claim.id
