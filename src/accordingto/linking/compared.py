"""Accounts compared two by two, and the collisions that the evidence bears out."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from accordingto.linking.account import is_headline, same_scene
from accordingto.linking.collision import WHOLE, Collision
from accordingto.linking.evidence import evidence
from accordingto.linking.gate import lines_between, share
from accordingto.linking.statement import statement_of
from accordingto.linking.topic import shared_names, topic_of, wording
from accordingto.linking.weighing import Weighed, weigh
from accordingto.model import ClaimKind, DisputeKind
from accordingto.span import shorten, unquoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from accordingto.linking.account import Account, Accounts
    from accordingto.linking.statement import Statement

TOGETHER = frozenset({DisputeKind.FIGURE, DisputeKind.ROLE})
"""Kinds that inside one article are left to those who see all its counts and acts at once, but
for figures that stand side by side."""
ENOUGH = 0.25
"""Share of the lesser statement, names counting twice, from which two short notices that do not
collide can be of one matter."""
MUCH = 0.4
"""Share of the lesser statement, names counting twice, from which statements in longer articles
are compared: they must share two plain words, or in one article a plain word and a name; side by
side one plain word is enough. Of two short notices any common word is enough."""
MOST = 0.6
"""The same where the outlet tells one of them: most of what it tells answers nobody."""


class Compared(NamedTuple):
    """The collisions that the evidence bears out, and short notices that tell of one matter."""

    collisions: list[Collision]
    alike: list[tuple[Account, Account]]


def compared(world: Accounts) -> Compared:
    """What the evidence says of all candidates, at most one thing of two statements.

    Of statements that lie in one another (a claim and the claim that reports it) the likeliest
    counts.
    """
    outermost = _outermost(world)
    best: dict[tuple[str, str], tuple[Weighed, Statement, Statement]] = {}
    for one, other in candidates(world):
        weighed = weigh(evidence(one, other))
        slot = outermost[one.account.claim.id], outermost[other.account.claim.id]
        if slot not in best or weighed.likelihood > best[slot][0].likelihood:
            best[slot] = weighed, one, other
    collisions = [
        _collision(weighed, weighed.kind, one, other)
        for weighed, one, other in best.values()
        if weighed.kind and _can_be(weighed.kind, one, other)
    ]
    alike = [
        (one.account, other.account)
        for weighed, one, other in best.values()
        if weighed.alike and one.brief and other.brief and share(one, other) >= ENOUGH
    ]
    return Compared(collisions, alike)


def _can_be(kind: DisputeKind, one: Statement, other: Statement) -> bool:
    """Whether two statements can collide so: one voice can only shift."""
    if kind is DisputeKind.SHIFT:
        return True
    inside = one.account.claim.document.id == other.account.claim.document.id
    beside = kind is DisputeKind.FIGURE and inside and lines_between(one, other) <= 1
    whole = inside and kind in TOGETHER and not beside
    return one.account.voice != other.account.voice and not whole


def candidates(world: Accounts) -> Iterator[tuple[Statement, Statement]]:
    """Statements that share enough, the earlier first; a short notice is all of one matter."""
    statements = [statement_of(row, world) for row in world.rows]
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, statement in enumerate(statements):
        found_by = statement.keys
        if statement.brief:
            found_by |= statement.account.scene.keys
        met = Counter(chain.from_iterable(holders[key] for key in found_by))
        for earlier in sorted(met):
            one = statements[earlier]
            if world.verdicts.apart(one.account.claim, statement.account.claim):
                continue
            if _comparable(one, statement) and _share_enough(one, statement):
                yield one, statement
        for key in found_by:
            holders[key].append(number)


def _share_enough(one: Statement, other: Statement) -> bool:
    """Whether two may be of one matter: a short notice has one, a longer article many."""
    if one.brief and other.brief:
        return True
    common = (one.keys & other.keys) - one.holder - other.holder
    plain = common - shared_names(one.topic, other.topic)
    together = one.account.claim.document is other.account.claim.document
    beside = together and (len(common) > len(plain) or lines_between(one, other) <= 1)
    one_voice = one.account.voice == other.account.voice
    struck = (one.topic.struck ^ other.topic.struck) & plain
    again = one_voice and (len(common) > 1 or (bool(struck) and share(one, other) >= WHOLE))
    enough = len(plain) > 1 or again or (beside and bool(plain))
    told = ClaimKind.NARRATED in {one.account.claim.kind, other.account.claim.kind}
    return enough and share(one, other) >= (MOST if told else MUCH)


def _comparable(one: Statement, other: Statement) -> bool:
    """Whether two can collide: not one inside the other, no reprint, no bare answer from afar.

    What stands further down two articles is only held against each other where both open on one
    scene: a campaign or a war has many matters, and one vocabulary.
    """
    left, right = one.account, other.account
    if left.claim.document.id != right.claim.document.id:
        bare = left.answers or right.answers
        if not (one.lead and other.lead) and not same_scene(left, right):
            return False
        again = left.claim.stance is right.claim.stance and left.claim.says == right.claim.says
        return not bare and not (again and left.voice == right.voice)
    answered = [a.answers for a in (left, right) if a.answers]
    if any(claim.id not in {left.claim.id, right.claim.id} for claim in answered):
        return False
    if left.claim.kind is right.claim.kind is ClaimKind.NARRATED:
        return False
    if is_headline(left.claim) or is_headline(right.claim):
        return False
    inside = any(s.overlaps(t) for s in left.claim.content for t in right.claim.content)
    return left.voice != right.voice and not inside


def _outermost(world: Accounts) -> dict[str, str]:
    """Claim id → id of the claim that holds it and lies in no other."""
    within = {row.claim.id: row.claim.within for row in world.rows}
    found: dict[str, str] = {}
    for name in within:
        top = name
        while (above := within.get(top)) and above in within:
            top = above
        found[name] = top
    return found


def _collision(weighed: Weighed, kind: DisputeKind, one: Statement, other: Statement) -> Collision:
    return Collision(
        kind,
        one.account,
        other.account,
        _question(kind, one, other),
        weighed.because,
        weighed.likelihood,
    )


def _question(kind: DisputeKind, one: Statement, other: Statement) -> str:
    """The neutral question between two statements, in the words of the first."""
    shared = shorten(wording(one.keys & other.keys, one.account.claim.says), 60)
    if kind is DisputeKind.FIGURE:
        measure = next((figure.measure for figure in one.figures if figure.measure), "")
        if measure in {"", "money", "share", "count"}:
            return f"How much or how many: “{shared}”?"
        named = len(one.keys & other.keys - topic_of(f"· {measure}").keys) > 1
        return f"How many were {measure}: “{shared}”?" if named else f"How many were {measure}?"
    if kind is DisputeKind.ROLE:
        return f"Who did it, or what caused it: “{shared}”?"
    if kind is DisputeKind.SHIFT:
        return f"Has {_holder(one.account)} changed position: “{shared}”?"
    return f"Is it so: “{shorten(unquoted(one.account.claim.says).removeprefix('that '), 90)}”?"


def _holder(account: Account) -> str:
    """Who takes a stand; where the outlet tells of it, its first words do."""
    if account.claim.kind is ClaimKind.NARRATED:
        return f"“{shorten(account.claim.says, 40)}”"
    return account.name
