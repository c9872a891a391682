"""A Reading as a JSON object and back.

The form is published as `schema/reading.json`: spans are `[start, end]`, half-open code
points of the text; dates are ISO 8601; a thing is named by its id. The text itself stands
outside the record, named by its SHA-256.
"""

from __future__ import annotations

import json
from importlib.resources import files
from math import isfinite
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
    PendingStatus,
    Place,
    Reading,
    Side,
    Source,
    Span,
    Spans,
    Stance,
    When,
)
from accordingto.proof import Record, RecordError, prove

if TYPE_CHECKING:
    from collections.abc import Mapping

SCHEMA = "accordingto/reading/1"
PUBLISHER = "publisher"
"""The voucher of an event that the outlet tells in its own voice."""


def schema() -> Record:
    """The published JSON Schema (draft 2020-12) of a record."""
    path = files("accordingto") / "schema" / "reading.json"
    found: Record = json.loads(path.read_text(encoding="utf-8"))
    return found


def to_record(reading: Reading) -> Record:
    """The record of a reading: plain dicts, lists, strings and numbers, ready for `json`."""
    return {
        "schema": SCHEMA,
        "document": document_record(reading.document),
        "actors": [actor_record(actor) for actor in reading.actors],
        "claims": [claim_record(claim) for claim in reading.claims],
        "events": [event_record(event) for event in reading.events],
        "figures": [figure_record(figure) for figure in reading.figures],
        "times": [when_record(when) for when in reading.times],
        "places": [place_record(place) for place in reading.places],
        "disputes": [dispute_record(dispute) for dispute in reading.disputes],
        "pending": [pending_record(pending) for pending in reading.pending],
        "notes": list(reading.notes),
        "versions": dict(reading.versions),
    }


def from_record(record: Record, text: str) -> Reading:
    """The reading that a record tells of; fields it does not know are passed over.

    Raises:
        SpanError: a span does not stand in `text`.
        RecordError: `text` is another text than the record's, or the record has another form.
    """
    if record.get("schema") != SCHEMA:
        raise RecordError(f"no record of the form {SCHEMA}, but {record.get('schema')!r}")
    try:
        prove(record, text)
        document = document_from(record["document"], text)
        claims = {found["id"]: claim_from(found, document) for found in record["claims"]}
        return Reading(
            document=document,
            actors=tuple(actor_from(found) for found in record["actors"]),
            claims=tuple(claims.values()),
            events=tuple(event_from(found, document) for found in record["events"]),
            figures=tuple(figure_from(found, document) for found in record["figures"]),
            times=tuple(when_from(found) for found in record["times"]),
            places=tuple(place_from(found) for found in record["places"]),
            disputes=tuple(dispute_from(found, claims) for found in record["disputes"]),
            pending=tuple(pending_from(found, claims) for found in record["pending"]),
            notes=tuple(record["notes"]),
            versions=tuple(record.get("versions", {}).items()),
        )
    except RecordError:
        raise
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise RecordError(f"no record of a Reading ({type(error).__name__}: {error})") from error


def _out(spans: Spans) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _in(pairs: list[list[int]]) -> Spans:
    return tuple(Span(start, end) for start, end in pairs)


def _finite(number: float | None) -> float | None:
    return number if number is not None and isfinite(number) else None


def document_record(document: Document) -> Record:
    """What is known of a document, without its text."""
    return {
        "id": document.id,
        "ref": document.ref,
        "url": document.url,
        "publisher": document.publisher,
        "title": document.title,
        "published": document.published and document.published.isoformat(),
        "fetched": document.fetched,
        "language": document.language,
        "author": document.author,
        "doubts": list(document.doubts),
    }


def document_from(record: Record, text: str) -> Document:
    """The document of a record with its text.

    Raises:
        RecordError: the text is not the one the record was made from.
    """
    known = ("ref", "url", "publisher", "title", "published", "fetched", "language", "author")
    given = {key: record[key] for key in known if key in record}
    document = Document(text, **given, doubts=tuple(record.get("doubts", ())))
    if document.id != record["id"]:
        raise RecordError(f"the text of {document.ref} is not the text of this record (SHA-256)")
    return document


def actor_record(actor: Actor) -> Record:
    """An actor with its mentions."""
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind.value,
        "country": actor.country,
        "role": actor.role,
        "affiliation": actor.affiliation,
        "aliases": list(actor.aliases),
        "mentions": _out(actor.mentions),
    }


def actor_from(record: Record) -> Actor:
    """The actor of a record."""
    return Actor(
        id=record["id"],
        name=record["name"],
        kind=ActorKind(record["kind"]),
        country=record["country"],
        role=record["role"],
        affiliation=record["affiliation"],
        aliases=tuple(record["aliases"]),
        mentions=_in(record["mentions"]),
    )


def claim_record(claim: Claim) -> Record:
    """A claim: source, cue and content."""
    return {
        "id": claim.id,
        "source": {"actor": claim.source.actor, "spans": _out(claim.source.spans)},
        "cue": {"spans": _out(claim.cue)},
        "content": {"spans": _out(claim.content)},
        "kind": claim.kind.value,
        "stance": claim.stance.value,
        "said": claim.said,
        "venue": claim.venue,
        "evidence": {
            "status": claim.evidence.status.value,
            "spans": _out(claim.evidence.spans),
        },
        "hedges": _out(claim.hedges),
        "within": claim.within,
        "about": list(claim.about),
        "confidence": claim.confidence,
    }


