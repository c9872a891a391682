"""Long work tells on one line how fast it goes and how long it will take; short work nothing."""

from __future__ import annotations

from io import StringIO
from itertools import count
from typing import TYPE_CHECKING

import pytest
from quick import article, quick_ledger
from rich.console import Console

from accordingto.intake import Way, bytes_of, documents
from accordingto.model import Document
from accordingto.terminal import Progress, progress

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def out(monkeypatch: pytest.MonkeyPatch) -> StringIO:
    """What a terminal is shown; ten seconds pass between two looks at the clock."""
    shown, clock = StringIO(), count(0, 10)
    console = Console(file=shown, force_terminal=True, width=100, height=20)
    monkeypatch.setattr(progress, "notices", lambda: console)
    monkeypatch.setattr(progress, "monotonic", lambda: next(clock))
    return shown


def test_the_rate_and_the_time_left_of_many_files_are_told(tmp_path: Path, out: StringIO) -> None:
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text("The mayor spoke. " * 100, encoding="utf-8")
    way = Way(bytes_of([tmp_path]))
    lines: list[str] = []
    with Progress(way) as told:
        for each in documents([tmp_path], way=way):
            assert isinstance(each, Document)
            told.now(each)
            lines.append(str(told.status.status))
    assert lines[1].split("  ") == ["2", "0.1 a second", "20 s left", "1"]
    assert "0.1 a second" in out.getvalue()


def test_the_rate_and_the_time_left_of_linking_are_told(out: StringIO) -> None:
    with Progress() as told:
        told.linked(100, 400)
        assert str(told.status.status) == "100  10.0 a second  30 s left  of 400 articles linked"
    assert "of 400 articles linked" in out.getvalue()


def test_a_ledger_tells_how_far_its_linking_is() -> None:
    steps: list[tuple[int, int]] = []
    with quick_ledger() as ledger:
        ledger.add(*(article(f"The mayor said {n} barns burned in Tarn.") for n in range(3)))
        ledger.link(lambda done, every: steps.append((done, every)))
    assert steps == [(0, 3)]


def test_quick_work_shows_nothing(out: StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "monotonic", lambda: 0.0)
    with Progress() as told:
        told.now(Document("The mayor spoke."))
    assert "a second" not in out.getvalue()
