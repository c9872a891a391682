"""The options that several verbs share; a verb's signature names them."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from typer import Argument, BadParameter, Option

from accordingto.model import Stance, as_date


class Look(StrEnum):
    """How readings are printed."""

    BRIEF = "brief"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


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
LookAs = Annotated[Look, Option("--format", help="How to print.")]
FormAs = Annotated[Form, Option("--format", help="How to print.")]
Everything = Annotated[bool, Option("--all", help="Cut nothing.")]

By = Annotated[str | None, Option("--source", metavar="NAME", help="Who is credited.")]
ActorNamed = Annotated[str | None, Option("--actor", metavar="NAME", help="Who is spoken of.")]
Kind = Annotated[str | None, Option(metavar="KIND", help="Kind of the rows.")]
StanceOf = Annotated[
    Stance | None, Option("--stance", metavar="STANCE", help=f"One of: {' '.join(Stance)}.")
]
Type = Annotated[str | None, Option("--type", metavar="TYPE", help="PLOVER type of event.")]
PlaceNamed = Annotated[str | None, Option("--place", metavar="NAME", help="Where.")]
Outlet = Annotated[str | None, Option("--publisher", metavar="NAME", help="The outlet.")]
Since = Annotated[str | None, Option(metavar="DATE", callback=day, help="From this day on.")]
Until = Annotated[str | None, Option(metavar="DATE", callback=day, help="Up to this day.")]
Search = Annotated[str | None, Option(metavar="WORDS", help="Words in the text.")]
Limit = Annotated[int | None, Option(min=1, metavar="N", help="At most so many rows.")]
DocumentRef = Annotated[str | None, Option("--document", metavar="REF", help="One article.")]
