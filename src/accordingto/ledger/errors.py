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


class AwayError(LedgerError):
    """The database cannot be reached, or does not let us in."""


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


_STATES: dict[str, tuple[type[LedgerError], str]] = {
    "55P03": (
        LockedError,
        "{name} is locked: another process is writing to it; wait for it to end and try again",
    ),
    "53100": (
        DiskFullError,
        "the disk of {name} is full; what is in it is safe; make room and try again",
    ),
    "25006": (UnwritableError, "{name} is read only: ask for a server that may be written"),
    "42501": (UnwritableError, "{name} may not be written by this user: grant it the right"),
    "0A000": (AwayError, "{name} lacks a feature that the ledger needs: {told}"),
    "58P01": (AwayError, "{name} lacks the extension unaccent: install postgresql-contrib there"),
}
"""SQLSTATE of PostgreSQL to what is said."""
_AWAY = "{name} cannot be reached: {told}; is it running, and are user and password right?"


@contextmanager
def explained(name: str) -> Generator[None]:
    """Turn the database's errors on the ledger `name` into a `LedgerError` that says what to do."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        known = _known(cause)
        if known is None:
            raise
        kind, message = known
        raise kind(message.format(name=name, told=_first_line(cause))) from error


def _known(cause: BaseException | None) -> tuple[type[LedgerError], str] | None:
    """What is said of an error of SQLite, by its code, or of PostgreSQL, by its SQLSTATE."""
    code = getattr(cause, "sqlite_errorcode", None)
    if code is not None:
        return _SAID.get(code & 0xFF)
    if not type(cause).__module__.startswith("psycopg"):
        return None
    state = getattr(cause, "sqlstate", None)
    if state in _STATES:
        return _STATES[state]
    lost = state is None and type(cause).__name__ in {"OperationalError", "ConnectionTimeout"}
    refused = state is not None and state[:2] in {"08", "28", "3D", "57"}
    return (AwayError, _AWAY) if lost or refused else None


def _first_line(cause: BaseException | None) -> str:
    return str(cause).strip().partition("\n")[0]
