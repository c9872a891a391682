"""Where a ledger is found: a file, a URL, the environment."""

from __future__ import annotations

import os
from pathlib import Path

from accordingto.ledger import postgres
from accordingto.ledger.errors import LedgerError, UnwritableError
from accordingto.ledger.ledger import Ledger
from accordingto.ledger.sqlite import MEMORY

VARIABLE = "ACCORDINGTO_LEDGER"
DEFAULT = "accordingto.db"


def open_ledger(where: str | Path | None = None, *, create: bool = True) -> Ledger:
    """The ledger at a path, a "postgresql://…" URL, in ":memory:" or, by default, the usual one.

    Args:
        where: by default `$ACCORDINGTO_LEDGER`, or else `accordingto.db` in this folder.
        create: make the file where there is none.

    Raises:
        LedgerError: there is no such ledger, or it cannot be opened.
    """
    name = str(where or os.environ.get(VARIABLE) or DEFAULT)
    scheme, found, rest = name.partition("://")
    if postgres.is_url(name):
        return Ledger(name)
    if found and scheme != "sqlite":
        raise LedgerError(
            f"no ledger can be kept in {scheme}: give a file, sqlite:///file or postgresql://…"
        )
    name = rest.removeprefix("/") if found else name
    if name in ("", MEMORY):
        return Ledger(MEMORY)
    path = Path(name).expanduser()
    _room_for(path)
    if not create and not (path.exists() and path.stat().st_size):
        raise LedgerError(f"there is no ledger {path}: begin one with `accordingto add`")
    return Ledger(path)


def _room_for(path: Path) -> None:
    """Nothing, if a file can stand at `path`.

    Raises:
        UnwritableError: the path is a folder, or its folder is none.
    """
    if path.is_dir():
        raise UnwritableError(f"{path} is a folder: name a file in it, such as {path / DEFAULT}")
    if not path.parent.is_dir():
        raise UnwritableError(f"{path.parent} is no folder: make it first or give another name")
