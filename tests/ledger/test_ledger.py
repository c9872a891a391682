from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import quick
from hypothesis import given, settings
from hypothesis import strategies as st
from quick import article, quick_ledger

from accordingto.ledger import Kept, LedgerError, UnknownIdError, open_ledger
from accordingto.model import Actor, Claim, Dispute, Document, Event, Place, Span
from accordingto.proof import RecordError, SpanError

if TYPE_CHECKING:
    from pathlib import Path

MAYOR = "The mayor said 12 barns burned in Tarn."
FARMER = "A farmer denied 12 barns burned in Tarn."
PRIEST = "The priest said 3 barns burned in Olm."


def test_added_documents_are_listed_and_every_row_leads_back_to_its_document() -> None:
    ledger = quick_ledger()
    added = ledger.add(article(MAYOR, FARMER, ref="monday"), article(PRIEST, ref="tuesday"))
    assert (added.added, added.known, added.refused) == (2, 0, ())
    assert [claim.by for claim in ledger.claims()] == ["The mayor", "A farmer", "The priest"]
    assert [claim.document.ref for claim in ledger.claims()] == ["monday", "monday", "tuesday"]
    assert [event.words for event in ledger.events()] == ["burned"] * 3
    assert [figure.value for figure in ledger.figures()] == [12, 12, 3]
    assert len(ledger.actors()) == 3


def test_ids_are_unique_across_documents_and_so_is_every_reference() -> None:
    ledger = quick_ledger()
    ledger.add(article(MAYOR), article(PRIEST, FARMER))
    claims, events = list(ledger.claims()), list(ledger.events())
    assert [claim.id for claim in claims] == ["C1", "C2", "C3"]
    assert [claim.source.actor for claim in claims] == ["A1", "A2", "A3"]
    assert [claim.within for claim in claims] == [None, None, "C2"]
    assert [claim.about for claim in claims] == [("E1",), ("E2",), ("E3",)]
    assert [(e.place, e.voucher, e.actors) for e in events[1:]] == [
        ("L2", ("C2",), ("A2",)),
        ("L3", ("C3",), ("A3",)),
    ]
    assert [(figure.event, figure.claim) for figure in ledger.figures()][2] == ("E3", "C3")
    reading = ledger.readings()[1]
    assert [place.id for place in reading.places] == ["L2", "L3"]
    assert reading.pending[0].id == "T2.w1"
    assert reading.pending[0].claim.id == "C2"


def test_a_document_that_is_held_is_not_read_again() -> None:
    seen: list[str] = []

    def reader(document: Document) -> quick.Reading:
        seen.append(document.ref)
        return quick.read(document)

    ledger = quick_ledger(reader=reader)
    ledger.add(article(MAYOR, ref="one"))
    again = ledger.add(article(MAYOR, ref="two"))
    assert (again.added, again.known) == (0, 1)
    assert seen == ["one"]
    assert len(ledger.claims()) == 1


def test_a_reprint_in_another_paper_is_a_document_of_its_own() -> None:
    ledger = quick_ledger()
    ledger.add(article(MAYOR, publisher="Tarn Post"), article(MAYOR, publisher="Olm Mail"))
    assert [document.publisher for document in ledger.documents()] == ["Tarn Post", "Olm Mail"]
    assert len({document.id for document in ledger.documents()}) == 1
    assert ledger.add(article(MAYOR, publisher="Olm Mail")).known == 1


def test_another_text_under_the_same_url_is_a_new_version_and_the_old_one_stays() -> None:
    ledger = quick_ledger()
    url = "https://tarn.example/barns"
    ledger.add(article(MAYOR, url=url, ref="before"), article(PRIEST))
    added = ledger.add(article(MAYOR.replace("12", "14"), url=url, ref="after"))
    assert (added.added, added.new_versions) == (1, 1)
    assert [claim.says[:2] for claim in ledger.claims()] == ["3 ", "14"]
    assert [claim.says[:2] for claim in ledger.claims(document="before")] == ["12"]
    assert ledger.add(article(MAYOR, url=url)).known == 1


