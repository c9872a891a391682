"""A plain-text file is taken exactly as it is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given as over
from hypothesis import strategies as st

from accordingto.intake import LARGEST, IntakeError, Refusal, documents
from accordingto.intake.plain import headline
from accordingto.model import Document

if TYPE_CHECKING:
    from pathlib import Path

BRIDGE = "Ferry halted at Osk\r\n\r\nThe harbour office said the crossing would stay shut.\r\n"


def only(path: Path, encoding: str | None = None) -> Document | Refusal:
    (outcome,) = documents([path], encoding=encoding)
    return outcome


def kept(path: Path, data: bytes, encoding: str | None = None) -> str:
    path.write_bytes(data)
    outcome = only(path, encoding)
    assert isinstance(outcome, Document), outcome
    return outcome.text


def refused(path: Path, data: bytes, encoding: str | None = None) -> str:
    path.write_bytes(data)
    outcome = only(path, encoding)
    assert isinstance(outcome, Refusal), outcome
    assert outcome.where == str(path)
    return outcome.why


def test_text_is_the_file_newlines_included(tmp_path: Path) -> None:
    path = tmp_path / "osk-ferry.txt"
    path.write_bytes(BRIDGE.encode())
    (read,) = documents([path], published="2031-05-13", publisher="Osk Courier")
    assert read == Document(
        text=BRIDGE,
        ref="osk-ferry",
        publisher="Osk Courier",
        title="Ferry halted at Osk",
        published=date(2031, 5, 13),
    )


def test_only_the_byte_order_mark_is_removed(tmp_path: Path) -> None:
    assert kept(tmp_path / "a.txt", b"\xef\xbb\xbf\n " + BRIDGE.encode()) == "\n " + BRIDGE


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_a_byte_order_mark_names_the_encoding(tmp_path: Path, encoding: str) -> None:
    assert kept(tmp_path / "a.txt", BRIDGE.encode(encoding)) == BRIDGE


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_mark_is_refused_by_name(tmp_path: Path, encoding: str) -> None:
    data = "“Shut,” the Åre office said.\r\n".encode(encoding)
    assert f"--encoding {encoding}" in refused(tmp_path / "a.txt", data)
    assert kept(tmp_path / "a.txt", data, encoding).startswith("“Shut,”")


def test_windows_1252_is_refused_by_name_and_read_when_named(tmp_path: Path) -> None:
    words = "“Shut,” the office said at Åre’s quay."
    data = words.encode("cp1252")
    assert "--encoding cp1252" in refused(tmp_path / "a.txt", data)
    assert kept(tmp_path / "a.txt", data, "cp1252") == words


def test_a_named_encoding_does_not_garble_the_utf_8_files_beside_it(tmp_path: Path) -> None:
    words = "“Shut,” the office said."
    assert kept(tmp_path / "a.txt", words.encode(), "cp1252") == words


def test_bytes_outside_the_named_encoding_are_refused(tmp_path: Path) -> None:
    assert "not valid CP1252" in refused(tmp_path / "a.txt", b"caf\xe9 \x81", "cp1252")


def test_a_cut_utf_16_file_is_refused(tmp_path: Path) -> None:
    assert "not valid UTF-16-LE" in refused(tmp_path / "a.txt", b"\xff\xfeA\0B")


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf", "\u00a0\u2003".encode()])
def test_an_empty_file_is_refused(tmp_path: Path, data: bytes) -> None:
    assert "is empty" in refused(tmp_path / "a.txt", data)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"Shut\0 again",
        b"Shut\x02",
        b"\xe9\x01",
        bytes(range(1, 9)) * 9,
    ],
)
def test_a_binary_file_is_refused(tmp_path: Path, data: bytes) -> None:
    assert "is binary" in refused(tmp_path / "a.txt", data)


@pytest.mark.parametrize("encoding", [None, "cp1252"])
def test_a_stray_control_character_is_left_where_it_is(
    tmp_path: Path, encoding: str | None
) -> None:
    words = BRIDGE * 3 + "\x1b “Shut,” he said.\x1a"
    assert kept(tmp_path / "a.txt", words.encode(), encoding) == words


def test_japanese_in_iso_2022_is_read_when_named(tmp_path: Path) -> None:
    words = "港は閉鎖された。"
    assert kept(tmp_path / "a.txt", words.encode("iso2022_jp"), "iso2022_jp") == words


@pytest.mark.parametrize(("data", "name"), [(b"%PDF-1.7\n%", "a PDF"), (b"PK\x03\x04..", "a zip")])
def test_known_formats_are_refused_by_name(tmp_path: Path, data: bytes, name: str) -> None:
    assert name in refused(tmp_path / "a.txt", data)


def test_the_limit_counts_characters(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    assert len(kept(path, ("é" * LARGEST).encode())) == LARGEST
    assert "longer than 5,000,000 characters" in refused(path, b"x" * (LARGEST + 1))
    assert "longer than" in refused(path, b"x" * (4 * LARGEST + 1))


def test_a_text_without_letters_is_a_document(tmp_path: Path) -> None:
    assert kept(tmp_path / "a.txt", "12 — 3!\f\v\n".encode()) == "12 — 3!\f\v\n"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("\n  Ferry halted at Osk \nThe office said so.", "Ferry halted at Osk"),
        ("Who shut the ferry?\r\n\r\nThe office said so.", "Who shut the ferry?"),
        ("# Ferry halted at Osk\n\nThe office said so.", "Ferry halted at Osk"),
        ("Ferry halted at Osk\n", None),
        ("The office said so.\nThe mayor denied it.", None),
        ("The office said on Monday that the\nferry was shut.", None),
        ("x" * 200 + "\nThe office said so.", None),
        ("", None),
    ],
)
def test_the_title_is_a_headline_or_nothing(text: str, title: str | None) -> None:
    assert headline(text) == title


@over(st.text())
def test_a_headline_stands_in_the_text(text: str) -> None:
    title = headline(text)
    assert title is None or (title in text and "\n" not in title)


@pytest.mark.parametrize("published", ["2031-02-30", "yesterday"])
def test_an_impossible_date_ends_the_call(published: str) -> None:
    with pytest.raises(IntakeError, match="YYYY-MM-DD"):
        documents(["a.txt"], published=published)


@pytest.mark.parametrize("encoding", ["klingon", "rot13", "hex", "a\0b"])
def test_an_unknown_encoding_ends_the_call(encoding: str) -> None:
    with pytest.raises(IntakeError, match="no text encoding"):
        documents(["a.txt"], encoding=encoding)
