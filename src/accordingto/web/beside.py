"""What stands beside a claim: its row, the disputes it is in, and who else speaks of the matter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.model import Actor, ClaimKind
from accordingto.web.found import found, names_of
from accordingto.web.sides import Account, accounts

if TYPE_CHECKING:
    from accordingto.ledger import Ledger
    from accordingto.model import Claim, Dispute, Matter, Side

MOST = 12
"""Other accounts that are shown beside an article; the matter's page has them all."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A claim with what the ledger holds about the same.

    Attributes:
        disputes: each with the sides that the claim is not on.
        others: accounts of the same matter in this article and others, without its own side's.
        hidden: how many more there are.
        names: of the actors who speak in them, by id.
    """

    claim: Claim
    actor: Actor | None
    disputes: tuple[tuple[Dispute, tuple[Side, ...]], ...]
    matters: tuple[Matter, ...]
    others: tuple[Account, ...]
    hidden: int
    names: dict[str, str]


def beside(ledger: Ledger, claim: Claim) -> Beside:
    """Look up what belongs to a claim."""
    disputes = tuple(
        (dispute, tuple(side for side in dispute.sides if claim.id not in _ids(side)))
        for dispute in ledger.disputes(of=claim.id)
    )
    matters = tuple(ledger.matters(of=claim.id))
    names = names_of(ledger, claim.id) | names_of(ledger, *(matter.id for matter in matters))
    rest = [
        other
        for matter in matters
        for other in sorted(matter.claims, key=lambda one: one.kind is ClaimKind.NARRATED)
        if other.id != claim.id and other.content != claim.content
    ]
    others = accounts(rest, names)
    actor = found(ledger, claim.source.actor, Actor) if claim.source.actor else None
    hidden = max(0, len(others) - MOST)
    return Beside(claim, actor, disputes, matters, others[:MOST], hidden, names)


def _ids(side: Side) -> set[str]:
    return {claim.id for claim in side.claims}
