"""JSON records: one bad line costs one line, and is named."""

from __future__ import annotations

import json
import tracemalloc
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given as over
from hypothesis import strategies as st

from accordingto.intake import Refusal, documents
from accordingto.intake.given import Given
from accordingto.intake.jsonl import record
from accordingto.intake.refusal import Unfit
from accordingto.model import Document

if TYPE_CHECKING:
    from pathlib import Path

FULL = {
    "id": "osk-7",
    "url": "https://courier.example/ferry",
    "publisher": "Osk Courier",
    "title": "Ferry halted at Osk",
    "published": "2031-05-13T10:00:00Z",
    "text": "The harbour office said the crossing would stay shut.",
}


def read(path: Path, data: bytes) -> list[Document | Refusal]:
    path.write_bytes(data)
    return list(documents([path], published="2040-01-01", publisher="Somebody Else"))


def refusal(path: Path, line: bytes) -> Refusal:
    """What becomes of a bad second line between two good ones."""
    good = b'{"text": "The mayor said so."}'
    first, second, third = read(path, b"\n".join([good, line, good]))
    assert isinstance(first, Document)
    assert isinstance(third, Document)
    assert isinstance(second, Refusal)
    assert second.where == f"{path}, line 2"
    return second


def test_a_record_keeps_all_it_says_of_itself(tmp_path: Path) -> None:
    (found,) = read(tmp_path / "wire.jsonl", json.dumps(FULL).encode())
    assert found == Document(
        text=FULL["text"],
        ref="osk-7",
        url="https://courier.example/ferry",
        publisher="Osk Courier",
        title="Ferry halted at Osk",
        published=date(2031, 5, 13),
    )


def test_what_is_given_fills_the_gaps_of_a_record(tmp_path: Path) -> None:
    (found,) = read(tmp_path / "wire.jsonl", b'{"text": "a", "published": null, "title": ""}')
    assert found == Document(
        text="a", ref="wire:1", publisher="Somebody Else", published=date(2040, 1, 1)
    )


@pytest.mark.parametrize(
    ("name", "ref"), [('"id": 7, "url": "u"', "7"), ('"url": "u"', "u"), ('"id": null', "wire:1")]
)
def test_ref_is_id_or_url_or_line(tmp_path: Path, name: str, ref: str) -> None:
    (found,) = read(tmp_path / "wire.jsonl", f'{{"text": "a", {name}}}'.encode())
    assert isinstance(found, Document)
    assert found.ref == ref


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"The mayor said so.", "is not JSON"),
        (b'{"text": "cut', "is not JSON"),
        (b"[" * 100_000, "is not JSON"),
        (b"1" * 5000, "is not JSON"),
        (b"[1]", "is no JSON object"),
        (b"null", "is no JSON object"),
        (b"{}", 'no "text"'),
        (b'{"text": 1}', 'no "text"'),
        (b'{"text": " \\n"}', "is empty"),
        (b'{"text": "a", "published": "2031-02-30"}', "YYYY-MM-DD"),
        (b'{"text": "a", "published": 20310213}', '"published"'),
        (b'{"text": "a", "title": ["b"]}', '"title"'),
        (b'{"text": "a", "id": true}', '"id"'),
        (b'{"text": "a \\ud800 b"}', "U+D800"),
        (b'{"text": "a", "title": "\\udfff"}', "U+DFFF"),
        (b'{"text": "a \\u0000 b"}', "is binary"),
        (b'{"text": "caf\xe9"}', "--encoding cp1252"),
        (b'{"schema": "accordingto/reading/1", "document": {}}', "is a Reading"),
    ],
)
def test_a_bad_line_is_refused_and_the_rest_is_read(tmp_path: Path, line: bytes, why: str) -> None:
    assert why in refusal(tmp_path / "wire.jsonl", line).why


def test_a_huge_line_is_passed_over_in_bounded_memory(tmp_path: Path) -> None:
    path = tmp_path / "wire.jsonl"
    with path.open("wb") as stream:
        stream.write(b'{"text": "')
        for _ in range(50):
            stream.write(b"x" * 1_000_000)
        stream.write(b'"}\n{"text": "last"}')
    tracemalloc.start()
    first, last = documents([path])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(first, Refusal)
    assert first.where.endswith("line 1")
    assert isinstance(last, Document)
    assert peak < 25_000_000


def test_blank_lines_count_but_are_no_records(tmp_path: Path) -> None:
    found = read(tmp_path / "wire.ndjson", b'\n\r\n{"text": "a"}\r\n\n')
    assert [item.ref for item in found if isinstance(item, Document)] == ["wire:3"]


def test_a_file_of_blank_lines_is_empty(tmp_path: Path) -> None:
    (found,) = read(tmp_path / "wire.jsonl", b"\n\n")
    assert isinstance(found, Refusal)
    assert "is empty" in found.why


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_names_the_encoding(tmp_path: Path, encoding: str) -> None:
    data = '{"text": "“a”"}\n{"text": "\u2028b"}\n'.encode(encoding)
    found = read(tmp_path / "wire.jsonl", data)
    assert [item.text for item in found if isinstance(item, Document)] == ["“a”", "\u2028b"]


@pytest.mark.parametrize(
    ("data", "refs"),
    [
        (b'{\n  "text": "a"\n}', ["box"]),
        (b'[\n{"text": "a"},\n{"text": "b"}\n]', ["box:1", "box:2"]),
        (b'{"text": "a"}\n{"text": "b"}\n', ["box:1", "box:2"]),
    ],
)
def test_a_json_file_holds_one_record_or_an_array_or_lines(
    tmp_path: Path, data: bytes, refs: list[str]
) -> None:
    found = read(tmp_path / "box.json", data)
    assert [item.ref for item in found if isinstance(item, Document)] == refs


@pytest.mark.parametrize(
    ("data", "where", "why"),
    [
        (b'[{"text": 1}]', ", record 1", 'no "text"'),
        (b"{", "", "is not JSON"),
        (b"[]", "", "is empty"),
        (b"7", "", "is no JSON object"),
        (b" " * 50_000_001, "", "longer than"),
    ],
)
def test_a_bad_json_file_is_refused(tmp_path: Path, data: bytes, where: str, why: str) -> None:
    (found,) = read(tmp_path / "box.json", data)
    assert isinstance(found, Refusal)
    assert found.where == f"{tmp_path / 'box.json'}{where}"
    assert why in found.why


LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=3
)
FIELDS = st.dictionaries(st.sampled_from([*FULL, "schema"]), VALUES)


@over(VALUES | FIELDS)
def test_any_json_value_is_a_document_or_unfit(value: object) -> None:
    try:
        found = record(value, "wire:1", Given())
    except Unfit:
        return
    assert isinstance(value, dict)
    assert found.text == value["text"]
