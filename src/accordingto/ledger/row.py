"""One thing as one flat row: what a table, a spreadsheet or a data frame can hold.

Every row leads back to its document: `document` (its reference), `publisher`, `published`,
`url`, and `start`, `end`, half-open code points of the text. A dispute or a matter has claims
from several documents: `sides` or `claims` holds them, and `spread` makes a row of each.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from accordingto.model import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from accordingto.judgement import Judgement
    from accordingto.model import (
        Actor,
        Claim,
        Dispute,
        Document,
        Event,
        Figure,
        Matter,
        Pending,
        Place,
        Spans,
    )

Row = dict[str, Any]
PROVENANCE = ("document", "publisher", "published", "url", "start", "end")


def provenance(document: Document, spans: Spans) -> Row:
    """Where a row stands: its document, and the stretch from its first to its last span."""
    return {
        "document": document.ref,
        "publisher": document.publisher,
        "published": document.published and document.published.isoformat(),
        "url": document.url,
        "start": min((span.start for span in spans), default=None),
        "end": max((span.end for span in spans), default=None),
    }


def document_row(document: Document, number: str) -> Row:
    """A document under its number in the ledger; its stretch is the whole text."""
    return {
        "id": number,
        "title": document.title,
        "author": document.author,
        "language": document.language,
        "sha256": document.id,
        **provenance(document, ()),
        "start": 0,
        "end": len(document.text),
    }


def actor_row(actor: Actor, document: Document) -> Row:
    """An actor with its first mention."""
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind.value,
        "country": actor.country,
        "role": actor.role,
        "affiliation": actor.affiliation,
        "aliases": list(actor.aliases),
        "mentions": len(actor.mentions),
        **provenance(document, actor.mentions[:1]),
    }


def claim_row(claim: Claim) -> Row:
    """A claim; its stretch is the content's."""
    text = claim.document.text
    return {
        "id": claim.id,
        "source": claim.by,
        "actor": claim.source.actor,
        "cue": claim.said_with,
        "says": claim.says,
        "kind": claim.kind.value,
        "stance": claim.stance.value,
        "said": claim.said,
        "venue": claim.venue,
        "evidence": claim.evidence.status.value,
        "evidence_words": words_of(claim.evidence.spans, text),
        "hedges": [span.of(text) for span in claim.hedges],
        "within": claim.within,
        "about": list(claim.about),
        "confidence": claim.confidence,
        **provenance(claim.document, claim.content or claim.cue or claim.source.spans),
    }


@dataclass(frozen=True, slots=True)
class Named:
    """Actors, places and claims by their ids, to spell out what an event names by id."""

    actors: dict[str, Actor] = field(default_factory=dict[str, "Actor"])
    places: dict[str, Place] = field(default_factory=dict[str, "Place"])
    claims: dict[str, Claim] = field(default_factory=dict[str, "Claim"])


def event_row(event: Event, named: Named | None = None) -> Row:
    """An event; its stretch is the trigger's. What `named` does not know stays empty."""
    text = event.document.text
    named = named or Named()
    place = named.places.get(event.place or "")
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "words": event.words,
        "actor_words": words_of(event.actor_spans, text),
        "recipient_words": words_of(event.recipient_spans, text),
        "actors": list(event.actors),
        "recipients": list(event.recipients),
        **_party("actor", event.actors, named.actors),
        **_party("recipient", event.recipients, named.actors),
        "place": event.place,
        "place_name": place and place.name,
        "place_country": place and place.country,
        "when": event.when,
        "modality": event.modality.value,
        "voucher": list(event.voucher) or ["publisher"],
        "voucher_names": [named.claims[i].by for i in event.voucher if i in named.claims],
        "historical": event.historical,
        "confidence": event.confidence,
        **provenance(event.document, event.trigger),
    }


def _party(side: str, ids: Sequence[str], actors: Mapping[str, Actor]) -> Row:
    """Names, kinds and countries of the known actors of one side, in one order."""
    known = [actors[i] for i in ids if i in actors]
    return {
        f"{side}_names": [actor.name for actor in known],
        f"{side}_kinds": [actor.kind.value for actor in known],
        f"{side}_countries": [actor.country or "" for actor in known],
    }


def figure_row(figure: Figure) -> Row:
    """A figure with both intervals."""
    return {
        "words": figure.words,
        "value": figure.value,
        "low": figure.interval[0],
        "high": figure.interval[1],
        "likely_low": figure.likely[0],
        "likely_high": figure.likely[1],
        "unit": figure.unit,
        "measure": figure.measure,
        "counted": figure.counted,
        "event": figure.event,
        "claim": figure.claim,
        **provenance(figure.document, (figure.span,)),
    }


def dispute_row(dispute: Dispute) -> Row:
    """A dispute with its sides, each with its claims."""
    sides = [
        {
            "side": number,
            "side_says": side.says,
            "named": list(side.named),
            "voices": side.voices,
            "witnesses": list(side.witnesses),
            "claims": [_account(claim) for claim in side.claims],
        }
        for number, side in enumerate(dispute.sides, start=1)
    ]
    return {
        "id": dispute.id,
        "kind": dispute.kind.value,
        "question": dispute.question,
        "matter": dispute.matter,
        "because": list(dispute.because),
        "judged": dispute.judged and dispute.judged.value,
        "sides": sides,
    }


def pending_row(pending: Pending) -> Row:
    """What time is to settle; its stretch is its claim's content."""
    return {
        "id": pending.id,
        "kind": pending.kind.value,
        "due": pending.due,
        "status": pending.status.value,
        "settled_by": pending.settled_by and pending.settled_by.id,
        **_account(pending.claim),
    }


def matter_row(matter: Matter) -> Row:
    """A matter with its claims."""
    return {
        "id": matter.id,
        "label": matter.label,
        "events": [event.id for event in matter.events],
        "documents": [document.ref for document in matter.documents],
        "claims": [{**_account(claim), "because": why} for claim, why in matter.reasoned],
    }


def judgement_row(judgement: Judgement, texts: Mapping[str, Document]) -> Row:
    """A decision with the words it stands on; `texts` by SHA-256."""
    return {
        "id": judgement.id,
        "decision": judgement.decision.value,
        "on": [subject.id for subject in judgement.subjects],
        "by": judgement.by,
        "at": judgement.at,
        "note": judgement.note,
        "undoes": judgement.undoes,
        "undone_by": judgement.undone_by,
        "anchors": [
            {
                "subject": subject.id,
                "thing": subject.thing,
                "kind": subject.kind,
                "sha256": each.document,
                "words": each.span.of(texts[each.document].text),
                **provenance(texts[each.document], (each.span,)),
            }
            for subject in judgement.subjects
            for each in subject.anchors
        ],
    }


def _account(claim: Claim) -> Row:
    """A claim inside another row."""
    whole = claim_row(claim)
    named = {key: whole[key] for key in ("source", "stance", "says", *PROVENANCE)}
    return {"claim": claim.id, **named}


def spread(row: Row) -> list[Row]:
    """The row as rows without rows in them: a dispute or a matter gives one for each claim."""
    for nested in ("sides", "claims", "anchors"):
        if nested in row:
            around = {key: value for key, value in row.items() if key != nested}
            inside: list[Row] = row[nested] or [{}]
            return [flat for each in inside for flat in spread({**around, **each})]
    return [row]
