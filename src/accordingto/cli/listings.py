"""The verbs that give out what the ledger keeps: `claims events disputes pending`, `export`."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from typer import Argument, BadParameter, Context, Option

from accordingto.cli.filters import Filters, check_kind, filtered
from accordingto.cli.kept import kept
from accordingto.cli.options import Form, FormAs, LedgerAt
from accordingto.cli.outfile import written_whole
from accordingto.cli.rows import print_rows
from accordingto.terminal import notices


class What(StrEnum):
    """Every listing of the ledger."""

    CLAIMS = "claims"
    EVENTS = "events"
    DISPUTES = "disputes"
    PENDING = "pending"
    FIGURES = "figures"
    ACTORS = "actors"
    MATTERS = "matters"
    DOCUMENTS = "documents"
    READINGS = "readings"


def _known(form: str | None) -> str | None:
    from accordingto.exports import FORMATS  # noqa: PLC0415 - --help must not wait for it

    if form is None or form in FORMATS:
        return form
    raise BadParameter(f"{form!r} is no format: give --format {' or '.join(FORMATS)}")


Output = Annotated[
    Path | None,
    Option("--output", "-o", metavar="FILE", help="Where to write, if not to standard output."),
]
FormatNamed = Annotated[
    str | None,
    Option(
        "--format",
        metavar="FORMAT",
        callback=_known,
        help="csv, jsonl, …  [default: the ending of --output, else csv]",
    ),
]


@filtered
def listing(
    ctx: Context, *, filters: Filters, ledger: LedgerAt = None, form: FormAs = Form.TABLE
) -> None:
    """List what the name of the verb says."""
    verb = ctx.info_name or ""
    check_kind(verb, filters)
    with kept(ledger) as opened:
        print_rows(getattr(opened, verb)(**filters), form, filters)


@filtered
def export(
    what: Annotated[What, Argument(metavar="WHAT", help="What to give out.")],
    *,
    filters: Filters,
    ledger: LedgerAt = None,
    form: FormatNamed = None,
    output: Output = None,
) -> None:
    """Give rows of the ledger out in one of the formats."""
    from accordingto.exports import FORMATS  # noqa: PLC0415 - as above

    check_kind(what, filters)
    ending = output.suffix.removeprefix(".") if output else ""
    write = FORMATS[form or _known(ending or None) or "csv"]
    with kept(ledger) as opened:
        rows = getattr(opened, what)(**filters)
        if output is None:
            write(rows.rows(), sys.stdout)
            return
        with written_whole(output, never=str(opened.name)) as out:
            write(rows.rows(), out)
        notices().print(f"{len(rows):,} {what} in {output}")
