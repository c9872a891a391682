"""What linking one more article costs in a large ledger, over what it costs in a small one.

    python bench/linking.py [SIZE…]

Invented articles fill ledgers of 1,000 and more (`bench/filled.py`). Then the same 24 articles of
six new stories are added to each ledger in turn and linked for real. Printed is the ratio of the
medians to the smallest ledger, measured in the same run: the bar is 1.5 for 100,000 over 1,000.
"""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from filled import fill
from invented import readings

from accordingto.ledger import Ledger

SIZES = (1_000, 10_000, 100_000)
ADDED = 24


def main() -> None:
    """Fill the ledgers, add to them in turn, print medians and ratios."""
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    with TemporaryDirectory() as folder:
        for size in sizes:
            fill(Path(folder, f"{size}.db"), size)
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


if __name__ == "__main__":
    main()
