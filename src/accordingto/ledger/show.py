"""One thing by the name that people cite it with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from accordingto.ledger import judging, linked, load, tables
from accordingto.ledger.conditions import is_document
from accordingto.ledger.errors import UnknownIdError
from accordingto.ledger.ids import LETTERS, public, row_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sqlalchemy import Connection

    from accordingto.judgement import Judgement
    from accordingto.model import (
        Actor,
        Claim,
        Dispute,
        Document,
        Event,
        Matter,
        Pending,
        Place,
    )

    Thing = Actor | Claim | Dispute | Document | Event | Judgement | Matter | Pending | Place

_HINT = "give an id such as C17, or a document's reference or the first digits of its SHA-256"


def show(connection: Connection, name: str) -> Thing:
    """The thing of that id, or the document of that reference or SHA-256.

    Raises:
        UnknownIdError: there is none, or there are several documents.
    """
    found = row_of(name)
    if found:
        table, number = found
        thing = _LOADERS[table](connection, [number]).get(number)
        if thing is not None:
            return thing
    held = tables.documents
    query = select(held.c.id).where(is_document(name)).order_by(held.c.superseded_by.isnot(None))
    numbers = connection.scalars(query).all()
    if len(numbers) == 1:
        return load.documents(connection, numbers)[numbers[0]]
    if numbers:
        each = ", ".join(public("documents", number) for number in numbers)
        raise UnknownIdError(f"several documents are called {name!r}: choose one of {each}")
    raise UnknownIdError(f"the ledger has no {name!r}: {_last(connection, found)}")


def _last(connection: Connection, found: tuple[str, int] | None) -> str:
    """What there is instead."""
    if found is None:
        return _HINT
    table, _ = found
    last = connection.scalar(select(func.max(tables.metadata.tables[table].c.id)))
    return f"the last of its {table} is {LETTERS[table]}{last}" if last else f"it has no {table}"


def _actors(connection: Connection, numbers: Sequence[int]) -> dict[int, Actor]:
    return {number: actor for number, (actor, _) in load.actors(connection, numbers).items()}


_LOADERS: dict[str, Callable[[Connection, Sequence[int]], Mapping[int, Thing]]] = {
    "actors": _actors,
    "claims": load.claims,
    "disputes": linked.disputes,
    "documents": load.documents,
    "events": load.events,
    "judgements": lambda connection, _: judging.every(connection),
    "matters": linked.matters,
    "pending": linked.pending,
    "places": load.places,
}
