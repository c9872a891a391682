"""The consoles: one for people's output, one for notices."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from rich.console import Console

if TYPE_CHECKING:
    from rich.console import RenderableType

WIDEST = 120
"""Columns beyond which lines grow hard to read."""


class Prompt(Console):
    """Standard output for people: no markup is read, no word is coloured by guess."""

    def __init__(self) -> None:
        super().__init__(file=sys.stdout, markup=False, highlight=False, emoji=False)
        self.width = min(self.width, WIDEST)

    def say(self, *parts: RenderableType) -> None:
        """Print the parts; what goes to no terminal carries no blanks at the ends of lines."""
        if self.is_terminal:
            return self.print(*parts, sep="\n")
        with self.capture() as page:
            self.print(*parts, sep="\n")
        lines = (line.rstrip() for line in page.get().splitlines())
        self.file.write("".join(f"{line}\n" for line in lines))
        return None

    def on_broken_pipe(self) -> None:
        """Leave a closed pipe to the caller, who ends quietly."""
        raise BrokenPipeError


def notices() -> Console:
    """Standard error, for progress and notes."""
    return Console(file=sys.stderr, markup=False, highlight=False, emoji=False, soft_wrap=True)
