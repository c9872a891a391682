"""The accounts of a matter day by day, reprints folded under the one who was first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.linking.copies import printings
from accordingto.telling import told_on

if TYPE_CHECKING:
    from collections.abc import Mapping

    from accordingto.model import Claim, Matter


@dataclass(frozen=True, slots=True)
class Voice:
    """A claim as first printed, why it is of the matter, and its copies elsewhere."""

    claim: Claim
    because: str
    copies: tuple[Claim, ...]


def voices_of(matter: Matter) -> Mapping[str, list[Voice]]:
    """Day to what was said on it; "" is no day. A copied paragraph is not another voice."""
    days: defaultdict[str, list[Voice]] = defaultdict(list)
    why = {claim.id: because for claim, because in matter.reasoned}
    for first, *others in printings(matter.claims):
        days[str(told_on(first) or "")].append(Voice(first, why[first.id], tuple(others)))
    return dict(sorted(days.items()))
