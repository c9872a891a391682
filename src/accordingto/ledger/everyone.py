"""The actors of the world: who the actors of single articles are together, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.ledger import judging, links

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from accordingto.ledger.row import Row
    from accordingto.linking.actors import Known


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


class Everyone:
    """The actors of the world, joined anew where a reading or a judgement has come."""

    def __init__(self) -> None:
        self._held: tuple[links.State, dict[str, Known]] | None = None

    def now(self, connection: Connection) -> dict[str, Known]:
        """Each actor id of the current readings to the actor of the world it is."""
        newest = links.newest(connection)
        if self._held is None or self._held[0] != newest:
            self._held = (newest, _joined(connection))
        return self._held[1]


def _joined(connection: Connection) -> dict[str, Known]:
    from accordingto.linking.world import everyone  # noqa: PLC0415 - it loads slowly

    decided = list(judging.every(connection).values())
    return everyone(links.current_readings(connection), decided)


def known_row(known: Known) -> Row:
    """An actor of the world as one flat row, its columns those of `KNOWN`."""
    told = (known.id, known.name, known.kind.value, known.country, known.role)
    several = (known.articles, known.claims, known.members, known.because)
    values = (*told, list(known.aliases), known.party, *map(list, several))
    return dict(zip(KNOWN, values, strict=True))
