"""What may be one with a thing of the ledger, for a person to judge: actors and matters near it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, or_, select

from accordingto.ledger.conditions import of_reading
from accordingto.ledger.everyone import current
from accordingto.ledger.ids import number_of, public
from accordingto.ledger.tables import actors, claims, matter_claims, matters, readings
from accordingto.model import Matter

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from accordingto.linking.actors import Known


class Near(NamedTuple):
    """A matter, or the actors of one name by the first of them; in how many articles."""

    id: str
    name: str
    articles: int


def near(connection: Connection, thing: Known | Matter, most: int) -> list[Near]:
    """Actors that share a word of a name, matters that share articles: those that share most."""
    if isinstance(thing, Matter):
        return _matters(connection, thing)[:most]
    return _actors(connection, thing)[:most]


def _matters(connection: Connection, matter: Matter) -> list[Near]:
    """Other matters that are told of in the same articles."""
    told = select(matters.c.id, readings.c.document_id).join_from(matters, matter_claims)
    told = told.join(claims, claims.c.id == matter_claims.c.claim_id)
    told = told.join(readings, of_reading(claims))
    own = matters.c.id == number_of(matter.id)
    texts = told.where(own).with_only_columns(readings.c.document_id)
    count = func.count(readings.c.document_id.distinct())
    shared = told.where(matters.c.current, ~own, readings.c.document_id.in_(texts))
    shared = shared.with_only_columns(matters.c.id, matters.c.label, count)
    rows = connection.execute(shared.group_by(matters.c.id).order_by(count.desc(), matters.c.id))
    return [Near(public("matters", number), label, articles) for number, label, articles in rows]


def _actors(connection: Connection, known: Known) -> list[Near]:
    """Others of its kind with a word with a capital in common."""
    mine = _words(" ".join((known.name, *known.aliases)))
    if not mine:
        return []
    held = actors.c
    shares = or_(*(held.name.contains(word, autoescape=True) for word in sorted(mine)))
    query = select(held.id, held.name, held.reading_id)
    query = current(query.join(readings, readings.c.id == held.reading_id))
    rows = connection.execute(query.where(held.kind == known.kind.value, shares))
    members = {*known.members}
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, name, reading in rows:
        if _words(name) & mine and public("actors", number) not in members:
            found[name].append((number, reading))
    return [
        Near(public("actors", min(found[name])[0]), name, len({r for _, r in found[name]}))
        for name in sorted(found, key=lambda each: -len(_words(each) & mine))
    ]


def _words(name: str) -> set[str]:
    return {word for word in name.split() if word[:1].isupper()}
