"""The accounts of a matter day by day, reprints folded under the one who was first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.linking.copies import Copies
from accordingto.web import words
from accordingto.web.sides import day_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from accordingto.model import Claim, Matter


@dataclass(frozen=True, slots=True)
class Voice:
    """A claim as first printed, and its copies elsewhere."""

    claim: Claim
    copies: tuple[Claim, ...]


def voices_of(matter: Matter) -> Mapping[str, list[Voice]]:
    """Day to what was said on it; "" is no day. A copied paragraph is not another voice."""
    copies = Copies(matter.documents)
    printed: defaultdict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in matter.claims:
        place = (claim.content or claim.source.spans)[0]
        origin = copies.origin(claim.document, place)
        printed[origin.id, words.speaker(claim), " ".join(claim.says.split())].append(claim)
    days: defaultdict[str, list[Voice]] = defaultdict(list)
    for found in printed.values():
        first, *others = sorted(found, key=lambda claim: day_of(claim) or "9")
        days[day_of(first) or ""].append(Voice(first, tuple(others)))
    return dict(sorted(days.items()))
