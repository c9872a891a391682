"""The vocabulary of accordingto.

In the text a thing is a mention and has a `Span`; in the world it has an id and mentions.
All offsets are Unicode code points of `Document.text`, half-open: `text[start:end]`.
The types are frozen: a new model makes a new `Reading`, it never edits an old one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from accordingto.dates import as_date
from accordingto.document import Document
from accordingto.span import Interval, Quote, Span, Spans, shorten, words_of
from accordingto.terms import (
    ActorKind,
    ClaimKind,
    Decision,
    DisputeKind,
    EvidenceStatus,
    Modality,
    PendingKind,
    PendingStatus,
    Stance,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "Actor",
    "ActorKind",
    "Claim",
    "ClaimKind",
    "Decision",
    "Dispute",
    "DisputeKind",
    "Document",
    "Event",
    "Evidence",
    "EvidenceStatus",
    "Figure",
    "Interval",
    "Matter",
    "Modality",
    "Pending",
    "PendingKind",
    "PendingStatus",
    "Place",
    "Quote",
    "Reading",
    "Side",
    "Source",
    "Span",
    "Spans",
    "Stance",
    "When",
    "as_date",
    "shorten",
    "words_of",
]


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organisation, government, country, armed group or people (FollowTheMoney).

    Attributes:
        country: ISO 3166-1 alpha-2 in capitals, or a territory code of rigour.
        role, affiliation: as the article words them.
        mentions: every place where the article names or refers to the actor.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    role: str | None = None
    affiliation: str | None = None
    aliases: tuple[str, ...] = ()
    mentions: Spans = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Who is credited with a claim: the words, and the id of the actor they name."""

    actor: str | None = None
    spans: Spans = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the article says about the proof offered for a claim, with its words."""

    status: EvidenceStatus = EvidenceStatus.UNSTATED
    spans: Spans = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """An attribution: source, cue and content (PARC 3, Pareti 2015; PolNeAR, Newell 2018).

    A claim of kind `narrated` is the outlet's own voice: no source spans, no cue.

    Attributes:
        said: TIMEX3 value of the day of speaking, where the article tells it.
        venue: where or to whom it was said, in the article's words.
        within: id of the claim that reports this one (nested speech).
        about: ids of the events in the content.
        confidence: 0 to 1, of the reader, not of the claim.
    """

    id: str
    source: Source
    cue: Spans
    content: Spans
    kind: ClaimKind
    stance: Stance = Stance.ASSERTS
    said: str | None = None
    venue: str | None = None
    evidence: Evidence = Evidence()
    hedges: Spans = ()
    within: str | None = None
    about: tuple[str, ...] = ()
    confidence: float = 1.0
    document: Document = field(default=Document(text=""), repr=False)

    @property
    def says(self) -> str:
        """The words of the content."""
        return words_of(self.content, self.document.text)

    @property
    def by(self) -> str:
        """The words that name the source; the outlet's name where it speaks itself."""
        words = words_of(self.source.spans, self.document.text).strip(" ,;:—–-")
        return words or self.document.voice

    @property
    def said_with(self) -> str:
        """The words of the cue."""
        return words_of(self.cue, self.document.text)

    def __repr__(self) -> str:
        return f"<Claim {self.id} {self.by} {self.stance}: “{shorten(self.says)}”>"


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom (PLOVER 2.0 type and mode), how real, and on whose word.

    Attributes:
        trigger: the words that name the act.
        mentions: every naming of the same happening in the article, the trigger's too.
        actors, recipients: actor ids; `*_spans` are the words in the trigger's sentence.
        when: TIMEX3 value; place: id of a `Place`.
        voucher: ids of the claims that carry it, outermost first; empty where the
            publisher tells it in its own voice.
        historical: whether it is history, told for comparison (PLOVER's auxiliary mode).
    """

    id: str
    type: str
    mode: str | None
    trigger: Spans
    mentions: tuple[Spans, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    actor_spans: Spans = ()
    recipient_spans: Spans = ()
    place: str | None = None
    when: str | None = None
    modality: Modality = Modality.ACTUAL
    voucher: tuple[str, ...] = ()
    historical: bool = False
    confidence: float = 1.0
    document: Document = field(default=Document(text=""), repr=False)

    @property
    def words(self) -> str:
        """The words of the trigger."""
        return words_of(self.trigger, self.document.text)

    def __repr__(self) -> str:
        return f"<Event {self.id} {self.type} {self.modality}: “{shorten(self.words)}”>"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in the text, as intervals (UCDP low and high).

    Attributes:
        value: the stated number; None where none is stated (`dozens`, ranges).
        interval: what the words literally allow: "more than 60" people is [61, None].
        likely: what a reader takes them to mean: [61, 69], as 87 would be "more than 80".
        unit: the thing counted, singular; ISO 4217 for money; `share`, `percent`.
        measure: killed, injured, missing, displaced, arrested, money, share or count.
        counted: the words of what is counted.
    """

    span: Span
    value: float | None
    interval: Interval
    likely: Interval
    unit: str | None = None
    measure: str | None = None
    counted: str | None = None
    event: str | None = None
    claim: str | None = None
    document: Document = field(default=Document(text=""), repr=False)

    @property
    def words(self) -> str:
        """The words of the figure."""
        return self.span.of(self.document.text)

    def __repr__(self) -> str:
        return f"<Figure “{self.words}” {self.measure or ''} {self.likely}>"


@dataclass(frozen=True, slots=True)
class When:
    """A time expression (TIMEX3): type DATE, TIME, DURATION or SET; ISO 8601 value."""

    span: Span
    type: str
    value: str
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place; `near` are those of `spans` that mean close by; country is ISO 3166-1 alpha-2.

    Where all are near, the point may be that of the town it lies at.
    """

    id: str
    spans: Spans
    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None
    near: Spans = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One account in a dispute.

    Attributes:
        says: the side in the sources' own words.
        actors: ids of those who say it; named: their names, publishers included.
        voices: how many independent sources stand behind it; a copy is not a witness.
        witnesses: who they are, one name or several that speak as one ("A with B") for each.
    """

    says: str
    claims: tuple[Claim, ...]
    actors: tuple[str, ...]
    named: tuple[str, ...]
    voices: int
    witnesses: tuple[str, ...] = ()

    @property
    def counted(self) -> str:
        """How many voices, and who they are: "2 independent voices: A with B; C"."""
        count = f"{self.voices} independent {'voice' if self.voices == 1 else 'voices'}"
        return f"{count}: {'; '.join(self.witnesses)}" if self.witnesses else count


@dataclass(frozen=True, slots=True)
class Dispute:
    """A matter on which accounts collide; nothing here says who is right.

    Attributes:
        judged: whether a person confirmed or rejected that these accounts collide.
    """

    id: str
    kind: DisputeKind
    question: str
    sides: tuple[Side, ...]
    matter: str | None = None
    because: tuple[str, ...] = ()
    judged: Decision | None = None

    def __repr__(self) -> str:
        lines = [f"<Dispute {self.id} ({self.kind}) {self.question}"]
        lines += [f"  {', '.join(s.named)}: “{shorten(s.says)}” ({s.counted})" for s in self.sides]
        return "\n".join(lines) + ">"

    def _repr_html_(self) -> str:
        """Sides as columns, for notebooks."""
        heads = "".join(f"<th>{escape(', '.join(side.named))}</th>" for side in self.sides)
        cells = "".join(
            f"<td>“{escape(side.says)}”<br>{escape(side.counted)}</td>" for side in self.sides
        )
        return (
            f"<table><caption>{escape(self.question)} ({self.kind})</caption>"
            f"<tr>{heads}</tr><tr>{cells}</tr></table>"
        )


@dataclass(frozen=True, slots=True)
class Matter:
    """What several accounts are about: one event, or one proposition.

    Attributes:
        because: for each of `claims`, with which other it was joined and what they share.
    """

    id: str
    label: str
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    documents: tuple[Document, ...]
    because: tuple[str, ...] = ()

    @property
    def reasoned(self) -> Iterator[tuple[Claim, str]]:
        """Each claim with why it is here; "" where nobody has told."""
        return zip(self.claims, self.because or [""] * len(self.claims), strict=True)


@dataclass(frozen=True, slots=True)
class Pending:
    """A prediction, promise, threat, demand, inquiry or condition, and what became of it.

    Attributes:
        due: TIMEX3 value of the day that the words set, if any.
        settled_by: the later claim that meets, fails or overtakes it.
    """

    id: str
    kind: PendingKind
    claim: Claim
    due: str | None = None
    status: PendingStatus = PendingStatus.OPEN
    settled_by: Claim | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything one reader found in one document; a pure function of text and versions.

    Attributes:
        notes: what the reader left aside, and why.
        versions: name to version of all that shaped the reading (W3C PROV Activity).
    """

    document: Document
    actors: tuple[Actor, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    times: tuple[When, ...] = ()
    places: tuple[Place, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    pending: tuple[Pending, ...] = ()
    notes: tuple[str, ...] = ()
    versions: tuple[tuple[str, str], ...] = ()

    def __repr__(self) -> str:
        found = (
            f"{len(self.actors)} actors, {len(self.claims)} claims, {len(self.events)} events, "
            f"{len(self.figures)} figures, {len(self.disputes)} disputes"
        )
        return f"<Reading of {self.document.ref}: {found}>"

    def _repr_html_(self) -> str:
        """Who says what as a table, for notebooks."""
        rows = "".join(
            f"<tr><td>{escape(claim.by)}</td><td>{claim.stance}</td>"
            f"<td>“{escape(shorten(claim.says, 240))}”</td></tr>"
            for claim in self.claims
        )
        caption = escape(self.document.title or self.document.ref)
        return f"<table><caption>{caption}</caption>{rows}</table>"
