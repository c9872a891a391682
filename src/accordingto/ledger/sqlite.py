"""A ledger in one SQLite file: how it is opened, locked, searched and brought up to date."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, StaticPool, create_engine, event

from accordingto.ledger.fulltext import FOLDED, says

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

MEMORY = ":memory:"
PAGE = 2048
"""Bytes of a page in a new file. Texts and records take several, and SQLite's usual 4,096 would
leave a tenth of the file empty at their ends."""
STRANGE = "{name} is a database but no ledger: give another name with --ledger"

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
    connection.create_function(says.__name__, -1, says, deterministic=True)
    for setting in (
        f"page_size={PAGE}",
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "foreign_keys=ON",
    ):
        connection.execute(f"PRAGMA {setting}")


def _folded(value: object) -> str | None:
    return None if value is None else str(value).casefold()


def _begin(connection: Connection) -> None:
    """A writer takes its lock at once: waiting later could end in a deadlock."""
    writes = connection.get_execution_options().get("accordingto_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def back_up(name: str, revision: str) -> None:
    """Copy the file to `<name>.backup-<revision>-<UTC time>` before its tables are changed."""
    now = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    with (
        closing(sqlite3.connect(name)) as source,
        closing(sqlite3.connect(f"{name}.backup-{revision}-{now}")) as copy,
    ):
        source.backup(copy)
