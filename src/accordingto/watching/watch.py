"""One round after another: ask what is due, keep what is new, tell what follows from it."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from accordingto.intake.address import web_address
from accordingto.intake.feed import read_feed
from accordingto.intake.fetch import usual
from accordingto.intake.given import Given
from accordingto.intake.page import read_fetched
from accordingto.intake.refusal import IntakeError, Refusal, Unfit, Unreached
from accordingto.ledger import following, journal
from accordingto.ledger.fetches import record
from accordingto.ledger.following import Address, Kind
from accordingto.model import Document
from accordingto.watching.news import untold

if TYPE_CHECKING:
    from collections.abc import Callable

    from accordingto.intake.asks import Asks
    from accordingto.intake.fetch import Fetched
    from accordingto.ledger.journal import News
    from accordingto.ledger.ledger import Ledger

EVERY = timedelta(minutes=15)
"""The usual time between two looks at a feed."""
AT_ONCE = 50
"""Articles of one round; the rest is due in the next, which follows without a pause."""
NAP = 20.0
"""Seconds of one sleep."""


@dataclass(frozen=True, slots=True)
class Round:
    """What became of one round.

    Attributes:
        asked: addresses that gave an answer, "nothing new" among them.
        added: articles that were read and kept, new versions among them.
        told: what is new in the ledger since the last round.
        refused: addresses without an answer or an article, and why.
    """

    asked: int = 0
    added: int = 0
    told: tuple[News, ...] = ()
    refused: tuple[Refusal, ...] = ()


class Watch:
    """Feeds that are followed into a ledger.

    All it knows stands in the ledger, each answer in its own transaction: it may be killed at
    any moment and goes on where it was. A round tells only what was not told before; the first
    one on a ledger takes what is there as known.

    Args:
        ledger: where articles are kept.
        every: the time between two looks at a feed.
        asks: what asks for addresses; by default the fetcher that the process shares.
        progress: called with each document before it is read.
    """

    def __init__(
        self,
        ledger: Ledger,
        *,
        every: timedelta = EVERY,
        asks: Asks | None = None,
        progress: Callable[[Document], None] | None = None,
    ) -> None:
        self._ledger, self._every, self._progress = ledger, every, progress
        self._asks = asks or usual()
        with ledger.store.reading() as connection:
            begun = journal.has_begun(connection)
        if not begun:
            old = list(untold(ledger))
            with ledger.store.writing() as connection:
                journal.begin(connection, old)

    def follow(self, *feeds: str) -> None:
        """Watch these feeds too, from now on and in later runs.

        Raises:
            IntakeError: one of them is no web address.
        """
        for feed in feeds:
            try:
                url = str(web_address(feed))
            except Unfit as unfit:
                raise IntakeError(f"{feed}: {unfit}") from unfit
            with self._ledger.store.writing() as connection:
                following.follow(connection, url)

    def round(self) -> Round:
        """Ask for what is due, first feeds, then articles, and tell what is new."""
        done, dead = Round(), dict[str, Unreached]()
        for kind in Kind:
            with self._ledger.store.reading() as connection:
                waiting = following.due(connection, kind, datetime.now(UTC))
            for address in waiting[:AT_ONCE]:
                done = self._ask(address, done, dead)
        found = list(untold(self._ledger))
        with self._ledger.store.writing() as connection:
            told = journal.tell(connection, found)
        return replace(done, told=tuple(told))

    def next_due(self) -> datetime | None:
        """When something is to be asked again; None where nothing is watched."""
        with self._ledger.store.reading() as connection:
            return following.next_due(connection)

    def wait(self) -> None:
        """Sleep until something is due, in naps: a laptop's own sleep must not add to it."""
        while when := self.next_due():
            left = min(when - datetime.now(UTC), following.LONGEST).total_seconds()
            if left <= 0:
                return
            time.sleep(min(left, NAP))

    def _ask(self, address: Address, done: Round, dead: dict[str, Unreached]) -> Round:
        """The round with what one address gave; the ledger knows it too."""
        host = web_address(address.url).netloc.decode()
        try:
            if host in dead:
                raise dead[host]
            fetched = self._asks.get(address.url, address.seen)
            added = 0 if fetched.unchanged else self._take(address, fetched)
        except Unfit as unfit:
            if isinstance(unfit, Unreached):
                dead[host] = unfit
            with self._ledger.store.writing() as connection:
                following.failed(connection, address, unfit, self._every)
            return replace(done, refused=(*done.refused, Refusal(address.url, str(unfit))))
        with self._ledger.store.writing() as connection:
            if not fetched.unchanged:
                record(connection, fetched)
            seen = address.seen if fetched.unchanged else fetched.seen
            following.answered(connection, address, seen, self._every)
        return replace(done, asked=done.asked + 1, added=done.added + added)

    def _take(self, address: Address, fetched: Fetched) -> int:
        """Keep what an answer holds: the articles of a feed are watched, one is read and kept.

        Raises:
            Unfit: it holds nothing of the kind.
        """
        if address.kind is Kind.FEED:
            feed = read_feed(fetched)
            entries = [(entry.url, entry.title, entry.published) for entry in feed.entries]
            with self._ledger.store.writing() as connection:
                following.discover(connection, address, feed.title, entries)
            return 0
        given = Given(published=address.published, publisher=address.outlet)
        outcomes = list(read_fetched(fetched, given))
        documents = [found for found in outcomes if isinstance(found, Document)]
        added = self._ledger.add(*documents, progress=self._progress)
        refused = [found for found in outcomes if isinstance(found, Refusal)] + [*added.refused]
        if refused:
            raise Unfit(refused[0].why)
        return added.added
