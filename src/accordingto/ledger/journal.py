"""What was told of the ledger, so that nothing is told twice or lost between two runs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from accordingto.ledger import load
from accordingto.ledger.entry import now
from accordingto.ledger.ids import number_of, public
from accordingto.ledger.tables import documents, news, readings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection

    from accordingto.model import Reading

BEGINNING = ("beginning", "")
"""The first row: what was there before it is old news."""


class NewsKind(StrEnum):
    """What is told."""

    DISPUTE = "dispute"
    SHIFT = "shift"
    PENDING = "pending"
    EDIT = "edit"


@dataclass(frozen=True, slots=True)
class News:
    """One thing worth telling.

    Attributes:
        thing: the ledger's id of it, with its status where that can change: "D3", "W2 met".
        words: what there is to say, one statement a line.
    """

    kind: NewsKind
    thing: str
    title: str
    words: str
    url: str | None = None
    publisher: str | None = None


def has_begun(connection: Connection) -> bool:
    """Whether anything was told, or could have been."""
    return BEGINNING in known(connection)


def known(connection: Connection) -> set[tuple[str, str]]:
    """Kind and thing of all that was told, or was there at the beginning."""
    return {(kind, thing) for kind, thing in connection.execute(select(news.c.kind, news.c.thing))}


def begin(connection: Connection, old: Iterable[News]) -> None:
    """Take note of what is there already; it is not told."""
    if not has_begun(connection):
        rows = [_row(each, None) for each in old]
        kind, thing = BEGINNING
        connection.execute(
            insert(news), [*rows, {**_EMPTY, "kind": kind, "thing": thing, "at": now()}]
        )


def tell(connection: Connection, found: Iterable[News]) -> list[News]:
    """Take note of what is told now; what another process has told meanwhile is left out."""
    told = known(connection)
    fresh = [each for each in found if (each.kind.value, each.thing) not in told]
    if fresh:
        connection.execute(insert(news), [_row(each, now()) for each in fresh])
    return fresh


def latest(connection: Connection, most: int) -> list[tuple[News, str]]:
    """What was told last and when, the newest first."""
    query = select(news).where(news.c.told.is_not(None)).order_by(news.c.id.desc()).limit(most)
    return [
        (
            News(NewsKind(row.kind), row.thing, row.title, row.words, row.url, row.publisher),
            row.told,
        )
        for row in connection.execute(query)
    ]


def edits(connection: Connection) -> Iterator[tuple[str, Reading, Reading]]:
    """Every article that was changed: the id of the old text, its reading and that of the new.

    Those that were told are passed over.
    """
    told = {number_of(thing) for kind, thing in known(connection) if kind == NewsKind.EDIT}
    query = select(documents.c.id, documents.c.superseded_by)
    query = query.where(documents.c.superseded_by.is_not(None)).order_by(documents.c.id)
    for old, new in connection.execute(query).all():
        if old in told:
            continue
        pair = [_reading_of(connection, number) for number in (old, new)]
        before, after = list(load.readings(connection, pair))
        yield public("documents", old), before, after


def _reading_of(connection: Connection, document: int) -> int:
    query = select(readings.c.id).where(readings.c.document_id == document)
    return connection.scalars(query.where(readings.c.superseded_by.is_(None))).one()


_EMPTY = dict.fromkeys(("kind", "thing", "title", "words", "url", "publisher", "told", "at"))


def _row(each: News, told: str | None) -> dict[str, str | None]:
    return {
        "kind": each.kind.value,
        "thing": each.thing,
        "title": each.title,
        "words": each.words,
        "url": each.url,
        "publisher": each.publisher,
        "told": told,
        "at": now(),
    }
