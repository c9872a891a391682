"""Where the ledgers of tests are kept: files, or databases of `$ACCORDINGTO_TEST_POSTGRES`."""

from __future__ import annotations

import hashlib
import os
from itertools import count
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, make_url, text

if TYPE_CHECKING:
    from pathlib import Path

SERVER = os.environ.get("ACCORDINGTO_TEST_POSTGRES")
_numbers = count()


def kept_at(name: str | Path) -> str:
    """The name itself, or the URL of a database for it; a new one for each ":memory:"."""
    if SERVER is None or "://" in str(name):
        return str(name)
    unique = f"{os.getpid()} {next(_numbers)}" if name == ":memory:" else str(name)
    return database(f"tests_{hashlib.sha256(unique.encode()).hexdigest()[:24]}")


def database(name: str) -> str:
    """The URL of a database of the server, made if it is not there."""
    assert SERVER is not None
    url = make_url(SERVER).set(drivername="postgresql+psycopg")
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        found = text("SELECT 1 FROM pg_database WHERE datname = :name")
        if not connection.scalar(found, {"name": name}):
            connection.execute(text(f'CREATE DATABASE "{name}"'))
    engine.dispose()
    shown = url.set(drivername="postgresql", database=name)
    return shown.render_as_string(hide_password=False)
