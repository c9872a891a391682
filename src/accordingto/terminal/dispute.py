"""A dispute at a prompt: the question, and the sides beside one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from accordingto.model import Decision, Stance
from accordingto.telling import told_on
from accordingto.terminal import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

    from accordingto.model import Claim, Dispute, Pending, Side

NARROWEST_SIDE = 26
"""Columns that a side needs to be read; fewer, and the sides stand in more rows."""
NAMES = 3
ACCOUNTS = 3
"""Names and accounts of a side that a briefing gives one by one."""


def dispute_brief(
    dispute: Dispute, *, kept: bool = True, inquiries: Sequence[Pending] = ()
) -> RenderableType:
    """The question, the kind, the sides in columns and the inquiries that would settle it.

    A dispute that a ledger keeps names outlets, counts voices and says how to open its file;
    one inside a single article needs none of these.
    """
    sides = Padding(Sides(dispute, kept=kept), (0, 0, 0, 4))
    more = [Text(f"    accordingto show {dispute.id}", style=words.ASIDE)] if kept else []
    settling = [Padding(inquiry_line(one), (0, 0, 0, 4)) for one in inquiries]
    return Group(question(dispute), sides, *settling, *more)


def inquiry_line(inquiry: Pending) -> Text:
    """Its state and day, who tells of it in which words, outlet and day."""
    claim = inquiry.claim
    due = f", due {words.day(inquiry.due)}" if inquiry.due else ""
    beside = words.aside(words.outlet(claim.document), words.day(told_on(claim)), inquiry.id)
    state = (f"Inquiry {inquiry.status.value}{due}: ", words.HEADING)
    return Text.assemble(state, claim_line(claim, 160), "  ", beside)


def question(dispute: Dispute) -> Table:
    """The id, the neutral question and the kind."""
    asked = Text(words.on_one_line(dispute.question), style=words.HEADING)
    table = Table.grid(padding=(0, 2))
    table.add_row(
        Text(dispute.id, style=words.ASIDE),
        Text.assemble(asked, (f"  {dispute.kind.value}{_judged(dispute)}", words.ASIDE)),
    )
    return table


def _judged(dispute: Dispute) -> str:
    said = {Decision.CONFIRM: "confirmed", Decision.REJECT: "rejected"}
    return f" · {said[dispute.judged]}" if dispute.judged else ""


class Sides:
    """The sides of a dispute in as many columns as the width allows.

    `kept` names outlets and counts voices; `heads` gives each side its letter and all its
    names, and leaves the accounts to the history.
    """

    def __init__(self, dispute: Dispute, *, kept: bool, heads: bool = False) -> None:
        self.sides = dispute.sides
        self.kept = kept
        self.heads = heads

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """One table for each row of columns."""
        fitting = max(1, options.max_width // NARROWEST_SIDE)
        rows = -(-len(self.sides) // fitting)
        each = -(-len(self.sides) // max(rows, 1)) or 1
        for start in range(0, len(self.sides), each):
            if start:
                yield Text()
            yield self._row(range(start, min(start + each, len(self.sides))))

    def _row(self, numbers: range) -> Table:
        table = Table(
            box=box.MINIMAL, show_edge=False, show_header=False, pad_edge=False, expand=True
        )
        table.border_style = words.ASIDE
        for _ in numbers:
            table.add_column(ratio=1, overflow="fold")
        table.add_row(*(Group(*self._cell(number)) for number in numbers))
        return table

    def _cell(self, number: int) -> Iterator[RenderableType]:
        side = self.sides[number]
        letter = f"{words.letter(number)}  " if self.heads else ""
        names = words.names(side.named, len(side.named) if self.heads else NAMES)
        yield Text.assemble(letter, (names, words.NAME))
        yield _lead(side)
        if self.kept:
            yield Text(words.on_one_line(side.counted), style=words.ASIDE)
        accounts = [] if self.heads else [*self._accounts(side)]
        yield from accounts[:ACCOUNTS]
        if len(accounts) > ACCOUNTS:
            yield words.more(len(accounts) - ACCOUNTS, "in the whole file")

    def _accounts(self, side: Side) -> Iterator[Text]:
        """A line for each who says it alike, with the outlets that carry it and the first day.

        Those of whose evidence something is said come first: a briefing must not cut them.
        """
        alike: dict[tuple[str, Stance, str], list[Claim]] = {}
        for claim in side.claims:
            name = words.source(claim) if len(side.named) > 1 else ""
            evidence = words.evidence(claim, quoting=self.kept)
            alike.setdefault((name, claim.stance, evidence), []).append(claim)
        for (name, stance, evidence), claims in sorted(
            alike.items(), key=lambda each: not each[0][2]
        ):
            verb = words.stance(stance) if name and stance is not Stance.ASSERTS else Text()
            carriers = [claim.document for claim in claims if self.kept and claim.source.spans]
            outlets = words.names(dict.fromkeys(map(words.outlet, carriers)))
            days = (told_on(claim) if self.kept else claim.said for claim in claims)
            first = words.day(min(filter(None, days), key=str, default=None))
            beside = words.aside(outlets, first, evidence)
            if beside:
                parts = [part for part in (Text(name), verb, beside) if part]
                yield Text(" · ", style=words.ASIDE).join(parts)


def _lead(side: Side) -> Text:
    """The words of a side, after the verb where all its claims share one and it is not said."""
    stances = {claim.stance for claim in side.claims}
    said = side.says.casefold()
    cued = any(said.startswith(claim.said_with.casefold()) for claim in side.claims if claim.cue)
    verb = [] if cued or len(stances) != 1 else [words.stance(stances.pop()), " "]
    return Text.assemble(*verb, words.quoted(side.says, 160))


def account(claim: Claim) -> Table:
    """One claim with all that leads back to its article."""
    table = Table.grid(padding=(0, 2))
    told = Group(claim_line(claim), _origin(claim), _stretch(claim))
    table.add_row(Text(claim.id, words.ASIDE), told)
    return table


def claim_line(claim: Claim, width: int | None = None) -> Text:
    """Who, the verb, the words."""
    return Text.assemble(
        (words.source(claim), words.NAME),
        " · ",
        words.stance(claim.stance),
        f" {words.quoted(claim.says, width)}",
    )


def _origin(claim: Claim) -> Text:
    said = words.day(claim.said)
    return words.aside(
        words.outlet(claim.document),
        words.day(claim.document.published),
        f"said {said}" if said else "",
        words.cue(claim),
    )


def _stretch(claim: Claim) -> Text:
    where = ", ".join(f"{span.start}–{span.end}" for span in claim.content)
    ref = words.on_one_line(claim.document.ref)
    return words.aside(ref, f"characters {where}", words.evidence(claim))
