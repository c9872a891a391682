"""How far an intake has come: bytes of the files that it has gone through, of all that it will."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO


class Way:
    """A way through files. What is no file (an address, standard input) has no length.

    Args:
        total: bytes of all the files.
    """

    def __init__(self, total: int) -> None:
        self.total = total
        self._past = 0
        self._here: BinaryIO | None = None

    def enter(self, stream: BinaryIO) -> None:
        """The next file is read from here on."""
        self._here = stream

    def leave(self) -> None:
        """The file is read."""
        if self._here:
            self._past += os.fstat(self._here.fileno()).st_size
        self._here = None

    @property
    def share(self) -> float:
        """From 0 to 1; of a compressed file, what of its bytes is unpacked."""
        here = os.lseek(self._here.fileno(), 0, os.SEEK_CUR) if self._here else 0
        return min((self._past + here) / self.total, 1.0) if self.total else 0.0
