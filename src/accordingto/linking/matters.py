"""Which accounts are about one matter, and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from accordingto.linking.evidence import evidence
from accordingto.linking.happenings import happenings, on_other_days
from accordingto.linking.joining import DECIDED, JUDGED, Bond, joined
from accordingto.linking.piece import CLASHES
from accordingto.linking.statement import statement_of
from accordingto.linking.topic import topic_of, wording
from accordingto.model import ClaimKind, Matter, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from accordingto.linking.account import Account, Accounts
    from accordingto.linking.disputes import Contest
    from accordingto.linking.joining import Verdict
    from accordingto.linking.piece import Evidence
    from accordingto.model import Claim, Document

SAME = 0.5
"""Share of the lesser topic, by rarity, from which two accounts are one matter."""
NEAR = 0.2
"""Share from which two accounts are compared at all."""
COMMONEST = 0.2
"""A key in more than this share of the accounts brings no two of them together by itself."""
BESIDE = 2
"""Claims apart in one article within which one statement is likely to answer the other."""
BONUS = 0.3
"""What standing beside each other adds to what two accounts share."""
NOTICES = "two short notices that the evidence finds to be of one matter"
OPPOSED = 2.0
"""Strength of the bond between accounts of one dispute, above all that topics can share."""
TELLING = ("one-speaker", "one-place", "one-day", "one-act", "side-by-side", "scene")
"""Pieces of evidence that say why two accounts are of one matter."""
FAR = 31
"""Days apart beyond which accounts are of one matter only if one speaker made both."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two accounts that share something.

    Attributes:
        shared: how much of the lesser topic, 0 to 1, more where they stand beside each other.
        words: the keys they share; `common` are those that are no names.
        beside: whether they follow each other in one article.
    """

    one: Account
    other: Account
    shared: float
    words: frozenset[str]
    beside: bool

    @property
    def common(self) -> frozenset[str]:
        """The shared keys that are names in neither."""
        return self.words - self.one.topic.names - self.other.topic.names


def pairs(world: Accounts) -> Iterator[Pair]:
    """All pairs of accounts with two keys in common, one of them rare, near in time.

    Statements that follow each other in one article need one key only: they mostly answer.
    """
    number = {row.claim.id: n for n, row in enumerate(world.rows)}
    for one, other in _candidates(world):
        words = one.topic.keys & other.topic.keys
        beside = _answerable(one, other) and (
            abs(number[one.claim.id] - number[other.claim.id]) <= BESIDE
        )
        if len(words) < 2 - beside or not words - one.topic.names - other.topic.names:
            continue
        if _one_in_the_other(one, other) or world.verdicts.apart(one.claim, other.claim):
            continue
        shared = world.shared(one, other) + (BONUS if beside else 0)
        if shared >= NEAR and not _far(one, other):
            yield Pair(one, other, shared, words, beside)


def _candidates(world: Accounts) -> Iterator[tuple[Account, Account]]:
    """Pairs that meet at a rare key, each once, in the order of the accounts."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(world.rows):
        for key in row.topic.keys:
            holders[key].append(number)
    most = max(8, COMMONEST * len(world.rows))
    met: set[tuple[int, int]] = set()
    for rows in holders.values():
        if len(rows) <= most:
            met.update(combinations(rows, 2))
    for left, right in sorted(met):
        yield world.rows[left], world.rows[right]


def _answerable(one: Account, other: Account) -> bool:
    """Whether both are somebody's words in one article."""
    kinds = {one.claim.kind, other.claim.kind}
    return one.claim.document is other.claim.document and ClaimKind.NARRATED not in kinds


def _one_in_the_other(one: Account, other: Account) -> bool:
    """Whether the words of two claims overlap: a claim within a claim is no second account."""
    return one.claim.document is other.claim.document and any(
        left.overlaps(right) for left in one.claim.content for right in other.claim.content
    )


def _far(one: Account, other: Account) -> bool:
    if one.day is None or other.day is None or one.voice == other.voice:
        return False
    return abs((one.day - other.day).days) > FAR


