from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from quick import article, quick_ledger

if TYPE_CHECKING:
    from pathlib import Path


def test_a_sound_ledger_has_all_its_spans_proved() -> None:
    ledger = quick_ledger()
    ledger.add(article("The mayor said 12 barns burned in Tarn."))
    report = ledger.check()
    assert (report.documents, report.spans, report.problems) == (1, 8, ())
    assert str(report) == "1 documents, 8 spans proved, 0 problems"


@pytest.mark.file
@pytest.mark.parametrize(
    ("tampering", "told"),
    [
        ("UPDATE claims SET content = '13 barns burned in Tarn'", "claims 1: column content"),
        ("UPDATE claims SET stance = 'denies'", "claims 1: column stance"),
        ("UPDATE figures SET low = 13", "figures 1: column low"),
        ("UPDATE claims SET start = 14", "claims 1: column start"),
        ("UPDATE readings SET record = x'00'", "documents 1: cannot be read: a packed record"),
        ("DELETE FROM figures", "readings 1: its figures are not those of the record"),
        ("UPDATE readings SET last_claims = 9", "readings 1: its claims are not those"),
        ("UPDATE figures SET reading_id = 7", "figures 1: no reading has this row"),
        ("UPDATE figures SET id = 7", "figures 7: no reading has this row"),
        ("UPDATE claims SET day = 'a day'", "documents 1: cannot be read"),
        ("UPDATE documents SET published = 'a day'", "documents 1: cannot be read"),
        ("UPDATE documents SET text = replace(text, '12', '13')", "documents 1: the text"),
        ("UPDATE documents SET text = 'gone'", "claims 1: the record cannot stand: span"),
        ("UPDATE claims SET actor_id = 7", "claims 1: refers to a row of actors that is gone"),
        (
            "INSERT INTO documents_fts (documents_fts) VALUES ('delete-all')",
            "documents: the full-text index",
        ),
    ],
)
def test_whatever_was_changed_behind_its_back_is_found(
    tmp_path: Path, tampering: str, told: str
) -> None:
    file = tmp_path / "tarn.db"
    with quick_ledger(file) as ledger:
        ledger.add(article("The mayor said 12 barns burned in Tarn."))
    with closing(sqlite3.connect(file)) as other:
        other.execute(tampering)
        other.commit()
    with quick_ledger(file) as ledger:
        report = ledger.check()
    assert not report
    assert any(told in problem for problem in report.problems), report
