"""Rows back to the vocabulary, with the ledger's ids and each with its document."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from sqlalchemy import select

from accordingto.ledger import tables
from accordingto.ledger.ids import (
    LETTERS,
    RENAMED,
    Names,
    public,
    renamed_dispute,
    renamed_pending,
)
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

    from sqlalchemy import Connection

    from accordingto.model import Actor, Claim, Event, Figure, Place
    from accordingto.proof import Record

T = TypeVar("T")

AT_ONCE = 100
"""Rows that are asked for in one query; of so many readings, all are at hand (`packed.py`)."""


class Kept(NamedTuple):
    """A reading as it is kept.

    Attributes:
        number: its row.
        document: the row of its document.
        record: its JSON without the document and the versions.
        rows: table to the rows of the things that the reading holds there.
    """

    number: int
    document: int
    versions: dict[str, str]
    record: Record
    rows: dict[str, range]

    def names(self) -> Names:
        """The ledger's ids of all that the reading names."""
        return {
            name: {
                found["id"]: public(name, number)
                for number, found in zip(self.rows[name], self.record[name], strict=True)
            }
            for name in tables.PARTS
            if name in LETTERS
        }


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
    table = tables.metadata.tables[name]
    asked: defaultdict[int, list[int]] = defaultdict(list)
    for batch in batches(numbers):
        query = select(table.c.reading_id, table.c.id).where(table.c.id.in_(batch))
        for reading, number in connection.execute(query):
            asked[reading].append(number)
    found: dict[int, T] = {}
    for batch in batches(sorted(asked)):
        for kept, document in _kept_with_text(connection, batch):
            names, things = kept.names(), kept.record[name]
            for number in asked[kept.number]:
                thing = things[kept.rows[name].index(number)]
                found[number] = make(RENAMED[name](thing, names), document)
    return found


def readings(connection: Connection, numbers: Sequence[int]) -> Iterator[Reading]:
    """Whole readings, in the order asked for."""
    for batch in batches(numbers):
        for kept, document in _kept_with_text(connection, batch):
            yield from_record(_record(kept, document), document.text)


def _kept_with_text(
    connection: Connection, numbers: Sequence[int]
) -> Iterator[tuple[Kept, Document]]:
    """Kept readings, each with its document."""
    read = tables.readings
    query = select(read.c.document_id).where(read.c.id.in_(numbers))
    texts = documents(connection, connection.scalars(query).all())
    return ((found, texts[found.document]) for found in kept(connection, numbers))


def kept(connection: Connection, numbers: Sequence[int]) -> Iterator[Kept]:
    """Readings as they are kept, in the order asked for, unpacked one at a time."""
    read = tables.readings
    for number in numbers:
        row = connection.execute(select(read).where(read.c.id == number)).mappings().one()
        rows = {
            name: range(row[f"first_{name}"] or 0, (row[f"last_{name}"] or -1) + 1)
            for name in tables.PARTS
        }
        yield Kept(number, row["document_id"], row["versions"], row["record"], rows)


def _record(kept: Kept, document: Document) -> Record:
    """The whole record of a kept reading, with the ledger's ids."""
    record, names = kept.record, kept.names()
    text = public("documents", kept.document)
    return {
        **record,
        "schema": SCHEMA,
        "document": document_record(document),
        **{
            name: [named(found, names) for found in record[name]] for name, named in RENAMED.items()
        },
        "disputes": [renamed_dispute(found, names, text) for found in record["disputes"]],
        "pending": [renamed_pending(found, names, text) for found in record["pending"]],
        "versions": kept.versions,
    }
