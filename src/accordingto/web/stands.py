"""An actor's claims through time in all articles, what others say of it, and why it is one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.model import DisputeKind
from accordingto.web.found import claims_by
from accordingto.web.sides import day_of

if TYPE_CHECKING:
    from accordingto.ledger import Ledger
    from accordingto.ledger.row import Row
    from accordingto.linking.actors import Known
    from accordingto.model import Actor, Claim, Dispute

NEAR = 5
"""Other actors that are offered to be merged with one."""


@dataclass(frozen=True, slots=True)
class Stands:
    """What an actor says and what is said of it.

    Attributes:
        made: day to its claims of that day, in order; "" is no day.
        about: claims of others that speak of it.
        shifts: disputes with itself: two days, two stands.
        shifted: id of a claim to the shift that it is in.
        others: disputes with others.
    """

    made: dict[str, list[Claim]]
    about: tuple[Claim, ...]
    shifts: tuple[Dispute, ...]
    shifted: dict[str, str]
    others: tuple[Dispute, ...]
    count: int


def stands(ledger: Ledger, known: Known) -> Stands:
    """Gather them."""
    made = list(claims_by(ledger, known))
    days: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(made, key=lambda one: day_of(one) or "9"):
        days[day_of(claim) or ""].append(claim)
    disputes = tuple(ledger.disputes(of=" ".join(known.members)))
    shifts = tuple(each for each in disputes if each.kind is DisputeKind.SHIFT)
    return Stands(
        days,
        tuple(claim for claim, _ in about(ledger, known)),
        shifts,
        {claim.id: each.id for each in shifts for side in each.sides for claim in side.claims},
        tuple(each for each in disputes if each.kind is not DisputeKind.SHIFT),
        len(made),
    )


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


def near(ledger: Ledger, known: Known) -> list[Known]:
    """Others of its kind that share a word of a name with it, those that share most first."""
    mine = _words(known)
    shared = [
        (len(mine & _words(other)), other)
        for other in ledger.everyone()
        if other.kind is known.kind and other.id != known.id
    ]
    shared.sort(key=lambda found: -found[0])
    return [other for count, other in shared[:NEAR] if count]


def _words(known: Known) -> set[str]:
    """The words with a capital in all its names."""
    words = " ".join((known.name, *known.aliases)).split()
    return {word for word in words if word[:1].isupper()}
