from __future__ import annotations

import csv
import json
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.exports import FORMATS, Listing
from accordingto.ledger.row import PROVENANCE, Row, claim_row, dispute_row
from accordingto.model import (
    Claim,
    ClaimKind,
    Dispute,
    DisputeKind,
    Document,
    Side,
    Source,
    Span,
    Stance,
    as_date,
)

DOCUMENT = Document(
    "=The ferry sank,\nsaid “Ada”.",
    ref="ferry",
    publisher="Lake Gazette",
    url="https://lake.example/1",
    published=as_date("2031-05-13"),
)
CLAIM = Claim(
    "C1",
    Source("A1", (Span(22, 27),)),
    (Span(17, 21),),
    (Span(0, 15),),
    ClaimKind.INDIRECT,
    document=DOCUMENT,
)
DENIAL = Claim(
    "C2", Source(), (), (Span(1, 15),), ClaimKind.NARRATED, Stance.DENIES, document=DOCUMENT
)
DISPUTE = Dispute(
    "D1",
    DisputeKind.DENIAL,
    "Did the ferry sink?",
    (
        Side("It sank", (CLAIM, DENIAL), (), ("Ada", "Lake Gazette"), 2),
        Side("It did not", (DENIAL,), (), ("Lake Gazette",), 1),
    ),
)


def _written(form: str, *rows: Row) -> str:
    out = BytesIO()
    FORMATS[form].write(Listing("claims", [(None, row) for row in rows]), out)
    return out.getvalue().decode()


def _csv(*rows: Row) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(_written("csv", *rows), newline="")))


def test_csv_ends_with_the_provenance() -> None:
    (line,) = _csv(claim_row(CLAIM))
    assert tuple(line)[-6:] == PROVENANCE
    assert [line[name] for name in PROVENANCE] == [
        "ferry",
        "Lake Gazette",
        "2031-05-13",
        "https://lake.example/1",
        "0",
        "15",
    ]


def test_csv_without_rows_still_has_a_heading() -> None:
    assert _written("csv").strip() == "document,publisher,published,url,start,end"


def test_csv_gives_a_line_for_each_claim_of_a_dispute() -> None:
    lines = _csv(dispute_row(DISPUTE))
    assert [(line["id"], line["side"], line["claim"]) for line in lines] == [
        ("D1", "1", "C1"),
        ("D1", "1", "C2"),
        ("D1", "2", "C2"),
    ]
    assert lines[0]["named"] == "Ada; Lake Gazette"
    assert {line["document"] for line in lines} == {"ferry"}


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_text_begins_a_formula(first: str) -> None:
    (line,) = _csv({"says": f'{first}HYPERLINK("x")', "names": [f"{first}A1", "b"], "start": -5})
    assert line["says"] == f'\'{first}HYPERLINK("x")'
    assert line["names"] == f"'{first}A1; b"
    assert line["start"] == "-5"


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_csv_gives_back_every_text(text: str) -> None:
    (line,) = _csv({"says": text})
    assert line["says"].removeprefix("'") == text.removeprefix("'")


def test_jsonl_is_one_object_a_line_with_nothing_left_out() -> None:
    rows = [claim_row(CLAIM), dispute_row(DISPUTE)]
    written = _written("jsonl", *rows)
    assert "“Ada”" in written
    assert [json.loads(line) for line in written.splitlines()] == rows
