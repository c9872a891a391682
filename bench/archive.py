"""What an archive costs: keeping beside reading, two processes beside one, ledger beside text.

    python bench/archive.py [ARTICLES]

Our own texts, each with a line of its own so that none is known already. Ratios of one run.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time

from accordingto.engines import engine, readings
from accordingto.ledger import open_ledger
from accordingto.model import Document, as_date
from accordingto.reading.reader import read_document

ROOT = Path(__file__).parent.parent


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


def main() -> int:
    """Print the ratios."""
    documents = articles(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
    read_document(documents[0])
    start = process_time()
    found = [read_document(document) for document in documents]
    reading = process_time() - start
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        start = process_time()
        with open_ledger(path) as ledger:
            for each in found:
                ledger.keep(each)
        keeping = process_time() - start
        size = path.stat().st_size
    walls: list[float] = []
    for workers in (1, 2):
        begun = perf_counter()
        count = sum(1 for _ in readings(documents, engine("local", workers)))
        assert count == len(documents)
        walls.append(perf_counter() - begun)
    text = sum(len(document.text.encode()) for document in documents)
    print(f"{len(documents)} articles, {text:,} bytes of text")
    print(f"add over reading (CPU)              {(reading + keeping) / reading:5.2f}   bar 1.3")
    print(f"two processes over one (articles/s) {walls[0] / walls[1]:5.2f}   bar 1.8")
    print(f"ledger over text (bytes)            {size / text:5.2f}   bar 6")
    return 0


if __name__ == "__main__":
    sys.exit(main())
