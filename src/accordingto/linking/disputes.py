"""Where the accounts part: one function a kind of collision, none of which says who is right."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from accordingto.linking.account import as_one, same_scene
from accordingto.linking.announced import announced
from accordingto.linking.collision import Collision, answering, disowned, framed, roles, shifted
from accordingto.linking.matters import pairs
from accordingto.linking.parties import plain
from accordingto.linking.tolls import Count, counts_of_one_thing, question_of, rival_counts
from accordingto.model import ActorKind, ClaimKind, Dispute, DisputeKind, Side
from accordingto.span import shorten, unquoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from accordingto.linking.account import Account, Accounts
    from accordingto.linking.judged import Verdicts
    from accordingto.linking.topic import Topic

_RANK = (
    DisputeKind.ROLE,
    DisputeKind.FIGURE,
    DisputeKind.DENIAL,
    DisputeKind.OCCURRENCE,
    DisputeKind.SHIFT,
    DisputeKind.FRAMING,
)


@dataclass(frozen=True, slots=True)
class Contest:
    """A dispute while it is being put together: accounts by side."""

    kind: DisputeKind
    question: str
    sides: tuple[tuple[Account, ...], ...]
    because: tuple[str, ...]

    @property
    def voices(self) -> int:
        """How many independent voices take part."""
        return sum(len(_voices(side)) for side in self.sides)


def contests(world: Accounts, weighed: Sequence[Collision]) -> list[Contest]:
    """All disputes of the accounts, the most weighty first.

    What `compared` weighed and what rules find are put together. Whether somebody concerned
    denies a thing or others say that it did not happen is for the evidence where it has a say.

    Ranked by kind (who did it, how many, denials, whether it happened, shifts, framing) and
    within a kind by the number of independent voices, then of claims.
    """
    near = list(pairs(world))
    ruled = [[*roles(world), *disowned(world)]]
    said = {_both(c) for c in _of(weighed, DisputeKind.DENIAL, DisputeKind.OCCURRENCE)}
    answers = (c for pair in near for c in answering(pair, world))
    ruled += [[c for c in answers if _both(c) not in said]]
    ruled += [[c for pair in near for c in shifted(pair, world)]]
    told = {_both(collision) for collision in chain(*ruled)}
    weighed = [collision for collision in weighed if _both(collision) not in told]
    blame = _gathered([*ruled[0], *_of(weighed, DisputeKind.ROLE)])
    counted = counts_of_one_thing(world)
    rivals = _not_counted(_of(weighed, DisputeKind.FIGURE), counted)
    found = [*figures(counted), *_gathered(rivals), *blame]
    found += _gathered([*ruled[1], *_of(weighed, DisputeKind.DENIAL, DisputeKind.OCCURRENCE)])
    found += _gathered([*ruled[2], *_of(weighed, DisputeKind.SHIFT)])
    found += _gathered(collision for pair in near for collision in framed(pair, world))
    outright = list(announced(world))
    found += [contest for kind in _RANK for contest in _gathered(_of(outright, kind))]
    found = _without_doubles(_absorbed(blame, found))
    return sorted(found, key=lambda c: (_RANK.index(c.kind), -c.voices, -_size(c)))


def _of(collisions: Iterable[Collision], *kinds: DisputeKind) -> list[Collision]:
    return [collision for collision in collisions if collision.kind in kinds]


def _both(collision: Collision) -> frozenset[str]:
    return frozenset((collision.one.claim.id, collision.other.claim.id))


def _not_counted(collisions: list[Collision], counted: list[list[Count]]) -> list[Collision]:
    """Collisions of figures that no common count has already weighed as a whole."""
    groups = [{count.account.claim.id for count in group} for group in counted]
    return [c for c in collisions if not any(_both(c) <= group for group in groups)]


def figures(counted: list[list[Count]]) -> list[Contest]:
    """Disputes over quantities."""
    return [
        Contest(
            DisputeKind.FIGURE,
            question_of([count for side in sides for count in side]),
            tuple(tuple(_accounts(side)) for side in sides),
            tuple(_reason(side) for side in sides),
        )
        for sides in rival_counts(counted)
    ]


def _accounts(side: list[Count]) -> list[Account]:
    return list({count.account.claim.id: count.account for count in side}.values())


def _reason(side: list[Count]) -> str:
    """One side's figure with the interval that a reader takes it to mean."""
    figure = side[0].figure
    low, high = (f"{end:,.10g}" if end is not None else "…" for end in figure.likely)
    return f"“{figure.words}” is read as {low} to {high}" if low != high else f"“{figure.words}”"


