"""What became of a promise, a demand, a prediction, an inquiry: the later claim that says so."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from accordingto.languages import lexicon
from accordingto.linking.account import same_scene
from accordingto.linking.statement import Statement, opposite, statement_of
from accordingto.linking.topic import key_of
from accordingto.model import ClaimKind, PendingKind, PendingStatus, Stance

if TYPE_CHECKING:
    from accordingto.linking.account import Account, Accounts
    from accordingto.model import Claim

MOST = 0.6
"""Share of the words of a pending matter that a later claim must take up to settle it."""
OF_INQUIRIES = frozenset({key_of("inquiry"), key_of("report")})
"""Keys of the words for an inquiry and what comes of it."""
_OPEN = frozenset({Stance.PREDICTS, Stance.PROMISES, Stance.DEMANDS, Stance.HOPES, Stance.PROPOSES})

Settled = tuple[PendingStatus, "Claim | None"]


class Settling:
    """The later claims of a world, found by what they speak of."""

    def __init__(self, world: Accounts) -> None:
        self._statements = [statement_of(row, world) for row in world.rows]
        self._place = {row.claim.id: number for number, row in enumerate(world.rows)}
        self._holders: defaultdict[str, list[int]] = defaultdict(list)
        for number, statement in enumerate(self._statements):
            for key in statement.keys:
                self._holders[key].append(number)

    def of(self, account: Account, kind: PendingKind, due: str | None) -> Settled:
        """Whether a later claim meets or fails what an account leaves pending, and which."""
        before = self._statements[self._place[account.claim.id]]
        if account.day is None or kind is PendingKind.CONDITION:
            return PendingStatus.OPEN, None
        met = Counter(chain.from_iterable(self._holders[key] for key in before.keys))
        for number in sorted(met):
            after = self._statements[number]
            if after.day is None or after.day <= account.day:
                continue
            if not same_scene(account, after.account):
                continue
            status = (
                _put_off(before, after, due)
                if kind is PendingKind.INQUIRY
                else _told(before, after)
            )
            if status is not PendingStatus.OPEN:
                return status, after.account.claim
        return PendingStatus.OPEN, None


def _told(before: Statement, after: Statement) -> PendingStatus:
    """What a later claim makes of a promise, a demand, a threat or a prediction."""
    named = before.keys - before.holder
    common = named & after.keys
    if len(common) < max(min(2, len(named)), MOST * len(named)) or after.foretells or after.open:
        return PendingStatus.OPEN
    if after.account.claim.stance in _OPEN:
        return PendingStatus.OPEN
    if (before.odd != after.odd) ^ opposite(before, after):
        return PendingStatus.FAILED
    return PendingStatus.MET if len(common) > 1 else PendingStatus.OPEN


def _put_off(before: Statement, after: Statement, due: str | None) -> PendingStatus:
    """An inquiry whose report is said not to come in time has failed its day."""
    least = 1 if due else 2
    if not OF_INQUIRIES & after.keys or len(before.keys & after.keys) < least:
        return PendingStatus.OPEN
    line = f" {' '.join(after.words.lower().split())} "
    phrases: list[str] = lexicon("en", "topics")["putting_off"]
    off = any(f" {phrase} " in line for phrase in phrases)
    negated = bool(OF_INQUIRIES & after.topic.struck) and after.foretells
    spoken = after.account.claim.kind is not ClaimKind.NARRATED
    return PendingStatus.FAILED if spoken and (off or negated) else PendingStatus.OPEN
