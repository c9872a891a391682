"""Where a ledger's rows are: one SQLite file, or a PostgreSQL database; the same to all above."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DataError

from accordingto.ledger import postgres, sqlite
from accordingto.ledger.errors import explained
from accordingto.proof import RecordError

if TYPE_CHECKING:
    from collections.abc import Generator

    from sqlalchemy import Connection, Engine


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
        kept_by.bring_up_to_date(store)
    except BaseException:
        store.close()
        raise
    return store


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
