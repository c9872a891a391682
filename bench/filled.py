"""Large ledgers of invented articles, for what is measured in them.

The links are written by a linker that only groups, so that filling ends.
"""

from __future__ import annotations

import sys
from time import perf_counter
from typing import TYPE_CHECKING

from invented import PER_STORY, readings

from accordingto.ledger import Ledger
from accordingto.linking.world import World
from accordingto.model import Dispute, DisputeKind, Matter, Side

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from accordingto.judgement import Judgement
    from accordingto.model import Reading


def fill(path: Path, size: int) -> None:
    """Keep so many articles in a new ledger and link them."""
    start = perf_counter()
    with Ledger(path, link=_grouped) as ledger:
        for number, reading in enumerate(readings(size), 1):
            ledger.keep(reading)
            if number % 10_000 == 0:
                told = f"{number:,} of {size:,} kept, {perf_counter() - start:.0f} s"
                print(told, file=sys.stderr, flush=True)
        assert len(ledger.matters(limit=1)) == 1
    print(f"{size:,} filled in {perf_counter() - start:.0f} s", file=sys.stderr, flush=True)


def _grouped(found: Sequence[Reading], _judgements: Sequence[Judgement]) -> World:
    """One matter and one dispute a story, as many rows as linking writes."""
    claims = tuple(claim for reading in found for claim in reading.claims)
    matter = Matter("m1", "all of it", claims, (), tuple(reading.document for reading in found))
    if len(found) < PER_STORY:
        return World((matter,))
    charges = [claim for claim in claims if claim.stance == "accuses"]
    denials = [claim for claim in claims if claim.stance == "denies"]
    sides = tuple(
        Side(side[0].says, tuple(side), (), tuple({claim.by for claim in side}), 1)
        for side in (charges, denials)
    )
    return World((matter,), (Dispute("d1", DisputeKind.DENIAL, "Is it so?", sides, "m1"),))
