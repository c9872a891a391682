"""What would settle a dispute, where a source says so: inquiries into the same matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.span import lines
from accordingto.terms import DisputeKind, PendingKind

if TYPE_CHECKING:
    from accordingto.ledger.ledger import Ledger
    from accordingto.model import Claim, Dispute, Pending

OPENING = 2
"""Paragraphs that say what an article is about: its headline and its lead."""
_ANSWERED = frozenset(
    {DisputeKind.FIGURE, DisputeKind.DENIAL, DisputeKind.ROLE, DisputeKind.OCCURRENCE}
)
"""Kinds that an inquiry can answer; what to call a thing, and who changed position, it cannot."""


def inquiries(ledger: Ledger, dispute: Dispute) -> tuple[Pending, ...]:
    """Inquiries that are to find out what the sides dispute, those with a due day first.

    One belongs where its claim is on a side or in the dispute's matter; else where the article
    that tells of it opens with a claim of the dispute, for "an inquiry" that names no object
    is into what the article is about.
    """
    if dispute.kind not in _ANSWERED:
        return ()
    kind = PendingKind.INQUIRY.value
    found: dict[str, Pending] = {}
    for holder in filter(None, (dispute.id, dispute.matter)):
        found |= {one.id: one for one in ledger.pending(of=holder, kind=kind)}
    opened = {c.document.id for side in dispute.sides for c in side.claims if _opens(c)}
    for document in sorted(opened):
        found |= {one.id: one for one in ledger.pending(document=document, kind=kind)}
    return tuple(sorted(found.values(), key=lambda one: (one.due is None, one.due or "", one.id)))


def _opens(claim: Claim) -> bool:
    """Whether the claim stands in the headline or the lead of its article."""
    opening = [*lines(claim.document.text)][:OPENING]
    return any(part.overlaps(span) for part in opening for span in claim.content)
