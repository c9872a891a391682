"""Where a ledger's rows are: one SQLite file, or a PostgreSQL database; the same to all above."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text
from sqlalchemy.exc import DataError

from accordingto.ledger import postgres, sqlite
from accordingto.ledger.errors import CorruptError, NewerError, explained
from accordingto.proof import RecordError

if TYPE_CHECKING:
    from collections.abc import Generator

    from sqlalchemy import Connection, Engine

NEWEST = "0009"
"""The last of `migrations/versions`, told here so that Alembic is only loaded when needed."""


class Store:
    """The open ledger. `reading` and `writing` give a connection inside one transaction.

    Attributes:
        name: the file's path, ":memory:", or the database's URL without its password.
        engine: SQLAlchemy's engine; a connection waits for a lock as long as it was told to.
    """

    def __init__(self, name: str, engine: Engine) -> None:
        self.name = name
        self.engine = engine

    @contextmanager
    def reading(self) -> Generator[Connection]:
        """A connection that sees one state of the ledger from its first query to its last."""
        with explained(self.name), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Generator[Connection]:
        """The one writer's connection: all of the block is kept, or none of it."""
        engine = self.engine.execution_options(accordingto_writes=True)
        with explained(self.name), _storable(), engine.begin() as connection:
            yield connection

    def close(self) -> None:
        """Give the file, or the connections, back."""
        self.engine.dispose()


def open_store(name: str, timeout: float) -> Store:
    """Open or create the ledger and bring its tables to this release.

    Raises:
        LedgerError: unwritable, damaged, no ledger, from a newer release, locked or away.
    """
    kept_by = postgres if postgres.is_url(name) else sqlite
    store = Store(kept_by.shown(name), kept_by.engine_of(name, timeout))
    try:
        _bring_up_to_date(store, in_file=kept_by is sqlite)
    except BaseException:
        store.close()
        raise
    return store


def _bring_up_to_date(store: Store, *, in_file: bool) -> None:
    """Make or change the tables; a file that has some is copied first."""
    strange = sqlite.STRANGE if in_file else postgres.STRANGE
    with store.reading() as connection:
        found = _revision(connection, strange.format(name=store.name))
    if found == NEWEST:
        return
    from accordingto.ledger import migrations  # noqa: PLC0415 - Alembic is slow to load

    if found is not None and found not in migrations.revisions():
        command = "`pip install -U accordingto`"
        raise NewerError(f"{store.name} was kept by a newer release: upgrade with {command}")
    if found is not None and in_file:
        sqlite.back_up(store.name, found)
    with store.writing() as connection:
        if not in_file and _revision(connection, strange) is None:
            postgres.make(connection)
            migrations.stamp(connection)
        else:
            migrations.upgrade(connection)


def _revision(connection: Connection, strange: str) -> str | None:
    """The revision of the tables; None where there is nothing yet.

    Raises:
        CorruptError: there are tables, but not a ledger's; says what is strange.
    """
    names = inspect(connection).get_table_names()
    if not names:
        return None
    found = None
    if "alembic_version" in names and "documents" in names:
        found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    if found is None:
        raise CorruptError(strange)
    return str(found)


@contextmanager
def _storable() -> Generator[None]:
    """Half a surrogate pair is no character that a database can keep; PostgreSQL keeps no NUL."""
    try:
        yield
    except UnicodeEncodeError as error:
        message = f"the text holds half a character (surrogate) at {error.start}: mend its encoding"
        raise RecordError(message) from error
    except DataError as error:
        if "NUL" not in str(error.orig):
            raise
        message = "the text holds a NUL, which PostgreSQL cannot keep: take it out"
        raise RecordError(message) from error