def matters(
    world: Accounts, found: Sequence[Contest], alike: Sequence[tuple[Account, Account]]
) -> tuple[Matter, ...]:
    """Accounts joined to matters, with the reasons: what they share, or the dispute they are in.

    Two tellings of one kind of act on two days, of two periods or of two persons of one name
    are never brought together, by whatever stands between them; those of other places not by
    themselves.
    """
    bonds, apart = _alike(world)
    bonds += [Bond(SAME, one.claim.id, other.claim.id, NOTICES) for one, other in alike]
    for contest in found:
        first, *rest = [account.claim.id for side in contest.sides for account in side]
        why = f"in one dispute: {contest.question}"
        bonds += [Bond(OPPOSED, first, name, why) for name in rest]
        apart -= {frozenset(pair) for pair in combinations((first, *rest), 2)}
    rows = {row.claim.id: row for row in world.rows}
    verdicts = dict.fromkeys(apart, False) | world.verdicts.claims
    groups = joined(list(rows), bonds, verdicts)
    several = [[rows[name] for name in group] for group in groups if len(group) > 1]
    reasons = _reasons(groups, bonds, world.verdicts.claims)
    return tuple(_matter(f"m{n}", group, world, reasons) for n, group in enumerate(several, 1))


def _alike(world: Accounts) -> tuple[list[Bond], set[frozenset[str]]]:
    """Bonds between accounts that share enough, and the pairs that are of two matters."""
    bonds = [*happenings(world)]
    apart: set[frozenset[str]] = set()
    statements = {row.claim.id: statement_of(row, world) for row in world.rows}
    for pair in pairs(world):
        ends = pair.one.claim.id, pair.other.claim.id
        gate = evidence(*map(statements.__getitem__, ends))
        two = _two_happenings(gate) or on_other_days(pair.one, pair.other, world)
        if two and not pair.beside:
            apart.add(frozenset(ends))
        elif pair.shared >= SAME and (pair.beside or CLASHES.isdisjoint(gate)):
            bonds.append(Bond(pair.shared, *ends, _why(pair, gate)))
    return bonds, apart


def _two_happenings(gate: Evidence) -> bool:
    """Whether two accounts are of one kind of act on two days, two periods or two namesakes."""
    days = "one-act" in gate and "other-day" in gate
    return days or "other-period" in gate or "other-person" in gate


def _why(pair: Pair, gate: Evidence) -> str:
    """What two accounts share, in words."""
    told = [gate[name].words for name in TELLING if name in gate]
    words = wording(pair.words, pair.one.text)
    return "; ".join([f"both speak of “{words}”", *told])


def _reasons(
    groups: Iterable[Sequence[str]], bonds: Iterable[Bond], verdicts: Verdict
) -> dict[str, str]:
    """Claim id to why it is in its group: the strongest bond, a person's word before all."""
    home = {name: group[0] for group in groups for name in group}
    joins = (sorted(pair) for pair, same in verdicts.items() if same)
    judged = [Bond(DECIDED, one, other, JUDGED) for one, other in joins]
    ranked = sorted(bonds, key=lambda bond: (-bond.strength, bond.one, bond.other))
    found: dict[str, str] = {}
    for bond in (*judged, *ranked):
        if home.get(bond.one, "") == home.get(bond.other):
            found.setdefault(bond.one, f"with {bond.other}: {bond.why}")
            found.setdefault(bond.other, f"with {bond.one}: {bond.why}")
    return found


def _matter(name: str, group: list[Account], world: Accounts, reasons: Mapping[str, str]) -> Matter:
    claims = tuple(account.claim for account in group)
    about = dict.fromkeys(event for claim in claims for event in claim.about)
    events = tuple(world.events[event] for event in about if event in world.events)
    documents: dict[str, Document] = {claim.document.id: claim.document for claim in claims}
    because = tuple(reasons[claim.id] for claim in claims)
    return Matter(name, _label(claims), claims, events, tuple(documents.values()), because)


def _label(claims: Sequence[Claim]) -> str:
    """The shortest words that hold what most of the claims are about.

    A number or a pronoun ("23", "that") has no content word, so it labels nothing that has one.
    """
    topics = {claim.says: topic_of(claim.says).keys for claim in claims}
    count = Counter(key for claim in claims for key in topics[claim.says])
    most = max(count.values(), default=0)
    about = {key for key, times in count.items() if times == most}
    return shorten(min(topics, key=lambda says: (not topics[says] & about, len(says))))
