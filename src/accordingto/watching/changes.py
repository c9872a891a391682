"""What an outlet changed in an article it had published, told by its claims."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from accordingto.model import ClaimKind, shorten

if TYPE_CHECKING:
    from collections.abc import Sequence

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
        figures: words of the figures that took each other's place in it, the old one first.
    """

    before: Claim | None
    after: Claim | None
    figures: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        old, new = self.before, self.after
        if self.figures:
            swapped = ", ".join(f"“{a}” is now “{b}”" for a, b in self.figures)
            claim = new or old
            return f"{claim.by}: {swapped} in {_said(claim)}" if claim else swapped
        if old and new and old.says == new.says:
            return f"{new.by} {new.stance}: {_said(new)}; before, {old.by} {old.stance}"
        if old and new:
            return f"{new.by}: {_said(old)} is now {_said(new)}"
        claim = old or new
        assert claim
        what = "quotation" if claim.kind in {ClaimKind.DIRECT, ClaimKind.MIXED} else "claim"
        return f"{f'a {what} is gone' if old else f'a new {what}'}, of {claim.by}: {_said(claim)}"


def _said(claim: Claim) -> str:
    """The words of a claim between quotation marks, their own marks made inner ones."""
    words = shorten(claim.says.strip('“”" ,'), 160)
    return f"“{words.translate(str.maketrans('“”', '‘’'))}”"


def changes(before: Reading, after: Reading) -> tuple[Change, ...]:
    """What differs between two readings of one address, in the order of the new text.

    First the figures that took each other's place, then the claims that differ by more than
    these figures.
    """
    swapped = _swapped(before.figures, after.figures)
    figures = [
        Change(_holder(a, before), _holder(b, after), ((a.words, b.words),)) for a, b in swapped
    ]
    old, new = _changed(before, after), _changed(after, before)
    pairs = _alike(old, new)
    matched = {id(claim) for pair in pairs for claim in pair}
    lost, come = [a for a, _ in swapped], [b for _, b in swapped]
    found = [Change(a, b) for a, b in pairs if not _explained(a, b, swapped)]
    found += [Change(each, None) for each in old if id(each) not in matched | _ids(each, lost)]
    found += [Change(None, each) for each in new if id(each) not in matched | _ids(each, come)]
    return tuple(sorted(figures + found, key=_place))


def _explained(a: Claim, b: Claim, swapped: Sequence[tuple[Figure, Figure]]) -> bool:
    """Whether two claims differ by nothing but figures that were swapped, or a longer name."""
    if a.says == b.says and a.stance == b.stance:
        one, other = ({*claim.by.casefold().split()} for claim in (a, b))
        return one <= other or other <= one
    words = a.says
    for old, new in swapped:
        if _holds(a, old) and _holds(b, new):
            words = words.replace(old.words, new.words, 1)
    return words == b.says and a.stance == b.stance


def _ids(claim: Claim, figures: Sequence[Figure]) -> set[int]:
    """The claim's own identity, if a swapped figure in it tells of it already."""
    return {id(claim)} if any(_holds(claim, figure) for figure in figures) else set()


def _changed(these: Reading, those: Reading) -> list[Claim]:
    """The claims of one reading that do not stand in the text of the other.

    What both texts have was not changed by the outlet, even where it was read otherwise.
    """
    text = " ".join(those.document.text.split())
    return [claim for claim in these.claims if _stretch(claim) not in text]


def _stretch(claim: Claim) -> str:
    """The text from the first to the last word of source, cue and content."""
    spans = (*claim.source.spans, *claim.cue, *claim.content)
    first = min((span.start for span in spans), default=0)
    last = max((span.end for span in spans), default=0)
    return " ".join(claim.document.text[first:last].split())


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
    matcher = SequenceMatcher(
        None, a.says.split()[:LONGEST], b.says.split()[:LONGEST], autojunk=False
    )
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    return matcher.ratio()


def _swapped(old: Sequence[Figure], new: Sequence[Figure]) -> list[tuple[Figure, Figure]]:
    """Figures that measure the same and took each other's place, in the order of the text."""
    gone, come = _missing(old, new), _missing(new, old)
    pairs: list[tuple[Figure, Figure]] = []
    for figure in gone:
        other = next((each for each in come if _measures(each) == _measures(figure)), None)
        if other:
            come.remove(other)
            pairs.append((figure, other))
    return pairs


def _missing(these: Sequence[Figure], those: Sequence[Figure]) -> list[Figure]:
    """The figures of one reading that the other has not, those that measure nothing left out."""
    there = Counter((_measures(figure), figure.interval) for figure in those)
    found: list[Figure] = []
    for figure in these:
        key = (_measures(figure), figure.interval)
        there[key] -= 1
        if there[key] < 0 and (figure.unit or figure.measure):
            found.append(figure)
    return found


def _measures(figure: Figure) -> tuple[str | None, str | None]:
    return (figure.measure, figure.unit)


def _holder(figure: Figure, reading: Reading) -> Claim | None:
    """The innermost claim with the figure in it."""
    holding = [claim for claim in reading.claims if _holds(claim, figure)]
    return min(holding, key=lambda claim: len(claim.says), default=None)


def _holds(claim: Claim, figure: Figure) -> bool:
    return any(s.start <= figure.span.start and figure.span.end <= s.end for s in claim.content)


def _place(change: Change) -> tuple[int, int]:
    claim = change.after or change.before
    spans = claim.content if claim else ()
    return (min((span.start for span in spans), default=0), change.after is None)
