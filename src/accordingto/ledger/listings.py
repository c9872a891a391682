"""Which rows each listing holds, as one query for their numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import Text, cast, func, or_, select

from accordingto.ledger.conditions import (
    actors_named,
    all_terms,
    between,
    is_document,
    not_superseded,
    of_reading,
    on_claim,
    on_claim_content,
    on_document,
    on_event,
)
from accordingto.ledger.filters import NOTHING
from accordingto.ledger.fulltext import Matching
from accordingto.ledger.tables import (
    actors,
    claims,
    dispute_claims,
    disputes,
    documents,
    events,
    figures,
    judgements,
    matter_claims,
    matter_events,
    matters,
    parties,
    pending,
    readings,
    vouchers,
)
from accordingto.terms import Decision

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import ColumnElement, Select, Table

    from accordingto.ledger.filters import Wanted

    Condition = ColumnElement[bool]
    Numbers = Select[int]


def numbers_of(listing: str, wanted: Wanted) -> Numbers:
    """The query for the row numbers of a listing, in the order they were added."""
    table, query = _LISTINGS[listing]
    found = query(wanted).order_by(table.c.id)
    return found.limit(wanted.limit) if wanted.limit else found


def _current(table: Table, wanted: Wanted) -> Numbers:
    """What the current readings of the wanted documents hold."""
    query = select(table.c.id).join(readings, of_reading(table))
    query = query.join(documents, documents.c.id == readings.c.document_id)
    return query.where(not_superseded(readings), *on_document(wanted))


def _readings(wanted: Wanted) -> Numbers:
    current = not_superseded(readings)
    return select(readings.c.id).where(current, readings.c.document_id.in_(_documents(wanted)))


def _claims(wanted: Wanted) -> Numbers:
    found = [*on_claim(wanted), *on_claim_content(wanted), *between(claims.c.day, wanted)]
    if wanted.kind:
        found.append(claims.c.kind == wanted.kind)
    if wanted.terms:
        found.append(Matching("claims", wanted.terms))
    return _current(claims, wanted).where(*found)


def _spoken(wanted: Wanted) -> Numbers | None:
    """The claims of the wanted source and stance, where one of them is wanted."""
    found = on_claim(wanted)
    return _current(claims, wanted).where(*found) if found else None


def _events(wanted: Wanted) -> Numbers:
    found = [*on_event(wanted), *between(events.c.day, wanted)]
    if wanted.kind:
        found.append(events.c.modality == wanted.kind)
    words = (events.c.words, events.c.actor_words, events.c.recipient_words, events.c.place)
    found += all_terms(wanted.terms, *words)
    spoken = _spoken(wanted)
    if spoken is not None:
        carried = select(vouchers.c.event_id).where(vouchers.c.claim_id.in_(spoken))
        found.append(events.c.id.in_(carried))
    return _current(events, wanted).where(*found)


def _figures(wanted: Wanted) -> Numbers:
    found = between(documents.c.published, wanted)
    found += all_terms(wanted.terms, figures.c.words, figures.c.counted, figures.c.unit)
    if wanted.kind:
        found.append(figures.c.measure == wanted.kind)
    spoken = _spoken(wanted)
    if spoken is not None:
        found.append(figures.c.claim_id.in_(spoken))
    happened = on_event(wanted)
    if happened:
        found.append(figures.c.event_id.in_(_current(events, wanted).where(*happened)))
    return _current(figures, wanted).where(*found)


def _actors(wanted: Wanted) -> Numbers:
    found = between(documents.c.published, wanted)
    words = (actors.c.name, actors.c.aliases, actors.c.role, actors.c.affiliation)
    found += all_terms(wanted.terms, *words)
    if wanted.kind:
        found.append(actors.c.kind == wanted.kind)
    if wanted.actor:
        found.append(actors.c.id.in_(actors_named(wanted.actor)))
    spoken = _spoken(wanted)
    if spoken is not None:
        speaking = select(claims.c.actor_id).where(claims.c.id.in_(spoken))
        found.append(actors.c.id.in_(speaking))
    happened = on_event(replace(wanted, actor=None))
    if happened:
        there = select(parties.c.actor_id).join(events, events.c.id == parties.c.event_id)
        found.append(actors.c.id.in_(there.where(*happened)))
    return _current(actors, wanted).where(*found)


def _documents(wanted: Wanted) -> Numbers:
    found = [*on_document(wanted), *between(documents.c.published, wanted)]
    if wanted.terms:
        found.append(Matching("documents", wanted.terms))
    inside = [*on_claim(wanted), *on_claim_content(wanted)]
    if inside:
        query = _current(claims, wanted).where(*inside).with_only_columns(documents.c.id)
        found.append(documents.c.id.in_(query))
    return select(documents.c.id).where(*found)


def _linked(wanted: Wanted) -> Numbers | None:
    """The claims that the filters ask for, where one asks for more than a kind."""
    asked = replace(wanted, kind=None, limit=None)
    return None if asked == NOTHING else _claims(asked)


_OF_ONE_CLAIM = (
    ("source", "stance", "publisher", "document", "of"),
    ("actor",),
    ("type", "place", "recipient", "modality", "voucher"),
    ("terms",),
    ("since", "until"),
)
"""Filters that one claim of a dispute has to meet together: who says it how, who takes part,
what happened where, in which words, when."""


def _apart(wanted: Wanted) -> Iterator[Wanted]:
    """What is asked of a dispute's claims, in parts that different claims of it may meet.

    A dispute is about a place and between its actors as a whole; hardly one claim says it all.
    """
    for names in _OF_ONE_CLAIM:
        asked = replace(NOTHING, **{name: getattr(wanted, name) for name in names})
        if asked != NOTHING:
            yield asked


def _disputes(wanted: Wanted) -> Numbers:
    found: list[Condition] = [disputes.c.current, *_judged(wanted.judged or "open")]
    if wanted.kind:
        found.append(disputes.c.kind == wanted.kind)
    for asked in _apart(wanted):
        inside = dispute_claims.c.claim_id.in_(_claims(asked))
        found.append(disputes.c.id.in_(select(dispute_claims.c.dispute_id).where(inside)))
    return select(disputes.c.id).where(*found)


def _judged(how: str) -> list[Condition]:
    """Disputes by what somebody decided on them; an open one was not rejected."""
    if how == "all":
        return []
    if how == "open":
        return [disputes.c.judged.is_distinct_from(Decision.REJECT.value)]
    return [disputes.c.judged == how]


def _judgements(wanted: Wanted) -> Numbers:
    """By decision, day, words of the name or the note, and the text they are anchored in."""
    day = func.substr(judgements.c.at, 1, len("2031-05-13"))
    found: list[Condition] = []
    if wanted.since:
        found.append(day >= wanted.since.isoformat())
    if wanted.until:
        found.append(day <= wanted.until.isoformat())
    if wanted.kind:
        found.append(judgements.c.decision == wanted.kind)
    if wanted.document:
        text = select(documents.c.sha256).where(is_document(wanted.document))
        subjects = cast(judgements.c.subjects, Text)
        held = select(documents.c.id).where(
            documents.c.sha256.in_(text), subjects.contains(documents.c.sha256)
        )
        found.append(held.exists())
    found += all_terms(wanted.terms, judgements.c.by, judgements.c.note)
    return select(judgements.c.id).where(*found)


def _pending(wanted: Wanted) -> Numbers:
    found: list[Condition] = [pending.c.current]
    if wanted.kind:
        found.append(pending.c.kind == wanted.kind)
    linked = _linked(wanted)
    if linked is not None:
        found.append(pending.c.claim_id.in_(linked))
    return select(pending.c.id).where(*found)


def _matters(wanted: Wanted) -> Numbers:
    found: list[Condition] = [matters.c.current]
    linked = _linked(wanted)
    if linked is not None:
        by_claim = select(matter_claims.c.matter_id).where(matter_claims.c.claim_id.in_(linked))
        happened = _events(replace(wanted, limit=None))
        by_event = select(matter_events.c.matter_id).where(matter_events.c.event_id.in_(happened))
        found.append(or_(matters.c.id.in_(by_claim), matters.c.id.in_(by_event)))
    return select(matters.c.id).where(*found)


_LISTINGS: dict[str, tuple[Table, Callable[[Wanted], Numbers]]] = {
    "actors": (actors, _actors),
    "claims": (claims, _claims),
    "disputes": (disputes, _disputes),
    "documents": (documents, _documents),
    "events": (events, _events),
    "figures": (figures, _figures),
    "judgements": (judgements, _judgements),
    "matters": (matters, _matters),
    "pending": (pending, _pending),
    "readings": (readings, _readings),
}
