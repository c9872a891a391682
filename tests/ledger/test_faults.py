"""What happens to a ledger on a machine: a full disk, many at once, a clock that is set back."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import together
from quick import article, quick_ledger

from accordingto.ledger import entry

pytestmark = pytest.mark.file

HERE = Path(__file__).parent
SECONDS = float(os.environ.get("ACCORDINGTO_TEST_SECONDS", "4"))
"""How long many work at once; `make stress` has two minutes."""
SMALL_DISK = "mount -t tmpfs -o size=2m tmpfs {0} && exec {1} full.py {0}/tarn.db"


def mounting() -> list[str]:
    """What lets us mount a small disk that nobody else sees; nothing where that is forbidden."""
    if shutil.which("unshare"):
        for names in (["--mount"], ["--user", "--map-root-user", "--mount"]):
            command = ["unshare", *names]
            tried = [*command, "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
            if subprocess.run(tried, capture_output=True, check=False).returncode == 0:
                return command
    return []


@pytest.mark.skipif(not mounting(), reason="no small disk can be mounted; see test_errors.py")
def test_a_disk_that_is_really_full_loses_nothing_that_was_told_as_added(tmp_path: Path) -> None:
    script = SMALL_DISK.format(tmp_path, sys.executable)
    done = subprocess.run(
        [*mounting(), "sh", "-c", script],
        cwd=HERE,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(HERE)},
        check=False,
    )
    assert "the disk is full" in done.stdout, done.stderr
    assert done.stdout.splitlines()[-1] == "whole: True, sound: True"


def test_two_that_add_and_four_that_look_double_and_lose_nothing(tmp_path: Path) -> None:
    file = str(tmp_path / "tarn.db")
    together.run(file, SECONDS)
    with quick_ledger(file) as ledger:
        found = [document.id for document in ledger.documents()]
        expected = [document.id for document, _ in zip(together.articles(), found, strict=False)]
        assert sorted(found) == sorted(expected)
        assert len(ledger.claims()) == len(found) * together.LINES
        assert ledger.check()


def test_a_clock_that_is_set_back_changes_no_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with quick_ledger(tmp_path / "tarn.db") as ledger:
        url = "https://post.example/1"
        ledger.add(article("The mayor said 12 barns burned in Tarn.", url=url))
        assert len(ledger.disputes()) == 0
        monkeypatch.setattr(entry, "now", lambda: "1970-01-01T00:00:00+00:00")
        ledger.add(article("The mayor said 87 barns burned in Tarn.", url=url))
        ledger.add(article("A farmer denied 87 barns burned in Tarn."))
        assert [claim.says[:2] for claim in ledger.claims()] == ["87", "87"]
        assert len(ledger.disputes()) == 1
        assert len(ledger.documents(document="T1")) == 1
        assert ledger.check()
