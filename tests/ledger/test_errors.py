from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from quick import article, quick_ledger
from sqlalchemy import event

from accordingto.ledger import (
    CorruptError,
    DiskFullError,
    LockedError,
    NewerError,
    UnwritableError,
    open_ledger,
)

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.file

MAYOR = "The mayor said 12 barns burned in Tarn."


def test_a_place_where_nothing_can_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file", encoding="utf-8")
    for name in (tmp_path / "file" / "tarn.db", tmp_path / "nowhere" / "tarn.db"):
        with pytest.raises(UnwritableError, match="is no folder: make it first"):
            open_ledger(name)
        with pytest.raises(UnwritableError, match="cannot be opened"):
            quick_ledger(name)
    with pytest.raises(UnwritableError, match="is a folder: name a file in it"):
        open_ledger(tmp_path)


def test_a_file_that_is_no_database_is_told_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("Shopping: bread, milk, a ledger. " * 100, encoding="utf-8")
    before = file.read_bytes()
    with pytest.raises(CorruptError, match="no SQLite database: give another name"):
        open_ledger(file)
    assert file.read_bytes() == before


def test_another_programs_database_is_told_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "recipes.db"
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
        other.commit()
    with pytest.raises(CorruptError, match="a database but no ledger"):
        open_ledger(file)
    with closing(sqlite3.connect(file)) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("recipes",)]


def test_a_truncated_ledger_is_told_with_the_way_out(tmp_path: Path) -> None:
    file = tmp_path / "tarn.db"
    with quick_ledger(file) as ledger:
        ledger.add(article(MAYOR))
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    with pytest.raises(CorruptError, match=r"is damaged: restore a copy.*\.recover"):
        quick_ledger(file).check()


def test_a_ledger_damaged_inside_is_told_by_a_check(tmp_path: Path) -> None:
    file = tmp_path / "tarn.db"
    with quick_ledger(file) as ledger:
        for number in range(40):
            ledger.add(article(MAYOR, f"{number}"))
    content = bytearray(file.read_bytes())
    content[len(content) // 2 :] = b"\x07" * (len(content) - len(content) // 2)
    file.write_bytes(content)
    try:
        report = quick_ledger(file).check()
    except CorruptError as error:
        assert "restore a copy" in str(error)  # noqa: PT017 - either answer is an answer
    else:
        assert report.problems


def test_a_ledger_of_a_newer_release_is_told_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "tarn.db"
    open_ledger(file).close()
    with closing(sqlite3.connect(file)) as other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
        other.commit()
    with pytest.raises(NewerError, match="newer release: upgrade with"):
        open_ledger(file)
    assert [path.name for path in tmp_path.glob("*backup*")] == []


def test_another_process_that_writes_is_waited_for_and_then_told(tmp_path: Path) -> None:
    file = tmp_path / "tarn.db"
    with quick_ledger(file, timeout=0.1) as ledger, closing(sqlite3.connect(file)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LockedError, match="another process is writing"):
            ledger.add(article(MAYOR))
        assert len(ledger.claims()) == 0
        other.rollback()
        assert ledger.add(article(MAYOR)).added == 1


def test_a_new_ledger_that_another_process_is_making_is_told(tmp_path: Path) -> None:
    file = tmp_path / "tarn.db"
    with closing(sqlite3.connect(file)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LockedError, match="another process is writing"):
            quick_ledger(file, timeout=0.1)


def test_a_full_disk_is_told_and_the_ledger_stays_sound(tmp_path: Path) -> None:
    file = tmp_path / "tarn.db"

    def no_room(connection: sqlite3.Connection, _record: object) -> None:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages + 4}")

    with quick_ledger(file) as ledger:
        ledger.add(article(MAYOR))
    with quick_ledger(file) as ledger:
        engine = ledger._store.engine  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - a full disk is simulated
        engine.dispose()
        event.listen(engine, "connect", no_room)
        many = [f"The mayor said {number} barns burned in Tarn." for number in range(500)]
        with pytest.raises(DiskFullError, match=r"the disk is full.*make room and try again"):
            ledger.add(article(*many))
        assert len(ledger.claims()) == 1
        assert ledger.check()
    with quick_ledger(file) as ledger:
        assert ledger.add(article(*many)).added == 1
