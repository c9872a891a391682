"""What an archive costs: keeping beside reading, two processes beside one, ledger beside text.

    python bench/archive.py [ARTICLES]

Our own texts, each with a line of its own so that none is known already. Ratios of one run. One
process and two are compared while they are at work: an eighth of the articles at either end is not
counted, since each process of a pool loads the models once. What the whole run gives, start
included, is printed beside.
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
    """Articles a second, at work and from start to end; CPU seconds of this process."""

    found: list[Reading]
    at_work: float
    whole: float
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
    edge = len(documents) // 8
    start, cpu = perf_counter(), process_time()
    found: list[Reading] = []
    times: list[float] = []
    for reading in readings(documents, engine("local", workers)):
        found.append(reading)
        times.append(perf_counter())
    middle = (len(times) - 2 * edge) / (times[-edge - 1] - times[edge - 1])
    return Run(found, middle, len(times) / (times[-1] - start), process_time() - cpu)


def main() -> int:
    """Print the ratios."""
    documents = articles(int(sys.argv[1]) if len(sys.argv) > 1 else 192)
    read_document(documents[0])
    one = run(documents, 1)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        start = process_time()
        with open_ledger(path) as ledger:
            for each in one.found:
                ledger.keep(each)
        keeping = process_time() - start
        size = path.stat().st_size
    two = run(documents, 2)
    assert two.found == one.found
    text = sum(len(document.text.encode()) for document in documents)
    print(f"{len(documents)} articles, {text:,} bytes of text")
    print(f"add over reading (CPU)              {(one.cpu + keeping) / one.cpu:5.2f}   bar 1.3")
    print(f"two processes over one, at work     {two.at_work / one.at_work:5.2f}   bar 1.8")
    print(f"· start and loading included        {two.whole / one.whole:5.2f}")
    print(f"ledger over text (bytes), no links  {size / text:5.2f}   bar 6")
    return 0


if __name__ == "__main__":
    sys.exit(main())
