"""Ledgers as earlier releases left them, in a file or in PostgreSQL, and what they kept."""

from __future__ import annotations

import shutil
import warnings
from typing import TYPE_CHECKING

import pytest
from quick import read
from sqlalchemy import MetaData, insert
from where import SERVER

from accordingto.ledger import migrations, postgres, store, tables
from accordingto.ledger.columns import COLUMNS
from accordingto.ledger.fulltext import searched_index
from accordingto.ledger.store import open_store
from accordingto.record import to_record

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sqlalchemy import Connection

    from accordingto.model import Document

_OF_SQLITE = ("CREATE VIRTUAL TABLE", "CREATE TRIGGER")
"""What a ledger in PostgreSQL never had."""


def make(name: str, revision: str, folder: Path, kept: Sequence[Document] = ()) -> None:
    """A ledger with the tables of a revision and readings as the releases before 0006 kept them.

    Args:
        name: a file or a URL, as the store takes it.
        revision: the last migration that its release knew.
        folder: where the migrations of that release are put.
        kept: documents, read by the quick reader.
    """
    shutil.copytree(migrations.FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    for script in (folder / "versions").iterdir():
        if script.name[:4] > revision:
            script.unlink()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrations, "FOLDER", folder)
        patch.setattr(store, "NEWEST", revision)
        if SERVER is not None:
            _for_postgres(patch, folder / "versions" / "0001_first.sql")
        opened = open_store(name, 1)
    with opened.writing() as connection:
        for number, document in enumerate(kept, start=1):
            _enter(connection, number, document)
    opened.close()


def _for_postgres(patch: pytest.MonkeyPatch, first: Path) -> None:
    """PostgreSQL's tables are made at once; those of an earlier release, by its migrations."""
    statements = first.read_text(encoding="utf-8").split("\n\n")
    shared = "\n\n".join(each for each in statements if not each.startswith(_OF_SQLITE))
    first.write_text(shared.replace(" id INTEGER ", " id SERIAL "), encoding="utf-8")
    functions, upgrade = postgres.make, migrations.upgrade

    def functions_alone(connection: Connection) -> None:
        functions(connection)
        tables.metadata.drop_all(connection)

    def step_by_step(connection: Connection) -> None:
        upgrade(connection)
        for statement in searched_index():
            connection.exec_driver_sql(statement)

    patch.setattr(postgres, "make", functions_alone)
    patch.setattr(migrations, "stamp", step_by_step)


def _enter(connection: Connection, number: int, document: Document) -> None:
    """A reading, each row with its own part of the record."""
    record = to_record(read(document))
    known = {"sha256": document.id, "ref": "", "language": "en", "text": document.text}
    _insert(connection, "documents", {"id": number, "version": 1, "added": "", **known})
    parts = {key: record[key] for key in ("versions", "notes", "disputes", "pending")}
    _insert(connection, "readings", {"id": number, "document_id": number, "made": "", **parts})
    for name in (*COLUMNS, "times"):
        for place, item in enumerate(record[name]):
            columns = (
                COLUMNS[name](item, document)
                if name in COLUMNS
                else {"type": "DATE", "value": "2031"}
            )
            local = {"local": item["id"]} if "id" in item else {}
            row = {"id": 100 * number + place, "reading_id": number, "record": item}
            _insert(connection, name, {**row, **local, **columns})


def _insert(connection: Connection, name: str, row: dict[str, object]) -> None:
    """A row of a table as it was then."""
    then = MetaData()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # one index is on an expression, which is not read back
        then.reflect(connection, only=[name], resolve_fks=False)
    connection.execute(insert(then.tables[name]).values(row))
