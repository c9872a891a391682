"""Links brought up to date: only the stories that an addition or a judgement touches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.ledger import everyone, grouping, judging, links, load
from accordingto.linking.world import united

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection

    from accordingto.ledger.grouping import Story
    from accordingto.ledger.links import Link, State
    from accordingto.ledger.store import Store
    from accordingto.model import Reading

    Progress = Callable[[int, int], None]

AT_ONCE = 100
"""Documents that are linked before what was found is written."""


def catch_up(
    store: Store, link: Link, progress: Progress | None = None, *, anew: bool = False
) -> None:
    """Link what came since the links were made; what is killed on its way is done again.

    Args:
        store: the ledger.
        link: makes one world of the readings of a story.
        progress: told how many documents are linked, and of how many.
        anew: make every link again.
    """
    with store.reading() as connection:
        known, newest = links.state(connection), links.newest(connection)
    if known == newest and not anew:
        return
    with store.writing() as connection:
        if anew or known.release != newest.release:
            grouping.clear(connection)
            everyone.clear(connection)
            known = links.State(0, 0, newest.release)
        plan = grouping.plan(connection, known)
    done, every = 0, sum(map(len, plan.stories))
    for batch in _batches(plan.stories):
        if progress:
            progress(done, every)
        _link(store, link, batch, known)
        done += sum(map(len, batch))
    with store.writing() as connection:
        links.store(connection, united(()), plan.gone)
        grouping.forget(connection, plan.gone)
        links.finish(connection, newest)


def _batches(found: Sequence[Story]) -> list[list[Story]]:
    """Stories together, as many as hold the documents that are linked at once."""
    batches: list[list[Story]] = []
    room = 0
    for story in found:
        if room < len(story):
            batches.append([])
            room = AT_ONCE
        batches[-1].append(story)
        room -= len(story)
    return batches


def _link(store: Store, link: Link, batch: Sequence[Story], known: State) -> None:
    with store.reading() as connection:
        judgements = list(judging.every(connection).values())
        read = [_readings(connection, story) for story in batch]
    world = united([link([*readings.values()], judgements) for readings in read])
    fresh = {n: found for readings in read for n, found in readings.items() if n > known.reading}
    with store.writing() as connection:
        links.store(connection, world, {number for story in batch for number in story})
        everyone.enter(connection, fresh)
        for story in batch:
            grouping.settle(connection, story)


def _readings(connection: Connection, story: Story) -> dict[int, Reading]:
    """The readings of a story by their numbers, in order."""
    numbers = sorted(story.values())
    return dict(zip(numbers, load.readings(connection, numbers), strict=True))
