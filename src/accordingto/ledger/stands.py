"""Where an actor stands on each matter through time, and where it turned round."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.ledger.row import PROVENANCE, provenance
from accordingto.linking.copies import printings
from accordingto.telling import told_on
from accordingto.terms import ClaimKind, DisputeKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from accordingto.ledger.ledger import Ledger
    from accordingto.ledger.row import Row
    from accordingto.linking.actors import Known
    from accordingto.model import Claim, Dispute, Matter

_SAID = ("actor", "matter", "label", "day", "claim", "stance", "says", "reverses")
STANDS = (*_SAID, *PROVENANCE)
"""The columns of a row; `reverses` is the shift in which the claim is the later stand."""


@dataclass(frozen=True, slots=True)
class Stand:
    """What an actor said on one matter, day by day.

    Attributes:
        claims: as first printed, by day of saying.
        reversals: id of the claim that takes the other stand to the shift it is in.
    """

    actor: Known
    matter: Matter
    claims: tuple[Claim, ...]
    reversals: dict[str, Dispute]

    def rows(self) -> Iterator[Row]:
        """A row a claim, with where it stands in its article."""
        for claim in self.claims:
            day, turned = told_on(claim), self.reversals.get(claim.id)
            values = (
                *(self.actor.name, self.matter.id, self.matter.label),
                *(day and day.isoformat(), claim.id, claim.stance.value, claim.says),
                turned and turned.id,
            )
            said = dict(zip(_SAID, values, strict=True))
            yield {**said, **provenance(claim.document, claim.content)}


def stands(ledger: Ledger, known: Known) -> tuple[Stand, ...]:
    """Its matters of two days or more, those with a reversal first, then those of most claims."""
    members = " ".join(known.members)
    turned = {
        claim.id: dispute
        for dispute in ledger.disputes(of=members, kind=DisputeKind.SHIFT.value)
        for claim in dispute.sides[-1].claims
    }
    said = ((matter, _said(matter, known)) for matter in ledger.matters(of=members))
    found = [
        Stand(known, matter, claims, {c.id: turned[c.id] for c in claims if c.id in turned})
        for matter, claims in said
        if len(set(map(told_on, claims))) > 1
    ]
    return tuple(sorted(found, key=lambda stand: (-len(stand.reversals), -len(stand.claims))))


def _said(matter: Matter, known: Known) -> tuple[Claim, ...]:
    """What the actor itself says on the matter, each once however often it was printed."""
    own = (claim for claim in matter.claims if claim.source.actor in known.members)
    spoken = (claim for claim in own if claim.kind is not ClaimKind.NARRATED)
    return tuple(first for first, *_ in printings(spoken))
