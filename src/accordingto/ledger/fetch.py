"""Row numbers to things in that order, each with its flat row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.ledger import judging, linked, load
from accordingto.ledger.ids import public, row_of
from accordingto.ledger.row import (
    Named,
    actor_row,
    claim_row,
    dispute_row,
    document_row,
    event_row,
    figure_row,
    judgement_row,
    matter_row,
    pending_row,
)
from accordingto.record import to_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from accordingto.judgement import Judgement
    from accordingto.ledger.row import Row
    from accordingto.model import (
        Actor,
        Claim,
        Dispute,
        Document,
        Event,
        Figure,
        Matter,
        Pending,
        Reading,
    )

    Numbers = Sequence[int]


def documents(connection: Connection, numbers: Numbers) -> list[tuple[Document, Row]]:
    """Documents; their rows carry the ledger's number, T3."""
    found = load.documents(connection, numbers)
    return [(found[n], document_row(found[n], public("documents", n))) for n in numbers]


def readings(connection: Connection, numbers: Numbers) -> list[tuple[Reading, Row]]:
    """Whole readings; their rows are the JSON of a Reading."""
    return [(found, to_record(found)) for found in load.readings(connection, numbers)]


def actors(connection: Connection, numbers: Numbers) -> list[tuple[Actor, Row]]:
    """Actors."""
    found = load.actors(connection, numbers)
    return [(found[n][0], actor_row(*found[n])) for n in numbers]


def claims(connection: Connection, numbers: Numbers) -> list[tuple[Claim, Row]]:
    """Claims."""
    found = load.claims(connection, numbers)
    return [(found[n], claim_row(found[n])) for n in numbers]


def events(connection: Connection, numbers: Numbers) -> list[tuple[Event, Row]]:
    """Events."""
    found = load.events(connection, numbers)
    named = _named(connection, list(found.values()))
    return [(found[n], event_row(found[n], named)) for n in numbers]


def _named(connection: Connection, events: Sequence[Event]) -> Named:
    """All that the events name by id."""

    def numbers(ids: Iterable[str]) -> list[int]:
        return sorted({found[1] for found in map(row_of, ids) if found})

    people = load.actors(connection, numbers(i for e in events for i in e.actors + e.recipients))
    claims = load.claims(connection, numbers(i for e in events for i in e.voucher))
    places = load.places(connection, numbers(e.place for e in events if e.place))
    return Named(
        {actor.id: actor for actor, _ in people.values()},
        {place.id: place for place in places.values()},
        {claim.id: claim for claim in claims.values()},
    )


def figures(connection: Connection, numbers: Numbers) -> list[tuple[Figure, Row]]:
    """Figures."""
    found = load.figures(connection, numbers)
    return [(found[n], figure_row(found[n])) for n in numbers]


def disputes(connection: Connection, numbers: Numbers) -> list[tuple[Dispute, Row]]:
    """Disputes."""
    found = linked.disputes(connection, numbers)
    return [(found[n], dispute_row(found[n])) for n in numbers]


def pending(connection: Connection, numbers: Numbers) -> list[tuple[Pending, Row]]:
    """What time is to settle."""
    found = linked.pending(connection, numbers)
    return [(found[n], pending_row(found[n])) for n in numbers]


def matters(connection: Connection, numbers: Numbers) -> list[tuple[Matter, Row]]:
    """Matters."""
    found = linked.matters(connection, numbers)
    return [(found[n], matter_row(found[n])) for n in numbers]


def judgements(connection: Connection, numbers: Numbers) -> list[tuple[Judgement, Row]]:
    """What people decided, each with the documents that it is anchored in."""
    every = judging.every(connection)
    found = [every[number] for number in numbers]
    texts = judging.texts(connection, found)
    return [(each, judgement_row(each, texts)) for each in found]
