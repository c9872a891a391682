"""The verb that lists who there is, under all names, and why the names are one's."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Option

from accordingto.cli.kept import kept
from accordingto.cli.options import Form, FormAs, LedgerAt
from accordingto.cli.rows import NOTHING_KEPT, PAGE, print_json
from accordingto.terminal import Prompt, notices
from accordingto.terminal.person import everyone as lines
from accordingto.terminal.person import stands_through_time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.ledger.row import Row


def actors(
    called: Annotated[
        str | None,
        Argument(
            metavar="[NAME]", help="Words of a name, or an id such as A5.", show_default=False
        ),
    ] = None,
    *,
    through_time: Annotated[
        bool, Option("--stands", help="Where each stands on a matter through time.")
    ] = False,
    ledger: LedgerAt = None,
    form: FormAs = Form.TABLE,
) -> None:
    """List who there is: one line for all names of one actor, and why they are joined."""
    from accordingto.ledger.everyone import KNOWN, known_row  # noqa: PLC0415 - --help must not wait
    from accordingto.ledger.stands import STANDS, stands  # noqa: PLC0415 - as above

    with kept(ledger) as opened, notices().status("looking through the ledger"):
        found = opened.everyone(called)
        taken = [each for known in found for each in stands(opened, known)] if through_time else []
    if through_time:
        rows, columns = [row for each in taken for row in each.rows()], STANDS
        page, left = stands_through_time(taken[:PAGE]), len(taken) - PAGE
    else:
        rows, columns = [known_row(known) for known in found], KNOWN
        page, left = lines(found[:PAGE]), len(found) - PAGE
    if form is not Form.TABLE:
        _print_rows(rows, columns, form)
        return
    if not rows:
        nobody = f"No actors {'of that name' if called else NOTHING_KEPT}"
        notices().print("No stands on two days." if found else nobody)
        return
    Prompt().say(page)
    if left > 0:
        notices().print(f"… {left:,} more: accordingto actors NAME, or --format json")


def _print_rows(rows: list[Row], columns: Sequence[str], form: Form) -> None:
    """One JSON value, a JSON line each, or CSV under a heading."""
    from accordingto.exports import csv  # noqa: PLC0415 - --help must not wait

    if form is Form.CSV:
        csv.table(rows, columns, sys.stdout.buffer)
    elif form is Form.JSONL:
        sys.stdout.writelines(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
    else:
        print_json(rows)
