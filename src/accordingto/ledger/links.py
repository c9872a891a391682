"""What linking found, kept under numbers that stay: matters, disputes, pending."""

from __future__ import annotations

from collections import defaultdict
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import delete, func, insert, literal, select, update

from accordingto.ledger import judging, load
from accordingto.ledger.conditions import of_reading
from accordingto.ledger.entry import now
from accordingto.ledger.ids import number_of
from accordingto.ledger.numbering import numbered
from accordingto.ledger.tables import (
    claims,
    dispute_claims,
    disputes,
    links,
    matter_claims,
    matter_events,
    matters,
    pending,
    readings,
    sides,
)
from accordingto.linking.judged import closest
from accordingto.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterable, Sequence

    from sqlalchemy import Column, Connection, Select, Table

    from accordingto.judgement import Judgement
    from accordingto.linking.world import World
    from accordingto.model import Claim, Dispute, Matter, Pending, Reading

    Row = dict[str, Any]
    Keys = dict[int, Hashable]
    Link = Callable[[Sequence[Reading], Sequence[Judgement]], World]


class State(NamedTuple):
    """The newest reading and judgement that the links know, and the release that made them."""

    reading: int
    judgement: int
    release: str


def state(connection: Connection) -> State:
    """What the stored links know."""
    query = select(links.c.last_reading, links.c.last_judgement, links.c.version)
    found = connection.execute(query.order_by(links.c.id.desc()).limit(1)).first()
    return State(*found) if found else State(0, 0, _release())


def newest(connection: Connection) -> State:
    """What there is to know."""
    reading = connection.scalar(select(func.max(readings.c.id))) or 0
    return State(reading, judging.last(connection), _release())


def store(connection: Connection, world: World, about: Collection[int]) -> None:
    """Put a world in the place of what is stored about its documents.

    What is no longer found stays under its number, no longer current.
    """
    keys = _keys(connection, about)
    homes = _store_matters(connection, world.matters, keys)
    _store_disputes(connection, world.disputes, keys, homes)
    _store_pending(connection, world.pending, keys)


def finish(connection: Connection, known: State) -> None:
    """Enter what the links know now."""
    row = {"last_reading": known.reading, "last_judgement": known.judgement}
    _insert(connection, links, [{**row, "version": known.release, "made": now()}])


def _release() -> str:
    return version("accordingto")


def _keys(connection: Connection, about: Collection[int]) -> Keys:
    """Each claim of the documents, of earlier readings too, to the words that it stands on.

    A claim of an earlier reading stands on the words of the closest one of today's.
    """
    found: Keys = {}
    current: defaultdict[int, list[tuple[str, Span]]] = defaultdict(list)
    earlier: list[tuple[int, int, Span]] = []
    columns = (claims.c.id, readings.c.document_id, claims.c.start, claims.c.end)
    query = select(*columns, readings.c.superseded_by).join_from(
        claims, readings, of_reading(claims)
    )
    for batch in load.batches(sorted(about)):
        for row in connection.execute(query.where(readings.c.document_id.in_(batch))):
            found[row.id] = (row.document_id, row.start, row.end)
            span = Span(row.start, row.end) if row.end else None
            if span and row.superseded_by is None:
                current[row.document_id].append((str(row.id), span))
            elif span:
                earlier.append((row.id, row.document_id, span))
    for number, document, span in earlier:
        for name in closest(span, current[document])[:1]:
            found[number] = found[int(name)]
    return found


def _store_matters(connection: Connection, found: Sequence[Matter], keys: Keys) -> dict[str, int]:
    """The matters, and the number of each by the id that linking gave it."""
    old = select(matter_claims.c.matter_id, literal(""), matter_claims.c.claim_id)
    new = [("", matter.claims) for matter in found]
    numbers = _numbers(connection, matters, old, new, keys)
    _clear(connection, matters, numbers, matter_claims.c.matter_id, matter_events.c.matter_id)
    reasons = [{number_of(claim.id): why for claim, why in matter.reasoned} for matter in found]
    rows = [
        {"id": number, "label": matter.label, "because": [why[claim] for claim in sorted(why)]}
        for number, matter, why in zip(numbers, found, reasons, strict=True)
    ]
    _insert(connection, matters, rows)
    members = [
        {"matter_id": number, "claim_id": claim}
        for number, why in zip(numbers, reasons, strict=True)
        for claim in why
    ]
    _insert(connection, matter_claims, members)
    about = [
        {"matter_id": number, "event_id": number_of(event.id)}
        for number, matter in zip(numbers, found, strict=True)
        for event in matter.events
    ]
    _insert(connection, matter_events, about)
    return {matter.id: number for matter, number in zip(found, numbers, strict=True)}


