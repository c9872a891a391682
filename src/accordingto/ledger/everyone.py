"""The actors of the world: who the actors of single articles are together, and why.

The articles that may speak of an actor are looked up by its names, which are entered when links
are made (`linking/bonds.py`); so one actor costs what these articles hold, not what the ledger
holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVarTuple

from sqlalchemy import delete, insert, select

from accordingto.ledger import judging, load
from accordingto.ledger.conditions import not_superseded
from accordingto.ledger.ids import row_of
from accordingto.ledger.tables import actors, documents, names, readings
from accordingto.linking.bonds import names_of
from accordingto.linking.stories import hashed
from accordingto.linking.world import everyone as joined

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sqlalchemy import Column, Connection, Select

    from accordingto.judgement import Judgement
    from accordingto.ledger.row import Row
    from accordingto.linking.actors import Known
    from accordingto.model import Reading

Ts = TypeVarTuple("Ts")

KNOWN = (
    "id",
    "name",
    "kind",
    "country",
    "role",
    "aliases",
    "speaks_with",
    "articles",
    "claims",
    "actors",
    "because",
)


def everyone(connection: Connection) -> dict[str, Known]:
    """Each actor id of the current readings to the actor of the world it is."""
    every = connection.scalars(current(select(readings.c.id)).order_by(readings.c.id)).all()
    return joined([*load.readings(connection, every)], _decided(connection))


def known_as(connection: Connection, name: str) -> Known | None:
    """The actor of the world that an article's actor is; None for one of an earlier reading."""
    decided = _decided(connection)
    reached: dict[int, Reading] = {}
    known: Known | None = None
    waiting = _home(connection, name)
    while waiting:
        reached |= zip(sorted(waiting), load.readings(connection, sorted(waiting)), strict=True)
        known = joined([*reached.values()], decided)[name]
        waiting = _around(connection, known, reached.values(), decided) - reached.keys()
    return known


def current(query: Select[*Ts]) -> Select[*Ts]:
    """A query on `readings`, of those that hold now, of the newest version of each document."""
    query = query.join(documents, documents.c.id == readings.c.document_id)
    return query.where(not_superseded(readings), not_superseded(documents))


def enter(connection: Connection, found: Mapping[int, Reading]) -> None:
    """Enter the names of the actors of some readings, each under its number."""
    for number, reading in found.items():
        keys = sorted({hashed(each) for actor in reading.actors for each in names_of(actor)})
        for batch in load.batches(keys):
            kept = names.c.key.in_(batch) & (names.c.reading_id == number)
            connection.execute(delete(names).where(kept))
        rows = [{"key": key, "reading_id": number} for key in keys]
        if rows:
            connection.execute(insert(names), rows)


def clear(connection: Connection) -> None:
    """Forget all names; they are entered anew with the links."""
    connection.execute(delete(names))


def _home(connection: Connection, name: str) -> set[int]:
    """The reading that an actor is of, if it is current."""
    found = row_of(name)
    own = select(actors.c.reading_id).where(actors.c.id == (found[1] if found else 0))
    return {*connection.scalars(current(select(readings.c.id)).where(readings.c.id.in_(own)))}


def _around(
    connection: Connection, known: Known, reached: Iterable[Reading], decided: list[Judgement]
) -> set[int]:
    """The readings that share a name with an actor, or that somebody judged with one of its own."""
    members = {*known.members}
    own = [(actor, one) for one in reached for actor in one.actors if actor.id in members]
    texts = {one.document.id for _, one in own}
    judged = ({at.document for s in each.subjects for at in s.anchors} for each in decided)
    beside = {text for found in judged if not texts.isdisjoint(found) for text in found}
    keys = {hashed(each) for actor, _ in own for each in names_of(actor)}
    named = select(names.c.reading_id).join(readings, readings.c.id == names.c.reading_id)
    found = _each(connection, named, names.c.key, keys)
    return found | _each(connection, select(readings.c.id), documents.c.sha256, beside)


def _each(
    connection: Connection, query: Select[int], column: Column[Any], values: Collection[Any]
) -> set[int]:
    """The current readings of a query where a column has one of the values."""
    return {
        number
        for batch in load.batches(sorted(values))
        for number in connection.scalars(current(query).where(column.in_(batch)))
    }


def _decided(connection: Connection) -> list[Judgement]:
    """What people decided on actors and holds."""
    every = judging.every(connection).values()
    return [each for each in every if each.stands and each.subjects[0].thing == "actor"]


def known_row(known: Known) -> Row:
    """An actor of the world as one flat row, its columns those of `KNOWN`."""
    told = (known.id, known.name, known.kind.value, known.country, known.role)
    several = (known.articles, known.claims, known.members, known.because)
    values = (*told, list(known.aliases), known.party, *map(list, several))
    return dict(zip(KNOWN, values, strict=True))
