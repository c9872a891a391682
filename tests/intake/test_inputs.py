"""What the user typed becomes Documents and Refusals, never a traceback."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from hypothesis import given as over
from hypothesis import strategies as st

from accordingto.intake import IntakeError, Refusal, documents
from accordingto.intake.kinds import Kind, sniff
from accordingto.model import Document

STORY = "The harbour office said the crossing would stay shut."
PAGE = f"<!doctype html><html><body><h1>Ferry</h1><p>{STORY}</p></body></html>"


def refs(*inputs: str | Path | Document, stdin: bytes = b"") -> list[str]:
    found = documents(inputs, stdin=io.BytesIO(stdin))
    return [item.ref if isinstance(item, Document) else f"! {item.where}" for item in found]


def why(*inputs: str | Path | Document) -> str:
    (found,) = documents(inputs)
    assert isinstance(found, Refusal), found
    return found.why


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with texts, hidden files, a nested folder and other files."""
    for name in ("b.txt", "a.TXT", "c/d.text", ".hidden.txt", ".cache/e.txt", "c/f.py", "g.json"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(STORY)
    (tmp_path / "c" / "h.html").write_text(PAGE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_folder_is_read_by_path_without_hidden_and_foreign_files(folder: Path) -> None:
    assert refs(folder) == ["a", "b", "d", "h"]


def test_inputs_keep_their_order(folder: Path) -> None:
    passed = Document(text=STORY, ref="own")
    assert refs("c/d.text", passed, str(folder / "b.txt"), Path("a.TXT")) == ["d", "own", "b", "a"]


def test_a_passed_document_is_the_same_object() -> None:
    passed = Document(text=STORY)
    (found,) = documents([passed], published="2031-05-13")
    assert found is passed


@pytest.mark.parametrize("text", ["", " ", "a\0b", "a\ud800b"])
def test_a_passed_document_that_cannot_be_kept_is_refused(text: str) -> None:
    assert refs(Document(text=text, ref="own")) == ["! own"]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("*.txt", ["b"]),
        ("**/*.text", ["d"]),
        ("**/*.txt", ["b"]),
        ("c*", ["d", "h"]),
        (".cache/*", ["e"]),
        ("*.rtf", ["! *.rtf"]),
        ("[", ["! ["]),
        ("**.txt", ["! **.txt"]),
    ],
)
def test_a_glob_the_shell_left_is_expanded(pattern: str, found: list[str]) -> None:
    assert refs(pattern) == found


def test_an_absolute_glob_and_a_file_with_brackets(folder: Path) -> None:
    (folder / "[1].txt").write_text(STORY)
    assert refs(str(folder / "b*")) == ["b"]
    assert refs("[1].txt") == ["[1]"]


def test_a_missing_file_is_refused_and_the_rest_is_read(folder: Path) -> None:
    assert refs("nothing.txt", folder / "b.txt") == ["! nothing.txt", "b"]
    assert "does not exist" in why("nothing.txt")


def test_a_folder_without_texts_is_refused(tmp_path: Path) -> None:
    assert "folder without texts" in why(tmp_path)


def test_a_loop_of_links_is_walked_once(folder: Path) -> None:
    (folder / "c" / "up").symlink_to(folder)
    (folder / "here").symlink_to(folder)
    (folder / "self.txt").symlink_to("self.txt")
    assert refs(folder) == ["a", "b", "d", "h", f"! {folder / 'self.txt'}"]
    assert refs("**/b.txt") == ["b"]


def test_a_pipe_in_a_folder_does_not_hang(folder: Path) -> None:
    os.mkfifo(folder / "c" / "z.txt")
    assert refs(folder / "c") == ["d", "h", f"! {folder / 'c' / 'z.txt'}"]
    assert refs("c/*.txt") == ["! c/z.txt"]


def test_an_unreadable_file_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def deny(path: Path, mode: str = "r") -> object:
        if path.name == "b.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, mode)

    monkeypatch.setattr(Path, "open", deny)
    assert refs(folder) == ["a", f"! {folder / 'b.txt'}", "d", "h"]
    assert "Permission denied" in why("b.txt")


def test_an_unreadable_folder_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = os.scandir

    def deny(path: str) -> object:
        if str(path).endswith("c"):
            raise PermissionError(13, "Permission denied", path)
        return listed(path)

    monkeypatch.setattr(os, "scandir", deny)
    assert refs(folder) == [f"! {folder / 'c'}", "a", "b"]


def test_a_folder_named_like_a_file_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "x.txt").mkdir()
    assert "folder without texts" in why(tmp_path / "x.txt")


def test_a_name_that_is_no_utf_8_can_still_be_printed(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(name)).write_text(STORY)
    assert refs(tmp_path) == ["caf?"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [("", "empty name"), (STORY * 20, "File name too long"), ("a\0b", "does not exist")],
)
def test_what_cannot_be_a_name_is_refused(name: str, reason: str) -> None:
    assert reason in why(name)


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (STORY.encode(), ["stdin"]),
        (PAGE.encode(), ["stdin"]),
        (b'{"text": "a"}\n{"text": "b"}', ["stdin:1", "stdin:2"]),
        (b'[{"text": "a"}]', ["stdin:1"]),
        (b"", ["! standard input"]),
    ],
)
def test_standard_input_is_sniffed(data: bytes, found: list[str]) -> None:
    assert refs("-", stdin=data) == found


def test_standard_input_stays_open() -> None:
    stdin = io.BytesIO(STORY.encode())
    assert len(list(documents(["-"], stdin=stdin))) == 1
    assert not stdin.closed


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"\xef\xbb\xbf <!-- saved --><html>", Kind.HTML),
        (PAGE.encode("utf-16"), Kind.HTML),
        (b"<3 is what the mayor wrote.", Kind.TEXT),
        (b"[Updated] The mayor said so.", Kind.TEXT),
        (b'{"text": "' + b"a" * 9000, Kind.LINES),
        (b'{"text": "a"}', Kind.LINES),
        (b'{"text": "broken\n{"text": "a"}\n', Kind.JSON),
        (b'{\n  "text": "a"\n}', Kind.JSON),
    ],
)
def test_the_first_bytes_tell_the_kind(start: bytes, kind: Kind) -> None:
    assert sniff(start) == kind


@pytest.mark.usefixtures("folder")
def test_a_file_without_suffix_is_sniffed() -> None:
    Path("page").write_text(PAGE)
    (found,) = documents(["page"])
    assert isinstance(found, Document)
    assert "<p>" not in found.text


@over(st.binary(max_size=300))
def test_any_bytes_give_documents_or_refusals(data: bytes) -> None:
    for found in documents(["-"], stdin=io.BytesIO(data)):
        assert isinstance(found, Document | Refusal)


def test_no_input_at_all_ends_the_call() -> None:
    with pytest.raises(IntakeError, match="nothing to read"):
        documents([])


def test_a_bare_string_is_no_list_of_inputs() -> None:
    with pytest.raises(IntakeError, match="list"):
        documents("ferry.txt")


def test_a_refusal_prints_as_where_and_why() -> None:
    assert str(Refusal("a.txt", "is empty")) == "a.txt: is empty"
