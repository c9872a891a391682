"""What is still to be settled by time: predictions, promises, threats, demands, inquiries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.languages import lexicon
from accordingto.linking.topic import topic_of
from accordingto.model import ClaimKind, Pending, PendingKind, PendingStatus, Stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.linking.account import Account, Accounts
    from accordingto.linking.disputes import Contest
    from accordingto.model import Claim, Reading

_KINDS = {
    Stance.PREDICTS: PendingKind.PREDICTION,
    Stance.PROMISES: PendingKind.PROMISE,
    Stance.THREATENS: PendingKind.THREAT,
    Stance.DEMANDS: PendingKind.DEMAND,
}


def pending(
    world: Accounts, readings: Sequence[Reading], contests: Sequence[Contest]
) -> tuple[Pending, ...]:
    """The pending matters of all outermost spoken claims, a copy counted once."""
    due = {claim.id: _due(claim, reading) for reading in readings for claim in reading.claims}
    broken = _broken(contests)
    found: list[Pending] = []
    seen: set[tuple[str, frozenset[str]]] = set()
    for account in world.rows:
        claim = account.claim
        kind = _kind(claim)
        key = (account.voice, account.topic.keys)
        if kind is None or key in seen or claim.within or claim.kind is ClaimKind.NARRATED:
            continue
        seen.add(key)
        later = broken.get(claim.id)
        status = PendingStatus.FAILED if later else PendingStatus.OPEN
        found.append(Pending(f"w{len(found) + 1}", kind, claim, due[claim.id], status, later))
    return tuple(found)


def _kind(claim: Claim) -> PendingKind | None:
    """The kind of pending matter that a claim opens; None for most."""
    words = topic_of(claim.says).keys
    inquiry = {topic for topic in words if topic == "investigate"}
    if inquiry and claim.stance in {Stance.PROMISES, Stance.PREDICTS, Stance.DEMANDS}:
        return PendingKind.INQUIRY
    lower = claim.says.lower()
    if claim.stance in _KINDS and any(f" {word} " in lower for word in _conditions()):
        return PendingKind.THREAT if claim.stance is Stance.THREATENS else PendingKind.CONDITION
    return _KINDS.get(claim.stance)


def _conditions() -> list[str]:
    found: list[str] = lexicon("en", "topics")["conditions"]
    return found


def _due(claim: Claim, reading: Reading) -> str | None:
    """The latest day after publication that the words of the claim name."""
    published = reading.document.published
    if published is None:
        return None
    days = [
        when.value
        for when in reading.times
        if when.type in {"DATE", "TIME"}
        and any(span.contains(when.span) for span in claim.content)
        and when.value[:4].isdigit()
        and when.value[:10] > published.isoformat()
    ]
    return max(days, default=None)


def _broken(contests: Sequence[Contest]) -> dict[str, Claim]:
    """Claim id → the later claim by which the same speaker took it back."""
    found: dict[str, Claim] = {}
    for contest in contests:
        if contest.kind == "shift":
            later: list[Account] = sorted(contest.sides[-1], key=lambda account: str(account.day))
            for account in contest.sides[0]:
                found[account.claim.id] = later[0].claim
    return found
