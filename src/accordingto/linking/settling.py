"""What became of a promise, a demand, a prediction, an inquiry: the later claim that says so.

It is met if the claim says that it is so, failed if it says that it is not, and overtaken if
it was called off by others, came after its day, or hung on a condition that is said to be gone.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from accordingto.languages import lexicon
from accordingto.linking.account import same_scene
from accordingto.linking.statement import Statement, opposite, statement_of
from accordingto.linking.topic import key_of, topic_of
from accordingto.model import ClaimKind, PendingKind, PendingStatus, Stance

if TYPE_CHECKING:
    from accordingto.linking.account import Account, Accounts
    from accordingto.model import Claim

MOST = 0.6
"""Share of the words of a pending matter that a later claim must take up to settle it."""
HALF = 0.5
"""Share of them that it must take up to call it off."""
OF_INQUIRIES = frozenset({key_of("inquiry"), key_of("report")})
"""Keys of the words for an inquiry and what comes of it."""
_OPEN = frozenset({Stance.PREDICTS, Stance.PROMISES, Stance.DEMANDS, Stance.HOPES, Stance.PROPOSES})
_WORD = re.compile(r"[\w’]+")
_CLAUSE_END = re.compile(r"[,;.…]|$")

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
        """What became of what an account leaves pending, and the first later claim that says so."""
        before = self._statements[self._place[account.claim.id]]
        if account.day is None:
            return PendingStatus.OPEN, None
        met = Counter(chain.from_iterable(self._holders[key] for key in before.keys))
        for number in sorted(met):
            after = self._statements[number]
            if after.day is None or after.day <= account.day:
                continue
            if not same_scene(account, after.account):
                continue
            status = _in_time(_status(before, after, kind, due), after, kind, due)
            if status is not PendingStatus.OPEN:
                return status, after.account.claim
        return PendingStatus.OPEN, None


def _status(
    before: Statement, after: Statement, kind: PendingKind, due: str | None
) -> PendingStatus:
    """What one later claim makes of a pending matter."""
    if _called_off(before, after):
        own = before.account.voice == after.account.voice
        return PendingStatus.FAILED if own else PendingStatus.OVERTAKEN
    if _says("overtaking", after):
        return PendingStatus.OPEN
    if kind is PendingKind.INQUIRY:
        return _of_inquiry(before, after, due)
    if kind is PendingKind.CONDITION:
        return _of_condition(before, after)
    return _told(before, after)


def _in_time(
    status: PendingStatus, after: Statement, kind: PendingKind, due: str | None
) -> PendingStatus:
    """A matter that is met after the day it was due is overtaken: its day went by without it.

    An inquiry ends on the day that its report is told of; anything else on a day that the
    later claim names.
    """
    days = [str(after.day)] if kind is PendingKind.INQUIRY else sorted(after.days)
    late = bool(due and days and days[0] > due)
    return PendingStatus.OVERTAKEN if late and status is PendingStatus.MET else status


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


def _called_off(before: Statement, after: Statement) -> bool:
    """Whether a later claim says of the same thing that it is off: "the vote was cancelled"."""
    named = before.keys - before.holder
    common = named & after.keys
    about = common - before.names and len(common) >= HALF * len(named)
    off = _says("overtaking", after)
    if not about or not off or after.foretells or after.account.claim.stance in _OPEN:
        return False
    return not _only(after, after.words.replace(off, "")).odd and not _says("overtaking", before)


def _of_inquiry(before: Statement, after: Statement, due: str | None) -> PendingStatus:
    """An inquiry is met when its end is told, and fails when it is said not to come in time."""
    least = 1 if due else 2
    spoken = after.account.claim.kind is not ClaimKind.NARRATED
    if not OF_INQUIRIES & after.keys or len(before.keys & after.keys) < least:
        return PendingStatus.OPEN
    outcome = {key_of(word) for word in lexicon("en", "topics")["outcome"]}
    negated = (outcome | OF_INQUIRIES) & after.topic.negated
    late = not outcome.isdisjoint(after.topic.negated) and after.foretells
    if spoken and (late or _says("putting_off", after)):
        return PendingStatus.FAILED
    ended = bool(_says("concluding", after)) and not (negated or after.foretells)
    return PendingStatus.MET if ended else PendingStatus.OPEN


def _of_condition(before: Statement, after: Statement) -> PendingStatus:
    """A condition is met when what hangs on it is told, overtaken when it cannot come any more."""
    found = halves(before.words)
    if found is None:
        return PendingStatus.OPEN
    word, condition, consequence = found
    if _told(_only(before, consequence), after) is PendingStatus.MET:
        return PendingStatus.MET
    reservations: list[str] = lexicon("en", "topics")["reservations"]
    gone = PendingStatus.MET if word in reservations else PendingStatus.FAILED
    came = _told(_only(before, condition), after)
    return PendingStatus.OVERTAKEN if came is gone else PendingStatus.OPEN


def halves(words: str) -> tuple[str, str, str] | None:
    """The conditional word, the clause behind it, and what hangs on it."""
    conditions: list[str] = lexicon("en", "topics")["conditions"]
    found = re.search(rf"\b({'|'.join(conditions)})\b", words, re.IGNORECASE)
    if found is None:
        return None
    stop = _CLAUSE_END.search(words, found.end())
    end = stop.start() if stop else len(words)
    return found[1].lower(), words[found.end() : end], f"{words[: found.start()]} {words[end:]}"


def _only(statement: Statement, words: str) -> Statement:
    """A statement with the topic of a part of its words alone."""
    topic = topic_of(f"· {words}")
    return replace(statement, words=words, topic=topic, odd=bool(topic.negated))


def _says(table: str, statement: Statement) -> str:
    """The phrase of a list that is in the words; "" if none is."""
    line = f" {' '.join(_WORD.findall(statement.words.lower()))} "
    phrases: list[str] = lexicon("en", "topics")[table]
    return next((phrase for phrase in phrases if f" {phrase} " in line), "")
