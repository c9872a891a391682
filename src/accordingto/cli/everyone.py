"""The verb that lists who there is, under all names, and why the names are one's."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated

from typer import Argument

from accordingto.cli.kept import kept
from accordingto.cli.options import Form, FormAs, LedgerAt
from accordingto.cli.rows import NOTHING_KEPT, PAGE, print_json
from accordingto.terminal import Prompt, notices
from accordingto.terminal.person import everyone as lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.linking.actors import Known


def actors(
    called: Annotated[
        str | None,
        Argument(
            metavar="[NAME]", help="Words of a name, or an id such as A5.", show_default=False
        ),
    ] = None,
    *,
    ledger: LedgerAt = None,
    form: FormAs = Form.TABLE,
) -> None:
    """List who there is: one line for all names of one actor, and why they are joined."""
    with kept(ledger) as opened, notices().status("looking through the ledger"):
        found = opened.everyone(called)
    if form is not Form.TABLE:
        _print_rows(found, form)
        return
    if not found:
        notices().print(f"No actors {'of that name' if called else NOTHING_KEPT}")
        return
    Prompt().say(lines(found[:PAGE]))
    if len(found) > PAGE:
        notices().print(f"… {len(found) - PAGE:,} more: accordingto actors NAME, or --format json")


def _print_rows(found: Sequence[Known], form: Form) -> None:
    """A row an actor: one JSON value, a JSON line each, or CSV under a heading."""
    from accordingto.exports import csv  # noqa: PLC0415 - --help must not wait
    from accordingto.ledger.everyone import KNOWN, known_row  # noqa: PLC0415 - as above

    rows = [known_row(known) for known in found]
    if form is Form.CSV:
        csv.table(rows, KNOWN, sys.stdout.buffer)
    elif form is Form.JSONL:
        sys.stdout.writelines(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
    else:
        print_json(rows)