def _gathered(collisions: Iterable[Collision]) -> list[Contest]:
    """Collisions of one kind that share an account, as one contest of two sides."""
    edges: defaultdict[str, list[Collision]] = defaultdict(list)
    accounts: dict[str, Account] = {}
    for collision in collisions:
        for account in (collision.one, collision.other):
            edges[account.claim.id].append(collision)
            accounts.setdefault(account.claim.id, account)
    twins: defaultdict[tuple[str, Topic], list[str]] = defaultdict(list)
    for name, account in accounts.items():
        twins[account.voice, account.topic].append(name)
    near: defaultdict[str, list[tuple[str, bool]]] = defaultdict(list)
    for name, account in accounts.items():
        near[name] += [(c.other.claim.id, True) for c in edges[name] if c.one is account]
        near[name] += [(c.one.claim.id, True) for c in edges[name] if c.other is account]
        near[name] += [(twin, False) for twin in twins[account.voice, account.topic]]
    seen: dict[str, int] = {}
    found: list[Contest] = []
    for name in accounts:
        if name not in seen:
            component = _coloured(name, near)
            seen.update(component)
            found.append(_contest(component, edges, accounts))
    return found


def _coloured(start: str, near: dict[str, list[tuple[str, bool]]]) -> dict[str, int]:
    """The accounts that hang together, each on side 0 or 1: opposed ones apart, twins together.

    Whom an account collides with is set before its twins: of one topic may be two stands.
    """
    component = {start: 0}
    waiting = deque([start])
    while waiting:
        name = waiting.popleft()
        for other, opposed in near[name]:
            if other not in component:
                component[other] = component[name] ^ opposed
                waiting.append(other)
    return component


def _contest(
    component: dict[str, int], edges: dict[str, list[Collision]], accounts: dict[str, Account]
) -> Contest:
    first = max((c for name in component for c in edges[name]), key=lambda c: c.strength)
    sides = tuple(
        tuple(accounts[name] for name in component if component[name] == side) for side in (0, 1)
    )
    ordered = sorted(sides, key=lambda side: str(min(str(account.day) for account in side)))
    denied = any(c.kind is DisputeKind.DENIAL for name in component for c in edges[name])
    kind = DisputeKind.DENIAL if denied else first.kind
    return Contest(kind, first.question, tuple(ordered), first.because)


def _absorbed(blame: list[Contest], found: list[Contest]) -> list[Contest]:
    """Denials between the parties of a dispute over who did it become part of that dispute."""
    kept: list[Contest] = []
    widened = dict(enumerate(blame))
    for contest in found:
        home = next((n for n, role in widened.items() if _takes_in(role, contest)), None)
        if contest in blame or home is None or contest.kind is not DisputeKind.DENIAL:
            kept += [contest] if contest not in blame else []
            continue
        role = widened[home]
        sides = list(role.sides)
        for side in contest.sides:
            at = _side_of(side, role)
            known = {account.claim.id for account in sides[at]}
            sides[at] = (*sides[at], *(a for a in side if a.claim.id not in known))
        widened[home] = replace(role, sides=tuple(sides))
    return [*widened.values(), *kept]


def _side_of(accounts: tuple[Account, ...], role: Contest) -> int:
    """The side of a dispute whose voices, and only whose, some accounts share; -1 if none."""
    voices = {account.voice for account in accounts}
    shared = [bool(voices & {account.voice for account in side}) for side in role.sides]
    return shared.index(True) if sum(shared) == 1 else -1


