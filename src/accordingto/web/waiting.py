"""Long work beside the requests: a page that would wait for it says how far it is instead."""

from __future__ import annotations

from concurrent.futures import Future
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from accordingto.ledger.linker import Progress

T = TypeVar("T")

PATIENCE = 2.0
"""Seconds that a page waits; then it is shown how far the work is."""


class Doing(NamedTuple):
    """What is told of some work.

    Attributes:
        heading, told: what is done, and why.
        counted: what its progress counts, "articles".
        steps: names of what is counted, where each has one.
    """

    heading: str
    told: str
    counted: str
    steps: tuple[str, ...] = ()


class BehindError(Exception):
    """Some work is not done yet: `done` of `every`, which is 0 while that is not known."""

    def __init__(self, doing: Doing, done: int, every: int, seconds: float) -> None:
        counted = f"{done:,} of {every:,} {doing.counted}" if every else "begun"
        super().__init__(f"{doing.heading}: {counted}; ask again in a moment")
        self.doing, self.done, self.every, self.seconds = doing, done, every, seconds

    @property
    def step(self) -> str:
        """The name of what is being done now; "" where it has none."""
        return self.doing.steps[self.done] if self.done < len(self.doing.steps) else ""


class Task(Generic[T]):
    """Work in a thread of its own, begun at once.

    Args:
        work: is given what it may tell its progress to.
        doing: what is told of it meanwhile.
    """

    def __init__(self, work: Callable[[Progress], T], doing: Doing) -> None:
        self._doing, self._begun, self._told = doing, monotonic(), (0, 0)
        self._made: Future[T] = Future()
        Thread(target=self._run, args=(work,), daemon=True).start()

    @property
    def is_done(self) -> bool:
        """Whether there is something to take, or a reason why not."""
        return self._made.done()

    def result(self, patience: float = PATIENCE) -> T:
        """What the work made, or the error that it ended in.

        Raises:
            BehindError: it takes longer than somebody should look at nothing.
        """
        try:
            return self._made.result(patience)
        except TimeoutError:
            if self.is_done:
                return self._made.result()
            raise BehindError(self._doing, *self._told, monotonic() - self._begun) from None

    def _run(self, work: Callable[[Progress], T]) -> None:
        try:
            self._made.set_result(work(self._tell))
        except Exception as error:  # noqa: BLE001 - told to whoever asks for the result
            self._made.set_exception(error)

    def _tell(self, done: int, every: int) -> None:
        self._told = (done, every)
