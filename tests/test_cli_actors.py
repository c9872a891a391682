"""`accordingto actors`: who there is, under all names, and why the names are one's."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

import accordingto as at
from prompt import run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def tesk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger of two articles on one minister, and the usual one."""
    file = tmp_path / "tesk.db"
    with at.open(file) as ledger:
        ledger.add(
            at.Document(
                "British Foreign Secretary Piers Johnston said that the ship was empty.",
                ref="a", published=at.as_date("2031-05-01"),
            ),
            at.Document(
                "Mr Johnston denied that the ship was his.",
                ref="b", published=at.as_date("2031-05-09"),
            ),
        )  # fmt: skip
    monkeypatch.setenv("ACCORDINGTO_LEDGER", str(file))
    return file


@pytest.mark.usefixtures("tesk")
def test_one_line_holds_all_names_and_the_evidence_stands_below() -> None:
    shown = " ".join(run("actors", "piers").stdout.split())
    assert "Piers Johnston" in shown
    assert "also called Johnston" in shown
    assert "2 articles" in shown
    assert "the only Johnston within a month is Piers Johnston in a" in shown


@pytest.mark.usefixtures("tesk")
def test_show_of_an_actor_tells_with_whom_it_is_one() -> None:
    (found,) = json.loads(run("actors", "piers", "--format", "json").stdout)
    assert (found["country"], found["role"]) == ("GB", "Foreign Secretary")
    assert (found["articles"], len(found["claims"])) == (["a", "b"], 2)
    for each in found["actors"]:
        assert "the only Johnston within a month" in " ".join(run("show", each).stdout.split())


@pytest.mark.usefixtures("tesk")
def test_csv_has_a_row_an_actor() -> None:
    whole = json.loads(run("actors", "--format", "json").stdout)
    rows = list(csv.DictReader(io.StringIO(run("actors", "--format", "csv").stdout)))
    assert [row["id"] for row in rows] == [each["id"] for each in whole]
    assert rows[0]["articles"] == "a; b"
    lines = run("actors", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == whole


def test_a_split_is_followed(tesk: Path) -> None:
    with at.open(tesk) as ledger:
        (found,) = ledger.everyone("piers")
        ledger.judge("split", *found.members, by="ada")
        assert [len(known.members) for known in ledger.everyone("johnston")] == [1, 1]


@pytest.mark.usefixtures("tesk")
def test_a_name_that_nobody_bears_is_told() -> None:
    told = run("actors", "nobody")
    assert (told.exit_code, told.stdout) == (0, "")
    assert "No actors of that name" in told.stderr


@pytest.fixture
def turned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A ledger of a minister who took another stand, and the usual one."""
    file = tmp_path / "turned.db"
    with at.open(file) as ledger:
        for day, did in (("2031-02-03", "backed"), ("2031-04-09", "opposed")):
            text = f"Trade Minister Ada Novik {did} the ban on grain exports."
            ledger.add(at.Document(text, publisher="The Lamp", published=at.as_date(day)))
    monkeypatch.setenv("ACCORDINGTO_LEDGER", str(file))


@pytest.mark.usefixtures("turned")
def test_stands_are_told_day_by_day_with_the_one_that_turned_round() -> None:
    shown = " ".join(run("actors", "Novik", "--stands").stdout.split())
    before, after = shown.split("↳ another stand than before:")
    assert "3 Feb 2031" in before
    assert "9 Apr 2031" in before
    assert "Has Ada Novik changed position" in after


@pytest.mark.usefixtures("turned")
def test_stands_in_csv_have_a_row_a_claim_and_name_the_shift() -> None:
    rows = list(
        csv.DictReader(io.StringIO(run("actors", "Novik", "--stands", "--format", "csv").stdout))
    )
    assert [(row["day"], row["stance"]) for row in rows] == [
        ("2031-02-03", "supports"),
        ("2031-04-09", "rejects"),
    ]
    assert [row["reverses"] for row in rows] == ["", "D1"]


@pytest.mark.usefixtures("tesk")
def test_who_stood_nowhere_on_two_days_is_told() -> None:
    told = run("actors", "piers", "--stands")
    assert (told.exit_code, told.stdout) == (0, "")
    assert "No stands on two days" in told.stderr