def _takes_in(role: Contest, contest: Contest) -> bool:
    """Whether the sides of a denial are sides of a dispute over one scene's deed, apart."""
    at = [_side_of(side, role) for side in contest.sides]
    same = same_scene(role.sides[0][0], contest.sides[0][0])
    return same and -1 not in at and len(set(at)) == len(at)


def _without_doubles(found: list[Contest]) -> list[Contest]:
    """Contests none of whose pairs of claims is already opposed in one of higher rank."""
    opposed: set[frozenset[str]] = set()
    kept: list[Contest] = []
    for contest in sorted(found, key=lambda c: _RANK.index(c.kind)):
        mine = {
            frozenset((one.claim.id, other.claim.id))
            for one in contest.sides[0]
            for side in contest.sides[1:]
            for other in side
        }
        if not mine & opposed:
            kept.append(contest)
            opposed |= mine
    return kept


def _size(contest: Contest) -> int:
    return sum(map(len, contest.sides))


def dispute(number: int, contest: Contest, matter: str | None, verdicts: Verdicts) -> Dispute:
    """The contest as the vocabulary's Dispute, sides in the sources' own words."""
    sides = tuple(_side(accounts) for accounts in contest.sides)
    judged = verdicts.on(contest.kind, (claim for side in sides for claim in side.claims))
    return Dispute(
        f"d{number}", contest.kind, contest.question, sides, matter, contest.because, judged
    )


def _side(accounts: tuple[Account, ...]) -> Side:
    claims = tuple(account.claim for account in accounts)
    first = min(accounts, key=_shown_first)
    actors = dict.fromkeys(account.speaker.id for account in accounts if account.speaker)
    voices = _voices(accounts).values()
    says = shorten(unquoted(first.text), 240)
    witnesses = tuple(as_one(_named(voice)) for voice in voices)
    return Side(says, claims, tuple(actors), _named(accounts), len(voices), witnesses)


def _named(accounts: Sequence[Account]) -> tuple[str, ...]:
    """Each speaker once; of the names of one body its own, in full, before a description."""
    first = {account.name: account for account in reversed(accounts)}
    bodies: list[list[Account]] = []
    for account in sorted(first.values(), key=lambda account: -len(plain(account.name))):
        home = next((body for body in bodies if _one_body(body[0], account)), None)
        if home is None:
            bodies.append([account])
        else:
            home.append(account)
    shown = {
        each.name: max(body, key=lambda one: (one.name[:1].isupper(), len(one.name))).name
        for body in bodies
        for each in body
    }
    return tuple(dict.fromkeys(shown[account.name] for account in accounts))


def _one_body(one: Account, other: Account) -> bool:
    """Whether two bodies of one kind and voice are one: the first's name holds the other's."""
    mine, yours = one.speaker, other.speaker
    if not mine or not yours or mine.kind is not yours.kind or mine.kind is ActorKind.PERSON:
        return False
    return one.voice == other.voice and {*plain(other.name).split()} <= {*plain(one.name).split()}


def _voices(accounts: tuple[Account, ...]) -> dict[str, list[Account]]:
    """The independent voices, each with what is told in it.

    An outlet that quotes somebody for it is no voice of its own.
    """
    quoting = {a.claim.document.ref for a in accounts if a.claim.kind is not ClaimKind.NARRATED}
    found: defaultdict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        own = account.claim.kind is ClaimKind.NARRATED
        if not own or account.claim.document.ref not in quoting:
            found[account.voice].append(account)
    return found


def _shown_first(account: Account) -> tuple[bool, bool, int]:
    """Somebody known before somebody unnamed, quotations before reports, short before long."""
    unnamed = account.speaker is None and account.claim.kind is not ClaimKind.NARRATED
    return unnamed, account.claim.kind is not ClaimKind.DIRECT, len(account.text)
