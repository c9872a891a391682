"""The proof that nothing in a ledger was invented or has rotted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import column, func, insert, select, table, text
from sqlalchemy.exc import DatabaseError, OperationalError

from accordingto.ledger import load, tables
from accordingto.ledger.columns import COLUMNS
from accordingto.ledger.conditions import of_reading
from accordingto.ledger.judging import subject_from
from accordingto.model import Document
from accordingto.proof import prove

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from accordingto.ledger.load import Kept
    from accordingto.ledger.store import Store

    Stored = Mapping[Any, Any]

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


def check(store: Store) -> Report:
    """Prove every text, every span, every column of words, and the file itself.

    PostgreSQL proves its own files, references and indexes.
    """
    with store.reading() as connection:
        in_file = connection.dialect.name == "sqlite"
        broken = _file(connection) if in_file else []
        if broken:
            return Report(0, 0, tuple(broken))
        count, spans, wrong = _content(connection)
        problems = [*wrong, *_strays(connection), *_judgements(connection)]
    if in_file:
        with store.writing() as connection:
            problems += [*_references(connection), *_index(connection)]
    return Report(count, spans, tuple(problems))


def _content(connection: Connection) -> tuple[int, int, list[str]]:
    """Documents, spans, and what is wrong with them."""
    problems: list[str] = []
    spans = 0
    numbers = connection.scalars(select(tables.documents.c.id)).all()
    for number in numbers:
        try:
            proved, wrong = _read(connection, number)
        except (ValueError, TypeError) as error:
            proved, wrong = 0, [f"documents {number}: cannot be read: {error}"]
        spans += proved
        problems += wrong
    return len(numbers), spans, problems


def _read(connection: Connection, number: int) -> tuple[int, list[str]]:
    """How many spans of a document stand, and what is wrong with it and its rows."""
    held = tables.documents
    row = connection.execute(select(held).where(held.c.id == number)).one()
    document = Document(row.text, ref=row.ref, publisher=row.publisher, published=row.published)
    sound = document.id == row.sha256
    problems = [] if sound else [f"documents {number}: the text does not have its SHA-256"]
    spans = 0
    query = select(tables.readings.c.id).where(tables.readings.c.document_id == number)
    for kept in load.kept(connection, connection.scalars(query).all()):
        proved, wrong = _prove(connection, kept, document)
        spans += proved
        problems += wrong
    return spans, problems


def _prove(connection: Connection, kept: Kept, document: Document) -> tuple[int, list[str]]:
    """How many spans of a reading stand, and what is wrong with it and its rows."""
    spans, problems = 0, list[str]()
    for name, columns in COLUMNS.items():
        rows, items = _rows(connection, name, kept), kept.record[name]
        if [row["id"] for row in rows] != [*kept.rows[name]] or len(rows) != len(items):
            problems.append(f"readings {kept.number}: its {name} are not those of the record")
            continue
        for row, item in zip(rows, items, strict=True):
            try:
                spans += prove(item, document.text)
                made = columns(item, document)
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                problems.append(f"{name} {row['id']}: the record cannot stand: {error}")
                continue
            wrong = [key for key, value in made.items() if row[key] != value]
            told = f"{name} {row['id']}: column {{}} is not what the record and the text say"
            problems += [told.format(key) for key in wrong]
    try:
        spans += prove({"times": kept.record["times"]}, document.text)
    except ValueError as error:
        problems.append(f"readings {kept.number}: the record cannot stand: {error}")
    return spans, problems


def _rows(connection: Connection, name: str, kept: Kept) -> Sequence[Stored]:
    found = tables.metadata.tables[name]
    query = select(found).join(tables.readings, of_reading(found))
    query = query.where(tables.readings.c.id == kept.number).order_by(found.c.id)
    return connection.execute(query).mappings().all()


def _strays(connection: Connection) -> list[str]:
    """Rows that no reading counts among its own."""
    problems: list[str] = []
    for name in tables.PARTS:
        found = tables.metadata.tables[name]
        query = select(found.c.id).outerjoin(tables.readings, of_reading(found))
        lost = connection.scalars(query.where(tables.readings.c.id.is_(None)).limit(MOST))
        problems += [f"{name} {number}: no reading has this row" for number in lost]
    return problems


def _judgements(connection: Connection) -> list[str]:
    """Judgements on words that no text of the ledger has."""
    held, problems = tables.judgements, list[str]()
    rows = connection.execute(select(held.c.id, held.c.subjects)).all()
    texts = tables.documents
    query = select(texts.c.sha256, func.length(texts.c.text).label("size"))
    length = {row.sha256: row.size for row in connection.execute(query)} if rows else {}
    for number, subjects in rows:
        try:
            anchors = [each for found in subjects for each in subject_from(found).anchors]
        except (ValueError, KeyError, TypeError) as error:
            problems.append(f"judgements {number}: cannot be read: {error}")
            continue
        lost = [each for each in anchors if each.span.end > length.get(each.document, 0)]
        problems += [f"judgements {number}: no text has {each.span}" for each in lost[:1]]
    return problems


def _file(connection: Connection) -> list[str]:
    found = connection.execute(text(f"PRAGMA integrity_check({MOST})")).scalars()
    return [f"file: {each}" for each in found if each != "ok"]


def _references(connection: Connection) -> list[str]:
    rows = connection.execute(text("PRAGMA foreign_key_check")).fetchmany(MOST)
    return [
        f"{name} {row}: refers to a row of {target} that is gone" for name, row, target, _ in rows
    ]


def _index(connection: Connection) -> list[str]:
    """Whether the full-text index holds what the documents hold; FTS5 asks as a writer.

    It is passed over in a ledger that may not be written.
    """
    index = table("documents_fts", column("documents_fts"), column("rank"))
    try:
        connection.execute(insert(index), [{index.name: "integrity-check", "rank": 1}])
    except OperationalError as error:
        if "readonly" not in str(error.orig):
            raise
    except DatabaseError:
        return ["documents: the full-text index is not that of the rows"]
    return []
