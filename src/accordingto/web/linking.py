"""Linking beside the requests: a page that would wait for it long says how far it is instead."""

from __future__ import annotations

from contextlib import suppress
from threading import Lock, Thread
from typing import TYPE_CHECKING

from fastapi import Depends, Request

from accordingto.ledger import LedgerError

if TYPE_CHECKING:
    from collections.abc import Callable

    from accordingto.ledger.linker import Progress

PATIENCE = 2.0
"""Seconds that a page waits for the links; then it is shown how far they are."""


class BehindError(Exception):
    """Articles are still being linked: `done` of `every`, which is 0 while that is not known."""

    def __init__(self, done: int, every: int) -> None:
        super().__init__(f"{done:,} of {every:,} articles are linked: ask again in a moment")
        self.done, self.every = done, every


class Linking:
    """One thread that does some long work on a ledger, begun by whoever asks first.

    Args:
        work: is given what it may tell its progress to; done already, it takes no time.
        patience: seconds to wait for it.
    """

    def __init__(self, work: Callable[[Progress], object], patience: float = PATIENCE) -> None:
        self._work, self._patience = work, patience
        self._lock = Lock()
        self._thread: Thread | None = None
        self._told = (0, 0)

    def wait(self) -> None:
        """Nothing, once it is done; what cannot be done is told by who looks at what it makes.

        Raises:
            BehindError: it takes longer than somebody should look at nothing.
        """
        with self._lock:
            thread = self._thread
            if thread is None or not thread.is_alive():
                self._told = (0, 0)
                thread = self._thread = Thread(target=self._link, daemon=True)
                thread.start()
        thread.join(self._patience)
        if thread.is_alive():
            raise BehindError(*self._told)

    def _link(self) -> None:
        with suppress(LedgerError):
            self._work(self._tell)

    def _tell(self, done: int, every: int) -> None:
        self._told = (done, every)


def _linked(request: Request) -> None:
    request.app.state.linking.wait()


def _joined(request: Request) -> None:
    request.app.state.joining.wait()


LINKED, JOINED = Depends(_linked), Depends(_joined)
"""What a page depends on that shows links, and one that shows actors of the world; they raise
`BehindError` while these are being made."""
