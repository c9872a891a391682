"""A piece of evidence on two statements, and what is asked of the pieces found so far."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from accordingto.linking.statement import Statement

CLASHES = frozenset({"other-place", "other-day", "other-period", "other-person", "only-the-actor"})
"""What says outright that two statements are of different matters."""
APART = 7
"""Days from which a second stand of one actor may be a change of mind."""


class Piece(NamedTuple):
    """One piece of evidence: its name, how strong it is, 0 to 1, and what it says."""

    name: str
    strength: float
    words: str = ""


Evidence = dict[str, Piece]
"""Pieces by name; an absent one has strength 0."""


def clash(gate: Evidence) -> bool:
    """Whether something says outright that the two are of different matters."""
    return not gate.keys().isdisjoint(CLASHES)


def days_between(one: Statement, other: Statement) -> int:
    """Days between the publications; 0 where one has no date."""
    days = one.account.claim.document.published, other.account.claim.document.published
    return abs((days[0] - days[1]).days) if days[0] and days[1] else 0
