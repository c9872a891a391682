from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from quick import article, quick_ledger, read
from where import kept_at

import accordingto as at
from accordingto.ledger.errors import JudgementError, LedgerError, UnknownIdError
from accordingto.model import Span
from accordingto.record import from_record, to_record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from accordingto.ledger import Ledger
    from accordingto.model import Document, Reading

CHARGE = at.Document("Ostria accused Tesk of arming the rebels.", ref="a", publisher="The Lamp")
DENIAL = at.Document("Tesk denied arming the rebels.", ref="b", publisher="Harbour Wire")
OTHER = at.Document("Orlan denied arming the rebels.", ref="c", publisher="The Courier")


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with at.open(":memory:") as opened:
        opened.add(CHARGE, DENIAL)
        yield opened


def test_a_judgement_keeps_who_when_why_and_the_words(ledger: Ledger) -> None:
    made = ledger.judge("confirm", "d1", by="ada", note="read both")
    assert (made.id, made.decision, made.by, made.note) == ("J1", "confirm", "ada", "read both")
    assert abs((datetime.now(UTC) - datetime.fromisoformat(made.at)).total_seconds()) < 60
    (subject,) = made.subjects
    assert (subject.id, subject.thing, subject.kind) == ("D1", "dispute", "denial")
    assert {each.document for each in subject.anchors} == {CHARGE.id, DENIAL.id}
    (row,) = ledger.judgements().rows()
    assert [each["document"] for each in row["anchors"]] == ["a", "b"]
    assert row["anchors"][1]["words"] in DENIAL.text
    assert ledger.show("J1") == made == ledger.judgements()[0]


def test_a_rejected_dispute_is_listed_no_more_but_can_be_seen(ledger: Ledger) -> None:
    ledger.judge("reject", "D1", by="ada")
    assert list(ledger.disputes()) == []
    assert [d.judged for d in ledger.disputes(judged="all")] == ["reject"]
    assert getattr(ledger.show("D1"), "judged", None) == "reject"
    assert len(ledger.disputes(judged="confirm")) == 0
    ledger.judge("confirm", "D1", by="bo")
    assert [(d.id, d.judged) for d in ledger.disputes()] == [("D1", "confirm")]


def test_an_undo_is_kept_and_can_be_undone(ledger: Ledger) -> None:
    ledger.judge("reject", "D1", by="ada")
    undo = ledger.undo("J1", by="bo", note="too hasty")
    assert (undo.id, undo.undoes) == ("J2", "J1")
    assert len(ledger.disputes()) == 1
    assert [j.undone_by for j in ledger.judgements()] == ["J2", None]
    with pytest.raises(JudgementError, match="undo J2"):
        ledger.undo("J1", by="bo")
    ledger.undo("J2", by="ada")
    assert [j.undone_by for j in ledger.judgements()] == [None, "J3", None]
    assert len(ledger.disputes()) == 0
    ledger.undo("J3", by="bo")
    assert len(ledger.disputes()) == 1
    with pytest.raises(UnknownIdError):
        ledger.undo("J9", by="bo")


def test_a_decision_outlives_a_new_reading(tmp_path: Path) -> None:
    """The next reader finds the claims under other ids, a little longer than before."""
    lines = ("The mayor said 12 barns burned in Tarn.", "A farmer denied 12 barns burned in Tarn.")
    file = kept_at(tmp_path / "tarn.db")
    with quick_ledger(file) as ledger:
        ledger.add(article(*lines))
    with at.open(file) as ledger:
        ledger.judge("reject", ledger.disputes()[0].id, by="ada")

    def longer(document: Document) -> Reading:
        record = to_record(read(document, "2"))
        for claim in record["claims"]:
            ((_, end),) = claim["content"]["spans"]
            claim["content"]["spans"] = [[claim["cue"]["spans"][0][1] + 4, end]]
        return from_record(record, document.text)

    with quick_ledger(file, version="2", reader=longer) as again:
        assert again.add(article(*lines)).read_again == 1
    with at.open(file) as ledger:
        assert len(ledger.disputes(judged="reject")) == 1
        assert len(ledger.disputes()) == 0
        assert ledger.check()


def test_a_claim_leaves_its_matter_and_comes_back(ledger: Ledger) -> None:
    ledger.add(OTHER)
    (matter,) = ledger.matters()
    stranger = next(claim for claim in matter.claims if claim.document.ref == "c")
    made = ledger.judge("split", matter.id, stranger.id, by="ada")
    (left,) = ledger.matters()
    assert stranger.id not in {claim.id for claim in left.claims}
    assert left.id == matter.id
    ledger.undo(made.id, by="ada")
    assert ledger.matters()[0] == matter


def test_two_matters_become_one_and_two_again(ledger: Ledger) -> None:
    ledger.add(
        at.Document("The mayor said the bridge at Olm was open.", ref="d"),
        at.Document("A baker denied that the bridge at Olm was open.", ref="e"),
    )
    before = [matter.id for matter in ledger.matters()]
    assert before == ["M1", "M2"]
    made = ledger.judge("merge", *before, by="ada")
    (one,) = ledger.matters()
    assert {document.ref for document in one.documents} == {"a", "b", "d", "e"}
    ledger.undo(made.id, by="ada")
    assert len(ledger.matters()) == 2


