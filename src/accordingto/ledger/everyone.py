"""The actors of the world: who the actors of single articles are together, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.ledger import judging, links

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from accordingto.judgement import Judgement
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
    """The actors of the world, joined anew where a reading or a judgement on actors has come."""

    def __init__(self) -> None:
        self._held: tuple[tuple[int, list[Judgement]], dict[str, Known]] | None = None

    def now(self, connection: Connection) -> dict[str, Known]:
        """Each actor id of the current readings to the actor of the world it is."""
        decided = [each for each in judging.every(connection).values() if _on_actors(each)]
        known = (links.newest(connection).reading, decided)
        if self._held is None or self._held[0] != known:
            self._held = (known, _joined(connection, decided))
        return self._held[1]


def _on_actors(judgement: Judgement) -> bool:
    return judgement.stands and judgement.subjects[0].thing == "actor"


def _joined(connection: Connection, decided: list[Judgement]) -> dict[str, Known]:
    from accordingto.linking.world import everyone  # noqa: PLC0415 - it loads slowly

    return everyone(links.current_readings(connection), decided)


def known_row(known: Known) -> Row:
    """An actor of the world as one flat row, its columns those of `KNOWN`."""
    told = (known.id, known.name, known.kind.value, known.country, known.role)
    several = (known.articles, known.claims, known.members, known.because)
    values = (*told, list(known.aliases), known.party, *map(list, several))
    return dict(zip(KNOWN, values, strict=True))
