"""Rows back to the vocabulary, with the ledger's ids and each with its document."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import select

from accordingto.ledger import tables
from accordingto.ledger.columns import COLUMNS
from accordingto.ledger.ids import RENAMED, Names, public, renamed_dispute, renamed_pending
from accordingto.model import Document, Reading
from accordingto.record import (
    SCHEMA,
    actor_from,
    claim_from,
    document_record,
    event_from,
    figure_from,
    from_record,
    place_from,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy import Connection, Row

    from accordingto.model import Actor, Claim, Event, Figure, Place
    from accordingto.proof import Record

    AnyRow = Row[*tuple[Any, ...]]

T = TypeVar("T")

AT_ONCE = 400
"""Rows that are asked for in one query; SQLite allows 32,766 values in one."""

_NAMED = ("actors", "places", "claims", "events")


def batches(numbers: Sequence[T]) -> Iterator[Sequence[T]]:
    """Row numbers or names, as many at once as one query takes."""
    return (numbers[first : first + AT_ONCE] for first in range(0, len(numbers), AT_ONCE))


def documents(connection: Connection, numbers: Sequence[int]) -> dict[int, Document]:
    """Row number to document."""
    held = tables.documents
    found: dict[int, Document] = {}
    for batch in batches(numbers):
        for row in connection.execute(select(held).where(held.c.id.in_(batch))):
            found[row.id] = Document(
                row.text,
                ref=row.ref,
                url=row.url,
                publisher=row.publisher,
                title=row.title,
                published=row.published,
                fetched=row.fetched,
                language=row.language,
                author=row.author,
                doubts=tuple(row.doubts),
            )
    return found


def actors(connection: Connection, numbers: Sequence[int]) -> dict[int, tuple[Actor, Document]]:
    """Row number to actor, with the document that names it."""
    return _things(connection, "actors", numbers, lambda found, held: (actor_from(found), held))


def places(connection: Connection, numbers: Sequence[int]) -> dict[int, Place]:
    """Row number to place."""
    return _things(connection, "places", numbers, lambda found, _: place_from(found))


def claims(connection: Connection, numbers: Sequence[int]) -> dict[int, Claim]:
    """Row number to claim."""
    return _things(connection, "claims", numbers, claim_from)


def events(connection: Connection, numbers: Sequence[int]) -> dict[int, Event]:
    """Row number to event."""
    return _things(connection, "events", numbers, event_from)


def figures(connection: Connection, numbers: Sequence[int]) -> dict[int, Figure]:
    """Row number to figure."""
    return _things(connection, "figures", numbers, figure_from)


def _things(
    connection: Connection,
    name: str,
    numbers: Sequence[int],
    make: Callable[[Record, Document], T],
) -> dict[int, T]:
    table, read = tables.metadata.tables[name], tables.readings
    query = select(table.c.id, table.c.record, table.c.reading_id, read.c.document_id)
    query = query.join_from(table, read)
    rows = [
        row
        for batch in batches(numbers)
        for row in connection.execute(query.where(table.c.id.in_(batch)))
    ]
    texts = documents(connection, sorted({row.document_id for row in rows}))
    names = _names(connection, sorted({row.reading_id for row in rows}))
    renamed = RENAMED[name]
    return {
        row.id: make(renamed(row.record, names[row.reading_id]), texts[row.document_id])
        for row in rows
    }


def _names(connection: Connection, numbers: Sequence[int]) -> dict[int, Names]:
    """Reading to the ledger's ids of all that it names."""
    found: dict[int, Names] = {number: {name: {} for name in _NAMED} for number in numbers}
    for name in _NAMED:
        table = tables.metadata.tables[name]
        for batch in batches(numbers):
            query = select(table.c.reading_id, table.c.local, table.c.id)
            for row in connection.execute(query.where(table.c.reading_id.in_(batch))):
                found[row.reading_id][name][row.local] = public(name, row.id)
    return found


def readings(connection: Connection, numbers: Sequence[int]) -> Iterator[Reading]:
    """Whole readings, in the order asked for."""
    read = tables.readings
    for batch in batches(numbers):
        rows = {row.id: row for row in connection.execute(select(read).where(read.c.id.in_(batch)))}
        texts = documents(connection, [row.document_id for row in rows.values()])
        parts = {name: _parts(connection, name, batch) for name in COLUMNS}
        names = _names(connection, batch)
        for number in batch:
            row = rows[number]
            document = texts[row.document_id]
            record = _record(row, document, {n: parts[n][number] for n in parts}, names[number])
            yield from_record(record, document.text)


def _parts(connection: Connection, name: str, numbers: Sequence[int]) -> dict[int, list[Record]]:
    """Reading to its records in one table, in text order."""
    table = tables.metadata.tables[name]
    query = select(table.c.reading_id, table.c.record).where(table.c.reading_id.in_(numbers))
    found: dict[int, list[Record]] = defaultdict(list)
    for row in connection.execute(query.order_by(table.c.id)):
        found[row.reading_id].append(row.record)
    return found


def _record(
    row: AnyRow, document: Document, parts: dict[str, list[Record]], names: Names
) -> Record:
    """The record of a stored reading, with the ledger's ids."""
    text = public("documents", row.document_id)
    return {
        "schema": SCHEMA,
        "document": document_record(document),
        **{name: [RENAMED[name](found, names) for found in parts[name]] for name in parts},
        "disputes": [renamed_dispute(found, names, text) for found in row.disputes],
        "pending": [renamed_pending(found, names, text) for found in row.pending],
        "notes": row.notes,
        "versions": row.versions,
    }
