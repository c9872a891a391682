"""When a claim was made, as far as its article tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.dates import days_of

if TYPE_CHECKING:
    from datetime import date

    from accordingto.model import Claim


def told_on(claim: Claim) -> date | None:
    """The day of saying; where the article tells no single day, that of publication."""
    days = days_of(claim.said or "")
    return days[0] if days and days[0] == days[1] else claim.document.published
