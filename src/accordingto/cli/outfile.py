"""A file that is written whole or not at all."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator
    from typing import BinaryIO

_PARTS = ("", "-wal", "-shm")
"""What SQLite keeps beside a ledger's name."""


@contextmanager
def written_whole(path: Path, *, never: str) -> Generator[BinaryIO]:
    """A file of bytes that takes the place of `path` once all of it is written.

    Args:
        path: where it shall stand; what stood there stays if writing fails.
        never: the name of the ledger that is read, which may not be written over.

    Raises:
        OSError: it cannot be written, or `path` is the ledger; the error names the path.
    """
    if any(Path(f"{never}{end}").resolve() == path.resolve() for end in _PARTS):
        raise OSError(0, "is the ledger itself: name another file for --output", str(path))
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as out:
            yield out
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise OSError(error.errno, f"{error.strerror}; nothing was changed", str(path)) from error
