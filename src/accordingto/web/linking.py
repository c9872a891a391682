"""Linking beside the requests: a page that would wait for it long says how far it is instead."""

from __future__ import annotations

from contextlib import suppress
from threading import Lock, Thread
from typing import TYPE_CHECKING

from fastapi import Depends, Request

from accordingto.ledger import LedgerError

if TYPE_CHECKING:
    from accordingto.ledger import Ledger

PATIENCE = 2.0
"""Seconds that a page waits for the links; then it is shown how far they are."""


class BehindError(Exception):
    """Articles are still being linked: `done` of `every`, which is 0 while that is not known."""

    def __init__(self, done: int, every: int) -> None:
        super().__init__(f"{done:,} of {every:,} articles are linked: ask again in a moment")
        self.done, self.every = done, every


class Linking:
    """One thread that links what has come, begun by whoever asks first."""

    def __init__(self, ledger: Ledger, patience: float = PATIENCE) -> None:
        self._ledger, self._patience = ledger, patience
        self._lock = Lock()
        self._thread: Thread | None = None
        self._told = (0, 0)

    def wait(self) -> None:
        """Nothing, once all is linked; what cannot be linked is told by who looks at the links.

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
            self._ledger.link(self._tell)

    def _tell(self, done: int, every: int) -> None:
        self._told = (done, every)


def _linked(request: Request) -> None:
    request.app.state.linking.wait()


LINKED = Depends(_linked)
"""What a page depends on that shows links; it raises `BehindError` while they are being made."""
