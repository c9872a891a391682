"""A ledger in one SQLite file: how it is opened, locked, searched and brought up to date."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, StaticPool, create_engine, event, inspect, text

from accordingto.ledger.errors import CorruptError, NewerError
from accordingto.ledger.fulltext import FOLDED

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from accordingto.ledger.store import Store

NEWEST = "0005"
"""The last of `migrations/versions`, told here so that Alembic is only loaded when needed."""
MEMORY = ":memory:"

_to_json = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))


def shown(name: str) -> str:
    """How the file is named to people."""
    return name


def engine_of(name: str, timeout: float) -> Engine:
    """The file, opened at the first look; a connection waits `timeout` seconds for a lock."""
    settings: dict[str, Any] = {"connect_args": {"timeout": timeout, "check_same_thread": False}}
    if name == MEMORY:
        settings["poolclass"] = StaticPool
    url = URL.create("sqlite", database=name)
    engine = create_engine(url, json_serializer=_to_json, **settings)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    """Settings of one connection; `folded` knows all letters, not only A to Z."""
    connection.isolation_level = None
    connection.create_function(FOLDED, 1, _folded, deterministic=True)
    for setting in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {setting}")


def _folded(value: object) -> str | None:
    return None if value is None else str(value).casefold()


def _begin(connection: Connection) -> None:
    """A writer takes its lock at once: waiting later could end in a deadlock."""
    writes = connection.get_execution_options().get("accordingto_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def bring_up_to_date(store: Store) -> None:
    """Make or change the tables, after a copy of a file that has some.

    Raises:
        LedgerError: unwritable, damaged, no ledger, from a newer release, or locked.
    """
    with store.reading() as connection:
        found = _revision(connection, store.name)
    if found == NEWEST:
        return
    from accordingto.ledger import migrations  # noqa: PLC0415 - Alembic is slow to load

    if found is not None:
        if found not in migrations.revisions():
            command = "`pip install -U accordingto`"
            raise NewerError(f"{store.name} was kept by a newer release: upgrade with {command}")
        _back_up(store.name, found)
    with store.writing() as connection:
        migrations.upgrade(connection)


def _revision(connection: Connection, name: str) -> str | None:
    """The revision of the tables; None for a file with nothing in it.

    Raises:
        CorruptError: the file holds tables, but not a ledger's.
    """
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    found = None
    if "alembic_version" in tables and "documents" in tables:
        found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    if found is None:
        raise CorruptError(f"{name} is a database but no ledger: give another name with --ledger")
    return str(found)


def _back_up(name: str, revision: str) -> None:
    """Copy the file to `<name>.backup-<revision>-<UTC time>` before its tables are changed."""
    now = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    with (
        closing(sqlite3.connect(name)) as source,
        closing(sqlite3.connect(f"{name}.backup-{revision}-{now}")) as copy,
    ):
        source.backup(copy)
