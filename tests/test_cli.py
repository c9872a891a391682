"""What the command line promises: formats, exit codes, one clear line for every mistake."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import pytest
from typer.testing import CliRunner

import accordingto
import fiction
from accordingto.cli import app
from accordingto.intake import Refusal
from accordingto.ledger.check import Report
from accordingto.ledger.errors import LedgerError
from accordingto.ledger.ledger import Added
from accordingto.ledger.query import Rows
from accordingto.ledger.row import claim_row, dispute_row, event_row, pending_row
from accordingto.model import Claim, Dispute, Document, Event, Pending, Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from typer.testing import Result

ROOT = Path(__file__).parent.parent
VERBS = [
    "read",
    "add",
    "claims",
    "events",
    "disputes",
    "pending",
    "show",
    "export",
    "check",
    "schema",
]
LISTINGS = ["claims", "events", "disputes", "pending"]


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, list(arguments), input=stdin)


def rows_of(name: str, things: Sequence[Any]) -> Rows[Any]:
    row = {Claim: claim_row, Dispute: dispute_row, Event: event_row, Pending: pending_row}
    return Rows(
        name,
        lambda: range(len(things)),
        lambda numbers: [(things[n], row[type(things[n])](things[n])) for n in numbers],
    )


@dataclass
class FakeLedger:
    """Stands in for a ledger and remembers what it was asked."""

    added: Added = Added(added=2, known=1)
    report: Report = Report(1, 40, ())
    empty: bool = False
    asked: dict[str, object] = field(default_factory=dict)
    closed: bool = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.closed = True

    def add(self, *inputs: str, progress: Callable[[Document], None], **given: object) -> Added:
        self.asked = {"inputs": inputs, **given}
        progress(fiction.DOCUMENT)
        return self.added

    def _rows(self, name: str, things: Sequence[Any], asked: dict[str, object]) -> Rows[Any]:
        self.asked = asked
        return rows_of(name, () if self.empty else things)

    def claims(self, **asked: object) -> Rows[Any]:
        return self._rows("claims", fiction.READING.claims, asked)

    def events(self, **asked: object) -> Rows[Any]:
        return self._rows("events", fiction.READING.events, asked)

    def disputes(self, **asked: object) -> Rows[Any]:
        return self._rows("disputes", fiction.READING.disputes, asked)

    def pending(self, **asked: object) -> Rows[Any]:
        return self._rows("pending", fiction.READING.pending, asked)

    def show(self, name: str) -> object:
        known = {"D1": fiction.WHO_FIRED, "C3": fiction.DENIAL, "T1": fiction.DOCUMENT}
        if name not in known:
            raise LedgerError(f"nothing is called {name}")
        return known[name]

    def check(self) -> Report:
        return self.report


@pytest.fixture
def ledger(monkeypatch: pytest.MonkeyPatch) -> FakeLedger:
    fake = FakeLedger()
    monkeypatch.setattr("accordingto.ledger.ledger.open_ledger", lambda *_, **__: fake)
    return fake


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(document: Document) -> Reading:
        return fiction.READING if document.text == fiction.TEXT else Reading(document)

    monkeypatch.setattr(accordingto, "read", read)


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "tesk-1.txt"
    path.write_text(fiction.TEXT, encoding="utf-8", newline="")
    return str(path)


@pytest.mark.parametrize("verb", VERBS)
def test_the_help_of_each_verb_has_an_example(verb: str) -> None:
    result = run(verb, "--help")
    assert result.exit_code == 0
    assert f"Example: accordingto {verb}" in " ".join(result.output.split())


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_is_in_the_documentation(verb: str) -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert f"`{verb}`" in page or f"`accordingto {verb}" in page


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


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", "-", "--published", "yesterday"],
        ["read", "-", "--format", "xml"],
        ["claims", "--since", "2031-02-30"],
        ["claims", "--limit", "0"],
        ["claims", "--stance", "lies"],
        ["disputes", "--kind", "quarrel"],
        ["export", "--format", "papyrus"],
        ["gossip"],
    ],
)
@pytest.mark.usefixtures("ledger")
def test_a_usage_error_is_two_and_shows_no_traceback(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Traceback" not in result.output
    assert "Error" in result.stderr


def test_add_says_what_was_kept_and_what_was_left_out(ledger: FakeLedger) -> None:
    ledger.added = Added(2, known=1, refused=(Refusal("b.txt", "is empty"),))
    result = run("add", "a.txt", "b.txt", "--publisher", "The Sable Courier")
    assert result.exit_code == 1
    assert "2 articles added, 1 known already" in result.stdout
    assert "b.txt: is empty" in result.stderr
    assert ledger.asked["inputs"] == ("a.txt", "b.txt")
    assert ledger.asked["publisher"] == "The Sable Courier"
    assert ledger.closed


def test_add_with_nothing_kept_is_three(ledger: FakeLedger) -> None:
    ledger.added = Added(refused=(Refusal("b.txt", "is empty"),))
    assert run("add", "b.txt").exit_code == 3


@pytest.mark.parametrize("verb", LISTINGS)
@pytest.mark.usefixtures("ledger")
def test_every_listing_has_four_formats(verb: str) -> None:
    table, jsonl, whole, sheet = (
        run(verb, "--format", form).stdout for form in ("table", "jsonl", "json", "csv")
    )
    assert table
    records = [json.loads(line) for line in jsonl.splitlines()]
    assert json.loads(whole) == records
    assert next(csv.DictReader(StringIO(sheet)))["id"] == records[0]["id"]


@pytest.mark.parametrize("verb", LISTINGS)
def test_every_listing_takes_the_same_filters(verb: str, ledger: FakeLedger) -> None:
    filters = {
        "source": "air force",
        "actor": "Marn",
        "stance": "denies",
        "type": "ASSAULT",
        "place": "Tesk",
        "publisher": "Courier",
        "since": "2031-05-01",
        "until": "2031-05-31",
        "search": "guns",
        "limit": "7",
        "document": "tesk-1",
    }
    options = [part for name, value in filters.items() for part in (f"--{name}", value)]
    assert run(verb, *options).exit_code == 0
    assert {name: str(value) for name, value in ledger.asked.items()} == filters


def test_a_filter_that_is_not_given_is_not_asked(ledger: FakeLedger) -> None:
    run("claims")
    assert ledger.asked == {}


@pytest.mark.parametrize("verb", LISTINGS)
def test_an_empty_listing_says_what_to_do(verb: str, ledger: FakeLedger) -> None:
    ledger.empty = True
    result = run(verb)
    assert result.exit_code == 0
    assert not result.stdout
    assert "accordingto add FILES…" in result.stderr
    assert json.loads(run(verb, "--format", "json").stdout) == []


def test_show_opens_several_things(ledger: FakeLedger) -> None:
    page = run("show", "D1", "C3", "T1").stdout
    assert "Did guns of Orlan fire on Tesk?" in page
    assert "offering no evidence." in page
    assert "A fire burned in the harbour" in page
    assert ledger.closed


@pytest.mark.usefixtures("ledger")
def test_an_error_of_the_ledger_is_one_line_and_three() -> None:
    result = run("show", "D99")
    assert result.exit_code == 3
    assert result.stderr == "accordingto: nothing is called D99\n"


def test_check_tells_problems_and_fails(ledger: FakeLedger) -> None:
    assert run("check").exit_code == 0
    ledger.report = Report(1, 40, ("C3: the span is not in the text",))
    result = run("check")
    assert result.exit_code == 1
    assert "C3: the span" in result.stderr
    assert "1 problem" in result.stdout


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


@pytest.mark.parametrize(("verb", "told"), [("add", "kept"), ("read", "keeps nothing")])
def test_an_interrupt_says_what_is_kept(
    verb: str, told: str, monkeypatch: pytest.MonkeyPatch, ledger: FakeLedger, article: str
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(accordingto, "read", stop)
    monkeypatch.setattr(ledger, "add", stop)
    result = run(verb, article)
    assert result.exit_code == 130
    assert told in result.stderr


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
