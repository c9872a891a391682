"""Two that add and four that look, at once, for as long as they are told to.

python together.py add|look LEDGER SECONDS
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from quick import article, quick_ledger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from accordingto.model import Document

LINES = 3
_HERE = Path(__file__)


def articles() -> Iterator[Document]:
    """Ever more articles, for both that add the same."""
    number = 0
    while True:
        lines = [f"The mayor said {number}{n} barns burned in Tarn." for n in range(LINES)]
        yield article(*lines)
        number += 1


def add(file: str, end: float) -> None:
    """Add until the time is over."""
    with quick_ledger(file, timeout=60) as ledger:
        for each in articles():
            if time.monotonic() > end:
                return
            ledger.add(each)


def look(file: str, end: float) -> None:
    """See whole articles only, and never fewer than before."""
    seen = 0
    with quick_ledger(file, timeout=60) as ledger:
        while time.monotonic() < end:
            found = len(ledger.claims())
            assert found % LINES == 0
            assert found >= seen
            seen = found
            len(ledger.disputes())


def run(file: str, seconds: float) -> None:
    """Two that add, four that look; each has to end well."""
    quick_ledger(file).close()
    paths = os.pathsep.join((str(_HERE.parent), str(_HERE.parents[1])))
    processes = [
        subprocess.Popen(
            [sys.executable, str(_HERE), work, file, str(seconds)],
            env={**os.environ, "PYTHONPATH": paths},
        )
        for work in ("add", "add", *["look"] * 4)
    ]
    assert [process.wait() for process in processes] == [0] * len(processes)


if __name__ == "__main__":
    {"add": add, "look": look}[sys.argv[1]](sys.argv[2], time.monotonic() + float(sys.argv[3]))
