"""Make the table by which two accounts are weighed: src/accordingto/linking/weights.toml.

    python training/disputes/train.py                 cross-validate, train on everything, write
    python training/disputes/train.py --check         cross-validate only

A multinomial logistic with an L2 penalty on the evidence of `material.py`; each label has a fixed
share of the loss, whatever the number of its examples. numpy alone, full gradients, no randomness
but the seeded folds'. The figures are of pairs, by the product's own decision with its guard.
"""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

import numpy as np
from material import BESIDE, ROOT, Example, of_pairs, of_stories

from accordingto.linking.weighing import Table, decide

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

OUT = ROOT / "src/accordingto/linking/weights.toml"
LABELS = ("figure", "denial", "role", "occurrence", "shift", "compatible", "unrelated", BESIDE)
NONE = frozenset({"compatible", "unrelated", BESIDE})
SHARE = {BESIDE: 2.0}
"""Share of a label in the loss; 1 for any other."""
PENALTY = 5.0
"""Weight of the squared weights against the loss of one pair; chosen by cross-validation."""
FOLDS = 6
SEEDS = 3
STEPS = 1000


def fit(examples: Sequence[Example]) -> Table:
    """The weights on raw evidence, and the bias of each label."""
    names = sorted({name for one in examples for name in one.evidence})
    x = np.array([[_strength(one, name) for name in names] for one in examples])
    y = np.array([LABELS.index(one.label) for one in examples])
    scale = x.std(0) + 1e-9
    z = np.c_[(x - x.mean(0)) / scale, np.ones(len(x))]
    each = np.array([SHARE.get(one.label, 1.0) for one in examples]) / np.bincount(y)[y]
    each *= sum(one.label != BESIDE for one in examples) / each.sum()
    w = _descended(z, np.eye(len(LABELS))[y], each[:, None])
    weights = w[:-1] / scale[:, None]
    bias = w[-1] - x.mean(0) @ weights
    rows = {name: tuple(map(float, weights[n])) for n, name in enumerate(names)}
    return Table(LABELS, tuple(map(float, bias)), rows)


def _strength(example: Example, name: str) -> float:
    piece = example.evidence.get(name)
    return float(piece.strength) if piece else 0.0


def _descended(z: Matrix, target: Matrix, each: Matrix) -> Matrix:
    """The least loss by gradient descent with momentum; the last row is the bias."""
    w = np.zeros((z.shape[1], target.shape[1]))
    velocity = np.zeros_like(w)
    rate = 1.0 / (0.5 * np.linalg.norm(z * np.sqrt(each), 2) ** 2 + PENALTY)
    for _ in range(STEPS):
        powers = np.exp(z @ w - (z @ w).max(1, keepdims=True))
        gradient = z.T @ ((powers / powers.sum(1, keepdims=True) - target) * each)
        gradient[:-1] += PENALTY * w[:-1]
        velocity = 0.9 * velocity - rate * gradient
        w += velocity
    return w


def cross_validated(pairs: Sequence[Example], stories: Sequence[Example]) -> tuple[float, float]:
    """Share of right labels of the pairs, and balanced accuracy of dispute or none."""
    right: list[float] = []
    balanced: list[float] = []
    for seed in range(SEEDS):
        order = np.random.default_rng(seed).permutation(len(pairs))
        told: dict[int, str] = {}
        for fold in range(FOLDS):
            test = set(order[fold::FOLDS].tolist())
            train = [pair for n, pair in enumerate(pairs) if n not in test]
            table = fit([*train, *stories])
            told |= {n: decide(table, pairs[n].evidence) for n in test}
        right.append(float(np.mean([told[n] == pair.label for n, pair in enumerate(pairs)])))
        none = [(told[n] in NONE, pair.label in NONE) for n, pair in enumerate(pairs)]
        recalls = [
            np.mean([said == is_ for said, is_ in none if is_ is kind]) for kind in (True, False)
        ]
        balanced.append(float(np.mean(recalls)))
    return float(np.mean(right)), float(np.mean(balanced))


def written(table: Table, note: str) -> str:
    """The table as TOML, a line for each piece of evidence."""
    width = max(map(len, table.weights)) + 1
    heads = "  ".join(f"{label[:6]:>6}" for label in table.labels)
    lines = [
        "# What each piece of evidence on two accounts adds for each label (log odds).",
        "# Made by training/disputes/train.py; do not edit by hand.",
        f"# {note}",
        f"labels = {json.dumps(table.labels)}",
        f"bias = {_numbers(table.bias)}",
        "",
        "[evidence]",
        f"# {'':{width}}{heads}",
        *(f"{name:{width}}= {_numbers(row)}" for name, row in table.weights.items()),
    ]
    return "\n".join(lines) + "\n"


def _numbers(row: Sequence[float]) -> str:
    """A TOML array of two decimals in columns."""
    return "[" + ", ".join(f"{value:6.2f}" for value in row) + "]"


def main() -> int:
    """Read the material, say how well it can be told, write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true", help="write nothing")
    options = parser.parse_args()
    pairs, stories = of_pairs(), of_stories()
    right, balanced = cross_validated(pairs, stories)
    note = (
        f"{len(pairs)} pairs, {len(stories)} pairs in stories; pairs in {FOLDS} folds: "
        f"labels right {100 * right:.1f} %, "
        f"balanced accuracy of dispute or none {100 * balanced:.1f} %"
    )
    print(note)
    if not options.check:
        OUT.write_text(written(fit([*pairs, *stories]), note), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
