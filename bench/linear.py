"""How time grows with length: for each nasty text the exponent of seconds over characters.

    python bench/linear.py [--largest 8000] [NAME …]

1.0 is linear, 2.0 square. The exponent is the slope between the two largest sizes, each the best
of two readings; short texts measure only what a reading costs at least. A text comes in paragraphs,
since one that is too long to be prose is not parsed. The last line is the peak memory of the
process.
"""

from __future__ import annotations

import argparse
import math
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "fuzz"))

from seeds import NASTY

from accordingto.model import Document
from accordingto.reading.reader import read_document

PARAGRAPH = 2_000
"""Characters."""


def seconds(text: str) -> float:
    """The best time of two readings."""
    times: list[float] = []
    for _ in range(2):
        begun = time.process_time()
        read_document(Document(text))
        times.append(time.process_time() - begun)
    return min(times)


def main() -> None:
    """Print a line for each kind of text."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help=f"of {', '.join(NASTY)}")
    parser.add_argument("--largest", type=int, default=8_000)
    asked = parser.parse_args()
    sizes = [asked.largest // 4, asked.largest // 2, asked.largest]
    read_document(Document("Warm."))
    for name in asked.names or NASTY:
        line = (NASTY[name] * PARAGRAPH)[:PARAGRAPH]
        text = f"{line}\n\n" * (asked.largest // PARAGRAPH + 1)
        taken = [seconds(text[:size]) for size in sizes]
        slope = math.log2(taken[-1] / taken[-2])
        each = "  ".join(
            f"{size:,}: {spent:.2f} s" for size, spent in zip(sizes, taken, strict=True)
        )
        print(f"{name:28} exponent {slope:4.2f}   {each}", flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:,.0f} MB")


if __name__ == "__main__":
    main()
