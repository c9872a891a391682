"""Other actors of the ledger that may be one with an actor: they share a word of a name."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import or_, select

from accordingto.ledger.everyone import current
from accordingto.ledger.ids import public
from accordingto.ledger.tables import actors, readings

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from accordingto.linking.actors import Known


class Namesake(NamedTuple):
    """Actors of one name, by the first of them."""

    id: str
    name: str
    articles: int


def namesakes(connection: Connection, known: Known, most: int) -> list[Namesake]:
    """Others of its kind that share a word with a capital with it, those that share most first."""
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
        if public("actors", number) not in members:
            found[name].append((number, reading))
    near = sorted(
        (name for name in found if _words(name) & mine), key=lambda n: -len(_words(n) & mine)
    )
    return [
        Namesake(public("actors", min(found[name])[0]), name, len({r for _, r in found[name]}))
        for name in near[:most]
    ]


def _words(name: str) -> set[str]:
    return {word for word in name.split() if word[:1].isupper()}
