"""A pool of processes on this machine, the engine where none is named.

A few batches are read here: a clipping does not wait for a pool.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TYPE_CHECKING

from accordingto.engines.batch import EngineError, work

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WORTH = 4
"""Batches from which a pool is worth the time that it takes to start."""
AHEAD = 2
"""Batches that wait for each process, so that none is idle."""
PATIENCE = 3
"""Times that processes may die at the same batch."""


def run(batches: Iterable[str], reader: str, *, workers: int) -> Iterator[str]:
    """Read the batches; a process that is killed is replaced and its work done again.

    Raises:
        EngineError: processes die again and again at the same articles.
    """
    source = iter(batches)
    first = list(islice(source, WORTH))
    if len(first) < WORTH or workers < 2:
        yield from (work(batch, reader) for batch in chain(first, source))
        return
    pool = _Pool(reader, workers)
    try:
        for batch in chain(first, source):
            pool.send(batch)
            if len(pool.sent) > AHEAD * workers:
                yield pool.next()
        while pool.sent:
            yield pool.next()
    finally:
        pool.executor.shutdown(cancel_futures=True)


def _begin() -> None:
    """In a new process: leave Ctrl-C to the one that waits, and end with it, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)


class _Pool:
    """Processes, and the batches that they have not given back, the oldest first."""

    def __init__(self, reader: str, workers: int) -> None:
        self.reader = reader
        self.workers = workers
        self.sent: deque[tuple[str, Future[str]]] = deque()
        self.executor = self._executor()

    def _executor(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self.workers, get_context("spawn"), _begin)

    def send(self, batch: str) -> None:
        try:
            future = self.executor.submit(work, batch, self.reader)
        except BrokenProcessPool as error:
            future = Future[str]()
            future.set_exception(error)
        self.sent.append((batch, future))

    def next(self) -> str:
        """The oldest batch, read."""
        for _ in range(PATIENCE):
            try:
                found = self.sent[0][1].result()
            except BrokenProcessPool:
                self._replace()
            else:
                self.sent.popleft()
                return found
        raise EngineError(
            f"processes died {PATIENCE} times at the same articles; if memory is short: --workers 1"
        )

    def _replace(self) -> None:
        """New processes for all that was not given back."""
        self.executor.shutdown(wait=False, cancel_futures=True)
        self.executor = self._executor()
        batches = [batch for batch, _ in self.sent]
        self.sent.clear()
        for batch in batches:
            self.send(batch)