def test_texts_without_url_are_never_versions_of_each_other() -> None:
    ledger = quick_ledger()
    assert ledger.add(article(MAYOR), article(PRIEST)).new_versions == 0
    assert len(ledger.documents()) == 2


def test_other_versions_make_a_new_reading_and_the_old_one_stays(tmp_path: Path) -> None:
    file = tmp_path / "tarn.db"
    with quick_ledger(file) as ledger:
        ledger.add(article(MAYOR))
    with quick_ledger(file, version="2") as ledger:
        assert ledger.add(article(MAYOR)).read_again == 1
        assert [claim.id for claim in ledger.claims()] == ["C2"]
        earlier = ledger.show("C1")
        assert isinstance(earlier, Claim)
        assert earlier.says == ledger.claims()[0].says
        assert dict(ledger.readings()[0].versions) == {"quick": "2"}


def test_a_wrong_span_refuses_its_document_and_loses_nothing_else() -> None:
    def reader(document: Document) -> quick.Reading:
        reading = quick.read(document)
        if document.ref == "bad":
            beyond = (Span(0, len(document.text) + 1),)
            return replace(reading, claims=(replace(reading.claims[0], content=beyond),))
        return reading

    ledger = quick_ledger(reader=reader)
    added = ledger.add(
        article(MAYOR, ref="good"), article(PRIEST, ref="bad"), article(FARMER, ref="fine")
    )
    assert added.added == 2
    assert [(refusal.where, "span" in refusal.why) for refusal in added.refused] == [("bad", True)]
    assert [document.ref for document in ledger.documents()] == ["good", "fine"]
    assert ledger.check()
    with pytest.raises(SpanError):
        ledger.keep(reader(article(PRIEST, ref="bad")))


def test_a_reading_that_names_what_it_does_not_hold_is_refused() -> None:
    reading = quick.read(article(MAYOR))
    ledger = quick_ledger()
    with pytest.raises(RecordError, match="e1"):
        ledger.keep(replace(reading, events=()))
    assert len(ledger.documents()) == 0


def test_keep_tells_what_became_of_a_reading() -> None:
    ledger = quick_ledger()
    assert ledger.keep(quick.read(article(MAYOR))) is Kept.ADDED
    assert ledger.keep(quick.read(article(MAYOR))) is Kept.KNOWN
    assert ledger.keep(quick.read(article(MAYOR), "2")) is Kept.READ_AGAIN


TRIPLES = st.tuples(
    st.sampled_from([MAYOR, FARMER, PRIEST]),
    st.sampled_from([None, "Tarn Post", "Olm Mail"]),
    st.sampled_from([None, "https://tarn.example/1", "https://tarn.example/2"]),
)


@settings(max_examples=15, deadline=None)
@given(triples=st.lists(TRIPLES, max_size=8))
def test_adding_twice_is_adding_once(
    triples: list[tuple[str, str | None, str | None]],
) -> None:
    articles = [article(text, publisher=outlet, url=url) for text, outlet, url in triples]
    with quick_ledger() as ledger:
        if not articles:
            return
        first = ledger.add(*articles)
        assert first.added == len(set(triples))
        assert first.known == len(triples) - first.added
        listed = list(ledger.documents())
        assert ledger.add(*articles).known == len(triples)
        assert list(ledger.documents()) == listed
        for url in {document.url for document in listed if document.url}:
            assert len({document.id for document in listed if document.url == url}) == 1
        assert ledger.check()


def test_two_at_once_add_nothing_twice(tmp_path: Path) -> None:
    file = tmp_path / "tarn.db"
    articles = [article(MAYOR, f"{number}") for number in range(15)]

    def add(_: int) -> int:
        with quick_ledger(file, timeout=30) as ledger:
            return ledger.add(*articles).added

    quick_ledger(file).close()
    with ThreadPoolExecutor(2) as pool:
        assert sum(pool.map(add, range(2))) == 15
    with quick_ledger(file) as ledger:
        assert len(ledger.claims()) == 15
        assert ledger.check()


