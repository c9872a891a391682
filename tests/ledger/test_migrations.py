from __future__ import annotations

import shutil
import sqlite3
import warnings
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from quick import article, quick_ledger

from accordingto.ledger import migrations, store, tables
from accordingto.ledger.errors import NewerError
from accordingto.ledger.store import open_store

if TYPE_CHECKING:
    from pathlib import Path

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


def _revision(file: Path) -> str:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
