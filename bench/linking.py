"""What linking one more article costs in a large ledger, over what it costs in a small one.

    python bench/linking.py [SIZE…]

Invented articles (`bench/invented.py`) fill ledgers of 1,000 and more; their links are written
by a linker that only groups, so that filling ends. Then the same 24 articles of six new stories
are added to each ledger in turn and linked for real. Printed is the ratio of the medians to the
smallest ledger, measured in the same run: the bar is 1.5 for 100,000 over 1,000.
"""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

from invented import PER_STORY, readings

from accordingto.ledger import Ledger
from accordingto.linking.world import World
from accordingto.model import Dispute, DisputeKind, Matter, Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.judgement import Judgement
    from accordingto.model import Reading

SIZES = (1_000, 10_000, 100_000)
ADDED = 24


def main() -> None:
    """Fill the ledgers, add to them in turn, print medians and ratios."""
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    with TemporaryDirectory() as folder:
        for size in sizes:
            _fill(Path(folder, f"{size}.db"), size)
        ledgers = {size: Ledger(Path(folder, f"{size}.db")) for size in sizes}
        seconds: dict[int, list[float]] = {size: [] for size in sizes}
        for reading in readings(ADDED, seed=2):
            for size, ledger in ledgers.items():
                ledger.keep(reading)
                start = perf_counter()
                assert len(ledger.matters(limit=1)) == 1
                seconds[size].append(perf_counter() - start)
        first = median(seconds[sizes[0]])
        for size in sizes:
            found = median(seconds[size])
            print(f"{size:>9,} articles: {1000 * found:6.1f} ms an article, {found / first:.2f}")
        for ledger in ledgers.values():
            ledger.close()


def _fill(path: Path, size: int) -> None:
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


if __name__ == "__main__":
    main()
