"""Entering one reading: its document, its rows and what they refer to, proved first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import false, func, insert, select, update

from accordingto.ledger import tables
from accordingto.ledger.columns import COLUMNS
from accordingto.proof import RecordError, prove
from accordingto.record import PUBLISHER, to_record

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table

    from accordingto.intake import Refusal
    from accordingto.model import Document, Reading
    from accordingto.proof import Record

_APART = {"schema", "document", "versions"}
"""Of a record, what stands in columns of its own."""
Numbers = dict[str, dict[str, int]]
"""Table to local id to row number."""


class Kept(StrEnum):
    """What became of a document that was given to the ledger."""

    ADDED = "added"
    KNOWN = "known"
    NEW_VERSION = "new version"
    READ_AGAIN = "read again"


@dataclass(frozen=True, slots=True)
class Added:
    """What became of the documents given to `Ledger.add`.

    Attributes:
        added: read and kept.
        new_versions: of those, under a URL that had another text before.
        read_again: held before, read by other versions.
        known: held before; nothing was done.
        refused: what could not be read or kept, and why.
    """

    added: int = 0
    new_versions: int = 0
    read_again: int = 0
    known: int = 0
    refused: tuple[Refusal, ...] = ()


class Known(NamedTuple):
    """A document that the ledger holds, and the versions of its current reading."""

    number: int
    versions: dict[str, str]


def enter(connection: Connection, reading: Reading) -> Kept:
    """Write one reading; nothing at all if the ledger holds the same one.

    Raises:
        SpanError: a span does not stand in the text.
        RecordError: the reading refers to an id that is not in it.
    """
    document = reading.document
    record = to_record(reading)
    prove(record, document.text)
    known = known_document(connection, document)
    if known and known.versions == record["versions"]:
        return Kept.KNOWN
    if known:
        number, kept = known.number, Kept.READ_AGAIN
    else:
        number, kept = _enter_document(connection, document)
    rows = _numbers(connection, record, document)
    _enter_rows(
        connection, _enter_reading(connection, number, record, rows), record, document, rows
    )
    return kept


def known_document(connection: Connection, document: Document) -> Known | None:
    """The document with this text, publisher and URL, if the ledger holds it.

    The same text from another publisher or URL is a document of its own: a reprint.
    """
    held, read = tables.documents, tables.readings
    found = connection.execute(
        select(held.c.id, read.c.versions)
        .join_from(held, read)
        .where(
            held.c.sha256 == document.id,
            func.coalesce(held.c.publisher, "") == (document.publisher or ""),
            func.coalesce(held.c.url, "") == (document.url or ""),
            read.c.superseded_by.is_(None),
        )
    ).first()
    return Known(found.id, found.versions) if found else None


def now() -> str:
    """The time in UTC, to the second, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _enter_document(connection: Connection, document: Document) -> tuple[int, Kept]:
    """A new row; other texts under the same URL are superseded by it."""
    held = tables.documents
    number = _next(connection, held)
    same_url = held.c.url == document.url if document.url else false()
    earlier = same_url & (held.c.sha256 != document.id)
    last = connection.scalar(select(func.max(held.c.version)).where(earlier))
    connection.execute(
        insert(held).values(
            id=number,
            sha256=document.id,
            ref=document.ref,
            url=document.url,
            publisher=document.publisher,
            title=document.title,
            published=document.published,
            fetched=document.fetched,
            language=document.language,
            author=document.author,
            doubts=list(document.doubts),
            text=document.text,
            version=(last or 0) + 1,
            added=now(),
        )
    )
    replaced = earlier & held.c.superseded_by.is_(None)
    connection.execute(update(held).where(replaced).values(superseded_by=number))
    return number, Kept.NEW_VERSION if last else Kept.ADDED


