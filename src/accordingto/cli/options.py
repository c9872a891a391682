"""The options that several verbs share; a verb's signature names them."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

from typer import Argument, BadParameter, Option

from accordingto.model import as_date


class Look(StrEnum):
    """How readings are printed."""

    BRIEF = "brief"
    MARKED = "marked"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


class EngineName(StrEnum):
    """Who turns the crank."""

    LOCAL = "local"
    SPARK = "spark"
    RAY = "ray"


class Form(StrEnum):
    """How rows of the ledger are printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


def day(value: str | None) -> str | None:
    """A date of the calendar, as it was given.

    Raises:
        BadParameter: no date.
    """
    try:
        as_date(value)
    except ValueError as error:
        raise BadParameter(str(error)) from error
    return value


Inputs = Annotated[
    list[str],
    Argument(
        metavar="FILES…",
        help="Files, folders, patterns, addresses, JSON lines; - is standard input.",
        show_default=False,
    ),
]
Published = Annotated[
    str | None,
    Option(metavar="DATE", callback=day, help="Date of texts that name none, as YYYY-MM-DD."),
]
Publisher = Annotated[str | None, Option(metavar="NAME", help="Outlet of texts that name none.")]
Encoding = Annotated[str | None, Option(metavar="NAME", help="Encoding of files, if not UTF-8.")]
LedgerAt = Annotated[
    str | None,
    Option(
        "--ledger",
        metavar="FILE",
        help="The ledger’s file.  [default: $ACCORDINGTO_LEDGER, else ./accordingto.db]",
    ),
]
LookAs = Annotated[
    Look, Option("--format", help="How to print; marked: the article with its claims marked.")
]
FormAs = Annotated[Form, Option("--format", help="How to print.")]
EngineNamed = Annotated[
    EngineName, Option("--engine", help="What reads many articles: processes here, or a cluster.")
]
Workers = Annotated[
    int | None, Option(metavar="N", min=1, help="Processes that read at once.  [default: cores]")
]
Shards = Annotated[
    Path | None,
    Option(
        "--output",
        "-o",
        metavar="FOLDER",
        help="Write parquet or jsonl files of readings; a run that was stopped goes on from there.",
    ),
]
Everything = Annotated[bool, Option("--all", help="Cut nothing.")]
