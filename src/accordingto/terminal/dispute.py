"""A dispute at a prompt: the question, and the sides beside one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from accordingto.terminal import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

    from accordingto.model import Claim, Dispute, Side

NARROWEST_SIDE = 26
"""Columns that a side needs to be read; fewer, and the sides stand in more rows."""
ACCOUNTS = 3
"""Accounts of a side that a briefing names one by one."""


def dispute_brief(dispute: Dispute, opens_with: str = "") -> RenderableType:
    """The question, the kind, the sides in columns, and how to open the whole file."""
    parts: list[RenderableType] = [question(dispute), Padding(Sides(dispute), (0, 0, 0, 2))]
    if opens_with:
        parts.append(Text(f"  {opens_with}", style=words.ASIDE))
    return Group(*parts)


def dispute_file(dispute: Dispute) -> RenderableType:
    """Every claim of every side with its outlet, day, cue, document and offsets."""
    parts: list[RenderableType] = [question(dispute)]
    for side in dispute.sides:
        parts += [Text(), _side_head(side), *map(_account_in_full, side.claims)]
    if dispute.because:
        reasons = "; ".join(words.on_one_line(reason) for reason in dispute.because)
        parts += [Text(), Text(f"Set side by side because: {reasons}", style=words.ASIDE)]
    return Group(*parts)


def question(dispute: Dispute) -> Text:
    """The id, the neutral question and the kind, on one line."""
    line = Text(f"{dispute.id}  ", style=words.ASIDE)
    line.append(words.on_one_line(dispute.question), style=words.HEADING)
    line.append(f"  {dispute.kind.value}", style=words.ASIDE)
    return line


class Sides:
    """The sides of a dispute in as many columns as the width allows."""

    def __init__(self, dispute: Dispute, accounts: int = ACCOUNTS) -> None:
        self.sides = dispute.sides
        self.accounts = accounts

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """One table for each row of columns."""
        fitting = max(1, options.max_width // NARROWEST_SIDE)
        rows = -(-len(self.sides) // fitting)
        each = -(-len(self.sides) // max(rows, 1)) or 1
        for start in range(0, len(self.sides), each):
            if start:
                yield Text()
            yield self._row(self.sides[start : start + each])

    def _row(self, sides: tuple[Side, ...]) -> Table:
        table = Table(box=box.MINIMAL, show_edge=False, show_header=False, expand=True)
        table.border_style = words.ASIDE
        for _ in sides:
            table.add_column(ratio=1, overflow="fold")
        table.add_row(*(Group(*self._cell(side)) for side in sides))
        return table

    def _cell(self, side: Side) -> Iterator[RenderableType]:
        yield Text(words.names(side.named), style=words.NAME)
        yield Text(words.quoted(side.says, 160))
        yield Text(words.voices(side.voices), style=words.ASIDE)
        for claim in side.claims[: self.accounts]:
            yield _account(claim)
        if len(side.claims) > self.accounts:
            yield words.more(len(side.claims) - self.accounts, "accordingto show")


def _account(claim: Claim) -> Text:
    line = words.stance(claim.stance)
    line.append_text(
        words.aside(
            "",
            words.outlet(claim.document),
            words.day(claim.said or claim.document.published),
            words.evidence(claim),
        )
    )
    return line


def _side_head(side: Side) -> Text:
    line = Text(words.names(side.named, 6), style=words.NAME)
    return line.append(f"  {words.voices(side.voices)}", style=words.ASIDE)


def _account_in_full(claim: Claim) -> RenderableType:
    return Padding(account(claim), (0, 0, 0, 2))


def account(claim: Claim) -> RenderableType:
    """One claim with all that leads back to its article."""
    line = Text(f"{claim.id}  ", style=words.ASIDE)
    line.append(words.on_one_line(claim.by, 60)).append(" ")
    line.append_text(words.stance(claim.stance)).append(" ")
    line.append(words.quoted(claim.says))
    cue = f"cue {words.quoted(claim.said_with)}" if claim.cue else "in the outlet’s own voice"
    where = ", ".join(f"{span.start}–{span.end}" for span in claim.content)
    said = f"said {words.day(claim.said)}" if claim.said else ""
    published = words.day(claim.document.published)
    return Group(
        line,
        Padding(
            Group(
                words.aside(words.outlet(claim.document), published, said, cue),
                words.aside(
                    words.on_one_line(claim.document.ref),
                    f"characters {where}",
                    words.evidence(claim),
                ),
            ),
            (0, 0, 0, 4),
        ),
    )