def _numbers(connection: Connection, record: Record, document: Document) -> Numbers:
    """The row numbers that the parts of a reading will have, one after the other.

    Raises:
        RecordError: two parts of one kind have the same id.
    """
    numbers: Numbers = {}
    for name in tables.PARTS:
        first = _next(connection, tables.metadata.tables[name])
        named = [item.get("id", str(n)) for n, item in enumerate(record[name])]
        numbers[name] = {local: first + n for n, local in enumerate(named)}
        if len(numbers[name]) < len(named):
            raise RecordError(f"two {name} of {document.ref} have the same id")
    return numbers


def _enter_reading(connection: Connection, document: int, record: Record, rows: Numbers) -> int:
    """A new row; the document's earlier reading stays and is superseded by it."""
    read = tables.readings
    number = _next(connection, read)
    replaced = (read.c.document_id == document) & read.c.superseded_by.is_(None)
    connection.execute(update(read).where(replaced).values(superseded_by=number))
    connection.execute(
        insert(read).values(
            id=number,
            document_id=document,
            made=now(),
            versions=record["versions"],
            record={name: part for name, part in record.items() if name not in _APART},
            **{f"first_{name}": min(found.values()) for name, found in rows.items() if found},
            **{f"last_{name}": max(found.values()) for name, found in rows.items() if found},
        )
    )
    return number


def _next(connection: Connection, table: Table) -> int:
    """The next free row number; the writer's lock keeps it free."""
    return (connection.scalar(select(func.max(table.c.id))) or 0) + 1


def _enter_rows(
    connection: Connection, reading: int, record: Record, document: Document, numbers: Numbers
) -> None:
    for name, columns in COLUMNS.items():
        rows = [
            {
                "id": number,
                "reading_id": reading,
                **columns(item, document),
                **_references(name, item, numbers, record),
            }
            for item, number in zip(record[name], numbers[name].values(), strict=True)
        ]
        _insert(connection, tables.metadata.tables[name], rows)
    _enter_relations(connection, record, numbers)


def _references(name: str, item: Record, numbers: Numbers, record: Record) -> Record:
    """The columns of a row that name other rows."""
    if name == "claims":
        return {
            "actor_id": _number(numbers, "actors", item["source"]["actor"]),
            "within_id": _number(numbers, "claims", item["within"]),
        }
    if name == "events":
        named = {place["id"]: place["name"] for place in record["places"]}
        return {
            "place_id": _number(numbers, "places", item["place"]),
            "place": named.get(item["place"]),
        }
    if name == "figures":
        return {
            "event_id": _number(numbers, "events", item["event"]),
            "claim_id": _number(numbers, "claims", item["claim"]),
        }
    return {}


def _number(numbers: Numbers, name: str, local: str | None) -> int | None:
    """The row number of a local id.

    Raises:
        RecordError: the reading names an id that it does not hold.
    """
    if local is None:
        return None
    try:
        return numbers[name][local]
    except KeyError as error:
        raise RecordError(
            f"the reading refers to {local}, which is not among its {name}"
        ) from error


def _enter_relations(connection: Connection, record: Record, numbers: Numbers) -> None:
    """Which claim is about which event, which claims vouch for it, who took part."""
    about = [
        {"claim_id": numbers["claims"][claim["id"]], "event_id": _number(numbers, "events", event)}
        for claim in record["claims"]
        for event in dict.fromkeys(claim["about"])
    ]
    vouchers = [
        {"event_id": numbers["events"][event["id"]], "claim_id": _number(numbers, "claims", claim)}
        for event in record["events"]
        if event["voucher"] != PUBLISHER
        for claim in dict.fromkeys(event["voucher"])
    ]
    parties = [
        {
            "event_id": numbers["events"][event["id"]],
            "actor_id": _number(numbers, "actors", actor),
            "part": part,
        }
        for event in record["events"]
        for part, named in (("actor", event["actors"]), ("recipient", event["recipients"]))
        for actor in dict.fromkeys(named)
    ]
    _insert(connection, tables.about, about)
    _insert(connection, tables.vouchers, vouchers)
    _insert(connection, tables.parties, parties)


def _insert(connection: Connection, table: Table, rows: list[Record]) -> None:
    if rows:
        connection.execute(insert(table), rows)
