"""How much the evidence on two accounts speaks for each kind of collision.

A multinomial logistic over named pieces of evidence; its table, `weights.toml`, is made by
`training/disputes/train.py`. The likelihood is of the reader's, never of either account. A kind
is only ever listed where evidence of that kind is there: each row can be explained.
"""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from accordingto.model import DisputeKind

if TYPE_CHECKING:
    from accordingto.linking.piece import Evidence

_NOT_SO = frozenset({"turned-party", "turned-third", "struck"})
GUARD: dict[DisputeKind, frozenset[str]] = {
    DisputeKind.FIGURE: frozenset({"rival-figures"}),
    DisputeKind.DENIAL: _NOT_SO | {"untrue", "untrue-party"},
    DisputeKind.ROLE: frozenset(
        {"told-doers-differ", "one-act-two-doers", "swapped", "crossed", "accused", "causes-differ"}
    ),
    DisputeKind.OCCURRENCE: _NOT_SO
    | {"opposed-outcomes", "outcomes-differ", "still", "foretold-turned"},
    DisputeKind.SHIFT: frozenset({"shift"}),
}
"""The evidence of which one piece must be there for a kind to be listed."""
BETWEEN_NOTICES: dict[DisputeKind, frozenset[str]] = {
    DisputeKind.FIGURE: frozenset(),
    DisputeKind.DENIAL: frozenset({"turned", "doer-answers"}),
    DisputeKind.ROLE: frozenset({"doers-differ", "singled"}),
    DisputeKind.OCCURRENCE: frozenset({"turned", "opposites", "foretold"}),
    DisputeKind.SHIFT: frozenset({"other-stand"}),
}
"""Weaker evidence that is enough between two short notices: each has one matter."""
_KINDS = frozenset(kind.value for kind in GUARD)
LISTED = 0.4
"""Likelihood from which a collision of two short notices is listed."""
INSIDE = 0.5
"""The same in longer articles: there most sentences are of other things."""
INSIDE_ROLE = 0.8
"""The same of who did it: doers are the least sure of what the evidence holds."""
SHOWN = 4
"""Pieces of evidence that are told."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What two accounts likely are to each other.

    Attributes:
        kind: the likeliest kind of collision; None: no collision.
        likelihood: of that.
        because: what speaks for it, in words.
        alike: whether they tell of one matter without colliding.
    """

    kind: DisputeKind | None
    likelihood: float
    because: tuple[str, ...] = ()
    alike: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Weights of each piece of evidence for each label, and the bias of each label."""

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    weights: dict[str, tuple[float, ...]]

    def likelihoods(self, found: Evidence) -> dict[str, float]:
        """Label → likelihood; they sum to 1."""
        scores = list(self.bias)
        for name, piece in found.items():
            for n, weight in enumerate(self.weights.get(name, ())):
                scores[n] += weight * piece.strength
        top = max(scores)
        powers = [math.exp(score - top) for score in scores]
        return {label: p / sum(powers) for label, p in zip(self.labels, powers, strict=True)}

    def reasons(self, label: str, found: Evidence) -> tuple[str, ...]:
        """What speaks most for a label, in words, the weightiest first."""
        at = self.labels.index(label)
        terms = [
            (self.weights[name][at] * piece.strength, piece.words)
            for name, piece in found.items()
            if name in self.weights and piece.words
        ]
        ranked = sorted(terms, key=lambda term: -term[0])
        return tuple(dict.fromkeys(words for weight, words in ranked if weight > 0))[:SHOWN]


@cache
def table() -> Table:
    """The shipped weights."""
    text = files("accordingto.linking").joinpath("weights.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    weights = {name: tuple(row) for name, row in data["evidence"].items()}
    return Table(tuple(data["labels"]), tuple(data["bias"]), weights)


def weigh(found: Evidence) -> Weighed:
    """The likeliest kind of collision by the shipped weights, or none."""
    label = decide(table(), found)
    likelihood = table().likelihoods(found)[label]
    if label not in _KINDS:
        return Weighed(None, likelihood, alike=label == "compatible")
    return Weighed(DisputeKind(label), likelihood, table().reasons(label, found))


def decide(weights: Table, found: Evidence) -> str:
    """The likeliest label; a kind of collision only where its own evidence is there."""
    likelihoods = weights.likelihoods(found)
    brief = "brief" in found
    allowed = [
        kind.value
        for kind, needed in GUARD.items()
        if not needed.isdisjoint(found) or (brief and not BETWEEN_NOTICES[kind].isdisjoint(found))
    ]
    kind = max(allowed, key=likelihoods.__getitem__, default="")
    rest = max((label for label in likelihoods if label not in _KINDS), key=likelihoods.__getitem__)
    inside = INSIDE_ROLE if kind == DisputeKind.ROLE else INSIDE
    least = LISTED if brief else inside
    return kind if kind and likelihoods[kind] >= max(least, likelihoods[rest]) else rest
