"""How every verb ends: an exit code, one clear line for a mistake, never a traceback."""

from __future__ import annotations

import os
import sys
from enum import IntEnum
from io import TextIOWrapper
from typing import Any

import typer
from typer.core import TyperGroup

from accordingto.terminal import notices

TRACEBACK = "ACCORDINGTO_TRACEBACK"
"""Set in the environment, it lets an unexpected error show where it comes from."""

_STOPPED = {
    "add": "Stopped. What was added so far is kept; the same command goes on from there.",
    "read": "Stopped. Reading keeps nothing.",
    "watch": "Stopped. `accordingto watch` without feeds goes on from there.",
}


class Ending(IntEnum):
    """Exit codes beside 0, all right, and 2, the parser's own for a usage error."""

    REFUSED = 1
    NOTHING = 3
    STOPPED = 130


class Verbs(TyperGroup):
    """The verbs; whatever one of them meets, the user gets a sentence and an exit code."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - the types are in a private module of typer
        """Run the verb.

        Raises:
            typer.Exit: with the code of `Ending` that fits.
        """
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            _let_go_of_the_pipe()
            raise typer.Exit from None
        except KeyboardInterrupt:
            notices().print(_STOPPED.get(ctx.invoked_subcommand or "", "Stopped."))
            raise typer.Exit(Ending.STOPPED) from None
        except (typer.Exit, typer.Abort, typer.TyperException):
            raise
        except Exception as error:
            if os.environ.get(TRACEBACK):
                raise
            notices().print(_sentence(error))
            raise typer.Exit(Ending.NOTHING) from None
        return result


def use_utf8() -> None:
    """Write UTF-8 to files and pipes; a character that cannot be written becomes an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def _let_go_of_the_pipe() -> None:
    """Point standard output at nothing, so that Python's own last flush has no complaint."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


def _sentence(error: Exception) -> str:
    """Our own errors are worded for the user; others are named with a way to report them."""
    if type(error).__module__.startswith("accordingto."):
        return f"accordingto: {error}"
    if isinstance(error, OSError) and error.strerror:
        where = f"{error.filename}: " if error.filename else ""
        return f"accordingto: {where}{error.strerror}"
    told = f"{type(error).__name__}: {error}"
    return f"accordingto: unexpected error ({told}). Please report it with {TRACEBACK}=1 set."
