"""What an archive costs: keeping beside reading, two processes beside one, ledger beside text.

    python bench/archive.py [ARTICLES]

Our own texts, each with a line of its own so that none is known already. Ratios of one run. What
an article costs is the time of all of them less that of the first third, so that starting a pool,
loading its models and its last idle moments are not counted; what the whole run gives is printed
beside.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING, NamedTuple

from accordingto.engines import engine, readings
from accordingto.ledger import open_ledger
from accordingto.model import Document, as_date
from accordingto.reading.reader import read_document

if TYPE_CHECKING:
    from accordingto.model import Reading

ROOT = Path(__file__).parent.parent


class Run(NamedTuple):
    """The readings, and seconds from start to end: of the clock, and of this process's CPU."""

    found: list[Reading]
    clock: float
    cpu: float


def articles(count: int) -> list[Document]:
    """So many documents, made of the example story and the marked articles."""
    story = (ROOT / "examples/tarnholt.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in story]
    texts += [path.read_text() for path in sorted((ROOT / "evaluation").glob("attribution/text/*"))]
    day = as_date("2031-05-13")
    return [
        Document(f"{texts[n % len(texts)]}\n\nEdition {n}.\n", ref=f"n{n}", published=day)
        for n in range(count)
    ]


def run(documents: list[Document], workers: int) -> Run:
    """Read all with so many processes; one is this process, its models loaded before."""
    start, cpu = perf_counter(), process_time()
    found = list(readings(documents, engine("local", workers)))
    return Run(found, perf_counter() - start, process_time() - cpu)


def main() -> int:
    """Print the ratios."""
    documents = articles(int(sys.argv[1]) if len(sys.argv) > 1 else 192)
    read_document(documents[0])
    third = documents[: len(documents) // 3]
    one, one_third = run(documents, 1), run(third, 1)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        start = process_time()
        with open_ledger(path) as ledger:
            for each in one.found:
                ledger.keep(each)
        keeping = process_time() - start
        size = path.stat().st_size
    two, two_third = run(documents, 2), run(third, 2)
    assert two.found == one.found
    text = sum(len(document.text.encode()) for document in documents)
    print(f"{len(documents)} articles, {text:,} bytes of text")
    print(f"add over reading (CPU)              {(one.cpu + keeping) / one.cpu:5.2f}   bar 1.3")
    at_work = (one.clock - one_third.clock) / (two.clock - two_third.clock)
    print(f"two processes over one, at work     {at_work:5.2f}   bar 1.8")
    print(f"· start and loading included        {one.clock / two.clock:5.2f}")
    print(f"ledger over text (bytes), no links  {size / text:5.2f}   bar 6")
    return 0


if __name__ == "__main__":
    sys.exit(main())
