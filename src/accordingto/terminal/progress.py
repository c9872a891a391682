"""One line on standard error while work goes on, and nothing of it afterwards."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Self

from accordingto.terminal import words
from accordingto.terminal.prompt import notices

if TYPE_CHECKING:
    from types import TracebackType

    from accordingto.intake import Way
    from accordingto.model import Document

LONG = 2.0
"""Seconds of work after which a person wants to see that it goes on."""


def remaining(seconds: float, share: float) -> str:
    """The time that is left, when `share` of the work has taken so many seconds."""
    minutes, left = divmod(round(seconds * (1 - share) / share), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours:,} h {minutes} min"
    return f"{minutes} min" if minutes else f"{left} s"


class Progress:
    """Counts what is done, on a terminal only; quick work shows nothing.

    Args:
        way: how far through its files the work is, which tells the time that is left.
        shown: not at all where something else is printed.
    """

    def __init__(self, way: Way | None = None, *, shown: bool = True) -> None:
        self.way = way
        self.console = notices()
        self.status = self.console.status("")
        self.shown = shown and self.console.is_terminal
        self.started = monotonic()
        self.count = 0

    def now(self, document: Document) -> None:
        """The next document is begun."""
        self.count += 1
        share = self.way.share if self.way else 0.0
        self._tell(self.count, share, words.on_one_line(document.ref, 50))

    def linked(self, done: int, every: int) -> None:
        """So many articles of all that wait for it are linked."""
        self._tell(done, done / every if every else 0.0, f"of {every:,} articles linked")

    def _tell(self, count: int, share: float, what: str) -> None:
        seconds = monotonic() - self.started
        if self.shown and seconds > LONG:
            rate = f"{count / seconds:,.1f} a second"
            left = f"  {remaining(seconds, share)} left" if share else ""
            self.status.update(f"{count:,}  {rate}{left}  {what}")
            self.status.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.status.stop()