def test_files_that_cannot_be_read_are_told_and_the_others_kept(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(MAYOR, encoding="utf-8")
    (tmp_path / "two.txt").write_text("", encoding="utf-8")
    seen: list[str] = []
    ledger = quick_ledger()
    added = ledger.add(tmp_path, published="2031-05-13", progress=lambda one: seen.append(one.ref))
    assert (added.added, len(added.refused), seen) == (1, 1, ["one"])
    assert str(ledger.documents()[0].published) == "2031-05-13"


@pytest.mark.file
def test_text_with_a_nul_or_beyond_the_basic_plane_is_kept_as_it_is() -> None:
    odd = article("Кмет 🙂\0", MAYOR)
    ledger = quick_ledger()
    assert ledger.keep(quick.read(odd)) is Kept.ADDED
    assert ledger.documents()[0].text == odd.text
    assert ledger.check()


def test_half_a_surrogate_pair_is_refused_in_words() -> None:
    with pytest.raises(RecordError, match="surrogate"):
        quick_ledger().keep(quick.read(article("\ud800", MAYOR)))


def test_show_opens_whatever_has_a_name() -> None:
    ledger = quick_ledger()
    ledger.add(article(MAYOR, FARMER, ref="monday"), article(PRIEST, ref="tuesday"))
    assert isinstance(ledger.show("c1"), Claim)
    assert isinstance(ledger.show("E2"), Event)
    assert isinstance(ledger.show("A3"), Actor)
    assert isinstance(ledger.show("L1"), Place)
    assert isinstance(ledger.show("D1"), Dispute)
    text = ledger.show("T2")
    assert isinstance(text, Document)
    assert ledger.show("tuesday") == ledger.show(text.id[:10]) == text


@pytest.mark.parametrize("name", ["C99", "D7", "P1", "nobody", "", "C0", "Z1", "C" + "9" * 40, "%"])
def test_an_unknown_name_is_told_with_what_there_is(name: str) -> None:
    ledger = quick_ledger()
    ledger.add(article(MAYOR))
    with pytest.raises(UnknownIdError, match="the ledger has no"):
        ledger.show(name)


def test_a_name_that_several_documents_bear_is_told_with_their_ids() -> None:
    ledger = quick_ledger()
    ledger.add(article(MAYOR, ref="news"), article(PRIEST, ref="news"))
    with pytest.raises(LedgerError, match="T1, T2"):
        ledger.show("news")


@pytest.mark.file
def test_a_ledger_tells_what_it_holds(tmp_path: Path) -> None:
    file = tmp_path / "tarn <b>.db"
    with quick_ledger(file) as ledger:
        ledger.add(article(MAYOR))
        assert repr(ledger).endswith("1 documents, 1 claims, 1 events, 1 figures>")
        assert "&lt;b&gt;" in ledger._repr_html_()  # pyright: ignore[reportPrivateUsage] - Jupyter's name


def test_the_usual_ledger_is_named_by_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    open_ledger().close()
    assert (tmp_path / "accordingto.db").exists()
    monkeypatch.setenv("ACCORDINGTO_LEDGER", "other.db")
    open_ledger().close()
    assert (tmp_path / "other.db").exists()
    open_ledger(f"sqlite:///{tmp_path}/third.db").close()
    assert (tmp_path / "third.db").exists()
    assert open_ledger("sqlite://").name == open_ledger(":memory:").name == ":memory:"


def test_a_slip_in_a_name_makes_no_empty_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no ledger"):
        open_ledger(tmp_path / "tran.db", create=False)
    assert not list(tmp_path.iterdir())
    with pytest.raises(LedgerError, match="oracle"):
        open_ledger("oracle://tarn")
