from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest
from quick import article, quick_ledger

from accordingto.ledger import LedgerError

if TYPE_CHECKING:
    from accordingto.ledger import Ledger

PROVENANCE = {"document", "publisher", "published", "url", "start", "end"}


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    found = quick_ledger()
    lines = [f"The <mayor> [bold] said {n} barns burned in Tarn." for n in range(900)]
    found.add(article(*lines[:450], ref="one"), article(*lines[450:], ref="two"))
    found.add(article("A cook denied 1 barns burned in Tarn.", ref="three"))
    return found


def test_rows_are_a_sequence(ledger: Ledger) -> None:
    rows = ledger.claims()
    assert len(rows) == 901
    assert len(list(rows)) == 901
    assert rows[0].id == "C1"
    assert rows[-1].id == "C901"
    assert [claim.id for claim in rows[449:451]] == ["C450", "C451"]
    assert rows[3] in rows
    with pytest.raises(IndexError):
        rows[901]


def test_rows_are_what_was_asked_for_when_they_were_first_looked_at() -> None:
    ledger = quick_ledger()
    rows = ledger.claims()
    assert len(rows) == 0
    ledger.add(article("A cook denied 1 barns burned in Tarn."))
    assert len(rows) == 0
    assert len(ledger.claims()) == 1


@pytest.mark.parametrize("listing", ["actors", "claims", "documents", "events", "figures"])
def test_every_row_has_its_provenance(ledger: Ledger, listing: str) -> None:
    for row in getattr(ledger, listing)(limit=3).to_dicts():
        assert row.keys() >= PROVENANCE
        assert 0 <= row["start"] < row["end"]


@pytest.mark.parametrize(
    "listing",
    ["actors", "claims", "disputes", "documents", "events", "figures", "matters", "pending"],
)
def test_rows_show_themselves(ledger: Ledger, listing: str) -> None:
    rows = getattr(ledger, listing)(document="three")
    assert f"{len(rows)} {listing}" in repr(rows)
    assert "<table>" in rows._repr_html_()


def test_what_is_shown_is_short_and_escaped(ledger: Ledger) -> None:
    rows = ledger.claims()
    assert "901 claims, the first 20 shown" in repr(rows)
    assert "[bold]" in repr(rows)
    assert len(repr(rows).splitlines()) < 30
    assert "&lt;mayor&gt;" in rows._repr_html_()  # pyright: ignore[reportPrivateUsage] - Jupyter's name
    assert "<mayor>" not in rows._repr_html_()  # pyright: ignore[reportPrivateUsage] - Jupyter's name


@pytest.mark.parametrize("package", ["polars", "pandas"])
def test_a_missing_package_is_named(
    ledger: Ledger, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(LedgerError, match=f"pip install {package}"):
        getattr(ledger.claims(), f"to_{package}")()


@pytest.mark.parametrize("package", ["polars", "pandas"])
def test_a_data_frame_gets_a_row_for_each_claim_of_a_dispute(
    ledger: Ledger, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def frame(rows: list[dict[str, Any]], **_: object) -> list[dict[str, Any]]:
        return rows

    fake = ModuleType(package)
    fake.DataFrame = frame  # pyright: ignore[reportAttributeAccessIssue] - a package that is not installed
    monkeypatch.setitem(sys.modules, package, fake)
    found = getattr(ledger.disputes(), f"to_{package}")()
    assert len(found) == 901
    assert {row["side"] for row in found} == {1, 2}
    assert found[0].keys() >= PROVENANCE
