"""What an outlet changed in an article it had published, told by its claims."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from accordingto.model import ClaimKind, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from accordingto.model import Claim, Figure, Reading

ALIKE = 0.6
"""Share of words in the same order from which two claims are one that was reworded
(difflib's ratio of matching blocks)."""
LONGEST = 300
"""Words of a claim that are compared."""


@dataclass(frozen=True, slots=True)
class Change:
    """One claim before and after; None where it was not there, or is no more.

    Attributes:
        figures: words of the figures that took each other's place in it.
    """

    before: Claim | None
    after: Claim | None
    figures: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        old, new = self.before, self.after
        if old and new and self.figures:
            swapped = ", ".join(f"“{a}” is now “{b}”" for a, b in self.figures)
            return f"{new.by}: {swapped} in “{shorten(new.says, 160)}”"
        if old and new and old.says == new.says:
            return f"{old.by} {old.stance} is now {new.by} {new.stance}: “{shorten(new.says, 160)}”"
        if old and new:
            return f"{new.by}: “{shorten(old.says, 160)}” is now “{shorten(new.says, 160)}”"
        claim = old or new
        assert claim
        what = "quotation" if claim.kind in {ClaimKind.DIRECT, ClaimKind.MIXED} else "claim"
        which = f"a {what} is gone" if old else f"a new {what}"
        return f"{which}, of {claim.by}: “{shorten(claim.says, 160)}”"


def changes(before: Reading, after: Reading) -> tuple[Change, ...]:
    """The claims that differ between two readings of one address, in the order of the text.

    A claim that another one holds, and that changed with it in the same figures, is not told
    again.
    """
    old, new = _without_common(before.claims, after.claims)
    pairs = _alike(old, new)
    matched = {id(claim) for pair in pairs for claim in pair}
    found = [Change(a, b, _swapped(a, b, before.figures, after.figures)) for a, b in pairs]
    found += [Change(claim, None) for claim in old if id(claim) not in matched]
    found += [Change(None, claim) for claim in new if id(claim) not in matched]
    return tuple(_once(sorted(found, key=_place)))


def _without_common(
    old: Sequence[Claim], new: Sequence[Claim]
) -> tuple[list[Claim], list[Claim]]:
    """The claims of each side that the other has not in the same words, source and stance."""
    kept = Counter(map(_key, old)) & Counter(map(_key, new))
    sides: list[list[Claim]] = []
    for claims in (old, new):
        left, rest = Counter(kept), list[Claim]()
        for claim in claims:
            if left[_key(claim)] > 0:
                left[_key(claim)] -= 1
            else:
                rest.append(claim)
        sides.append(rest)
    return sides[0], sides[1]


def _key(claim: Claim) -> tuple[str, str, str]:
    return (claim.by.casefold(), claim.stance, " ".join(claim.says.split()))


def _alike(old: Sequence[Claim], new: Sequence[Claim]) -> list[tuple[Claim, Claim]]:
    """Claims that are one another's rewording, the most alike first, each once."""
    scored = sorted(
        ((_likeness(a, b), n, m) for n, a in enumerate(old) for m, b in enumerate(new)),
        key=lambda each: (-each[0], each[1], each[2]),
    )
    pairs: list[tuple[Claim, Claim]] = []
    used: set[tuple[str, int]] = set()
    for score, n, m in scored:
        if score >= ALIKE and not used & {("old", n), ("new", m)}:
            used |= {("old", n), ("new", m)}
            pairs.append((old[n], new[m]))
    return pairs


def _likeness(a: Claim, b: Claim) -> float:
    """How much two claims have in common: a narrated one is never taken for a reported one."""
    if (a.kind is ClaimKind.NARRATED) != (b.kind is ClaimKind.NARRATED):
        return 0.0
    matcher = SequenceMatcher(None, a.says.split()[:LONGEST], b.says.split()[:LONGEST], autojunk=False)
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    return matcher.ratio()


def _swapped(
    a: Claim, b: Claim, old: Sequence[Figure], new: Sequence[Figure]
) -> tuple[tuple[str, str], ...]:
    """The figures of two claims that measure the same and differ."""
    found: list[tuple[str, str]] = []
    rest = [figure for figure in new if _holds(b, figure)]
    for figure in (figure for figure in old if _holds(a, figure)):
        same = (f for f in rest if (f.measure, f.unit) == (figure.measure, figure.unit))
        other = next(same, None)
        if other is None:
            continue
        rest.remove(other)
        if other.interval != figure.interval:
            found.append((figure.words, other.words))
    return tuple(found)


def _holds(claim: Claim, figure: Figure) -> bool:
    return any(s.start <= figure.span.start and figure.span.end <= s.end for s in claim.content)


def _place(change: Change) -> tuple[int, int]:
    claim = change.after or change.before
    assert claim
    return (min((span.start for span in claim.content), default=0), change.after is None)


def _once(found: Sequence[Change]) -> Iterator[Change]:
    """The changes, without those whose figures a change of a claim around them tells as well."""
    told: set[tuple[tuple[str, str], ...]] = set()
    for change in found:
        if change.figures and change.figures in told:
            continue
        told.add(change.figures)
        yield change
