"""What is learned from: labelled pairs of statements, and the pairs of accounts in our stories."""

from __future__ import annotations

import json
import sys
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import accordingto as at
from accordingto.linking.account import accounts
from accordingto.linking.compared import candidates
from accordingto.linking.evidence import evidence
from accordingto.linking.judged import Verdicts
from accordingto.linking.statement import Statement, statement_of

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "evaluation"))

from story import STORIES, Gold  # noqa: E402 - evaluation/ is no package

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from accordingto.linking.account import Account, Accounts
    from accordingto.linking.piece import Evidence
    from accordingto.model import Reading

PAIRS = ROOT / "evaluation/disputes/pairs.jsonl"
BESIDE = "beside"
"""The label of two accounts of one story that do not meet."""
Row = dict[str, Any]


class Example(NamedTuple):
    """The evidence on two accounts, and what they are to each other."""

    label: str
    evidence: Evidence


def of_pairs() -> list[Example]:
    """The labelled pairs; of each, the two accounts that share most are compared."""
    rows = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    return [
        Example(_label(row), _evidence(read))
        for row, read in zip(rows, read_all(rows), strict=True)
    ]


def read_all(rows: Sequence[Row]) -> list[list[Reading]]:
    """Both texts of each row as a ledger keeps them, so that ids are unique."""
    with at.open(":memory:") as ledger:
        for row in rows:
            for side in ("a", "b"):
                told = row[side]
                ledger.add(
                    at.Document(
                        told["text"],
                        publisher=told["outlet"],
                        published=told["date"],
                        ref=f"{row['id']}{side}",
                    )
                )
        by_ref = {reading.document.ref: reading for reading in ledger.readings()}
    return [[by_ref[f"{row['id']}{side}"] for side in ("a", "b")] for row in rows]


def of_stories() -> list[Example]:
    """All candidate pairs of the stories, labelled by the gold; what it tolerates is left out."""
    found: list[Example] = []
    for story, gold_file in STORIES.values():
        gold = Gold(story, gold_file)
        with at.open(":memory:") as ledger:
            ledger.add(story)
            world = _world(list(ledger.readings()))
        for one, other in candidates(world):
            label = _label_by(gold, one.account, other.account)
            if label:
                found.append(Example(label, evidence(one, other)))
    return found


def _label(row: Row) -> str:
    label: str = row["label"]
    return label.removeprefix("contradict-").removeprefix("position-")


def _evidence(readings: list[Reading]) -> Evidence:
    world = _world(readings)
    sides: dict[str, list[Statement]] = {}
    for account in world.rows:
        ref = account.claim.document.ref
        sides.setdefault(ref, []).append(statement_of(account, world))
    if len(sides) < 2:
        return {}
    one, other = max(product(*sides.values()), key=_closeness)
    return evidence(one, other)


def _closeness(pair: Sequence[Statement]) -> tuple[int, int]:
    one, other = pair
    return len(one.keys & other.keys), len(one.keys) + len(other.keys)


def _world(readings: list[Reading]) -> Accounts:
    ordered = sorted(readings, key=lambda one: (str(one.document.published), one.document.ref))
    return accounts(ordered, Verdicts(ordered))


def _label_by(gold: Gold, one: Account, other: Account) -> str | None:
    """How the gold sets two accounts: opposed, on one side, or beside; None: it does not say."""
    label = BESIDE
    for want in gold.data["disputes"]:
        sides = [[*side["quotes"], *side.get("restated", ())] for side in want["sides"]]
        left, right = (
            {n for n, q in enumerate(sides) if gold.holds(a.claim, q)} for a in (one, other)
        )
        if left and right and left != right:
            return None if want["kind"] == "framing" else want["kind"]
        if left and right:
            label = "compatible"
    tolerated = (list(_quotes(row)) for row in gold.data["tolerated"])
    excused = any(all(gold.holds(a.claim, q) for a in (one, other)) for q in tolerated)
    return None if label == BESIDE and excused else label


def _quotes(row: Row) -> Iterator[Row]:
    yield from row.get("quotes", ())
    yield from row.get("optional", ())
    for side in row.get("sides", ()):
        yield from side["quotes"]
