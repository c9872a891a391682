"""Rows of the ledger as a table; disputes as a briefing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.console import Group
from rich.table import Table
from rich.text import Text

from accordingto.model import Claim, Dispute, Event, Pending, words_of
from accordingto.terminal import words
from accordingto.terminal.dispute import dispute_brief

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

Row = Claim | Event | Dispute | Pending
_HEADS = {
    Claim: ("", "who", "", "words", "outlet", "said"),
    Event: ("", "what", "who", "words", "to whom", "when", "outlet"),
    Pending: ("", "what", "who", "words", "due", "status"),
}
_WIDE = {"words": 5, "who": 2, "to whom": 2, "outlet": 2}


def listing(rows: Sequence[Row]) -> RenderableType:
    """The rows one below the other; all rows are of one type."""
    if isinstance(rows[0], Dispute):
        return Group(*(_with_gap(row) for row in rows if isinstance(row, Dispute)))
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, expand=True)
    table.header_style = words.ASIDE
    table.border_style = words.ASIDE
    for head in _HEADS[type(rows[0])]:
        wide = _WIDE.get(head)
        table.add_column(head, ratio=wide, no_wrap=wide is None, overflow="fold")
    for row in rows:
        table.add_row(*_cells(row))
    return table


def _with_gap(dispute: Dispute) -> Group:
    return Group(dispute_brief(dispute, f"accordingto show {dispute.id}"), Text())


def _cells(row: Row) -> tuple[Text, ...]:
    if isinstance(row, Claim):
        return _claim(row)
    if isinstance(row, Event):
        return _event(row)
    assert isinstance(row, Pending)
    return _pending(row)


def _claim(row: Claim) -> tuple[Text, ...]:
    return (
        Text(row.id, words.ASIDE),
        Text(words.on_one_line(row.by, 50), words.NAME),
        words.stance(row.stance),
        Text(words.quoted(row.says, 140)),
        Text(words.outlet(row.document)),
        Text(words.day(row.said or row.document.published)),
    )


def _event(row: Event) -> tuple[Text, ...]:
    text = row.document.text
    return (
        Text(row.id, words.ASIDE),
        Text(row.type.lower()).append_text(words.aside("", row.modality.value)),
        Text(words.on_one_line(words_of(row.actor_spans, text), 50), words.NAME),
        Text(words.quoted(row.words, 60)),
        Text(words.on_one_line(words_of(row.recipient_spans, text), 50)),
        Text(words.day(row.when)),
        Text(words.outlet(row.document)),
    )


def _pending(row: Pending) -> tuple[Text, ...]:
    return (
        Text(row.id, words.ASIDE),
        Text(row.kind.value),
        Text(words.on_one_line(row.claim.by, 50), words.NAME),
        Text(words.quoted(row.claim.says, 140)),
        Text(words.day(row.due)),
        Text(row.status.value),
    )
