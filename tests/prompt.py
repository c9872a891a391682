"""The command line as a test calls it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typer.testing import CliRunner

from accordingto.cli import app

if TYPE_CHECKING:
    from typer.testing import Result


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, list(arguments), input=stdin)
