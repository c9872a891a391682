"""Accounts that tell of one happening, whatever their words share.

In one article it is one event. Across articles it is an act of one kind on one day, at one place
or taken up again ("the attack", "Saturday's strike"), where both articles open on one scene.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from accordingto.languages import lexicon
from accordingto.linking.account import same_scene
from accordingto.linking.collision import WORDS
from accordingto.linking.joining import Bond
from accordingto.model import Modality

if TYPE_CHECKING:
    from collections.abc import Iterator

    from accordingto.linking.account import Account, Accounts
    from accordingto.model import Event

ONE_EVENT, ONE_DAY = 1.0, 0.5
"""Strengths of one event of an article, and of one kind of act on one day."""
_TOLD = frozenset({Modality.ACTUAL, Modality.ALLEGED, Modality.DENIED})


class _Telling(NamedTuple):
    """An account and an event that it tells of."""

    account: Account
    event: Event


def happenings(world: Accounts) -> Iterator[Bond]:
    """A bond for each two accounts that tell of one happening."""
    by_event: defaultdict[str, list[_Telling]] = defaultdict(list)
    by_day: defaultdict[tuple[str, str], list[_Telling]] = defaultdict(list)
    for account in world.rows:
        for event in acts(account, world):
            by_event[event.id].append(_Telling(account, event))
            if day := day_of(event):
                by_day[event.type, day].append(_Telling(account, event))
    for first, *others in by_event.values():
        why = f"both tell of “{first.event.words}”"
        for other in others:
            yield Bond(ONE_EVENT, first.account.claim.id, other.account.claim.id, why)
    for (_, day), tellings in by_day.items():
        for one, other in combinations(tellings, 2):
            if _one_act(one, other, world):
                why = f"one kind of act on {day}: “{one.event.words}”, “{other.event.words}”"
                yield Bond(ONE_DAY, one.account.claim.id, other.account.claim.id, why)


def on_other_days(one: Account, other: Account, world: Accounts) -> bool:
    """Whether two accounts tell of acts of one kind, and of none on one day."""
    left, right = _days(one, world), _days(other, world)
    kinds = left.keys() & right.keys()
    return bool(kinds) and not any(left[kind] & right[kind] for kind in kinds)


def acts(account: Account, world: Accounts) -> list[Event]:
    """The events in an account that are told as having happened, or denied; no mere words."""
    events = (world.events[name] for name in account.claim.about if name in world.events)
    return [
        event
        for event in events
        if event.type not in WORDS and event.modality in _TOLD and not event.historical
    ]


def day_of(event: Event) -> str:
    """The day of an event, ISO 8601; "" where the article tells no single day."""
    when = (event.when or "")[: len("2031-05-13")]
    return when if len(when) == len("2031-05-13") and when[:4].isdigit() else ""


def _days(account: Account, world: Accounts) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for event in acts(account, world):
        if day := day_of(event):
            found[event.type].add(day)
    return found


def _one_act(one: _Telling, other: _Telling, world: Accounts) -> bool:
    """Whether two acts of one kind and day, of two articles, are one."""
    if one.event.document is other.event.document or not same_scene(one.account, other.account):
        return False
    places = [world.places.get(telling.event.place or "") for telling in (one, other)]
    if places[0] and places[1]:
        return places[0].name == places[1].name
    return all(
        place or _taken_up(telling.event)
        for place, telling in zip(places, (one, other), strict=True)
    )


def _taken_up(event: Event) -> bool:
    """Whether the words speak of something known: "the attack", "Saturday's strike"."""
    before = event.document.text[: event.trigger[0].start].split()[-2:]
    definite: list[str] = lexicon("en", "topics")["definite"]
    return any(word.lower() in definite or word.endswith(("'s", "’s")) for word in before)
