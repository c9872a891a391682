"""One line on standard error while work goes on, and nothing of it afterwards."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Self

from accordingto.terminal import words
from accordingto.terminal.prompt import notices

if TYPE_CHECKING:
    from types import TracebackType

    from accordingto.model import Document

LONG = 2.0
"""Seconds of work after which a person wants to see that it goes on."""


class Progress:
    """Counts what is done, on a terminal only; quick work shows nothing."""

    def __init__(self, *, shown: bool = True) -> None:
        self.console = notices()
        self.status = self.console.status("")
        self.shown = shown and self.console.is_terminal
        self.started = monotonic()
        self.count = 0

    def now(self, document: Document) -> None:
        """The next document is begun."""
        self.count += 1
        seconds = monotonic() - self.started
        if self.shown and seconds > LONG:
            rate = f"{self.count / seconds:,.1f} a second"
            self.status.update(f"{self.count:,}  {rate}  {words.on_one_line(document.ref, 50)}")
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
