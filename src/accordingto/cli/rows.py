"""Rows on standard output: for people, or as JSON and CSV for machines."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from accordingto.cli.options import Form
from accordingto.terminal import Prompt, listing, notices

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from rich.console import RenderableType

    from accordingto.ledger.query import Rows
    from accordingto.ledger.row import Row
    from accordingto.terminal.listing import Listed

    Look = Callable[[Iterable[Listed]], RenderableType]

PAGE, DISPUTES = 40, 10
"""Rows that people are shown where they set no limit; a dispute fills many lines."""

NOTHING_KEPT = "in the ledger yet: accordingto add FILES…"


def print_rows(
    rows: Rows[Listed], form: Form, filters: Collection[str], look: Look = listing
) -> None:
    """The rows that these filters left; where there are none, a note says what to do next.

    Args:
        rows: what is listed.
        form: how it is printed.
        filters: the names of those in use.
        look: what makes a page for people of them.
    """
    from accordingto.exports import FORMATS, Listing  # noqa: PLC0415 - --help must not wait for it

    with notices().status("looking through the ledger"):
        nothing = not rows
    if nothing:
        advice = "match; fewer filters find more." if filters else NOTHING_KEPT
        notices().print(f"No {rows.name} {advice}")
    if form is Form.TABLE:
        page = DISPUTES if rows.name == "disputes" else PAGE
        _print_page(rows, len(rows) if "limit" in filters else page, look)
    elif form is Form.JSON:
        print_json(rows.to_dicts())
    else:
        FORMATS[form].write(Listing(rows.name, rows.pairs()), sys.stdout.buffer)


def print_json(value: Row | list[Row]) -> None:
    """One JSON value."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def _print_page(rows: Rows[Listed], most: int, look: Look) -> None:
    page = rows[:most]
    if page:
        Prompt().say(look(page))
    if len(rows) > most:
        notices().print(f"… {len(rows) - most:,} more: --limit N, or narrow with --since, --source")
