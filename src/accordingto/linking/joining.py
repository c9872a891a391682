"""Things joined to groups by evidence, within what people decided.

The strongest evidence joins first, and never what somebody has split. So the groups depend on
the members and the evidence alone, in whatever order they came.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Verdict = Mapping[frozenset[str], bool]
    """A pair of ids to whether somebody says that they belong together; most pairs have none."""

DECIDED = float("inf")
"""The strength of what a person joined."""
JUDGED = "somebody judged them to be one"


class Bond(NamedTuple):
    """Evidence that two members belong together, how strong it is, and in words."""

    strength: float
    one: str
    other: str
    why: str = ""


def joined(members: Sequence[str], bonds: Iterable[Bond], verdicts: Verdict) -> list[list[str]]:
    """The groups of the members, in the members' order; a member with no bond is a group.

    Args:
        members: unique ids in an order that does not depend on when they came.
        bonds: between members; equal strengths are taken in the members' order.
        verdicts: pairs that are joined, or kept apart, whatever the evidence.
    """
    place = {name: number for number, name in enumerate(members)}
    decided = [(tuple(pair), same) for pair, same in verdicts.items() if pair <= place.keys()]
    foes: dict[str, set[str]] = {name: set() for name in members}
    strong: list[Bond] = []
    for (one, other), same in decided:
        if same:
            strong.append(Bond(DECIDED, one, other))
        else:
            foes[one].add(other)
            foes[other].add(one)
    groups = {name: [name] for name in members}
    for bond in sorted((*strong, *bonds), key=lambda bond: _rank(bond, place)):
        mine, theirs = groups[bond.one], groups[bond.other]
        if mine is not theirs and not any(foes[name] & {*theirs} for name in mine if foes[name]):
            mine += theirs
            groups.update(dict.fromkeys(theirs, mine))
    found = {id(group): group for group in groups.values()}
    return [sorted(group, key=place.__getitem__) for group in found.values()]


def _rank(bond: Bond, place: Mapping[str, int]) -> tuple[float, int, int]:
    ends = place[bond.one], place[bond.other]
    return -bond.strength, min(ends), max(ends)
