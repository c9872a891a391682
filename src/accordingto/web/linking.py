"""Linking beside the requests."""

from __future__ import annotations

from contextlib import suppress
from threading import Lock
from typing import TYPE_CHECKING

from fastapi import Depends, Request

from accordingto.ledger import LedgerError
from accordingto.web.waiting import PATIENCE, Doing, Task

if TYPE_CHECKING:
    from collections.abc import Callable

    from accordingto.ledger.linker import Progress

_DOING = Doing(
    "Linking what was added",
    "New articles are set beside those that tell of the same.",
    "articles",
)


class Linking:
    """One task at a time, begun by whoever asks first.

    Args:
        work: done already, it takes no time.
        patience: seconds to wait for it.
    """

    def __init__(self, work: Callable[[Progress], None], patience: float = PATIENCE) -> None:
        self._work, self._patience = work, patience
        self._lock = Lock()
        self._task: Task[None] | None = None

    def wait(self) -> None:
        """Nothing, once it is done; what cannot be done is told by who looks at what it makes.

        Raises:
            BehindError: it takes longer than somebody should look at nothing.
        """
        with self._lock:
            if self._task is None or self._task.is_done:
                self._task = Task(self._work, _DOING)
            task = self._task
        with suppress(LedgerError):
            task.result(self._patience)


def _linked(request: Request) -> None:
    request.app.state.linking.wait()


LINKED = Depends(_linked)
"""What a page depends on that shows links; it raises `BehindError` while these are being made."""
