"""How SQLite goes about the listings: by indexes, never through a whole table to find a few rows."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from quick import article, quick_ledger
from sqlalchemy import text
from sqlalchemy.dialects import sqlite
from sqlalchemy.event import listen

from accordingto.ledger.filters import wanted
from accordingto.ledger.listings import numbers_of
from accordingto.ledger.sqlite import MEMORY
from accordingto.ledger.store import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from accordingto.ledger.store import Store

pytestmark = pytest.mark.file

NARROWED: list[tuple[str, dict[str, Any]]] = [
    ("disputes", {"of": "C3"}),
    ("disputes", {"search": "barns"}),
    ("disputes", {"since": "2031-05-12"}),
    ("disputes", {"document": "T1"}),
    ("matters", {"of": "C3"}),
    ("matters", {"document": "T1"}),
    ("claims", {"of": "D1"}),
    ("claims", {"search": "barns"}),
    ("claims", {"document": "T1"}),
    ("claims", {"of": "A1"}),
    ("claims", {"actor": "A1 A2"}),
    ("actors", {"of": "D1 D2"}),
    ("actors", {"of": "C1 C2"}),
    ("actors", {"actor": "A1 A2"}),
    ("disputes", {"of": "A1 A2"}),
    ("figures", {"of": "D1"}),
    ("figures", {"document": "T1"}),
    ("events", {"of": "M1"}),
    ("documents", {"search": "barns"}),
    ("documents", {"of": "D1"}),
    ("pending", {"of": "C1"}),
]
DECISIONS: list[dict[str, Any]] = [
    {},
    {"kind": "merge"},
    {"since": "2031-05-12", "until": "2031-05-13"},
    {"search": "ada"},
    {"document": "T1"},
]


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    found = open_store(MEMORY, 1.0)
    yield found
    found.close()


def plan(store: Store, listing: str, filters: Any) -> list[str]:  # noqa: ANN401 - a table of filters
    query = numbers_of(listing, wanted(filters, listing)).compile(
        dialect=sqlite.dialect(paramstyle="named"), compile_kwargs={"render_postcompile": True}
    )
    with store.reading() as connection:
        rows = connection.execute(text(f"EXPLAIN QUERY PLAN {query}"), dict(query.params)).all()
    return [row.detail for row in rows]


@pytest.mark.parametrize(("listing", "filters"), NARROWED)
def test_a_narrowed_listing_never_goes_through_a_whole_table(
    store: Store,
    listing: str,
    filters: Any,  # noqa: ANN401 - as above
) -> None:
    steps = plan(store, listing, filters)
    scans = [step for step in steps if re.match(r"SCAN (?!\w+_fts )", step)]
    assert scans == [], steps


@pytest.mark.parametrize(
    "listing",
    ["disputes", "matters", "pending", "claims", "documents", "actors", "events", "figures"],
)
def test_a_whole_listing_goes_through_its_own_table_alone(store: Store, listing: str) -> None:
    scans = [step for step in plan(store, listing, {}) if step.startswith("SCAN")]
    assert [step.split()[1] for step in scans] == [listing]


@pytest.mark.parametrize("filters", DECISIONS)
def test_judgements_are_found_in_their_own_table_and_one_document(
    store: Store,
    filters: Any,  # noqa: ANN401 - as above
) -> None:
    """People decide some hundreds of times; the articles are many."""
    steps = plan(store, "judgements", filters)
    assert [step.split()[1] for step in steps if step.startswith("SCAN")] == ["judgements"]
    assert all("INDEX" in step or "PRIMARY KEY" in step for step in steps if "SEARCH" in step)


def test_an_article_more_is_linked_without_going_through_a_whole_table(tmp_path: Path) -> None:
    """What it costs must not grow with the ledger; of judgements there are some hundreds."""
    asked: list[tuple[str, Any]] = []

    def note(_: object, __: object, statement: str, values: object, *___: object) -> None:
        if statement.lstrip().upper().startswith("SELECT"):
            asked.append((statement, values))

    with quick_ledger(tmp_path / "tarn.db") as ledger:
        ledger.add(*(article(f"The mayor said {n} barns burned in Tarn.") for n in range(50)))
        assert ledger.disputes() is not None
        ledger.add(article("The governor said that 99 barns burned in Tarn."))
        listen(ledger.store.engine, "before_cursor_execute", note)
        assert len(ledger.matters(limit=1)) <= 1
    with closing(sqlite3.connect(tmp_path / "tarn.db")) as bare:
        plans = {
            (statement, row[3])
            for statement, values in asked
            for row in bare.execute(f"EXPLAIN QUERY PLAN {statement}", values)
        }
    scans = {(statement, step) for statement, step in plans if step.startswith("SCAN")}
    assert asked
    whole = {step for statement, step in scans if "LIMIT" not in statement}
    assert whole <= {"SCAN judgements"}
