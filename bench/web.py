"""Page time over a large ledger, as a ratio to the bare SQL of the same rows, in the same run.

    python bench/web.py [ARTICLES]

The ledger is made of invented articles (`bench/filled.py`) and kept in build/ for the next run.
A page that shows nothing but its own frame is measured too: what a ratio to a query of less than
a millisecond says is mostly that frame.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi.testclient import TestClient
from filled import fill
from timing import seconds

from accordingto.ledger import Ledger
from accordingto.ledger.filters import wanted
from accordingto.ledger.listings import numbers_of
from accordingto.ledger.store import open_store
from accordingto.linking.world import World
from accordingto.web import page

if TYPE_CHECKING:
    from sqlalchemy import Select

    from accordingto.ledger.filters import Filters
    from accordingto.ledger.store import Store

BUILD = Path(__file__).parents[1] / "build"
FRAME = "/sign-in"


def main(articles: int) -> None:
    """Make the ledger if it is not there, and time each page."""
    file = BUILD / f"bench-{articles}.db"
    BUILD.mkdir(exist_ok=True)
    if not file.exists():
        fill(file.with_suffix(".part"), articles)
        file.with_suffix(".part").rename(file)
    with Ledger(file, link=lambda _readings, _judgements: World()) as ledger:
        print(f"{ledger!r}, {len(ledger.disputes()):,} disputes")
        store = open_store(str(file), 60)
        client = TestClient(page(ledger), base_url="http://127.0.0.1")
        frame = seconds(lambda: client.get(FRAME))
        print(f"{FRAME:<44} page {1000 * frame:7.1f} ms")
        for address, listing, filters in _asked(ledger):
            query = numbers_of(listing, wanted(filters, listing))
            bare = seconds(lambda query=query: _fetch(store, query))
            whole = seconds(lambda address=address: client.get(address))
            told = f"page {1000 * whole:7.1f} ms   SQL {1000 * bare:7.1f} ms"
            print(f"{address:<44} {told}   page / SQL {whole / bare:6.1f}")


def _asked(ledger: Ledger) -> list[tuple[str, str, Filters]]:
    """Addresses, and the rows that each is about: a listing with its filters."""
    town = str(ledger.documents()[0].title).partition(":")[0]
    days: Filters = {"since": "2031-03-01", "until": "2031-03-03"}
    narrowed: list[tuple[str, Filters]] = [
        ("disputes", {"kind": "denial"}),
        ("disputes", {"search": town}),
        ("disputes", days),
        ("disputes", {"actor": "porter"}),
        ("claims", {"search": town}),
        ("claims", {"publisher": "lamp"}),
        ("claims", {"place": town}),
    ]
    whole = ("disputes", "matters", "claims", "actors", "documents", "pending", "figures")
    listed: list[tuple[str, str, Filters]] = [(f"/{name}", name, {}) for name in whole]
    listed += [(f"/{name}?{_query(asked)}", name, asked) for name, asked in narrowed]
    things: list[tuple[str, Filters]] = [
        ("/disputes/D1", {"of": "D1"}),
        ("/matters/M1", {"of": "M1"}),
        ("/actors/A1", {"of": "A1"}),
        ("/documents/T1?claim=C2", {"document": "T1"}),
    ]
    return [*listed, *((address, "claims", asked) for address, asked in things)]


def _query(asked: Filters) -> str:
    return "&".join(f"{name}={value}" for name, value in asked.items())


def _fetch(store: Store, query: Select[int]) -> None:
    with store.reading() as connection:
        connection.scalars(query).all()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
