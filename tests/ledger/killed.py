"""Work that is killed at a random moment, again and again.

Run as a program it is the mother: it has the libraries loaded and forks a process for each line
of standard input, so fifty deaths take seconds.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from quick import quick_ledger

from accordingto.intake.fetch import Fetcher
from accordingto.watching import Watch

if TYPE_CHECKING:
    from collections.abc import Iterator

KILLS = 50
_SEED = 2031
_HERE = Path(__file__)


def deaths(work: str, *settings: str) -> Iterator[int]:
    """Start the work and kill it, `KILLS` times; gives the number of each before it starts.

    Number 0 is not killed: the moments are spread over the time that it took. Neither is the
    last, which comes after all deaths and finishes the work.
    """
    chance = random.Random(_SEED)  # noqa: S311 - moments of death, not secrets
    paths = os.pathsep.join((str(_HERE.parent), str(_HERE.parents[1])))
    with subprocess.Popen(
        [sys.executable, str(_HERE)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": paths},
    ) as mother:
        assert mother.stdin
        assert mother.stdout
        longest = 0.0
        for number in range(KILLS + 2):
            yield number
            killed = 0 < number <= KILLS
            after = chance.random() * longest if killed else None
            mother.stdin.write(f"{json.dumps([after, work, *settings])}\n")
            mother.stdin.flush()
            took, ended = json.loads(mother.stdout.readline())
            longest = longest or took
            assert ended == 0 or (killed and ended == -signal.SIGKILL)


def _mother() -> None:
    for line in sys.stdin:
        after, work, *settings = json.loads(line)
        begun = time.monotonic()
        child = os.fork()
        if child == 0:
            _WORKS[work](*settings)
            os._exit(0)
        if after is not None:
            time.sleep(after)
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        took = time.monotonic() - begun
        sys.stdout.write(f"{json.dumps([took, os.waitstatus_to_exitcode(status)])}\n")
        sys.stdout.flush()


def _add(file: str, folder: str) -> None:
    """What `accordingto add` does, and the links."""
    with quick_ledger(file, timeout=30) as ledger:
        ledger.add(folder)
        len(ledger.disputes())


def _watch(file: str, feed: str) -> None:
    """What `accordingto watch` does until nothing is due."""
    with quick_ledger(file, timeout=30) as ledger:
        watch = Watch(ledger, asks=Fetcher(loopback=True, pause=0))
        watch.follow(feed)
        while watch.round().asked:
            pass


_WORKS = {"add": _add, "watch": _watch}

if __name__ == "__main__":
    _mother()
