"""Peak memory of `add` over a short run and over a long one: it must not grow with the archive.

    python bench/memory.py [FEWER MORE]

Each run is a process of its own that reads articles of one paragraph and keeps them; 1,000 and
10,000 unless told otherwise. The bar: the longer run peaks within 10 % of the shorter.
"""

from __future__ import annotations

import json
import resource
import sys
from concurrent.futures import ProcessPoolExecutor
from itertools import cycle, islice
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
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


def peak(count: int) -> float:
    """Megabytes that a process takes at most while it adds so many articles."""
    with TemporaryDirectory() as folder, Ledger(Path(folder, "bench.db")) as ledger:
        for document in articles(count):
            ledger.add(document)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    """Print both peaks and their ratio; exit 1 where the longer run takes more than the bar."""
    sizes = [int(size) for size in sys.argv[1:]] or [1_000, 10_000]
    peaks: list[float] = []
    for size in sizes:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as fresh:
            peaks.append(fresh.submit(peak, size).result())
        print(f"{size:>7,} articles: {peaks[-1]:6.0f} MB at the peak", flush=True)
    ratio = peaks[-1] / peaks[0]
    print(f"the longer run over the shorter: {ratio:.2f}   bar 1.10")
    return ratio > 1.1


if __name__ == "__main__":
    sys.exit(main())
