from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from accordingto.intake import Way, bytes_of, documents
from accordingto.terminal.progress import remaining

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text("The mayor spoke. " * 100, encoding="utf-8")
    rows = "\n".join(json.dumps({"id": str(n), "text": f"Line {n}. " * 500}) for n in range(20))
    (tmp_path / "3.jsonl").write_text(rows, encoding="utf-8")
    return tmp_path


def test_the_share_grows_from_article_to_article_and_ends_whole(folder: Path) -> None:
    way = Way(bytes_of([folder]))
    shares = [way.share for _ in documents([folder], way=way)]
    assert len(shares) == 23
    assert shares == sorted(shares)
    assert 0 < shares[0] < shares[2] < shares[10] < 1
    assert way.share == 1


def test_the_length_is_that_of_all_the_files_named(folder: Path) -> None:
    one = (folder / "0.txt").stat().st_size
    assert bytes_of([folder / "0.txt", str(folder / "[12].txt")]) == 3 * one


@pytest.mark.parametrize("other", ["-", "https://post.example/1", "x" * 5000])
def test_what_has_no_length_leaves_it_open(folder: Path, other: str) -> None:
    way = Way(bytes_of([folder, other]))
    assert way.total == 0
    assert way.share == 0


def test_a_file_that_is_gone_leaves_the_rest(folder: Path) -> None:
    assert bytes_of([folder / "none.txt"]) == 0


@pytest.mark.parametrize(
    ("seconds", "share", "told"),
    [(10, 0.5, "10 s"), (60, 0.25, "3 min"), (3600, 0.25, "3 h 0 min"), (9, 1.0, "0 s")],
)
def test_the_time_left_is_told_in_two_places(seconds: float, share: float, told: str) -> None:
    assert remaining(seconds, share) == told
