"""The cost of reading who says what, beside the bare parse of the same texts in the same run.

    python bench/attribution.py [ROUNDS]

The texts are our own articles. On one thread, as the product reads: first the parse, then the
learned reader alone, then all attribution rooms (the learned reader, syntax, the joining of both,
stance, evidence, venue, the outlet's own voice). Words are runs of letters and digits; the least
CPU time of the rounds is told. Loading is measured in a fresh process each, as is its memory.
"""

from __future__ import annotations

import re
import resource
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from time import process_time

from accordingto.model import Document
from accordingto.reading.actor import read_actors
from accordingto.reading.attribution import attributions
from accordingto.reading.claim import read_claims
from accordingto.reading.parse import parse
from accordingto.reading.scorer import scorer
from accordingto.reading.when import read_times

TEXTS = Path(__file__).parents[1] / "evaluation/attribution/text"
LEAST = 4_000
"""Words per CPU second that the attribution rooms together are to read at least."""
Load = Callable[[], object]


def loading(load: Load) -> tuple[float, float]:
    """CPU seconds and megabytes to load a model in a fresh process that has its libraries."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as fresh:
        return fresh.submit(_measured, load).result()


def _measured(load: Load) -> tuple[float, float]:
    size, start = _resident(), process_time()
    load()
    return process_time() - start, (_resident() - size) / 1024


def _resident() -> int:
    """Kilobytes that this process holds in memory now."""
    return int(Path("/proc/self/status").read_text("utf-8").partition("VmRSS:")[2].split()[0])


def run(articles: list[Document]) -> dict[str, float]:
    """One round over all articles: CPU seconds for each part."""
    spent = {"parse": 0.0, "learned reader": 0.0, "attribution rooms": 0.0}
    for document in articles:
        start = process_time()
        parsed = parse(document.text)
        spent["parse"] += process_time() - start
        times, actors = read_times(document, parsed), read_actors(document, parsed)
        start = process_time()
        attributions(document.text)
        middle = process_time()
        read_claims(document, parsed, actors, times)
        spent["learned reader"] += middle - start
        spent["attribution rooms"] += process_time() - middle
    return spent


def main() -> int:
    """Print words per CPU second and ratios; exit 1 where the rooms are too slow."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    articles = [Document(text=path.read_text("utf-8")) for path in sorted(TEXTS.glob("*.txt"))]
    words = sum(len(re.findall(r"\w+", document.text)) for document in articles)
    run(articles[:2])
    every = [run(articles) for _ in range(rounds)]
    least = {name: min(one[name] for one in every) for name in every[0]}
    print(f"{len(articles)} articles, {words:,} words, best of {rounds} rounds, one thread")
    for name, seconds in least.items():
        ratio = seconds / least["parse"]
        print(f"{name:20}{words / seconds:9,.0f} words per CPU second{ratio:8.2f} × the parse")
    models: dict[str, Load] = {"parser": partial(parse, "He said so."), "attribution model": scorer}
    for name, load in models.items():
        seconds, megabytes = loading(load)
        print(f"{name:20}{seconds:9.2f} CPU s to load, {megabytes:.0f} MB more resident")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'this process':20}{peak:9.0f} MB at its peak, parser and all")
    return words / least["attribution rooms"] < LEAST


if __name__ == "__main__":
    sys.exit(main())
