"""What the command line promises: formats, exit codes, one clear line for every mistake."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from importlib.metadata import version
from io import StringIO
from pathlib import Path

import pytest

import accordingto
import fiction
from accordingto.cli.filters import FILTERS
from accordingto.model import Claim, Document, Reading
from prompt import run

ROOT = Path(__file__).parent.parent
VERBS = [
    "read",
    "add",
    "claims",
    "events",
    "disputes",
    "pending",
    "actors",
    "show",
    "export",
    "check",
    "schema",
]


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(document: Document) -> Reading:
        return fiction.READING if document.text == fiction.TEXT else Reading(document)

    monkeypatch.setattr(accordingto, "read", read)


@pytest.fixture
def article(tmp_path: Path) -> str:
    return fiction.written(tmp_path)


@pytest.mark.parametrize("verb", VERBS)
def test_the_help_of_each_verb_has_an_example(verb: str) -> None:
    result = run(verb, "--help")
    assert result.exit_code == 0
    assert f"Example: accordingto {verb}" in " ".join(result.output.split())


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_is_in_the_documentation(verb: str) -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert f"`{verb}`" in page or f"`accordingto {verb}" in page


@pytest.mark.parametrize("named", [*FILTERS, "ledger", "published", "publisher", "all", "output"])
def test_the_documentation_names_the_options(named: str) -> None:
    assert f"--{named}" in (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")


def test_the_version_can_be_asked_for() -> None:
    assert run("--version").stdout == f"accordingto {version('accordingto')}\n"


def test_without_a_verb_the_help_is_shown() -> None:
    assert "disputes" in run().output


@pytest.mark.usefixtures("reader")
def test_read_shows_a_brief(article: str) -> None:
    result = run("read", article)
    assert result.exit_code == 0
    assert "IN DISPUTE" in result.stdout
    assert not result.stderr


@pytest.mark.usefixtures("reader")
def test_read_takes_standard_input() -> None:
    result = run("read", "-", stdin=fiction.TEXT)
    assert result.exit_code == 0
    assert "Ivo Marn" in result.stdout


@pytest.mark.usefixtures("reader")
def test_read_shows_the_article_itself_with_its_marks(article: str) -> None:
    shown = run("read", article, "--format", "marked").stdout
    assert " ".join(fiction.TEXT.split()) in " ".join(shown.split())


@pytest.mark.usefixtures("reader")
def test_read_prints_a_record_a_line(article: str) -> None:
    result = run("read", article, article, "--format", "jsonl")
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [record["schema"] for record in records] == ["accordingto/reading/1"] * 2


@pytest.mark.usefixtures("reader")
def test_read_prints_json_and_csv(article: str) -> None:
    assert len(json.loads(run("read", article, "--format", "json").stdout)) == 1
    lines = list(csv.DictReader(StringIO(run("read", article, "--format", "csv").stdout)))
    assert [line["id"] for line in lines] == [claim.id for claim in fiction.READING.claims]
    assert lines[1]["says"] == fiction.TOLL.says


@pytest.mark.usefixtures("reader")
def test_some_inputs_refused_is_one(article: str) -> None:
    result = run("read", article, "nowhere.txt")
    assert result.exit_code == 1
    assert "IN DISPUTE" in result.stdout
    assert "nowhere.txt" in result.stderr


@pytest.mark.usefixtures("reader")
def test_all_inputs_refused_is_three() -> None:
    result = run("read", "nowhere.txt")
    assert result.exit_code == 3
    assert not result.stdout
    assert "nowhere.txt" in result.stderr


def test_schema_is_the_published_one() -> None:
    assert json.loads(run("schema").stdout)["$schema"].endswith("2020-12/schema")
    assert run("schema", "reading").stdout == run("schema").stdout


def test_the_unexpected_is_one_line_too(monkeypatch: pytest.MonkeyPatch, article: str) -> None:
    def fail(_document: Document) -> Reading:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(accordingto, "read", fail)
    result = run("read", article)
    assert result.exit_code == 3
    assert "Traceback" not in result.output
    assert "ACCORDINGTO_TRACEBACK=1" in result.stderr


def test_machine_formats_lose_no_character(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    text = "Marn said “\u202e[bold]\u2066loud”."
    path = tmp_path / "odd.txt"
    path.write_text(text, encoding="utf-8")

    def read(document: Document) -> Reading:
        claim = Claim(
            "c1",
            fiction.DENIAL.source,
            (),
            (fiction.Span(0, len(text)),),
            fiction.FIRE.kind,
            document=document,
        )
        return Reading(document, claims=(claim,))

    monkeypatch.setattr(accordingto, "read", read)
    sheet = run("read", str(path), "--format", "csv").stdout
    assert next(csv.DictReader(StringIO(sheet)))["says"] == text
    assert r"\u202e[bold]\u2066loud" in run("read", str(path)).stdout


def test_a_closed_pipe_ends_quietly() -> None:
    code = "import accordingto.cli as cli; cli.main()"
    with subprocess.Popen(
        [sys.executable, "-c", code, "schema"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_what_goes_to_no_terminal_is_plain_and_utf8(article: str) -> None:
    code = (
        "import accordingto, fiction, accordingto.cli as cli;"
        "accordingto.read = lambda document: fiction.READING; cli.main()"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, "read", article],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "tests"), "PYTHONIOENCODING": "ascii"},
    )
    page = result.stdout.decode("utf-8")
    assert "“that his guns had fired”" in page
    assert "\x1b" not in page
    assert all(line == line.rstrip() for line in page.splitlines())


def test_help_does_not_wait_for_the_parser() -> None:
    heavy = "('spacy', 'sqlalchemy', 'trafilatura')"
    code = f"import sys, accordingto.cli; print([n for n in {heavy} if n in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert result.stdout.strip() == b"[]"
