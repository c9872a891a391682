"""Stored links back to the vocabulary: disputes, pending, matters with their claims."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from accordingto.ledger import load, tables
from accordingto.ledger.ids import public
from accordingto.model import (
    Decision,
    Dispute,
    DisputeKind,
    Matter,
    Pending,
    PendingKind,
    PendingStatus,
    Side,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Column, Connection, Row

    from accordingto.model import Claim

    AnyRow = Row[*tuple[Any, ...]]


def disputes(connection: Connection, numbers: Sequence[int]) -> dict[int, Dispute]:
    """Row number to dispute."""
    held, parts = tables.disputes, tables.dispute_claims
    members: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    query = select(parts).where(parts.c.dispute_id.in_(numbers)).order_by(parts.c.position)
    for row in connection.execute(query):
        members[row.dispute_id, row.side].append(row.claim_id)
    claims = load.claims(connection, sorted({n for found in members.values() for n in found}))
    sides: defaultdict[int, list[Side]] = defaultdict(list)
    query = select(tables.sides).where(tables.sides.c.dispute_id.in_(numbers))
    for row in connection.execute(query.order_by(tables.sides.c.side)):
        accounts = tuple(claims[claim] for claim in members[row.dispute_id, row.side])
        sides[row.dispute_id].append(_side(row, accounts))
    rows = connection.execute(select(held).where(held.c.id.in_(numbers)))
    return {row.id: _dispute(row, tuple(sides[row.id])) for row in rows}


def _side(row: AnyRow, claims: tuple[Claim, ...]) -> Side:
    return Side(
        says=row.says,
        claims=claims,
        actors=tuple(row.actors),
        named=tuple(row.named),
        voices=row.voices,
        witnesses=tuple(row.witnesses),
    )


def _dispute(row: AnyRow, sides: tuple[Side, ...]) -> Dispute:
    return Dispute(
        id=public("disputes", row.id),
        kind=DisputeKind(row.kind),
        question=row.question,
        sides=sides,
        matter=public("matters", row.matter_id) if row.matter_id else None,
        because=tuple(row.because),
        judged=Decision(row.judged) if row.judged else None,
    )


def pending(connection: Connection, numbers: Sequence[int]) -> dict[int, Pending]:
    """Row number to pending matter."""
    held = tables.pending
    rows = connection.execute(select(held).where(held.c.id.in_(numbers))).all()
    needed = {row.claim_id for row in rows} | {row.settled_by for row in rows if row.settled_by}
    claims = load.claims(connection, sorted(needed))
    return {
        row.id: Pending(
            id=public("pending", row.id),
            kind=PendingKind(row.kind),
            claim=claims[row.claim_id],
            due=row.due,
            status=PendingStatus(row.status),
            settled_by=claims[row.settled_by] if row.settled_by else None,
        )
        for row in rows
    }


def matters(connection: Connection, numbers: Sequence[int]) -> dict[int, Matter]:
    """Row number to matter; its documents are those of its claims."""
    held = tables.matters
    by_claim = _members(connection, tables.matter_claims.c.claim_id, numbers)
    by_event = _members(connection, tables.matter_events.c.event_id, numbers)
    claims = load.claims(connection, sorted({n for found in by_claim.values() for n in found}))
    events = load.events(connection, sorted({n for found in by_event.values() for n in found}))
    found: dict[int, Matter] = {}
    for row in connection.execute(select(held).where(held.c.id.in_(numbers))):
        accounts = tuple(claims[number] for number in by_claim[row.id])
        found[row.id] = Matter(
            id=public("matters", row.id),
            label=row.label,
            claims=accounts,
            events=tuple(events[number] for number in by_event[row.id]),
            documents=tuple(dict.fromkeys(claim.document for claim in accounts)),
            because=tuple(row.because),
        )
    return found


def _members(
    connection: Connection, column: Column[int], numbers: Sequence[int]
) -> defaultdict[int, list[int]]:
    """Matter to the numbers of its claims, or of its events."""
    owner = column.table.c.matter_id
    members: defaultdict[int, list[int]] = defaultdict(list)
    query = select(owner, column).where(owner.in_(numbers)).order_by(column)
    for number, member in connection.execute(query):
        members[number].append(member)
    return members
