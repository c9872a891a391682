"""What changed in the tables from release to release, applied when a ledger is opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

if TYPE_CHECKING:
    from sqlalchemy import Connection

FOLDER = Path(__file__).parent


def revisions() -> list[str]:
    """All that this release knows, the newest first."""
    scripts = ScriptDirectory.from_config(_config())
    return [script.revision for script in scripts.walk_revisions()]


def upgrade(connection: Connection) -> None:
    """Bring the tables to the newest revision, inside the connection's transaction."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def stamp(connection: Connection) -> None:
    """Say that the tables, made at once, are those of the newest revision."""
    config = _config()
    config.attributes["connection"] = connection
    command.stamp(config, "head")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    return config
