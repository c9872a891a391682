"""Filters as SQL conditions on documents, claims and events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, false, func, or_, select

from accordingto.ledger.fulltext import folded
from accordingto.ledger.ids import row_of, rows_of
from accordingto.ledger.tables import (
    about,
    actors,
    claims,
    dispute_claims,
    documents,
    events,
    matter_claims,
    parties,
    pending,
    places,
    readings,
    vouchers,
)
from accordingto.record import PUBLISHER

if TYPE_CHECKING:
    from sqlalchemy import Column, ColumnElement, Select, Table

    from accordingto.ledger.filters import Wanted

    Condition = ColumnElement[bool]
    Numbers = Select[int]

FULL_SHA = 64
SHORTEST_SHA = 6
"""Hexadecimal digits that are taken for the beginning of a SHA-256."""
COUNTRY_CODE = 2


def holds(words: ColumnElement[Any], part: str) -> Condition:
    """The words have the part somewhere, capitals or not."""
    return folded(words).contains(part.casefold(), autoescape=True)


def is_document(name: str) -> Condition:
    """A document by its id, its reference or the beginning of its SHA-256."""
    found = row_of(name)
    if found and found[0] == "documents":
        return documents.c.id == found[1]
    named = documents.c.ref == name
    digits = name.lower()
    if SHORTEST_SHA <= len(digits) <= FULL_SHA and set(digits) <= set("0123456789abcdef"):
        return named | documents.c.sha256.startswith(digits)
    return named


def of_reading(table: Table) -> Condition:
    """Whether a row of one of the `PARTS` belongs to a row of `readings`.

    Said twice, so that a database may start from either side without an index of the readings.
    """
    held = readings.c
    ends = held[f"first_{table.name}"], held[f"last_{table.name}"]
    return and_(table.c.reading_id == held.id, table.c.id.between(*ends))


def not_superseded(held: Table) -> Condition:
    """The row is the newest of its kind: it is not among the few that are superseded.

    Asked the other way round, the index on the column would lead through nearly all rows, and
    without it SQLite would read every text and every note on its way to the column.
    """
    older = held.alias()
    return held.c.id.not_in(select(older.c.id).where(older.c.superseded_by.is_not(None)))


def on_document(wanted: Wanted) -> list[Condition]:
    """Publisher and document; an earlier version is only listed when it is asked for."""
    current = not_superseded(documents)
    found = [is_document(wanted.document) if wanted.document else current]
    if wanted.publisher:
        found.append(holds(documents.c.publisher, wanted.publisher))
    return found


def between(day: ColumnElement[Any], wanted: Wanted) -> list[Condition]:
    """The day is not before `since` and not after `until`."""
    found: list[Condition] = []
    if wanted.since:
        found.append(day >= wanted.since)
    if wanted.until:
        found.append(day <= wanted.until)
    return found


def on_claim(wanted: Wanted) -> list[Condition]:
    """Source, stance and what it belongs to; needs `documents`, for the outlet's own voice."""
    found: list[Condition] = []
    if wanted.source:
        voice = func.coalesce(documents.c.publisher, documents.c.ref)
        outlet = claims.c.source.is_(None) & holds(voice, wanted.source)
        speaker = claims.c.actor_id.in_(actors_named(wanted.source))
        found.append(or_(holds(claims.c.source, wanted.source), speaker, outlet))
    if wanted.stance:
        found.append(claims.c.stance == wanted.stance)
    if wanted.of:
        found.append(claims.c.id.in_(_claims_of(*wanted.of)))
    return found


def on_claim_content(wanted: Wanted) -> list[Condition]:
    """Actor, type and place of a claim: by its source, its words or the events in it."""
    found: list[Condition] = []
    if wanted.actor:
        speaker = claims.c.actor_id.in_(actors_named(wanted.actor))
        found.append(speaker | _about(_took_part(wanted.actor)))
    found += [_about(condition) for condition in _happened(wanted)]
    if wanted.place:
        coded = len(wanted.place) == COUNTRY_CODE
        words = false() if coded else holds(claims.c.content, wanted.place)
        found.append(words | _about(_took_place(wanted.place)))
    return found


def on_event(wanted: Wanted) -> list[Condition]:
    """Actor, type and place of an event."""
    found: list[Condition] = []
    if wanted.actor:
        found.append(_took_part(wanted.actor))
    if wanted.place:
        found.append(_took_place(wanted.place))
    return found + _happened(wanted)


def _happened(wanted: Wanted) -> list[Condition]:
    """What only an event has: type, recipient, modality and voucher."""
    found: list[Condition] = []
    if wanted.type:
        found.append(_is_type(wanted.type))
    if wanted.recipient:
        named = _took_part(wanted.recipient, "recipient")
        found.append(named | holds(events.c.recipient_words, wanted.recipient))
    if wanted.modality:
        found.append(events.c.modality == wanted.modality)
    if wanted.voucher:
        found.append(_vouched_by(wanted.voucher))
    return found


def _vouched_by(name: str) -> Condition:
    """Told on the word of a source, or in the outlet's own voice."""
    carried = select(vouchers.c.event_id)
    if name.strip().lower() == PUBLISHER:
        return events.c.id.not_in(carried)
    speakers = claims.c.actor_id.in_(actors_named(name))
    carried = carried.join(claims, claims.c.id == vouchers.c.claim_id)
    return events.c.id.in_(carried.where(holds(claims.c.source, name) | speakers))


def _claims_of(table: str, numbers: tuple[int, ...]) -> Numbers:
    """Row numbers of the claims that these rows of the table have."""
    claim, owner = _OWNERS[table]
    return select(claim).where(owner.in_(numbers))


def actors_named(name: str) -> Numbers:
    """Row numbers of actors by ids, name or alias."""
    found = rows_of(name)
    if found and found[0] == "actors":
        return select(actors.c.id).where(actors.c.id.in_(found[1]))
    named = holds(actors.c.name, name) | holds(actors.c.aliases, name)
    return select(actors.c.id).where(named)


def all_terms(terms: tuple[str, ...], *words: ColumnElement[Any]) -> list[Condition]:
    """Every term stands in one of the columns."""
    return [or_(*(holds(each, term) for each in words)) for term in terms]


def _about(condition: Condition) -> Condition:
    query = select(about.c.claim_id).join(events, events.c.id == about.c.event_id)
    return claims.c.id.in_(query.where(condition))


def _is_type(name: str) -> Condition:
    return events.c.type == name.strip().upper()


def _took_part(name: str, part: str | None = None) -> Condition:
    query = select(parties.c.event_id).where(parties.c.actor_id.in_(actors_named(name)))
    if part:
        query = query.where(parties.c.part == part)
    return events.c.id.in_(query)


def _took_place(place: str) -> Condition:
    """By words or name of the place; two letters are its country."""
    if len(place) == COUNTRY_CODE:
        named = places.c.country == place.upper()
    else:
        named = holds(places.c.name, place) | holds(places.c.words, place)
    return events.c.place_id.in_(select(places.c.id).where(named))


_OWNERS: dict[str, tuple[Column[int], Column[int]]] = {
    "actors": (claims.c.id, claims.c.actor_id),
    "claims": (claims.c.id, claims.c.id),
    "disputes": (dispute_claims.c.claim_id, dispute_claims.c.dispute_id),
    "events": (about.c.claim_id, about.c.event_id),
    "matters": (matter_claims.c.claim_id, matter_claims.c.matter_id),
    "pending": (pending.c.claim_id, pending.c.id),
}
"""Table to the column of its claims and the column of their owner."""
