"""What is still to be settled by time: predictions, promises, threats, demands, inquiries.

A matter is settled only by a later claim that speaks of the same words: one that says it is so
meets it, one that says it is not so fails it. A day that passes unspoken settles nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from calendar import monthrange
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from accordingto.languages import lexicon
from accordingto.linking.settling import OF_INQUIRIES, Settling, halves
from accordingto.linking.statement import is_of_itself, state_words
from accordingto.linking.topic import key_of, topic_of
from accordingto.model import ClaimKind, Pending, PendingKind, PendingStatus, Stance

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from accordingto.linking.account import Account, Accounts
    from accordingto.linking.disputes import Contest
    from accordingto.model import Claim, Reading, When

_DAYS = re.compile(r"P(\d{1,3})([DW])")
_REPORTED = frozenset({Stance.PROMISES, Stance.PREDICTS})
_REPORTING = frozenset({ClaimKind.INDIRECT, ClaimKind.MIXED})
FIRST = 8
"""Words of a content within which "would" belongs to its subject."""
_WORD = re.compile(r"\w+")
_ASIDE = re.compile(r",[^,]*,")
"""What stands between two commas: "its inquiry, led by a judge, would …"."""
_STOP = re.compile(r"[.!?]\s|\n|[.!?]?$")
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
    times = {reading.document: _future_days(reading) for reading in readings}
    broken = _broken(contests)
    settling = Settling(world)
    found: list[Pending] = []
    seen: set[tuple[str, frozenset[str]]] = set()
    for account in world.rows:
        claim = account.claim
        kind = _kind(claim) or _would(account)
        key = (account.voice, account.topic.keys)
        if kind is None or key in seen or claim.within:
            continue
        if claim.kind is ClaimKind.NARRATED and kind is not PendingKind.INQUIRY:
            continue
        seen.add(key)
        due = _due(claim, times[claim.document])
        if later := broken.get(claim.id):
            status = PendingStatus.FAILED
        else:
            status, later = settling.of(account, kind, due)
        found.append(Pending(f"w{len(found) + 1}", kind, claim, due, status, later))
    return tuple(found)


def _kind(claim: Claim) -> PendingKind | None:
    """The kind of pending matter that a claim opens; None for most."""
    words = topic_of(claim.says).keys
    inquiry = {topic for topic in words if topic == "investigate"}
    if inquiry and _is_opened(claim):
        return PendingKind.INQUIRY
    if claim.kind is ClaimKind.NARRATED:
        return None
    report = "report" in claim.says.lower().split() and claim.stance in _REPORTED
    if report or (inquiry and claim.stance in {Stance.PROMISES, Stance.PREDICTS, Stance.DEMANDS}):
        return PendingKind.INQUIRY
    future = claim.stance in _KINDS or not {"would", "will"}.isdisjoint(claim.says.lower().split())
    if future and (parts := halves(claim.says)):
        word, _, consequence = parts
        threat = claim.stance is Stance.THREATENS or _is_menace(claim, word, consequence)
        return PendingKind.THREAT if threat else PendingKind.CONDITION
    hostile = not words.isdisjoint(_keys("hostile"))
    return (
        PendingKind.THREAT
        if hostile and claim.stance is Stance.PROMISES
        else _KINDS.get(claim.stance)
    )


def _is_menace(claim: Claim, word: str, consequence: str) -> bool:
    """Whether a speaker says what his own side will do to others unless it is heeded."""
    threat = topic_of(f"· {consequence}")
    warns = not set(_table("warning")).isdisjoint(claim.said_with.lower().split())
    harms = not threat.keys.isdisjoint(_keys("menacing"))
    own = _WORD.findall(consequence.lower().strip().removeprefix("that "))[:1]
    is_own = not set(_table("selves")).isdisjoint(own)
    return word in _table("reservations") and is_own and (warns or harms) and not threat.negated


@cache
def _keys(table: str) -> frozenset[str]:
    return frozenset(map(key_of, _table(table)))


def _table(name: str) -> list[str]:
    found: list[str] = lexicon("en", "topics")[name]
    return found


def _would(account: Account) -> PendingKind | None:
    """A promise or an inquiry in reported speech: "said she would ask for his resignation"."""
    claim = account.claim
    words = _ASIDE.sub(" ", claim.says.lower()).split()[:FIRST]
    if claim.stance is not Stance.ASSERTS or claim.kind not in _REPORTING or "would" not in words:
        return None
    if "have" in words or halves(claim.says):
        return None
    topic = topic_of(claim.says)
    if not OF_INQUIRIES.isdisjoint(topic.keys):
        return None if OF_INQUIRIES & topic.negated else PendingKind.INQUIRY
    subject = topic_of(f"· {' '.join(words[: words.index('would')])}").keys
    own = is_of_itself(claim) or bool(
        subject & (topic_of(f"· {account.name}").keys | state_words())
    )
    return PendingKind.PROMISE if own else None


def _is_opened(claim: Claim) -> bool:
    """Whether an inquiry is said to have been opened: "prosecutors have opened an inquiry"."""
    return not set(_table("opening")).isdisjoint(claim.says.lower().split())


def _future_days(reading: Reading) -> list[tuple[int, str]]:
    """Where the article names a day after its own, with that day, in text order."""
    published = reading.document.published
    if published is None:
        return []
    days = [(when.span.start, _day(when, published)) for when in reading.times]
    return sorted((at, day) for at, day in days if day and day > published.isoformat())


def _day(when: When, published: date) -> str | None:
    """The last day of a date; of a duration ("within ten days"), the day it ends."""
    if when.type == "DURATION":
        found = _DAYS.fullmatch(when.value)
        size = {"D": 1, "W": 7}
        return str(published + timedelta(int(found[1]) * size[found[2]])) if found else None
    if when.type not in {"DATE", "TIME"} or not when.value[:4].isdigit():
        return None
    year, _, rest = when.value.partition("-")
    if len(when.value) == len("2031-06") and rest.isdigit():
        return f"{when.value}-{monthrange(int(year), int(rest))[1]}"
    return when.value.partition("T")[0]


def _due(claim: Claim, days: list[tuple[int, str]]) -> str | None:
    """The latest future day that a claim names, or that follows it in its line."""
    text = claim.document.text
    first, last = claim.content[0].start, claim.content[-1].end
    stop = _STOP.search(text, last)
    end = stop.start() if stop else len(text)
    inside = days[bisect_left(days, (first, "")) : bisect_left(days, (end, ""))]
    return max((day for _, day in inside), default=None)


def _broken(contests: Sequence[Contest]) -> dict[str, Claim]:
    """Claim id → the later claim by which the same speaker took it back."""
    found: dict[str, Claim] = {}
    for contest in contests:
        if contest.kind == "shift":
            later: list[Account] = sorted(contest.sides[-1], key=lambda account: str(account.day))
            for account in contest.sides[0]:
                found[account.claim.id] = later[0].claim
    return found
