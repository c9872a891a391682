"""What people decided, found again in the readings at hand."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, product
from typing import TYPE_CHECKING

from accordingto.judgement import Decision, anchor

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from accordingto.judgement import Anchor, Judgement, Subject
    from accordingto.model import Claim, DisputeKind, Reading
    from accordingto.span import Span

CLOSE = 0.5
"""Share of common characters from which a stretch of a new reading is the one that was judged."""
MOST = 0.5
"""Share of the judged claims that a dispute must still hold for the decision to be on it."""


class Verdicts:
    """The standing judgements as pairs of ids of these readings; a later one overrules.

    Attributes:
        claims: pairs of claims, and whether they are about one matter.
        actors: pairs of actors, and whether they are one.
    """

    def __init__(self, readings: Iterable[Reading], judgements: Sequence[Judgement] = ()) -> None:
        standing = [each for each in judgements if each.stands]
        self.claims: dict[frozenset[str], bool] = {}
        self.actors: dict[frozenset[str], bool] = {}
        self._disputes: list[tuple[str | None, Decision, list[set[str]]]] = []
        if standing:
            self._found = _Found(readings, standing)
            for judgement in standing:
                self._take(judgement)

    def _take(self, judgement: Judgement) -> None:
        decision, subjects = judgement.decision, judgement.subjects
        if decision in {Decision.CONFIRM, Decision.REJECT}:
            for subject in subjects:
                where = [self._claims((each,)) for each in subject.anchors]
                self._disputes.append((subject.kind, decision, where))
        elif subjects[0].thing == "actor":
            found = (self._found.actors(subject) for subject in subjects)
            for one, other in combinations(found, 2):
                _decide(self.actors, one, other, same=decision is Decision.MERGE)
        elif decision is Decision.MERGE:
            for one, other in combinations(subjects, 2):
                _decide(self.claims, self._claims(one.anchors), self._claims(other.anchors))
        else:
            matter, *leaving = (self._claims(subject.anchors) for subject in subjects)
            gone = {name for found in leaving for name in found}
            _decide(self.claims, matter - gone, gone, same=False)

    def _claims(self, anchors: Iterable[Anchor]) -> set[str]:
        return {name for each in anchors for name in self._found.claims(each)}

    def apart(self, one: Claim, other: Claim) -> bool:
        """Whether somebody said that two claims are not about one matter."""
        return bool(self.claims) and not self.claims.get(frozenset((one.id, other.id)), True)

    def on(self, kind: DisputeKind, claims: Iterable[Claim]) -> Decision | None:
        """The last decision on a dispute of this kind that holds most of the judged claims."""
        held = {claim.id for claim in claims}
        for judged, decision, anchors in reversed(self._disputes):
            there = sum(bool(found & held) for found in anchors)
            if judged == kind and there and there >= MOST * len(anchors):
                return decision
        return None


def _decide(
    verdicts: dict[frozenset[str], bool],
    one: Iterable[str],
    other: Iterable[str],
    *,
    same: bool = True,
) -> None:
    """Each member of one with each of the other; nothing is decided about a thing itself."""
    pairs = product(one, other)
    verdicts.update({frozenset(pair): same for pair in pairs if pair[0] != pair[1]})


class _Found:
    """Where the judged words are in the readings at hand."""

    def __init__(self, readings: Iterable[Reading], judgements: Iterable[Judgement]) -> None:
        subjects = [subject for judgement in judgements for subject in judgement.subjects]
        texts = {each.document for subject in subjects for each in subject.anchors}
        self._claims: defaultdict[str, list[tuple[str, Span]]] = defaultdict(list)
        self._actors: defaultdict[str, list[tuple[str, Span]]] = defaultdict(list)
        for reading in readings:
            text = reading.document.id
            if text in texts:
                rows = self._claims[text]
                rows += [
                    (claim.id, anchor_of(claim).span) for claim in reading.claims if claim.content
                ]
                mentions = self._actors[text]
                mentions += [(actor.id, at) for actor in reading.actors for at in actor.mentions]

    def claims(self, judged: Anchor) -> list[str]:
        """The claims on these words; a reprint's too."""
        return closest(judged.span, self._claims[judged.document])

    def actors(self, judged: Subject) -> list[str]:
        """The actors that most of the judged mentions name, one in each reading of the text."""
        hits: defaultdict[str, int] = defaultdict(int)
        for each in judged.anchors:
            for name in closest(each.span, self._actors[each.document]):
                hits[name] += 1
        most = max(hits.values(), default=0)
        return [name for name, count in hits.items() if count == most]


def anchor_of(claim: Claim) -> Anchor:
    """The words on which a claim stands: its content."""
    return anchor(claim.document.id, claim.content)


def closest(judged: Span, rows: Sequence[tuple[str, Span]]) -> list[str]:
    """The ids whose stretch shares most with the judged one, if that is enough."""
    shares = [(name, _share(judged, span)) for name, span in rows if span.overlaps(judged)]
    most = max((share for _, share in shares), default=0.0)
    return [name for name, share in shares if share == most >= CLOSE]


def _share(one: Span, other: Span) -> float:
    """Common characters of all that either covers (Jaccard)."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return common / (max(one.end, other.end) - min(one.start, other.start))
