"""The verb that lists who there is, under all names, and why the names are one's."""

from __future__ import annotations

from typing import Annotated

from typer import Argument

from accordingto.cli.kept import kept
from accordingto.cli.options import Form, FormAs, LedgerAt
from accordingto.cli.rows import NOTHING_KEPT, PAGE, print_json
from accordingto.terminal import Prompt, notices
from accordingto.terminal.person import everyone as lines


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
        from accordingto.ledger.everyone import known_row  # noqa: PLC0415 - --help must not wait

        print_json([known_row(known) for known in found])
        return
    if not found:
        notices().print(f"No actors {'of that name' if called else NOTHING_KEPT}")
        return
    Prompt().say(lines(found[:PAGE]))
    if len(found) > PAGE:
        notices().print(f"… {len(found) - PAGE:,} more: accordingto actors NAME, or --format json")