def claim_from(record: Record, document: Document) -> Claim:
    """The claim of a record."""
    source, evidence = record["source"], record["evidence"]
    return Claim(
        id=record["id"],
        source=Source(source["actor"], _in(source["spans"])),
        cue=_in(record["cue"]["spans"]),
        content=_in(record["content"]["spans"]),
        kind=ClaimKind(record["kind"]),
        stance=Stance(record["stance"]),
        said=record["said"],
        venue=record["venue"],
        evidence=Evidence(EvidenceStatus(evidence["status"]), _in(evidence["spans"])),
        hedges=_in(record["hedges"]),
        within=record["within"],
        about=tuple(record["about"]),
        confidence=record["confidence"],
        document=document,
    )


def event_record(event: Event) -> Record:
    """An event; its voucher is "publisher" or the ids of the claims that carry it."""
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "trigger": {"spans": _out(event.trigger)},
        "mentions": [_out(spans) for spans in event.mentions],
        "actors": list(event.actors),
        "recipients": list(event.recipients),
        "actor_spans": _out(event.actor_spans),
        "recipient_spans": _out(event.recipient_spans),
        "place": event.place,
        "when": event.when,
        "modality": event.modality.value,
        "voucher": list(event.voucher) or PUBLISHER,
        "historical": event.historical,
        "confidence": event.confidence,
    }


def event_from(record: Record, document: Document) -> Event:
    """The event of a record."""
    voucher = record["voucher"]
    return Event(
        id=record["id"],
        type=record["type"],
        mode=record["mode"],
        trigger=_in(record["trigger"]["spans"]),
        mentions=tuple(_in(pairs) for pairs in record["mentions"]),
        actors=tuple(record["actors"]),
        recipients=tuple(record["recipients"]),
        actor_spans=_in(record["actor_spans"]),
        recipient_spans=_in(record["recipient_spans"]),
        place=record["place"],
        when=record["when"],
        modality=Modality(record["modality"]),
        voucher=() if voucher == PUBLISHER else tuple(voucher),
        historical=record.get("historical", False),
        confidence=record["confidence"],
        document=document,
    )


def figure_record(figure: Figure) -> Record:
    """A figure with both intervals; null is no bound, and JSON knows no infinity."""
    return {
        "span": [figure.span.start, figure.span.end],
        "value": _finite(figure.value),
        "interval": [_finite(bound) for bound in figure.interval],
        "likely": [_finite(bound) for bound in figure.likely],
        "unit": figure.unit,
        "measure": figure.measure,
        "counted": figure.counted,
        "event": figure.event,
        "claim": figure.claim,
    }


def figure_from(record: Record, document: Document) -> Figure:
    """The figure of a record."""
    low, high = record["interval"]
    likely_low, likely_high = record["likely"]
    return Figure(
        span=Span(*record["span"]),
        value=record["value"],
        interval=(low, high),
        likely=(likely_low, likely_high),
        unit=record["unit"],
        measure=record["measure"],
        counted=record["counted"],
        event=record["event"],
        claim=record["claim"],
        document=document,
    )


def when_record(when: When) -> Record:
    """A time expression."""
    span = [when.span.start, when.span.end]
    return {"span": span, "type": when.type, "value": when.value, "mod": when.mod}


def when_from(record: Record) -> When:
    """The time expression of a record."""
    return When(Span(*record["span"]), record["type"], record["value"], record["mod"])


def place_record(place: Place) -> Record:
    """A place with its mentions."""
    return {
        "id": place.id,
        "spans": _out(place.spans),
        "name": place.name,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "geonames": place.geonames,
        "near": _out(place.near),
    }


def place_from(record: Record) -> Place:
    """The place of a record."""
    known = ("id", "name", "country", "lat", "lon", "geonames")
    near = _in(record.get("near", ()))
    return Place(spans=_in(record["spans"]), near=near, **{key: record[key] for key in known})


def dispute_record(dispute: Dispute) -> Record:
    """A dispute; each side names its claims by id."""
    return {
        "id": dispute.id,
        "kind": dispute.kind.value,
        "question": dispute.question,
        "sides": [
            {
                "says": side.says,
                "claims": [claim.id for claim in side.claims],
                "actors": list(side.actors),
                "named": list(side.named),
                "voices": side.voices,
                "witnesses": list(side.witnesses),
            }
            for side in dispute.sides
        ],
        "matter": dispute.matter,
        "because": list(dispute.because),
    }


def dispute_from(record: Record, claims: Mapping[str, Claim]) -> Dispute:
    """The dispute of a record; `claims` by id."""
    return Dispute(
        id=record["id"],
        kind=DisputeKind(record["kind"]),
        question=record["question"],
        sides=tuple(
            Side(
                says=side["says"],
                claims=tuple(claims[claim] for claim in side["claims"]),
                actors=tuple(side["actors"]),
                named=tuple(side.get("named", ())),
                voices=side["voices"],
                witnesses=tuple(side.get("witnesses", ())),
            )
            for side in record["sides"]
        ),
        matter=record.get("matter"),
        because=tuple(record.get("because", ())),
    )


def pending_record(pending: Pending) -> Record:
    """What time is to settle; claims by id."""
    return {
        "id": pending.id,
        "kind": pending.kind.value,
        "claim": pending.claim.id,
        "due": pending.due,
        "status": pending.status.value,
        "settled_by": pending.settled_by and pending.settled_by.id,
    }


def pending_from(record: Record, claims: Mapping[str, Claim]) -> Pending:
    """The pending matter of a record; `claims` by id."""
    settled_by = record.get("settled_by")
    return Pending(
        id=record["id"],
        kind=PendingKind(record["kind"]),
        claim=claims[record["claim"]],
        due=record["due"],
        status=PendingStatus(record["status"]),
        settled_by=claims[settled_by] if settled_by else None,
    )
