"""A ledger that an earlier release filled goes on: in a file, and in PostgreSQL."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import older
import pytest
import zstandard
from quick import article, quick_ledger, read
from sqlalchemy.dialects import sqlite
from where import kept_at

from accordingto.ledger import packed
from accordingto.ledger.store import NEWEST

MAYOR = "The mayor said 12 barns burned in Tarn."
COMMON = "e17a288c55e4a8e81f890f63e7104aef133aa5be98f2640cae6f8b76f78ba211"
GIVEN = (
    article(MAYOR, "A farmer denied 9 barns burned in Osk."),
    article("The cook vowed 1 ship burned in Osk."),
)


@pytest.mark.parametrize("revision", ["0001", "0006"])
def test_a_ledger_of_an_earlier_release_takes_judgements(revision: str, tmp_path: Path) -> None:
    name = kept_at(tmp_path / "tarn.db")
    older.make(name, revision, tmp_path / "migrations")
    with quick_ledger(name) as ledger:
        ledger.add(article(MAYOR, "A farmer denied 12 barns burned in Tarn."))
        assert ledger.judge("reject", "D1", by="ada").id == "J1"


@pytest.mark.parametrize("revision", ["0001", "0004", "0005"])
def test_readings_with_a_record_in_every_row_are_packed(revision: str, tmp_path: Path) -> None:
    name = kept_at(tmp_path / "tarn.db")
    older.make(name, revision, tmp_path / "migrations", GIVEN)
    with quick_ledger(name) as ledger:
        kept = [claim.says for claim in ledger.claims()]
        assert kept == [claim.says for document in GIVEN for claim in read(document).claims]
        first, second, third = ledger.claims()
        assert second.within == first.id
        assert len(ledger.claims(search="barns burned")) == 2
        assert ledger.reread(9).same == len(GIVEN)
        assert ledger.check()
        assert ledger.add(*GIVEN, article("The mayor said 3 barns burned in Tarn.")).known == 2
        assert int(ledger.claims()[3].id[1:]) == int(third.id[1:]) + 1
        assert sorted(matter.label for matter in ledger.matters()) == ["Osk", "Tarn"]
        assert ledger.check()


def test_a_newer_ledger_is_not_touched_again(tmp_path: Path) -> None:
    name = kept_at(tmp_path / "tarn.db")
    older.make(name, "0005", tmp_path / "migrations", GIVEN)
    for _ in range(2):
        with quick_ledger(name) as ledger, ledger.store.reading() as connection:
            found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").all()
            assert [row[0] for row in found] == [NEWEST]
            assert len(ledger.claims()) == 3


def test_what_was_packed_before_there_was_a_common_part_is_read() -> None:
    value = {"claims": [{"id": "c1", "kind": "direct"}], "notes": ["“a”"]}
    alone = zstandard.compress(json.dumps(value).encode())
    column, dialect = packed.Packed(), sqlite.dialect()
    assert column.process_result_value(alone, dialect) == value
    kept = column.process_bind_param(value, dialect)
    assert column.process_result_value(kept, dialect) == value
    assert len(kept) < len(alone)


def test_the_common_part_of_packed_records_is_the_one_that_ledgers_were_written_with() -> None:
    content = Path(packed.__file__).with_name("packed.json").read_bytes()
    assert hashlib.sha256(content).hexdigest() == COMMON
