"""Peak memory of `add` over a short run and over a long one: it must not grow with the archive.

    python bench/memory.py [FEWER MORE]

One process reads articles of one paragraph, keeps them, and tells its peak when it has kept 1,000
and when it has kept 10,000, unless told otherwise. The bar: the later peak is within 10 % of the
earlier.
"""

from __future__ import annotations

import json
import resource
import sys
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

from accordingto.ledger import Ledger
from accordingto.model import Document, as_date

if TYPE_CHECKING:
    from collections.abc import Iterator

STORY = Path(__file__).parents[1] / "examples/tarnholt.jsonl"
SHORTEST = 100
"""Characters of the shortest paragraph that is taken."""


def articles(count: int) -> Iterator[Document]:
    """Paragraphs of our example story, each with a line of its own."""
    rows = [json.loads(line) for line in STORY.read_text(encoding="utf-8").splitlines()]
    texts = [part for row in rows for part in row["text"].split("\n\n") if len(part) > SHORTEST]
    for number, text in enumerate(islice(cycle(texts), count)):
        day = as_date(f"2031-05-{1 + number % 28:02}")
        yield Document(f"{text}\n\nEdition {number}.\n", ref=f"n{number}", published=day)


def main() -> int:
    """Print both peaks and their ratio; exit 1 where the later takes more than the bar."""
    sizes = [int(size) for size in sys.argv[1:]] or [1_000, 10_000]
    peaks: list[float] = []
    start = perf_counter()
    with TemporaryDirectory() as folder, Ledger(Path(folder, "bench.db")) as ledger:
        for number, document in enumerate(articles(sizes[-1]), start=1):
            ledger.add(document)
            if number in sizes:
                peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
                spent = perf_counter() - start
                told = f"{number:>7,} articles: {peaks[-1]:6.0f} MB at the peak, {spent:5.0f} s"
                print(told, flush=True)
    ratio = peaks[-1] / peaks[0]
    print(f"the later over the earlier: {ratio:.2f}   bar 1.10")
    return ratio > 1.1


if __name__ == "__main__":
    sys.exit(main())
