"""Numbers that people can cite: what is linked anew keeps the number it had."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    Group = tuple[str, frozenset[Hashable]]
    """A kind, and what the thing is made of."""


def numbered(old: Mapping[int, Group], new: Sequence[Group], last: int) -> list[int]:
    """A number for each new group, in their order.

    A group takes the number of the old one of its kind with which it shares most members,
    the closest pair first; otherwise the next number after `last`, the highest ever given.
    """
    holders: defaultdict[tuple[str, Hashable], list[int]] = defaultdict(list)
    for number, (kind, members) in old.items():
        for member in members:
            holders[kind, member].append(number)
    pairs: list[tuple[int, int, int]] = []
    for place, (kind, members) in enumerate(new):
        shared = Counter(number for member in members for number in holders[kind, member])
        pairs += [(-size, number, place) for number, size in shared.items()]
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, number, place in sorted(pairs):
        if place not in taken and number not in used:
            taken[place] = number
            used.add(number)
    free = count(last + 1)
    return [taken[place] if place in taken else next(free) for place in range(len(new))]
