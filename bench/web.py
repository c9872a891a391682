"""Page time over a large ledger, as a ratio to the bare SQL of the same listing, same run.

    python bench/web.py [ARTICLES]

The ledger is made of invented lines by the quick reader of the tests, 12 claims an article, and
kept in build/ for the next run.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests/ledger")]

from fastapi.testclient import TestClient  # noqa: E402 - after the path of the quick reader
from quick import article, quick_ledger  # noqa: E402 - as above

from accordingto.ledger.filters import wanted  # noqa: E402 - as above
from accordingto.ledger.listings import numbers_of  # noqa: E402 - as above
from accordingto.ledger.store import open_store  # noqa: E402 - as above
from accordingto.web import page  # noqa: E402 - as above

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Select

    from accordingto.ledger.filters import Filters
    from accordingto.ledger.store import Store
    from accordingto.model import Document

LINES = 12
REPEATS = 5
ASKED: tuple[tuple[str, Filters], ...] = (
    ("disputes", {}),
    ("disputes", {"kind": "denial"}),
    ("disputes", {"search": "Tarn7x3"}),
    ("disputes", {"since": "2031-03-01", "until": "2031-03-03"}),
    ("matters", {}),
    ("claims", {}),
    ("claims", {"search": "Tarn7x3"}),
    ("documents", {}),
    ("pending", {}),
)


def main(articles: int) -> None:
    """Make the ledger if it is not there, and time each listing."""
    file = ROOT / f"build/bench-{articles}.db"
    file.parent.mkdir(exist_ok=True)
    with quick_ledger(file, timeout=60) as ledger:
        if len(ledger.documents()) < articles:
            ledger.add(*(_article(number) for number in range(articles)))
        print(f"{ledger!r}, {len(ledger.disputes()):,} disputes")
        store = open_store(str(file), 60)
        client = TestClient(page(ledger), base_url="http://127.0.0.1")
        for name, filters in ASKED:
            query = numbers_of(name, wanted(filters, name))
            bare = _seconds(lambda query=query: _fetch(store, query))
            asked = {key: str(value) for key, value in filters.items()}
            whole = _seconds(lambda name=name, asked=asked: client.get(f"/{name}", params=asked))
            told = " ".join(f"{key}={value}" for key, value in asked.items())
            print(f"/{name} {told:<36} page / SQL = {whole / bare:6.1f}   ({bare * 1000:.0f} ms)")


def _article(number: int) -> Document:
    """Twelve lines about places of its week; every third article denies."""
    verb = ("said", "said", "denied")[number % 3]
    lines = [
        f"The mayor of ward {number} {verb} {line + 2} barns burned in Tarn{number // 12}x{line}."
        for line in range(LINES)
    ]
    day = f"2031-{1 + number % 12:02}-{1 + number % 28:02}"
    padding = "Nothing else was known of it by nightfall, and the road stayed open. " * 30
    return article(
        *lines, padding, ref=f"a{number}", publisher=f"Mail {number % 40}", published=day
    )


def _fetch(store: Store, query: Select[int]) -> None:
    with store.reading() as connection:
        connection.scalars(query).all()


def _seconds(call: Callable[[], object]) -> float:
    """The median of some calls, after one to warm up."""
    times: list[float] = []
    for _ in range(REPEATS + 1):
        begun = time.perf_counter()
        call()
        times.append(time.perf_counter() - begun)
    return statistics.median(times[1:])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
