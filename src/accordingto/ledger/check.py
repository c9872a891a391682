"""The proof that nothing in a ledger was invented or has rotted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from accordingto.ledger import tables
from accordingto.ledger.columns import COLUMNS
from accordingto.ledger.sqlite import SEARCHED
from accordingto.model import Document
from accordingto.proof import prove

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Row

    AnyRow = Row[*tuple[Any, ...]]

MOST = 100
"""Problems of one kind that are told."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a check proved.

    Attributes:
        documents: texts whose SHA-256 was computed again.
        spans: spans proved against their text.
        problems: what is wrong, each with the table and row; empty in a sound ledger.
    """

    documents: int
    spans: int
    problems: tuple[str, ...]

    def __bool__(self) -> bool:
        return not self.problems

    def __str__(self) -> str:
        counted = f"{self.documents} documents, {self.spans} spans proved"
        return "\n".join((f"{counted}, {len(self.problems)} problems", *self.problems))


def check(connection: Connection) -> Report:
    """Prove every text, every span, every column of words, and the file itself.

    The connection must be one that may write: the full-text index is only checked so.
    """
    problems = [*_file(connection), *_references(connection), *_indexes(connection)]
    count = spans = 0
    for row in connection.execute(select(tables.documents).order_by(tables.documents.c.id)):
        count += 1
        document = _document(row)
        if document.id != row.sha256:
            problems.append(f"documents {row.id}: the text does not have its SHA-256")
        for name in COLUMNS:
            for number, found in _rows(connection, name, row.id):
                proved, wrong = _prove(name, found, document)
                spans += proved
                problems += [f"{name} {number}: {each}" for each in wrong]
    return Report(count, spans, tuple(problems))


def _document(row: AnyRow) -> Document:
    return Document(row.text, ref=row.ref, publisher=row.publisher, published=row.published)


def _rows(connection: Connection, name: str, document: int) -> Iterator[tuple[int, AnyRow]]:
    table, read = tables.metadata.tables[name], tables.readings
    query = select(table).join(read, read.c.id == table.c.reading_id)
    for row in connection.execute(query.where(read.c.document_id == document)):
        yield row.id, row


def _prove(name: str, row: AnyRow, document: Document) -> tuple[int, list[str]]:
    """How many spans of a row stand, and what is wrong with it."""
    try:
        proved = prove(row.record, document.text)
        made = COLUMNS[name](row.record, document)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        return 0, [f"the record cannot stand: {error}"]
    stored = row._mapping  # noqa: SLF001 - SQLAlchemy's public name for a row as a mapping
    wrong = [key for key, value in made.items() if stored[key] != value]
    return proved, [f"column {key} is not what the record and the text say" for key in wrong]


def _file(connection: Connection) -> list[str]:
    found = connection.execute(text(f"PRAGMA integrity_check({MOST})")).scalars()
    return [f"file: {each}" for each in found if each != "ok"]


def _references(connection: Connection) -> list[str]:
    rows = connection.execute(text("PRAGMA foreign_key_check")).fetchmany(MOST)
    return [f"{table} {row}: refers to a row of {target} that is gone" for table, row, target, _ in rows]


def _indexes(connection: Connection) -> list[str]:
    """Full-text indexes that do not hold what their table holds."""
    problems: list[str] = []
    for name in SEARCHED:
        try:
            connection.execute(
                text(f"INSERT INTO {name}_fts ({name}_fts, rank) VALUES ('integrity-check', 1)")
            )
        except DatabaseError:
            problems.append(f"{name}: the full-text index is not that of the rows")
    return problems
