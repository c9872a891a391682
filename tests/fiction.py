"""A story of our own, read by hand: one article on a fire in the harbour of Tesk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.model import (
    Actor,
    ActorKind,
    Claim,
    ClaimKind,
    Dispute,
    DisputeKind,
    Document,
    Event,
    Evidence,
    EvidenceStatus,
    Figure,
    Modality,
    Pending,
    PendingKind,
    Reading,
    Side,
    Source,
    Span,
    Stance,
    as_date,
)

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "A fire burned in the harbour of Tesk on Monday.\n"
    "Tesk city council said 87 people had been killed by shells fired from Orlan.\n"
    "General Ivo Marn, the Orlan air force commander, denied that his guns had fired, offering "
    "no evidence.\n"
    "“We counted more than 60 dead,” a port official told Radio Tesk, which said the official "
    "feared arrest.\n"
    "Marn said Orlan would answer any attack “within days”.\n"
)

DOCUMENT = Document(
    text=TEXT,
    ref="tesk-1",
    publisher="The Sable Courier",
    title="Dozens dead in Tesk harbour",
    published=as_date("2031-05-13"),
)


def written(folder: Path) -> str:
    """The article as a file of a folder."""
    path = folder / "tesk-1.txt"
    path.write_text(TEXT, encoding="utf-8", newline="")
    return str(path)


def span(words: str) -> Span:
    """The one place of `words` in the article."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def spans(*words: str) -> tuple[Span, ...]:
    return tuple(span(each) for each in words)


COUNCIL = Actor("a1", "Tesk city council", ActorKind.GOVERNMENT)
MARN = Actor("a2", "Ivo Marn", ActorKind.PERSON, role="air force commander", affiliation="Orlan")
OFFICIAL = Actor("a3", "a port official", ActorKind.UNNAMED)

FIRE = Claim(
    "c1",
    Source(),
    (),
    spans("A fire burned in the harbour of Tesk on Monday"),
    ClaimKind.NARRATED,
    document=DOCUMENT,
)
TOLL = Claim(
    "c2",
    Source("a1", spans("Tesk city council")),
    spans("said"),
    spans("87 people had been killed by shells fired from Orlan"),
    ClaimKind.INDIRECT,
    said="2031-05-12",
    about=("e1",),
    document=DOCUMENT,
)
DENIAL = Claim(
    "c3",
    Source("a2", spans("General Ivo Marn, the Orlan air force commander")),
    spans("denied"),
    spans("that his guns had fired"),
    ClaimKind.INDIRECT,
    Stance.DENIES,
    evidence=Evidence(EvidenceStatus.NONE_OFFERED, spans("offering no evidence")),
    document=DOCUMENT,
)
COUNT = Claim(
    "c4",
    Source("a3", spans("a port official")),
    spans("told"),
    spans("“We counted more than 60 dead,”"),
    ClaimKind.DIRECT,
    within="c5",
    document=DOCUMENT,
)
RADIO = Claim(
    "c5",
    Source(None, spans("Radio Tesk")),
    spans("which said"),
    spans("the official feared arrest"),
    ClaimKind.INDIRECT,
    document=DOCUMENT,
)
THREAT = Claim(
    "c6",
    Source("a2", (Span(TEXT.rindex("Marn"), TEXT.rindex("Marn") + 4),)),
    (Span(TEXT.rindex("said"), TEXT.rindex("said") + 4),),
    spans("Orlan would answer any attack “within days”"),
    ClaimKind.MIXED,
    Stance.THREATENS,
    document=DOCUMENT,
)

WHO_FIRED = Dispute(
    "d1",
    DisputeKind.DENIAL,
    "Did guns of Orlan fire on Tesk?",
    (
        Side("shells fired from Orlan", (TOLL,), ("a1",), ("Tesk city council",), 1),
        Side("that his guns had fired", (DENIAL,), ("a2",), ("Ivo Marn",), 1),
    ),
    because=("both speak of the fire of 12 May",),
)
HOW_MANY = Dispute(
    "d2",
    DisputeKind.FIGURE,
    "How many were killed?",
    (
        Side("87 people", (TOLL,), ("a1",), ("Tesk city council",), 2),
        Side("more than 60", (COUNT,), ("a3",), ("a port official",), 1),
    ),
)

SHELLING = Event(
    "e1",
    "ASSAULT",
    "artillery",
    spans("fired"),
    actors=("a2",),
    actor_spans=(Span(TEXT.index("Orlan"), TEXT.index("Orlan") + 5),),
    recipient_spans=spans("87 people"),
    when="2031-05-12",
    modality=Modality.ALLEGED,
    voucher=("c2",),
    document=DOCUMENT,
)

READING = Reading(
    DOCUMENT,
    (COUNCIL, MARN, OFFICIAL),
    (FIRE, TOLL, DENIAL, COUNT, RADIO, THREAT),
    (SHELLING,),
    (
        Figure(
            span("87"), 87, (87, 87), (87, 87), "person", "killed", "people", None, "c2", DOCUMENT
        ),
        Figure(
            span("more than 60"),
            60,
            (61, None),
            (61, 69),
            "person",
            "killed",
            "dead",
            claim="c4",
            document=DOCUMENT,
        ),
    ),
    disputes=(WHO_FIRED, HOW_MANY),
    pending=(Pending("p1", PendingKind.THREAT, THREAT, "2031-05-20"),),
    notes=("a quotation mark at character 290 is never closed",),
)