def test_two_names_become_one_actor() -> None:
    with at.open(":memory:") as ledger:
        ledger.add(
            at.Document("Ada Marn said the Halm bridge was not safe.", ref="a"),
            at.Document("Bo Velt said the Halm bridge was safe.", ref="b"),
        )
        assert len(ledger.disputes()) == 1
        made = ledger.judge("merge", "A1", "A3", by="ada")
        assert len(ledger.disputes()) == 0
        ledger.undo(made.id, by="ada")
        assert len(ledger.disputes()) == 1


def test_two_of_one_name_become_two_actors() -> None:
    with at.open(":memory:") as ledger:
        for day, words in (("2031-05-01", "will stay"), ("2031-05-09", "will not stay")):
            text = f"Ada Marn said the garrison at Tesk {words} in the harbour."
            ledger.add(at.Document(text, published=at.as_date(day)))
        assert [dispute.kind.value for dispute in ledger.disputes()] == ["shift"]
        ledger.judge("split", *(actor.id for actor in ledger.actors(actor="Marn")), by="ada")
        assert "shift" not in [dispute.kind.value for dispute in ledger.disputes()]


@pytest.mark.parametrize(
    ("decision", "names"),
    [
        ("confirm", ["M1"]),
        ("confirm", []),
        ("reject", ["D1", "C1"]),
        ("split", ["M1"]),
        ("split", ["C1", "M1"]),
        ("split", ["M1", "C1", "C2"]),
        ("merge", ["M1", "A1"]),
        ("merge", ["D1", "D1"]),
        ("undo", ["J1"]),
        ("doubt", ["D1"]),
    ],
)
def test_what_cannot_be_decided_says_what_can(
    decision: str, names: list[str], ledger: Ledger
) -> None:
    with pytest.raises(JudgementError, match=r"judge|name those|no decision"):
        ledger.judge(decision, *names, by="ada")
    assert len(ledger.judgements()) == 0


@pytest.mark.parametrize("name", ["D9", "M9", "T1", "nothing"])
def test_what_is_not_there_cannot_be_judged(name: str, ledger: Ledger) -> None:
    with pytest.raises(UnknownIdError):
        ledger.judge("reject", name, by="ada")


def test_a_claim_of_another_matter_cannot_be_split_off(ledger: Ledger) -> None:
    ledger.add(at.Document("The mayor said snow fell.", ref="z"))
    stranger = ledger.claims(document="z")[0].id
    with pytest.raises(JudgementError, match="is not in M1"):
        ledger.judge("split", "M1", stranger, by="ada")


def test_somebody_has_to_decide(ledger: Ledger) -> None:
    with pytest.raises(JudgementError, match="--by"):
        ledger.judge("reject", "D1", by=" ")


def test_judgements_are_listed_by_decision_day_words_and_document(ledger: Ledger) -> None:
    ledger.judge("reject", "D1", by="ada", note="two bridges")
    ledger.undo("J1", by="bo")
    today = datetime.now(UTC).date()
    counts = [
        len(ledger.judgements(**{name: value}))  # pyright: ignore[reportArgumentType] - a filter each
        for name, value in [
            ("kind", "reject"),
            ("since", today),
            ("until", "2031-01-01" if today.year > 2031 else "2001-01-01"),
            ("search", "bridges"),
            ("search", "bo"),
            ("document", "a"),
            ("document", "nowhere"),
        ]
    ]
    assert counts == [1, 2, 0, 1, 1, 1, 0]
    with pytest.raises(LedgerError, match="judgements have no stance"):
        ledger.judgements(stance="denies")
    with pytest.raises(LedgerError, match="claims have none"):
        ledger.claims(judged="all")


@pytest.mark.file
def test_check_finds_a_judgement_on_words_that_no_text_has(tmp_path: Path) -> None:
    file = tmp_path / "tesk.db"
    with at.open(file) as ledger:
        ledger.add(CHARGE, DENIAL)
        ledger.judge("reject", "D1", by="ada")
        assert ledger.check()
    with closing(sqlite3.connect(file)) as rotten, rotten:
        change = "UPDATE judgements SET subjects = replace(subjects, ?, ?)"
        rotten.execute(change, (CHARGE.id, "0" * 64))
    with at.open(file) as ledger:
        (problem,) = ledger.check().problems
        assert problem.startswith("judgements 1: no text has")


def test_the_span_of_an_anchor_is_that_of_the_content(ledger: Ledger) -> None:
    made = ledger.judge("confirm", "D1", by="ada")
    (claim,) = ledger.claims(document="b")
    spans = {each.span for each in made.subjects[0].anchors if each.document == DENIAL.id}
    assert spans == {Span(claim.content[0].start, claim.content[-1].end)}
