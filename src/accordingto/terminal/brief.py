"""One article on one screen: what is in dispute, who says what, figures, what is pending."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from accordingto.model import Event, Modality
from accordingto.terminal import words
from accordingto.terminal.dispute import dispute_brief
from accordingto.terminal.speakers import Speaker, speakers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from accordingto.model import Claim, Document, Figure, Pending, Reading

DISPUTES, SPEAKERS, CLAIMS_OF_ONE, FIGURES, PENDING, NOTES = 4, 6, 2, 5, 4, 3
"""How many of each a screen holds; `--all` shows the rest."""
WORDS = 110
"""Characters of a claim's words on a screen."""

_NOT_YET_ACTUAL = frozenset(
    {Modality.ALLEGED, Modality.PLANNED, Modality.THREATENED, Modality.PREDICTED}
)
_Item = TypeVar("_Item")


def brief(reading: Reading, *, everything: bool = False) -> RenderableType:
    """A reading for people; `everything` cuts nothing."""
    return Group(*_Brief(reading, everything=everything).parts())


class _Brief:
    """The sections of one screen; each yields nothing where the article has nothing."""

    def __init__(self, reading: Reading, *, everything: bool) -> None:
        self.reading = reading
        self.everything = everything
        self.speakers = speakers(reading)
        self.speaker_of = {claim.id: who for who in self.speakers for claim in who.claims}

    def parts(self) -> Iterator[RenderableType]:
        """The head and the sections, in the order of weight."""
        yield from _head(self.reading, len(self.speakers))
        yield from _section("In dispute", [*self._disputes()])
        yield from _section("Who says what", [*self._who_says_what()])
        yield from _section("Figures", [*self._figures()])
        yield from _section("Only foretold, threatened or alleged", [*self._pending()])
        yield from _section("Notes", [*self._notes()])

    def _disputes(self) -> Iterator[RenderableType]:
        for number, dispute in enumerate(self._cut(self.reading.disputes, DISPUTES)):
            yield Padding(dispute_brief(dispute, kept=False), (1 if number else 0, 0, 0, 0))
        yield from self._rest(self.reading.disputes, DISPUTES)

    def _who_says_what(self) -> Iterator[RenderableType]:
        for who in self._cut(self.speakers, SPEAKERS):
            yield Text.assemble((who.name, words.NAME), "  ", (who.aside, words.ASIDE))
            yield self._claims(who)
        yield from self._rest(self.speakers, SPEAKERS)

    def _claims(self, who: Speaker) -> Padding:
        table = _grid(9)
        for claim in self._cut(who.claims, CLAIMS_OF_ONE):
            table.add_row(words.stance(claim.stance), self._said(claim))
        for line in self._rest(who.claims, CLAIMS_OF_ONE):
            table.add_row("", line)
        return Padding(table, (0, 0, 0, 2))

    def _said(self, claim: Claim) -> Text:
        carrier = self.speaker_of.get(claim.within or "")
        beside = words.aside(
            words.day(claim.said, self.reading.document.published),
            f"at {words.on_one_line(claim.venue, 40)}" if claim.venue else "",
            words.evidence(claim),
            f"relayed by {carrier.name}" if carrier else "",
        )
        return self._quoted(claim.says, beside)

    def _quoted(self, said: str, beside: Text) -> Text:
        line = Text(words.quoted(said, None if self.everything else WORDS))
        return line.append("  ").append_text(beside) if beside else line

    def _figures(self) -> Iterator[RenderableType]:
        rows = self._figure_rows()
        table = Table.grid(padding=(0, 2), expand=True)
        for ratio in (3, 4, 3):
            table.add_column(ratio=ratio, overflow="fold")
        for figure, value, name in self._cut(rows, FIGURES):
            table.add_row(figure, value, Text(name, words.NAME))
        yield from [table] if rows else []
        yield from self._rest(rows, FIGURES)

    def _figure_rows(self) -> list[tuple[str, str, str]]:
        """Figures with a measure first; what one speaker says twice stands once."""
        figures = sorted(self.reading.figures, key=lambda figure: figure.measure in {None, "count"})
        outlet = words.outlet(self.reading.document)
        rows: dict[tuple[str, str | None, str], tuple[str, str, str]] = {}
        for figure in figures:
            speaker = self.speaker_of.get(figure.claim or "")
            name = speaker.name if speaker else outlet
            row = (words.quoted(figure.words, 40), _value(figure), name)
            rows.setdefault((figure.words.casefold(), figure.measure, name), row)
        return list(rows.values())

    def _pending(self) -> Iterator[RenderableType]:
        items = [*self.reading.pending, *self._unsettled_events()]
        table = _grid(10)
        for item in self._cut(items, PENDING):
            row = self._event(item) if isinstance(item, Event) else self._pending_claim(item)
            table.add_row(*row)
        yield from [table] if items else []
        yield from self._rest(items, PENDING)

    def _unsettled_events(self) -> list[Event]:
        told = {event for item in self.reading.pending for event in item.claim.about}
        return [
            event
            for event in self.reading.events
            if event.modality in _NOT_YET_ACTUAL and event.id not in told
        ]

    def _pending_claim(self, item: Pending) -> tuple[str, Text]:
        who = self.speaker_of.get(item.claim.id)
        name = who.name if who else words.on_one_line(item.claim.by, 60)
        due = f"due {words.day(item.due, self.reading.document.published)}" if item.due else ""
        said = self._quoted(item.claim.says, words.aside(due, item.status.value))
        return item.kind.value, Text.assemble((name, words.NAME), "  ", said)

    def _event(self, event: Event) -> tuple[str, Text]:
        names = {actor.id: actor.name for actor in self.reading.actors}
        who = words.names(names.get(actor, actor) for actor in event.actors)
        whom = words.names(names.get(actor, actor) for actor in event.recipients)
        vouched = [self.speaker_of[claim] for claim in event.voucher if claim in self.speaker_of]
        voice = vouched[0].name if vouched else words.outlet(self.reading.document)
        line = Text(words.quoted(event.words, 50))
        about = " ".join(filter(None, [who and f"by {who}", whom and f"towards {whom}"]))
        return event.modality.value, line.append("  ").append_text(
            words.aside(about, words.day(event.when), f"says {voice}")
        )

    def _notes(self) -> Iterator[RenderableType]:
        for note in self._cut(self.reading.notes, NOTES):
            yield Text(words.on_one_line(note), style=words.ASIDE)
        yield from self._rest(self.reading.notes, NOTES)

    def _cut(self, items: Sequence[_Item], most: int) -> Sequence[_Item]:
        return items if self.everything or len(items) <= most + 1 else items[:most]

    def _rest(self, items: Sequence[object], most: int) -> Iterator[Text]:
        hidden = len(items) - len(self._cut(items, most))
        if hidden:
            yield words.more(hidden)


