"""Rows of the ledger one below the other; disputes as a briefing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from accordingto.judgement import Judgement
from accordingto.model import Claim, Dispute, Event, Matter, Modality, Pending, words_of
from accordingto.terminal import words
from accordingto.terminal.dispute import claim_line, dispute_brief
from accordingto.terminal.judged import judgement_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from rich.console import RenderableType

    from accordingto.model import Span

Listed = Claim | Event | Dispute | Judgement | Matter | Pending
WORDS = 160
"""Characters of quoted words in a row."""
CHAIN = 5
"""Voices of a chain that are named."""


def listing(
    rows: Iterable[Listed], inquiries: Callable[[Dispute], Sequence[Pending]] = lambda _: ()
) -> RenderableType:
    """Each row with its id, by which `accordingto show` opens it.

    Args:
        rows: of one kind.
        inquiries: what would settle a dispute, as a source says.
    """
    blocks: list[RenderableType] = []
    table = _table()
    rows = list(rows)
    claims = {row.id: row for row in rows if isinstance(row, Claim)}
    for row in rows:
        if isinstance(row, Dispute):
            blocks.append(dispute_brief(row, inquiries=inquiries(row)))
        else:
            chain = _chain(row, claims) if isinstance(row, Claim) else ""
            line = _line(row).append(f"  {chain}", words.ASIDE) if chain else _line(row)
            table.add_row(Text(row.id, words.ASIDE), line)
    spaced = [Padding(block, (0 if at == 0 else 1, 0, 0, 0)) for at, block in enumerate(blocks)]
    return Group(*spaced) if spaced else table


def _table() -> Table:
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    return table


def _line(row: Claim | Event | Judgement | Matter | Pending) -> Text:
    match row:
        case Claim():
            return _claim(row)
        case Event():
            return _event(row)
        case Matter():
            return _matter(row)
        case Judgement():
            return judgement_line(row)
        case Pending():
            told = _claim(row.claim, row.status.value, _due(row))
            return Text(f"{row.kind.value}: ").append_text(told)


def _matter(matter: Matter) -> Text:
    days = sorted(found for each in matter.documents if (found := each.published))
    span = dict.fromkeys(words.day(day.isoformat()) for day in (*days[:1], *days[-1:]))
    held = (
        words.several(len(matter.claims), "claim"),
        words.several(len(matter.documents), "article"),
    )
    beside = words.aside(*held, " – ".join(span))
    return Text.assemble((words.on_one_line(matter.label, WORDS), words.HEADING), "  ", beside)


def _claim(claim: Claim, *beside: str) -> Text:
    """Who says what, then what stands beside it, outlet, day and evidence."""
    told = words.day(claim.said or claim.document.published)
    outlet = words.outlet(claim.document) if claim.source.spans else ""
    beside_it = words.aside(*beside, outlet, told, words.evidence(claim))
    return Text.assemble(claim_line(claim, WORDS), "  ", beside_it)


def _chain(claim: Claim, shown: Mapping[str, Claim]) -> str:
    """The voices that relay a claim, nearest first, as far as they are shown; then an id."""
    voices: list[str] = []
    outer = claim.within
    while outer and outer in shown and len(voices) < CHAIN:
        voices.append(f"{words.source(shown[outer])} ({outer})")
        outer = shown[outer].within
    if outer:
        voices.append(outer)
    return f"relayed by {', '.join(voices)}" if voices else ""


def _due(row: Pending) -> str:
    return f"due {words.day(row.due)}" if row.due else ""


def _event(row: Event) -> Text:
    def told(spans: tuple[Span, ...]) -> str:
        return words.on_one_line(words_of(spans, row.document.text), 50)

    whose = f"on the word of {', '.join(row.voucher)}" if row.voucher else ""
    unreal = row.modality.value if row.modality is not Modality.ACTUAL else ""
    day = words.day(row.when or row.document.published)
    return Text.assemble(
        f"{row.type.lower()}: ",
        (told(row.actor_spans) or "nobody named", words.NAME),
        f" {words.quoted(row.words, 60)}",
        (f" {told(row.recipient_spans)}".rstrip(), words.NAME),
        "  ",
        words.aside(unreal, whose, day, words.outlet(row.document)),
    )
