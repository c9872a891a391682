"""A pool of processes on this machine, the engine where none is named.

A few batches are read here: a clipping does not wait for a pool.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TYPE_CHECKING

from accordingto.engines.batch import EngineError, work

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from multiprocessing.process import BaseProcess

WORTH = 4
"""Batches from which a pool is worth the time that it takes to start."""
HELD = 3
"""Batches under way for each process, so that none is idle."""
PATIENCE = 3
"""Times that processes may die at the same batch."""
_DEAD = f"processes died {PATIENCE} times at the same articles; if memory is short: --workers 1"


def run(batches: Iterable[str], reader: str, *, workers: int) -> Iterator[str]:
    """Read the batches; where a process is killed, a new pool does again what was under way.

    Raises:
        EngineError: processes die again and again at the same articles.
    """
    rest = iter(batches)
    first = list(islice(rest, WORTH))
    source = chain(first, rest)
    if len(first) < WORTH or workers < 2:
        yield from (work(batch, reader) for batch in source)
        return
    held, asked = deque[str](), deque[Future[str]]()
    deaths = 0
    begun = partial(ProcessPoolExecutor, workers, get_context("spawn"), _begin)
    pool = begun()
    try:
        while held.extend(islice(source, HELD * workers - len(held))) or held:
            try:
                fresh = islice(held, len(asked), None)
                asked.extend(pool.submit(work, batch, reader) for batch in fresh)
                found = asked[0].result()
            except BrokenProcessPool as error:
                if (deaths := deaths + 1) == PATIENCE:
                    raise EngineError(_DEAD) from error
                pool.shutdown(wait=False, cancel_futures=True)
                asked.clear()
                pool = begun()
            else:
                deaths = 0
                held.popleft()
                asked.popleft()
                yield found
    finally:
        pool.shutdown(cancel_futures=True)


def _begin() -> None:
    """In a new process: leave Ctrl-C to the one that waits, and end with it, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with, args=[parent_process()], daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
