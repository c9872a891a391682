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


def dispute_brief(dispute: Dispute, *, kept: bool = True) -> RenderableType:
    """The question, the kind and the sides in columns.

    A dispute that a ledger keeps names outlets, counts voices and says how to open its file;
    one inside a single article needs none of these.
    """
    sides = Padding(Sides(dispute, kept=kept), (0, 0, 0, 4))
    more = [Text(f"    accordingto show {dispute.id}", style=words.ASIDE)] if kept else []
    return Group(question(dispute), sides, *more)


def dispute_file(dispute: Dispute) -> RenderableType:
    """Every claim of every side with its outlet, day, cue, document and offsets."""
    parts: list[RenderableType] = [question(dispute)]
    for side in dispute.sides:
        parts += [Text(), _side_head(side), *map(_account_in_full, side.claims)]
    if dispute.because:
        reasons = "; ".join(words.on_one_line(reason) for reason in dispute.because)
        parts += [Text(), Text(f"Set side by side because: {reasons}", style=words.ASIDE)]
    return Group(*parts)


def question(dispute: Dispute) -> Table:
    """The id, the neutral question and the kind."""
    asked = Text(words.on_one_line(dispute.question), style=words.HEADING)
    table = Table.grid(padding=(0, 2))
    table.add_row(
        Text(dispute.id, style=words.ASIDE),
        Text.assemble(asked, (f"  {dispute.kind.value}", words.ASIDE)),
    )
    return table


class Sides:
    """The sides of a dispute in as many columns as the width allows."""

    def __init__(self, dispute: Dispute, *, kept: bool) -> None:
        self.sides = dispute.sides
        self.kept = kept

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
        table = Table(
            box=box.MINIMAL, show_edge=False, show_header=False, pad_edge=False, expand=True
        )
        table.border_style = words.ASIDE
        for _ in sides:
            table.add_column(ratio=1, overflow="fold")
        table.add_row(*(Group(*self._cell(side)) for side in sides))
        return table

    def _cell(self, side: Side) -> Iterator[RenderableType]:
        yield Text(words.names(side.named), style=words.NAME)
        stances = {claim.stance for claim in side.claims}
        verb = [words.stance(stances.pop()), " "] if len(stances) == 1 else []
        yield Text.assemble(*verb, words.quoted(side.says, 160))
        if self.kept:
            yield Text(words.voices(side.voices), style=words.ASIDE)
        for claim in side.claims[:ACCOUNTS]:
            if line := self._account(claim, alone=len(side.claims) == 1):
                yield line
        if len(side.claims) > ACCOUNTS:
            yield words.more(len(side.claims) - ACCOUNTS, "in the whole file")

    def _account(self, claim: Claim, *, alone: bool) -> Text:
        told = claim.said or (claim.document.published if self.kept else None)
        outlet = words.outlet(claim.document) if self.kept else ""
        beside = words.aside(outlet, words.day(told), words.evidence(claim))
        if alone or not beside:
            return beside
        who = f"{words.on_one_line(claim.by, 40)} "
        return Text.assemble(who, words.stance(claim.stance), " · ", beside, style=words.ASIDE)


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
