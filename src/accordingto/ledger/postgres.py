"""A ledger in a PostgreSQL database, for a team: one writer at a time, as many readers as like.

The tables are those of SQLite. A new ledger is made at the newest revision; later revisions are
applied when it is opened, inside one transaction, so a failed one changes nothing. Needs the
extra `postgres` and PostgreSQL 13 or later with its own `unaccent`.
"""

from __future__ import annotations

import json
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from accordingto.ledger import tables
from accordingto.ledger.errors import LedgerError
from accordingto.ledger.fulltext import FOLDED, PLAIN, searched_index

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection, Engine

SCHEMES = ("postgresql://", "postgres://", "postgresql+psycopg://")
STRANGE = "{name} holds other tables and no ledger: give an empty database"
WRITER = 0x6163636F7264
"""The advisory lock of the one writer, the same in every ledger of a database."""
_FUNCTIONS = (
    "CREATE EXTENSION IF NOT EXISTS unaccent SCHEMA public",
    f"""CREATE OR REPLACE FUNCTION {FOLDED}(words text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    AS $$ SELECT replace(lower(words), 'ß', 'ss') $$""",
    f"""CREATE OR REPLACE FUNCTION {PLAIN}(words text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    AS $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, words)) $$""",
)
_to_json = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))


def is_url(name: str) -> bool:
    """Whether a ledger of this name is kept in PostgreSQL."""
    return name.startswith(SCHEMES)


def shown(name: str) -> str:
    """The URL as people may see it, without its password."""
    return _url(name).render_as_string().replace("+psycopg", "")


def engine_of(name: str, timeout: float) -> Engine:
    """The database, reached at the first look; a connection waits `timeout` seconds for a lock.

    Raises:
        LedgerError: psycopg is not installed, or the URL is none.
    """
    if find_spec("psycopg") is None:
        raise LedgerError("psycopg is not installed: pip install 'accordingto[postgres]'")
    engine = create_engine(
        _url(name),
        isolation_level="REPEATABLE READ",
        json_serializer=_to_json,
        pool_pre_ping=True,
        connect_args={"options": f"-c lock_timeout={int(timeout * 1000)}"},
    )
    event.listen(engine, "begin", _begin)
    return engine


def _url(name: str) -> URL:
    try:
        return make_url(name).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError) as error:
        raise LedgerError(
            f"{name.partition('://')[0]}://… is no address of a database: "
            "give postgresql://user@host:port/name"
        ) from error


def _begin(connection: Connection) -> None:
    """A writer waits for the one before it, and only then takes its view of the ledger."""
    if connection.get_execution_options().get("accordingto_writes", False):
        lock(connection)


def lock(connection: Connection) -> None:
    """Be the one writer until the transaction ends.

    A lock's own statement would fix the view of a REPEATABLE READ transaction before the lock
    is held, so a writer reads what is committed.
    """
    connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITER})")


def make(connection: Connection) -> None:
    """The tables of the newest revision, in a database with nothing in it."""
    for statement in _FUNCTIONS:
        connection.exec_driver_sql(statement)
    tables.metadata.create_all(connection)
    for statement in searched_index():
        connection.exec_driver_sql(statement)
