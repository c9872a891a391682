from __future__ import annotations

import json
import shutil
import sqlite3
import warnings
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from quick import article, quick_ledger, read

from accordingto.ledger import migrations, store, tables
from accordingto.ledger.columns import COLUMNS
from accordingto.ledger.errors import NewerError
from accordingto.ledger.store import open_store
from accordingto.record import to_record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from accordingto.model import Document

pytestmark = pytest.mark.file

MAYOR = "The mayor said 12 barns burned in Tarn."
NEWEST = store.NEWEST
LATER = f'''
"""A later release."""
from alembic import op

revision = "9999"
down_revision = "{NEWEST}"


def upgrade() -> None:
    op.get_bind().exec_driver_sql("CREATE TABLE later (id INTEGER PRIMARY KEY)")
'''


@pytest.fixture
def older(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger, met by a release that has one migration more."""
    file, folder = tmp_path / "tarn.db", tmp_path / "migrations"
    with quick_ledger(file) as ledger:
        ledger.add(article(MAYOR))
    shutil.copytree(migrations.FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "9999_later.py").write_text(LATER, encoding="utf-8")
    monkeypatch.setattr(migrations, "FOLDER", folder)
    monkeypatch.setattr(store, "NEWEST", "9999")
    return file


def test_migrations_make_the_tables_that_the_program_uses() -> None:
    opened = open_store(":memory:", 1)
    with opened.reading() as connection, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # one index is on an expression, which is not compared
        context = MigrationContext.configure(
            connection,
            opts={"include_name": _is_ours, "compare_type": True},
        )
        assert compare_metadata(context, tables.metadata) == []
    opened.close()


def _is_ours(name: str, kind: str, _parents: object) -> bool:
    return kind != "table" or "_fts" not in name


def test_the_newest_migration_is_the_one_that_is_looked_for() -> None:
    assert migrations.revisions()[0] == store.NEWEST


def test_an_older_ledger_is_copied_and_brought_up_to_date(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with quick_ledger(older) as ledger:
        assert len(ledger.claims()) == 1
    (copy,) = older.parent.glob(f"tarn.db.backup-{NEWEST}-*Z")
    assert _revision(copy) == NEWEST
    assert _revision(older) == "9999"
    quick_ledger(older).close()
    assert len(list(older.parent.glob("*backup*"))) == 1
    monkeypatch.undo()
    with pytest.raises(NewerError):
        quick_ledger(older)
    with quick_ledger(copy) as ledger:
        assert len(ledger.claims()) == 1


def test_a_migration_that_fails_leaves_the_ledger_as_it_was(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = LATER + "    raise RuntimeError('power cut')\n"
    (migrations.FOLDER / "versions" / "9999_later.py").write_text(broken, encoding="utf-8")
    with pytest.raises(RuntimeError, match="power cut"):
        quick_ledger(older)
    monkeypatch.undo()
    with quick_ledger(older) as ledger:
        assert ledger.add(article(MAYOR, "more")).added == 1


@pytest.fixture
def of_revision(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """A file with the tables of an earlier release."""

    def make(revision: str) -> Path:
        file, folder = tmp_path / "tarn.db", tmp_path / "migrations"
        shutil.copytree(migrations.FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
        for script in (folder / "versions").iterdir():
            if script.name[:4] > revision:
                script.unlink()
        with monkeypatch.context() as patch:
            patch.setattr(migrations, "FOLDER", folder)
            patch.setattr(store, "NEWEST", revision)
            open_store(str(file), 1).close()
        assert _revision(file) == revision
        return file

    return make


def test_a_ledger_of_the_first_release_takes_judgements(of_revision: Callable[[str], Path]) -> None:
    file = of_revision("0001")
    with quick_ledger(file) as ledger:
        ledger.add(article(MAYOR, "A farmer denied 12 barns burned in Tarn."))
        assert ledger.judge("reject", "D1", by="ada").id == "J1"
    assert _revision(file) == NEWEST


def test_readings_with_a_record_in_every_row_are_packed(of_revision: Callable[[str], Path]) -> None:
    file = of_revision("0004")
    given = [
        article(MAYOR, "A farmer denied 9 barns burned in Osk."),
        article("The cook vowed 1 ship burned in Osk."),
    ]
    with closing(sqlite3.connect(file)) as connection:
        for number, document in enumerate(given, start=1):
            _enter_as_0004(connection, number, document)
        connection.commit()
    with quick_ledger(file) as ledger:
        kept = [claim.says for claim in ledger.claims()]
        assert kept == [claim.says for document in given for claim in read(document).claims]
        assert ledger.claims()[1].within == "C1"
        assert len(ledger.claims(search="barns burned")) == 2
        assert ledger.reread(9).same == len(given)
        assert ledger.check()
        assert ledger.add(*given, article("The mayor said 3 barns burned in Tarn.")).known == 2
        assert ledger.claims()[3].id == "C4"
        assert ledger.check()


def _enter_as_0004(connection: sqlite3.Connection, number: int, document: Document) -> None:
    """A reading as the releases before 0005 kept it: each row with its own part of the record."""
    record = to_record(read(document))
    known = {"sha256": document.id, "ref": "", "language": "en", "text": document.text}
    _insert(connection, "documents", {"id": number, "version": 1, "added": "", **known})
    parts = {key: json.dumps(record[key]) for key in ("versions", "notes", "disputes", "pending")}
    _insert(connection, "readings", {"id": number, "document_id": number, "made": "", **parts})
    for name in (*COLUMNS, "times"):
        for item in record[name]:
            columns = (
                COLUMNS[name](item, document)
                if name in COLUMNS
                else {"type": "DATE", "value": "2031"}
            )
            local = {"local": item["id"]} if "id" in item else {}
            row = {"reading_id": number, "record": json.dumps(item), **local, **columns}
            _insert(connection, name, row)


def _insert(connection: sqlite3.Connection, name: str, row: Mapping[str, object]) -> None:
    columns = ", ".join(f'"{key}"' for key in row)
    values = ", ".join("?" for _ in row)
    connection.execute(f"INSERT INTO {name} ({columns}) VALUES ({values})", tuple(row.values()))  # noqa: S608 - names of this test


def _revision(file: Path) -> str:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
