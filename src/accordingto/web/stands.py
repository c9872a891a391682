"""An actor's claims through time, and what others say of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.model import DisputeKind
from accordingto.web.found import claims_by
from accordingto.web.sides import day_of

if TYPE_CHECKING:
    from accordingto.ledger import Ledger
    from accordingto.model import Actor, Claim, Dispute


@dataclass(frozen=True, slots=True)
class Stands:
    """What an actor says and what is said of it.

    Attributes:
        made: day to its claims of that day, in order; "" is no day.
        about: claims of others that speak of it.
        shifts: disputes with itself: two days, two stands.
    """

    made: dict[str, list[Claim]]
    about: tuple[Claim, ...]
    shifts: tuple[Dispute, ...]
    count: int


def stands(ledger: Ledger, actor: Actor) -> Stands:
    """Gather them."""
    made = list(claims_by(ledger, actor))
    days: dict[str, list[Claim]] = {}
    for claim in sorted(made, key=lambda one: day_of(one) or "9"):
        days.setdefault(day_of(claim) or "", []).append(claim)
    own = {claim.id for claim in made}
    about = tuple(claim for claim in ledger.claims(actor=actor.id) if claim.id not in own)
    shifts = ledger.disputes(of=actor.id, kind=DisputeKind.SHIFT)
    return Stands(days, about, tuple(shifts), len(made))
