from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from quick import quick_ledger

HERE = Path(__file__).parent
ADD = """
import sys, time
import quick

def reader(document):
    time.sleep(0.002)
    return quick.read(document)

with quick.quick_ledger(sys.argv[1], reader=reader, timeout=10) as ledger:
    ledger.add(sys.argv[2], progress=lambda document: print(document.ref, flush=True))
"""
FILES = 60


def test_a_killed_add_leaves_a_sound_ledger_and_the_same_command_finishes(tmp_path: Path) -> None:
    folder, file = tmp_path / "news", tmp_path / "tarn.db"
    folder.mkdir()
    for number in range(FILES):
        lines = [f"The mayor said {number * 9 + n} barns burned in Tarn." for n in range(9)]
        (folder / f"{number:03}.txt").write_text("\n".join(lines), encoding="utf-8")
    chance = random.Random(2031)  # noqa: S311 - moments of death, not secrets
    command = [sys.executable, "-c", ADD, str(file), str(folder)]
    grown = [0]
    for _ in range(2):
        with subprocess.Popen(command, cwd=HERE, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout
            for line in process.stdout:
                if int(line) >= grown[-1] + 15:
                    break
            time.sleep(chance.random() / 50)
            process.kill()
        with quick_ledger(file) as ledger:
            assert ledger.check()
            grown.append(len(ledger.documents()))
            assert len(ledger.claims()) == grown[-1] * 9
    assert 0 < grown[1] < grown[2] < FILES
    subprocess.run(command, cwd=HERE, check=True, stdout=subprocess.DEVNULL)
    with quick_ledger(file) as ledger:
        assert (len(ledger.documents()), len(ledger.claims())) == (FILES, FILES * 9)
        assert ledger.check()
