"""The actors of the world: who the actors of single articles are together, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.ledger import judging, links

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from accordingto.ledger.row import Row
    from accordingto.linking.actors import Known


def everyone(connection: Connection) -> dict[str, Known]:
    """Each actor id of the current readings to the actor of the world it is."""
    from accordingto.linking.world import everyone as linked  # noqa: PLC0415 - it loads slowly

    decided = list(judging.every(connection).values())
    return linked(links.current_readings(connection), decided)


def known_row(known: Known) -> Row:
    """An actor of the world as one flat row."""
    return {
        "id": known.id,
        "name": known.name,
        "kind": known.kind.value,
        "country": known.country,
        "role": known.role,
        "aliases": list(known.aliases),
        "speaks_with": known.party,
        "articles": list(known.articles),
        "claims": list(known.claims),
        "actors": list(known.members),
        "because": list(known.because),
    }
