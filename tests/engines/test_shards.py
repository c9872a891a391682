from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from accordingto.engines import EngineError, shards
from accordingto.engines.shards import Form, write_shards
from accordingto.model import Document, Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import BinaryIO

DOCUMENTS = [Document(f"Barn {number} burned.", ref=str(number)) for number in range(7)]


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "SIZE", 3)


def _write(readings: Iterable[Reading], out: BinaryIO) -> None:
    out.writelines(f"{reading.document.ref}\n".encode() for reading in readings)


FORM = Form(".txt", _write, "1")


class _Reader:
    """Reads without a parser, until it is killed."""

    def __init__(self, last: int = 99) -> None:
        self.last = last
        self.read: list[str] = []

    def __call__(self, documents: Iterable[Document]) -> Iterator[Reading]:
        for document in documents:
            if len(self.read) == self.last:
                raise KeyboardInterrupt
            self.read.append(document.ref)
            yield Reading(document)


def _files(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in sorted(folder.iterdir())}


def test_shards_hold_all_articles_in_order(tmp_path: Path) -> None:
    made = list(write_shards(DOCUMENTS, tmp_path / "new", FORM, _Reader()))
    assert [size for _, size in made] == [3, 3, 1]
    assert list(_files(tmp_path / "new").values()) == ["0\n1\n2\n", "3\n4\n5\n", "6\n"]


@pytest.mark.parametrize("last", range(7))
def test_a_killed_run_goes_on_and_ends_with_the_same_files(last: int, tmp_path: Path) -> None:
    list(write_shards(DOCUMENTS, tmp_path / "whole", FORM, _Reader()))
    with pytest.raises(KeyboardInterrupt):
        list(write_shards(DOCUMENTS, tmp_path / "cut", FORM, _Reader(last)))
    again = _Reader()
    list(write_shards(DOCUMENTS, tmp_path / "cut", FORM, again))
    assert len(again.read) == 7 - last // 3 * 3
    assert _files(tmp_path / "cut") == _files(tmp_path / "whole")


def test_a_finished_run_reads_nothing_again(tmp_path: Path) -> None:
    list(write_shards(DOCUMENTS, tmp_path, FORM, _Reader()))
    again = _Reader()
    assert list(write_shards(DOCUMENTS, tmp_path, FORM, again)) == []
    assert again.read == []


@pytest.mark.parametrize(
    ("documents", "form"), [(DOCUMENTS[1:], FORM), (DOCUMENTS, FORM._replace(versions="2"))]
)
def test_shards_of_other_articles_or_versions_stay(
    documents: list[Document], form: Form, tmp_path: Path
) -> None:
    list(write_shards(DOCUMENTS, tmp_path, FORM, _Reader()))
    before = _files(tmp_path)
    with pytest.raises(EngineError, match="name an empty folder"):
        list(write_shards(documents, tmp_path, form, _Reader()))
    assert _files(tmp_path) == before
