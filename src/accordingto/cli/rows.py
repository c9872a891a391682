"""Rows on standard output: for people, or as JSON and CSV for machines."""

from __future__ import annotations

import csv
import json
import sys
from typing import TYPE_CHECKING

from accordingto.cli.options import Form
from accordingto.terminal import Prompt, listing, notices

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from accordingto.ledger.query import Rows
    from accordingto.ledger.row import Row
    from accordingto.terminal.listing import Listed

PAGE = 40
"""Rows that people are shown where they set no limit."""

_NOTHING_KEPT = "in the ledger yet: accordingto add FILES…"


def print_rows(rows: Rows[Listed], form: Form, filters: Collection[str]) -> None:
    """The rows that these filters left; where there are none, a note says what to do next."""
    if not rows:
        advice = "match; fewer filters find more." if filters else _NOTHING_KEPT
        notices().print(f"No {rows.name} {advice}")
    if form is Form.TABLE:
        _print_page(rows, len(rows) if "limit" in filters else PAGE)
    elif form is Form.JSONL:
        print_lines(rows.rows())
    elif form is Form.JSON:
        print_json(rows.to_dicts())
    else:
        print_csv(rows.to_dicts())


def print_lines(records: Iterable[Row]) -> int:
    """One JSON object a line, each as soon as it is known; how many there were."""
    count = 0
    for record in records:
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
        sys.stdout.flush()
        count += 1
    return count


def print_json(value: Row | list[Row]) -> None:
    """One JSON value."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def print_csv(rows: list[Row]) -> None:
    """A header and a line a row; a dispute gives a line for each of its claims."""
    from accordingto.ledger.row import spread  # noqa: PLC0415 - --help must not wait for it

    lines = [flat for row in rows for flat in spread(row)]
    if not lines:
        return
    writer = csv.DictWriter(sys.stdout, lines[0])
    writer.writeheader()
    writer.writerows({key: _cell(value) for key, value in line.items()} for line in lines)


def _cell(value: object) -> object:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value


def _print_page(rows: Rows[Listed], most: int) -> None:
    page = rows[:most]
    if page:
        Prompt().say(listing(page))
    if len(rows) > most:
        notices().print(f"… {len(rows) - most:,} more: --limit N, or narrow with --since, --source")