def _store_disputes(
    connection: Connection, found: Sequence[Dispute], keys: Keys, homes: dict[str, int]
) -> None:
    held = disputes.join(dispute_claims, dispute_claims.c.dispute_id == disputes.c.id)
    old = select(disputes.c.id, disputes.c.kind, dispute_claims.c.claim_id).select_from(held)
    new = [(d.kind.value, tuple(c for side in d.sides for c in side.claims)) for d in found]
    numbers = _numbers(connection, disputes, old, new, keys)
    _clear(connection, disputes, numbers, sides.c.dispute_id, dispute_claims.c.dispute_id)
    for number, each in zip(numbers, found, strict=True):
        _insert_dispute(connection, number, each, homes)


def _insert_dispute(
    connection: Connection, number: int, dispute: Dispute, homes: dict[str, int]
) -> None:
    row = {
        "id": number,
        "kind": dispute.kind.value,
        "question": dispute.question,
        "matter_id": homes[dispute.matter] if dispute.matter else None,
        "because": list(dispute.because),
        "judged": dispute.judged and dispute.judged.value,
    }
    _insert(connection, disputes, [row])
    for place, side in enumerate(dispute.sides, start=1):
        of_side = {"dispute_id": number, "side": place}
        row = {
            "says": side.says,
            "voices": side.voices,
            "witnesses": list(side.witnesses),
            "named": list(side.named),
            "actors": list(side.actors),
        }
        _insert(connection, sides, [{**of_side, **row}])
        rows = [
            {**of_side, "claim_id": claim, "position": position}
            for position, claim in enumerate(_rows_of(side.claims), start=1)
        ]
        _insert(connection, dispute_claims, rows)


def _store_pending(connection: Connection, found: Sequence[Pending], keys: Keys) -> None:
    old = select(pending.c.id, pending.c.kind, pending.c.claim_id)
    new = [(each.kind.value, (each.claim,)) for each in found]
    numbers = _numbers(connection, pending, old, new, keys)
    _clear(connection, pending, numbers)
    rows = [
        {
            "id": number,
            "kind": each.kind.value,
            "status": each.status.value,
            "due": each.due,
            "claim_id": number_of(each.claim.id),
            "settled_by": number_of(each.settled_by.id) if each.settled_by else None,
        }
        for number, each in zip(numbers, found, strict=True)
    ]
    _insert(connection, pending, rows)


def _rows_of(found: Iterable[Claim]) -> list[int]:
    return list(dict.fromkeys(number_of(claim.id) for claim in found))


def _numbers(
    connection: Connection,
    table: Table,
    old: Select[int, str, int],
    new: Sequence[tuple[str, Iterable[Claim]]],
    keys: Keys,
) -> list[int]:
    """Numbers for what was found; `old` asks for number, kind and claim of what is stored.

    What is stored about the claims of `keys` is current no more.
    """
    members: defaultdict[tuple[int, str], set[Hashable]] = defaultdict(set)
    *_, column = old.selected_columns
    for batch in load.batches(list(keys)):
        for number, kind, claim in connection.execute(old.where(column.in_(batch))):
            members[number, kind].add(keys[claim])
    for batch in load.batches(sorted({number for number, _ in members})):
        connection.execute(update(table).where(table.c.id.in_(batch)).values(current=False))
    stored = {number: (kind, frozenset(found)) for (number, kind), found in members.items()}
    groups = [
        (kind, frozenset(keys[number_of(claim.id)] for claim in found)) for kind, found in new
    ]
    return numbered(stored, groups, connection.scalar(select(func.max(table.c.id))) or 0)


def _clear(
    connection: Connection, table: Table, numbers: Sequence[int], *parts: Column[int]
) -> None:
    """Make room for rows under these numbers."""
    for batch in load.batches(numbers):
        for owner in (*parts, table.c.id):
            connection.execute(delete(owner.table).where(owner.in_(batch)))


def _insert(connection: Connection, table: Table, rows: list[Row]) -> None:
    now_ = {"current": True} if "current" in table.c else {}
    if rows:
        connection.execute(insert(table), [{**row, **now_} for row in rows])
