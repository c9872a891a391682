"""Addresses that are watched: when each is due, and what it answered last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, or_, select, update

from accordingto.intake.asks import Seen
from accordingto.intake.refusal import Unfit, Unreached
from accordingto.ledger.tables import addresses

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy import Connection


LONGEST = timedelta(days=1)
"""No address is left alone for longer; what is due later was written by a clock gone wrong."""
FORGOTTEN = timedelta(days=14)
"""An article of this age is no longer looked at."""
YOUNGEST = timedelta(minutes=30)
"""The shortest time between two looks at one article."""
GIVEN_UP = 3
"""Tries after which an article is given up that will not answer later either."""


class Kind(StrEnum):
    """What stands at an address."""

    FEED = "feed"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Address:
    """One address that is watched.

    Attributes:
        outlet: the title of the feed that it was found in.
        published: the day that the feed gives.
        first: when it was first heard of.
        failures: how often in a row it gave no answer.
    """

    id: int
    url: str
    kind: Kind
    title: str | None
    outlet: str | None
    published: date | None
    seen: Seen
    first: datetime
    failures: int


def follow(connection: Connection, url: str) -> None:
    """Watch a feed from now on, or again."""
    known = connection.scalar(select(addresses.c.id).where(addresses.c.url == url))
    if known is None:
        row = {"url": url, "kind": Kind.FEED, "first": _now(), "due": _now(), "failures": 0}
        connection.execute(insert(addresses), [row])


def discover(
    connection: Connection,
    feed: Address,
    title: str | None,
    entries: Iterable[tuple[str, str | None, date | None]],
) -> int:
    """Watch the articles of a feed: address, title, day; how many were unknown before."""
    connection.execute(update(addresses).where(addresses.c.id == feed.id).values(title=title))
    rows = [
        {
            "url": url,
            "kind": Kind.PAGE,
            "found_in": feed.id,
            "title": named,
            "published": published,
            "first": _now(),
            "due": _now(),
            "failures": 0,
        }
        for url, named, published in entries
        if connection.scalar(select(addresses.c.id).where(addresses.c.url == url)) is None
    ]
    if rows:
        connection.execute(insert(addresses), rows)
    return len(rows)


def due(connection: Connection, kind: Kind, at: datetime) -> list[Address]:
    """What is to be asked now, the longest due first."""
    feed = addresses.alias()
    late = addresses.c.due > stamp(at + LONGEST + timedelta(hours=1))
    query = (
        select(addresses, feed.c.title.label("outlet"))
        .outerjoin(feed, feed.c.id == addresses.c.found_in)
        .where(addresses.c.kind == kind, or_(addresses.c.due <= stamp(at), late))
        .order_by(addresses.c.due, addresses.c.id)
    )
    return [
        Address(
            row.id,
            row.url,
            Kind(row.kind),
            row.title,
            row.outlet,
            row.published,
            Seen(row.etag, row.modified),
            datetime.fromisoformat(row.first),
            row.failures,
        )
        for row in connection.execute(query)
    ]


def next_due(connection: Connection) -> datetime | None:
    """When something is due again; None where nothing is watched."""
    found = connection.scalar(select(func.min(addresses.c.due)))
    return datetime.fromisoformat(found) if found else None


def answered(connection: Connection, address: Address, seen: Seen, every: timedelta) -> None:
    """Take note of an answer. A feed is due again after `every`, an article ever more seldom."""
    now = datetime.now(UTC)
    if address.kind is Kind.FEED:
        again: datetime | None = now + every
    else:
        age = now - address.first
        again = now + min(max(age / 2, every, YOUNGEST), LONGEST) if age < FORGOTTEN else None
    _note(connection, address, again)
    values = {"etag": seen.etag, "modified": seen.modified}
    connection.execute(update(addresses).where(addresses.c.id == address.id).values(**values))


def failed(connection: Connection, address: Address, trouble: Unfit, every: timedelta) -> None:
    """Take note that there was no answer: each time the wait doubles, up to a day.

    An article that will not answer later either is given up after `GIVEN_UP` tries, every other
    one when it is `FORGOTTEN`; a feed never.
    """
    now = datetime.now(UTC)
    failures = address.failures + 1
    asked = trouble.wait if isinstance(trouble, Unreached) else 0.0
    pause = min(
        max(every * 2 ** min(failures - 1, 16), timedelta(seconds=min(asked, 1e6))), LONGEST
    )
    final = not isinstance(trouble, Unreached) and failures >= GIVEN_UP
    over = address.kind is Kind.PAGE and (final or now - address.first > FORGOTTEN)
    _note(connection, address, None if over else now + pause, failures, str(trouble))


def _note(
    connection: Connection,
    address: Address,
    again: datetime | None,
    failures: int = 0,
    trouble: str | None = None,
) -> None:
    values = {
        "checked": _now(),
        "due": again and stamp(again),
        "failures": failures,
        "trouble": trouble,
    }
    connection.execute(update(addresses).where(addresses.c.id == address.id).values(**values))


def stamp(at: datetime) -> str:
    """A time in UTC to the second, so written that the order of letters is that of time."""
    return at.astimezone(UTC).isoformat(timespec="seconds")


def _now() -> str:
    return stamp(datetime.now(UTC))
