"""The verbs that give out what the ledger keeps: `claims events disputes pending`, `export`."""

from __future__ import annotations

import sys
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Argument, BadParameter, Context, Option

from accordingto.cli.filters import Filters, check_kind, filtered
from accordingto.cli.kept import kept, linked
from accordingto.cli.options import Form, FormAs, LedgerAt
from accordingto.cli.outfile import written_whole
from accordingto.cli.rows import print_rows
from accordingto.terminal import listing as rows_below
from accordingto.terminal import notices

if TYPE_CHECKING:
    from accordingto.cli.rows import Look
    from accordingto.exports import Format
    from accordingto.ledger.ledger import Ledger


class What(StrEnum):
    """Every listing of the ledger."""

    CLAIMS = "claims"
    EVENTS = "events"
    DISPUTES = "disputes"
    PENDING = "pending"
    FIGURES = "figures"
    ACTORS = "actors"
    MATTERS = "matters"
    JUDGEMENTS = "judgements"
    DOCUMENTS = "documents"
    READINGS = "readings"


_LINKED = {What.DISPUTES, What.PENDING, What.MATTERS}


def _known(form: str | None) -> str | None:
    from accordingto.exports import FORMATS  # noqa: PLC0415 - --help must not wait for it

    if form is None or form in FORMATS:
        return form
    raise BadParameter(f"{form!r} is no format: give --format {' or '.join(FORMATS)}")


def _format_of(what: What, form: str | None, output: Path | None) -> Format:
    """The format that is named, else the one that the ending of the file names, else CSV.

    Raises:
        BadParameter: the ending names none or several, or the format does not hold `what`.
    """
    from accordingto.exports import FORMATS, by_ending  # noqa: PLC0415 - as above

    if form is None and output is not None and output.suffix:
        names = by_ending(output.suffix)
        if len(names) != 1:
            choice = " or ".join(names or FORMATS)
            raise BadParameter(
                f"{output.suffix!r} does not name one format: give --format {choice}"
            )
        (form,) = names
    named = form or ("jsonl" if what is What.READINGS else "csv")
    if FORMATS[named].holds(what):
        return FORMATS[named]
    able = [name for name, other in FORMATS.items() if other.holds(what)]
    raise BadParameter(f"{named} cannot hold {what}: give --format {' or '.join(able)}")


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
        help="csv, jsonl, xlsx, …  [default: the ending of --output, else csv]",
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
        if verb in _LINKED:
            linked(opened)
        look = _briefing(opened) if verb == "disputes" else rows_below
        print_rows(getattr(opened, verb)(**filters), form, filters, look)


def _briefing(ledger: Ledger) -> Look:
    """Disputes with the inquiries that would settle them."""
    from accordingto.ledger.inquiries import inquiries  # noqa: PLC0415 - --help must not wait

    return partial(rows_below, inquiries=partial(inquiries, ledger))


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
    from accordingto.exports import Listing  # noqa: PLC0415 - as above

    check_kind(what, filters)
    chosen = _format_of(what, form, output)
    with kept(ledger) as opened:
        if what in _LINKED:
            linked(opened)
        rows = getattr(opened, what)(**filters)
        listing = Listing(what, rows.pairs())
        if output is None:
            chosen.write(listing, sys.stdout.buffer)
            return
        with written_whole(output, never=str(opened.name)) as out:
            chosen.write(listing, out)
        notices().print(f"{len(rows):,} {what} in {output}")
