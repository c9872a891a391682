"""What the ledger says when it cannot go on: what happened and what to do next."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

if TYPE_CHECKING:
    from collections.abc import Generator


class LedgerError(Exception):
    """The ledger cannot do what was asked; the message says why and what to do."""


class UnwritableError(LedgerError):
    """The file or its folder cannot be written."""


class CorruptError(LedgerError):
    """The file is damaged, or is no ledger."""


class NewerError(LedgerError):
    """A newer release of accordingto has kept this ledger."""


class LockedError(LedgerError):
    """Another process is writing and did not finish in time."""


class DiskFullError(LedgerError):
    """No room is left for the ledger."""


class UnknownIdError(LedgerError, LookupError):
    """The ledger holds nothing of that name."""


class JudgementError(LedgerError):
    """This cannot be decided about these things; the message says what can."""


_SAID: dict[int, tuple[type[LedgerError], str]] = {
    sqlite3.SQLITE_BUSY: (
        LockedError,
        "{name} is locked: another process is writing to it; wait for it to end and try again",
    ),
    sqlite3.SQLITE_FULL: (
        DiskFullError,
        "the disk is full: {name} cannot grow; what is in it is safe; make room and try again",
    ),
    sqlite3.SQLITE_CORRUPT: (
        CorruptError,
        '{name} is damaged: restore a copy, or save what is left with `sqlite3 {name} ".recover"`',
    ),
    sqlite3.SQLITE_NOTADB: (
        CorruptError,
        "{name} is no ledger and no SQLite database: give another name with --ledger",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        UnwritableError,
        "{name} cannot be opened: check that its folder exists and that you may write there",
    ),
    sqlite3.SQLITE_READONLY: (
        UnwritableError,
        "{name} cannot be written: check its permissions, or copy it to a folder of yours",
    ),
    sqlite3.SQLITE_IOERR: (
        CorruptError,
        "{name} cannot be read or written (input/output error): check the disk",
    ),
}
_SAID[sqlite3.SQLITE_LOCKED] = _SAID[sqlite3.SQLITE_BUSY]


@contextmanager
def explained(name: str) -> Generator[None]:
    """Turn the database's errors on the file `name` into a `LedgerError` that says what to do."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        code = getattr(cause, "sqlite_errorcode", None)
        if code is None or (code & 0xFF) not in _SAID:
            raise
        kind, message = _SAID[code & 0xFF]
        raise kind(message.format(name=name)) from error
