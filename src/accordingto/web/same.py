"""What the ledger holds about the matters of a text that it does not hold."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from accordingto.linking.world import link

if TYPE_CHECKING:
    from collections.abc import Mapping

    from accordingto.ledger import Ledger
    from accordingto.model import Claim, Dispute, Matter, Reading

NEAREST = 25
"""Articles of the ledger that a text is set beside: those that share most of its names."""
NAMES = 12


@dataclass(frozen=True, slots=True)
class Same:
    """A matter of the text and what the ledger says of it."""

    matter: Matter
    here: tuple[Claim, ...]
    held: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """The matters that a text shares with the ledger, and where it collides with it."""

    matters: tuple[Same, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    articles: int = 0
    names: Mapping[str, str] = field(default_factory=dict[str, str])
    """Of the actors of all of them, by id."""


def same_matters(ledger: Ledger, reading: Reading) -> Beside:
    """Link the text with the articles nearest to it, as an addition would, and keep nothing."""
    near = [next(iter(ledger.readings(document=name))) for name in _nearest(ledger, reading)]
    if not near:
        return Beside()
    world = link((reading, *near))
    own = {claim.id for claim in reading.claims}
    matters = [
        Same(
            matter,
            tuple(claim for claim in matter.claims if claim.id in own),
            tuple(claim for claim in matter.claims if claim.id not in own),
        )
        for matter in world.matters
    ]
    disputes = [d for d in world.disputes if 0 < len(_ids(d) & own) < len(_ids(d))]
    shared = tuple(same for same in matters if same.here and same.held)
    names = {actor.id: actor.name for each in (reading, *near) for actor in each.actors}
    return Beside(shared, tuple(disputes), len(near), names)


def _ids(dispute: Dispute) -> set[str]:
    return {claim.id for side in dispute.sides for claim in side.claims}


def _nearest(ledger: Ledger, reading: Reading) -> list[str]:
    """The numbers of the articles that hold most of the names in a text."""
    names = dict.fromkeys(
        [place.name for place in reading.places]
        + [actor.name for actor in reading.actors if actor.name[:1].isupper()]
    )
    shared: Counter[str] = Counter()
    for name in list(names)[:NAMES]:
        rows = ledger.documents(search=f'"{name.replace(chr(34), "")}"', limit=4 * NEAREST)
        shared.update(row["id"] for row in rows.rows())
    return [number for number, _ in shared.most_common(NEAREST)]
