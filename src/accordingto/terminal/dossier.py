"""The whole file of one dispute: sides, what is said day by day, figures, reasons, judgements."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from accordingto.telling import told_on
from accordingto.terminal import words
from accordingto.terminal.chart import figures_over_time
from accordingto.terminal.dispute import Sides, claim_line, inquiry_line, question
from accordingto.terminal.judged import judgement_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from accordingto.judgement import Judgement
    from accordingto.model import Claim, Dispute, Figure, Pending


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dispute with all that a ledger holds on it.

    Attributes:
        printings: its claims by day, each followed by its reprints.
        inquiries: what would settle it, as a source says.
        figures: of its claims.
        judgements: on it, oldest first, those undone too.
    """

    dispute: Dispute
    printings: tuple[tuple[Claim, ...], ...]
    inquiries: tuple[Pending, ...] = ()
    figures: tuple[Figure, ...] = ()
    judgements: tuple[Judgement, ...] = ()


def dispute_file(thing: Dossier | Dispute) -> RenderableType:
    """Sides beside one another, then the history; every claim with document and offsets."""
    dossier = thing if isinstance(thing, Dossier) else _alone(thing)
    dispute = dossier.dispute
    drawn = figures_over_time(dispute, dossier.figures)
    matter = [Text(f"accordingto show {dispute.matter}", words.ASIDE)] if dispute.matter else []
    return Group(
        question(dispute),
        Padding(Sides(dispute, kept=True, heads=True), (1, 0, 0, 4)),
        *_section("What would settle it", map(inquiry_line, dossier.inquiries)),
        *_section("Figures over time", [drawn] if drawn else []),
        *_section("Day by day", _days(dossier)),
        *_section("Why these are set side by side", map(_reason, dispute.because)),
        *_section("Judgements", map(judgement_line, dossier.judgements)),
        *_section("The matter", matter),
    )


def _alone(dispute: Dispute) -> Dossier:
    """A dispute without the ledger that keeps it."""
    return Dossier(dispute, tuple((claim,) for side in dispute.sides for claim in side.claims))


def _section(heading: str, parts: Iterable[RenderableType]) -> Iterator[RenderableType]:
    found = [*parts]
    if found:
        yield Text(f"\n{heading.upper()}", style=words.HEADING)
        yield Padding(Group(*found), (0, 0, 0, 2))


def _reason(reason: str) -> Text:
    return Text(words.on_one_line(reason))


def _days(dossier: Dossier) -> Iterator[RenderableType]:
    """The claims under their day and outlet, marked with the letter of their side."""
    sides = enumerate(dossier.dispute.sides)
    letters = {claim.id: words.letter(n) for n, side in sides for claim in side.claims}
    ordered = sorted(dossier.printings, key=lambda group: _day_and_outlet(group[0]))
    for (day, outlet), groups in groupby(ordered, key=lambda group: _day_and_outlet(group[0])):
        yield Text.assemble((words.day(day) or "No day", words.HEADING), f"  {outlet}")
        yield from (_told(group, letters) for group in groups)


def _day_and_outlet(claim: Claim) -> tuple[str, str]:
    return str(told_on(claim) or ""), words.outlet(claim.document)


def _told(group: Sequence[Claim], letters: Mapping[str, str]) -> Padding:
    first, *copies = group
    told = Group(claim_line(first), _origin(first), *([_copies(copies)] if copies else []))
    table = Table.grid(padding=(0, 2))
    table.add_row(Text(letters.get(first.id, "")), Text(first.id, words.ASIDE), told)
    return Padding(table, (0, 0, 0, 2))


def _origin(claim: Claim) -> Text:
    where = ", ".join(f"{span.start}–{span.end}" for span in claim.content)
    published = claim.document.published
    return words.aside(
        words.cue(claim),
        words.on_one_line(claim.document.ref),
        f"characters {where}",
        f"published {words.day(published)}" if published and published != told_on(claim) else "",
        words.evidence(claim, quoting=True),
    )


def _copies(copies: Sequence[Claim]) -> Text:
    """Where else it was printed; a copy is no voice of its own."""
    outlets = (f"{words.outlet(copy.document)} ({copy.id})" for copy in copies)
    return words.aside(f"printed also by {', '.join(outlets)}")
