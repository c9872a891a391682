from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from quick import article, quick_ledger

from accordingto.ledger import LedgerError

if TYPE_CHECKING:
    from accordingto.ledger import Ledger

LISTINGS = (
    "actors",
    "claims",
    "disputes",
    "documents",
    "events",
    "figures",
    "matters",
    "pending",
    "readings",
)


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    found = quick_ledger()
    found.add(
        article(
            "The mayor said 12 barns burned in Tarn.",
            "Élodie Straße denied 12 barns burned in Tarn.",
            ref="monday",
            publisher="Tarn Post",
            published="2031-05-12",
        ),
        article(
            "The priest said 3 barns burned in Olm.",
            "The mayor vowed 5 barns burned in Zell.",
            ref="tuesday",
            publisher="Olm Mail",
            published="2031-05-13",
        ),
    )
    return found


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, ["C1", "C2", "C3", "C4"]),
        ({"source": "MAYOR"}, ["C1", "C4"]),
        ({"source": "élodie strasse"}, ["C2"]),
        ({"source": "ÉLODIE"}, ["C2"]),
        ({"actor": "a3"}, ["C3"]),
        ({"actor": "priest"}, ["C3"]),
        ({"kind": "indirect"}, ["C1", "C2", "C3", "C4"]),
        ({"kind": "direct"}, []),
        ({"stance": "Denies"}, ["C2"]),
        ({"type": "assault"}, ["C1", "C2", "C3", "C4"]),
        ({"type": "AID"}, []),
        ({"place": "tarn"}, ["C1", "C2"]),
        ({"place": "tv"}, ["C1", "C2", "C3", "C4"]),
        ({"publisher": "mail"}, ["C3", "C4"]),
        ({"since": "2031-05-13"}, ["C3", "C4"]),
        ({"until": "2031-05-12"}, ["C1", "C2"]),
        ({"search": "barns tarn"}, ["C1", "C2"]),
        ({"search": '"barns tarn"'}, []),
        ({"search": "elodie"}, ["C2"]),
        ({"limit": 2}, ["C1", "C2"]),
        ({"document": "tuesday"}, ["C3", "C4"]),
        ({"document": "T1"}, ["C1", "C2"]),
        ({"of": "D1"}, ["C1", "C2"]),
        ({"of": "m2"}, ["C3"]),
        ({"of": "A1"}, ["C1"]),
        ({"of": "E3"}, ["C3"]),
        ({"of": "P1"}, ["C4"]),
        ({"of": "C2", "stance": "denies"}, ["C2"]),
        ({"of": "D99"}, []),
        ({"source": "mayor", "place": "Zell", "since": "2031-01-01"}, ["C4"]),
        ({"source": "%"}, []),
        ({"source": "", "search": None}, ["C1", "C2", "C3", "C4"]),
    ],
)
def test_claims_are_narrowed(ledger: Ledger, filters: Any, found: list[str]) -> None:  # noqa: ANN401 - a table of filters
    assert [claim.id for claim in ledger.claims(**filters)] == found


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, ["D1"]),
        ({"kind": "denial"}, ["D1"]),
        ({"kind": "figure"}, []),
        ({"place": "Tarn"}, ["D1"]),
        ({"place": "Olm"}, []),
        ({"publisher": "Post"}, ["D1"]),
        ({"since": "2031-05-13"}, []),
        ({"search": "Straße"}, ["D1"]),
        ({"of": "C1"}, ["D1"]),
        ({"of": "C3"}, []),
    ],
)
def test_disputes_are_narrowed_by_a_claim_in_them(
    ledger: Ledger,
    filters: Any,  # noqa: ANN401 - a table of filters
    found: list[str],
) -> None:
    assert [dispute.id for dispute in ledger.disputes(**filters)] == found


def test_every_listing_takes_every_filter(ledger: Ledger) -> None:
    everything = {
        "source": "mayor",
        "actor": "mayor",
        "stance": "asserts",
        "type": "ASSAULT",
        "place": "Tarn",
        "publisher": "Post",
        "since": "2031-05-01",
        "until": "2031-05-31",
        "document": "monday",
        "limit": 5,
    }
    for listing in LISTINGS:
        rows = getattr(ledger, listing)(**everything)
        assert len(rows) == (0 if listing == "pending" else 1), listing
        assert len(getattr(ledger, listing)(search="barns Tarn")) <= 2


def test_events_figures_and_pending_are_narrowed_too(ledger: Ledger) -> None:
    assert [event.id for event in ledger.events(stance="denies")] == ["E2"]
    assert [event.id for event in ledger.events(search="burned olm")] == ["E3"]
    assert [figure.value for figure in ledger.figures(place="Olm")] == [3]
    assert [pending.id for pending in ledger.pending(source="mayor")] == ["P1"]
    assert [document.ref for document in ledger.documents(source="priest")] == ["tuesday"]
    assert [document.ref for document in ledger.documents(search="Zell vowed")] == ["tuesday"]
    assert [actor.name for actor in ledger.actors(stance="promises")] == ["The mayor"]
    assert [figure.value for figure in ledger.figures(of="D1")] == [12, 12]
    assert [event.id for event in ledger.events(of="M2")] == ["E3"]
    assert [document.ref for document in ledger.documents(of="D1")] == ["monday"]


def test_what_belongs_to_a_dispute_is_linked_before_it_is_listed() -> None:
    with quick_ledger() as ledger:
        ledger.add(
            article(
                "The mayor said 12 barns burned in Tarn.",
                "The priest denied 12 barns burned in Tarn.",
            )
        )
        assert [claim.id for claim in ledger.claims(of="D1")] == ["C1", "C2"]


@given(text=st.text())
def test_no_text_makes_a_search_or_a_filter_fail(ledger: Ledger, text: str) -> None:
    for listing in ("claims", "documents", "events", "disputes"):
        list(getattr(ledger, listing)(search=text, source=text, place=text, document=text))


@pytest.mark.parametrize(
    "search", ["NEAR(", "*", "a AND", '"', "claims:x", "^", "-", "' OR 1=1 --"]
)
def test_the_language_of_the_index_means_nothing_in_a_search(ledger: Ledger, search: str) -> None:
    assert len(ledger.claims(search=search)) == 0 or search == '"'


@pytest.mark.parametrize(
    ("filters", "told"),
    [
        ({"stance": "lies"}, "asserts, denies"),
        ({"kind": "rumour"}, "direct, indirect"),
        ({"since": "yesterday"}, "YYYY-MM-DD"),
        ({"limit": 0}, "1 or more"),
        ({"colour": "red"}, "source, actor"),
        ({"of": "T1"}, "D3, M2 or C17"),
        ({"of": "Tarn"}, "D3, M2 or C17"),
    ],
)
def test_a_value_that_cannot_occur_is_told_with_those_that_can(
    ledger: Ledger,
    filters: Any,  # noqa: ANN401 - a table of filters
    told: str,
) -> None:
    with pytest.raises(LedgerError, match=told):
        ledger.claims(**filters)


def test_documents_have_no_kind(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="documents have none"):
        ledger.documents(kind="direct")


def test_odd_bytes_and_a_huge_limit_are_taken() -> None:
    with quick_ledger() as ledger:
        ledger.add(article("a"))
        assert len(ledger.claims(limit=10**30)) == len(ledger.claims())
        assert list(ledger.claims(search="\udcff")) == []
        assert list(ledger.claims(source="\udcff")) == []
