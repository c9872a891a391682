"""A reading that is made again is the same; where it is not, that is told."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from quick import article, quick_ledger, read

import accordingto as at
from prompt import run

if TYPE_CHECKING:
    from accordingto.model import Document, Reading

ROOT = Path(__file__).parents[2]
LINES = [f"The mayor said {number} barns burned in Tarn." for number in range(5)]


def test_a_sample_is_read_again_and_is_the_same() -> None:
    with quick_ledger() as ledger:
        ledger.add(*(article(line) for line in LINES))
        found = ledger.reread(3)
    assert (found.same, found.older, found.problems) == (3, 0, ())


def test_a_reading_that_comes_out_otherwise_is_told_with_its_parts() -> None:
    calls = 0

    def fickle(document: Document) -> Reading:
        nonlocal calls
        calls += 1
        return read(document if calls == 1 else article("The mayor said 9 barns burned in Osk."))

    with quick_ledger(reader=fickle) as ledger:
        ledger.add(article(LINES[0]))
        (problem,) = ledger.reread(9).problems
    assert problem.startswith("T1 is read otherwise than it is kept: ")
    assert "places" in problem


def test_what_other_versions_read_is_not_compared(tmp_path: Path) -> None:
    file = tmp_path / "tarn.db"
    with quick_ledger(file, version="1") as ledger:
        ledger.add(article(LINES[0]))
    with quick_ledger(file, version="2") as ledger:
        assert ledger.reread(1).older == 1


def test_the_reader_itself_is_proved_at_a_prompt(tmp_path: Path) -> None:
    file = str(tmp_path / "tarn.db")
    with at.open(file) as ledger:
        ledger.add(at.Document("Ostria denied that nine people were killed at Tesk on Tuesday."))
    result = run("check", "--reread", "5", "--ledger", file)
    assert result.exit_code == 0
    assert "1 article read again, the same as kept, 0 differences." in result.stdout


READ = """
import json, sys
import accordingto as at
from accordingto.intake import documents
from accordingto.record import to_record
for each in list(documents([sys.argv[1]]))[:3]:
    print(json.dumps(to_record(at.read(each))))
"""


def test_processes_with_other_hash_seeds_write_the_same_bytes() -> None:
    story = str(ROOT / "examples" / "tarnholt.jsonl")
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", READ, story],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        for seed in ("1", "2031")
    ]
    digests = {hashlib.sha256(process.communicate()[0]).hexdigest() for process in processes}
    assert all(process.returncode == 0 for process in processes)
    assert len(digests) == 1
