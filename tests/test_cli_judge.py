"""What `accordingto judge` promises."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import TYPE_CHECKING

import pytest

import accordingto as at
from prompt import run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def tesk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger that holds one dispute, and is the usual one."""
    file = tmp_path / "tesk.db"
    with at.open(file) as ledger:
        ledger.add(
            at.Document("Ostria accused Tesk of arming the rebels.", ref="a", publisher="The Lamp"),
            at.Document("Tesk denied arming the rebels.", ref="b", publisher="Harbour Wire"),
        )
    monkeypatch.setenv("ACCORDINGTO_LEDGER", str(file))
    monkeypatch.setenv("LOGNAME", "ada")
    return file


@pytest.mark.usefixtures("tesk")
def test_a_dispute_is_rejected_listed_undone_and_confirmed() -> None:
    made = run("judge", "D1", "--reject", "--note", "two different matters")
    assert made.exit_code == 0
    assert made.stdout.startswith("J1  reject D1  “two different matters”  ada · ")
    assert "No disputes match" in run("disputes", "--kind", "denial").stderr
    assert "denial · rejected" in run("disputes", "--judged", "all").stdout
    assert "denial · rejected" in run("show", "D1").stdout
    assert run("judge", "J1", "--undo", "--by", "bo").stdout.startswith("J2  undo J1  bo · ")
    assert "undone by J2" in " ".join(run("judge").stdout.split())
    run("judge", "d1", "--confirm")
    assert "denial · confirmed" in run("disputes").stdout
    assert run("show", "J3").stdout.startswith("J3  confirm D1")


@pytest.mark.usefixtures("tesk")
def test_judgements_are_given_out_with_the_words_they_stand_on() -> None:
    run("judge", "D1", "--reject", "--by", "ada")
    (row,) = json.loads(run("judge", "--format", "json").stdout)
    assert (row["decision"], row["on"], row["by"]) == ("reject", ["D1"], "ada")
    lines = list(csv.DictReader(StringIO(run("export", "judgements").stdout)))
    assert [line["document"] for line in lines] == ["a", "b"]
    assert lines[1]["words"] == "arming the rebels"


@pytest.mark.parametrize(
    "arguments",
    [
        ["D1"],
        ["--reject"],
        ["D1", "--reject", "--confirm"],
        ["M1", "--reject"],
        ["M1", "--split"],
        ["D1", "--merge"],
        ["D1", "--reject", "--by", " "],
    ],
)
@pytest.mark.usefixtures("tesk")
def test_a_judgement_that_cannot_be_says_how(arguments: list[str]) -> None:
    result = run("judge", *arguments)
    assert result.exit_code == 2
    assert "judge" in result.stderr
    assert json.loads(run("judge", "--format", "json").stdout) == []


@pytest.mark.usefixtures("tesk")
def test_what_is_not_there_is_three() -> None:
    for arguments in (["D9", "--reject"], ["J9", "--undo"]):
        result = run("judge", *arguments)
        assert result.exit_code == 3
        assert "the ledger has no" in result.stderr


@pytest.mark.usefixtures("tesk")
def test_only_disputes_are_listed_by_judgement() -> None:
    assert run("claims", "--judged", "all").exit_code == 2
    assert run("disputes", "--judged", "perhaps").exit_code == 2


def test_nothing_was_judged_yet(tesk: Path) -> None:
    assert tesk.exists()
    assert "No judgements" in run("judge").stderr


def test_the_help_has_examples() -> None:
    page = " ".join(run("judge", "--help").stdout.split())
    for example in ("judge D3 --reject", "judge M4 C17 --split", "judge J5 --undo"):
        assert example in page