def _head(reading: Reading, sources: int) -> Iterator[RenderableType]:
    document = reading.document
    if document.title:
        yield Text(words.on_one_line(document.title), style=words.HEADING)
    yield words.aside(*_origin(document), _counts(reading, sources))
    if not reading.claims and not reading.events:
        yield Text("Nobody is credited with anything in this text.")


def _origin(document: Document) -> tuple[str, str, str]:
    return (
        words.on_one_line(document.publisher or "", 60),
        words.day(document.published) or "no date (give it with --published)",
        words.on_one_line(document.ref, 60),
    )


def _counts(reading: Reading, sources: int) -> str:
    return f"{words.several(len(reading.claims), 'claim')} by {words.several(sources, 'source')}"


def _section(heading: str, lines: list[RenderableType]) -> Iterator[RenderableType]:
    if lines:
        yield Text(f"\n{heading.upper()}", style=words.HEADING)
        yield Padding(Group(*lines), (0, 0, 0, 2))


def _grid(first: int) -> Table:
    table = Table.grid(padding=(0, 1), expand=True)
    table.add_column(width=first, no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    return table


def _value(figure: Figure) -> str:
    value = words.interval(figure.interval)
    if value == figure.words:
        value = ""
    if figure.likely not in {figure.interval, (None, None)}:
        value += f", likely {words.interval(figure.likely)}"
    measure = figure.measure if figure.measure != "count" else None
    counted = words.on_one_line(figure.counted or figure.unit or "", 40)
    return " · ".join(filter(None, (value, counted, measure)))
