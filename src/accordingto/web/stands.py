"""An actor's claims through time in all articles, what others say of it, and why it is one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.ledger.stands import stands as through_time
from accordingto.model import DisputeKind
from accordingto.web.found import claims_by
from accordingto.web.sides import day_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from accordingto.ledger import Ledger
    from accordingto.ledger.row import Row
    from accordingto.ledger.stands import Stand
    from accordingto.linking.actors import Known
    from accordingto.model import Actor, Claim, Dispute

    Days = dict[str, list[Claim]]
    """Day to the claims of that day, in order; "" is no day."""


@dataclass(frozen=True, slots=True)
class Stands:
    """What an actor says and what is said of it.

    Attributes:
        on: matters on which it spoke on several days, each with its claims by day.
        made: its claims by day.
        about: claims of others that speak of it.
        shifts: disputes with itself: two days, two stands.
        shifted: id of a claim that takes another stand to the shift that it is in.
        others: disputes with others.
    """

    on: tuple[tuple[Stand, Days], ...]
    made: Days
    about: tuple[Claim, ...]
    shifts: tuple[Dispute, ...]
    shifted: dict[str, Dispute]
    others: tuple[Dispute, ...]
    count: int


def stands(ledger: Ledger, known: Known) -> Stands:
    """Gather them."""
    made = list(claims_by(ledger, known))
    disputes = tuple(ledger.disputes(of=" ".join(known.members)))
    shifts = tuple(each for each in disputes if each.kind is DisputeKind.SHIFT)
    return Stands(
        tuple((stand, _by_day(stand.claims)) for stand in through_time(ledger, known)),
        _by_day(made),
        tuple(claim for claim, _ in about(ledger, known)),
        shifts,
        {claim.id: each for each in shifts for claim in each.sides[-1].claims},
        tuple(each for each in disputes if each.kind is not DisputeKind.SHIFT),
        len(made),
    )


def _by_day(claims: Iterable[Claim]) -> Days:
    days: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda one: day_of(one) or "9"):
        days[day_of(claim) or ""].append(claim)
    return days


def about(ledger: Ledger, known: Known) -> list[tuple[Claim, Row]]:
    """Claims of others on what it did or suffered, each with its row."""
    pairs = ledger.claims(actor=" ".join(known.members)).pairs()
    return [pair for pair in pairs if pair[0].source.actor not in known.members]


@dataclass(frozen=True, slots=True)
class Named:
    """An article's actor, and why it is the one of the page; its first has no reason."""

    actor: Actor
    row: Row
    because: tuple[str, ...]


def named(ledger: Ledger, known: Known) -> list[Named]:
    """Every article's actor that it was joined of; empty for one of an earlier reading."""
    why: defaultdict[str, list[str]] = defaultdict(list)
    for bond in known.bonds:
        why[bond.other].append(bond.why)
    pairs = ledger.actors(actor=" ".join(known.members)).pairs()
    held = {actor.id: (actor, row) for actor, row in pairs}
    return [
        Named(*held[member], tuple(dict.fromkeys(why[member])))
        for member in known.members
        if member in held
    ]
