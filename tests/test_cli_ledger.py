"""What the verbs that need a ledger promise."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass, field, replace
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import polars as pl
import pytest

import accordingto
import fiction
from accordingto import exports
from accordingto.intake import Refusal
from accordingto.ledger.check import Report
from accordingto.ledger.errors import LedgerError
from accordingto.ledger.ledger import Added
from accordingto.ledger.opening import open_ledger
from accordingto.ledger.query import Rows
from accordingto.ledger.row import claim_row, dispute_row, event_row, pending_row
from accordingto.model import Claim, Dispute, Document, Event, Figure, Pending
from prompt import run

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from accordingto.judgement import Judgement

LISTINGS = ["claims", "events", "disputes", "pending"]
CLAIMS_OF_MARN = ["claims", "--source", "marn", "--format", "jsonl", "--ledger"]


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

    added: Added = field(default_factory=lambda: Added(added=2, known=1))
    report: Report = field(default_factory=lambda: Report(1, 40, ()))
    empty: bool = False
    asked: dict[str, object] = field(default_factory=dict)
    closed: bool = False
    created: bool = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.closed = True

    def add(self, *inputs: str, progress: Callable[[Document], None], **given: object) -> Added:
        del given["readings"]
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
        if asked.get("kind") == "inquiry":
            return rows_of("pending", ())
        return self._rows("pending", fiction.READING.pending, asked)

    def figures(self, **_: object) -> tuple[Figure, ...]:
        return fiction.READING.figures

    def judgements(self) -> tuple[Judgement, ...]:
        return ()

    def show(self, name: str) -> object:
        known = {"D1": fiction.WHO_FIRED, "C3": fiction.DENIAL, "T1": fiction.DOCUMENT}
        if name not in known:
            raise LedgerError(f"nothing is called {name}")
        return known[name]

    def link(self, _progress: object) -> None:
        """All is linked."""

    def check(self) -> Report:
        return self.report


@pytest.fixture
def ledger(monkeypatch: pytest.MonkeyPatch) -> FakeLedger:
    fake = FakeLedger()

    def opened(_where: str | None = None, *, create: bool = True) -> FakeLedger:
        fake.created = create
        return fake

    monkeypatch.setattr("accordingto.ledger.opening.open_ledger", opened)
    return fake


@pytest.fixture
def article(tmp_path: Path) -> str:
    return fiction.written(tmp_path)


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
        ["export", "claims", "--format", "papyrus"],
        ["export", "claims", "--output", "claims.papyrus"],
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


def test_people_are_shown_a_page_unless_they_set_a_limit(
    ledger: FakeLedger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def claims(**_asked: object) -> Rows[Any]:
        return rows_of("claims", [fiction.TOLL] * 50)

    monkeypatch.setattr(ledger, "claims", claims)
    result = run("claims")
    assert result.stdout.count("87 people") == 40
    assert "… 10 more: --limit N" in result.stderr
    assert run("claims", "--limit", "50").stdout.count("87 people") == 50
    assert len(run("claims", "--format", "jsonl").stdout.splitlines()) == 50


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


@pytest.fixture
def tesk(tmp_path: Path) -> str:
    """A real ledger that keeps the story."""
    name = str(tmp_path / "tesk.db")
    with open_ledger(name) as opened:
        opened.keep(fiction.READING)
    return name


def test_a_real_ledger_lists_shows_exports_and_checks(tesk: str, tmp_path: Path) -> None:
    claims = [json.loads(row) for row in run(*CLAIMS_OF_MARN, tesk).stdout.splitlines()]
    assert [claim["says"] for claim in claims] == [fiction.DENIAL.says, fiction.THREAT.says]
    page = run("show", claims[0]["id"], "T1", "--ledger", tesk).stdout
    assert "denied that his guns had fired, offering" in " ".join(page.split())
    assert "A fire burned in the harbour" in page
    out = tmp_path / "claims.jsonl"
    assert run("export", "claims", "--output", str(out), "--ledger", tesk).exit_code == 0
    assert len(out.read_text(encoding="utf-8").splitlines()) == len(fiction.READING.claims)
    assert run("check", "--ledger", tesk).stdout.startswith("1 article,")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["claims", "--format", "ftm"], "ftm cannot hold claims: give --format csv or jsonl"),
        (["readings", "-o", "x.csv"], "csv cannot hold readings: give --format jsonl or parquet"),
        (["claims", "-o", "x.jsonld"], "give --format webannotation or schemaorg"),
        (["claims", "-o", "x.doc"], "'.doc' does not name one format"),
    ],
)
def test_a_format_that_does_not_fit_is_told_with_those_that_do(
    given: list[str], told: str, tesk: str
) -> None:
    result = run("export", *given, "--ledger", tesk)
    assert result.exit_code == 2
    assert told in " ".join(result.stderr.replace("│", "").split())


def test_the_schema_of_datasette_is_told_for_the_ledger_that_is_named(tesk: str) -> None:
    told = json.loads(run("schema", "datasette", "--ledger", tesk).stdout)
    assert "disputes" in told["databases"]["tesk"]["queries"]


def test_readings_go_to_files_of_a_folder_and_are_made_once(article: str, tmp_path: Path) -> None:
    out = tmp_path / "readings"
    given = ["read", article, "--published", "2031-05-13", "-o", str(out)]
    assert run(*given).exit_code == 0
    (path,) = out.iterdir()
    (row,) = pl.read_parquet(path).to_dicts()
    assert json.loads(row["reading"]) == json.loads(run(*given[:-2], "--format", "jsonl").stdout)
    made = path.stat().st_mtime_ns
    assert run(*given).exit_code == 0
    assert path.stat().st_mtime_ns == made


def test_parquet_needs_a_folder_and_a_folder_a_format_of_files(article: str) -> None:
    assert "give --output FOLDER" in run("read", article, "--format", "parquet").stderr
    result = run("read", article, "--format", "csv", "--output", "x")
    assert result.exit_code == 2


def test_the_ledger_may_come_from_the_environment(
    tesk: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACCORDINGTO_LEDGER", tesk)
    assert "Ivo Marn" in run("claims").stdout


@pytest.mark.parametrize("verb", [["claims"], ["show", "C1"], ["export", "claims"], ["check"]])
def test_a_slip_in_the_ledger_s_name_makes_no_file(verb: list[str], tmp_path: Path) -> None:
    result = run(*verb, "--ledger", str(tmp_path / "tsek.db"))
    assert result.exit_code == 3
    assert "accordingto add" in result.stderr
    assert not list(tmp_path.iterdir())


def test_an_unusable_ledger_is_three(tmp_path: Path) -> None:
    (tmp_path / "no.db").write_text("this is no ledger, " * 100, encoding="utf-8")
    result = run("claims", "--ledger", str(tmp_path / "no.db"))
    assert result.exit_code == 3
    assert len(result.stderr.splitlines()) == 1


def test_an_export_that_cannot_be_written_is_three(tesk: str, tmp_path: Path) -> None:
    result = run("export", "claims", "-o", str(tmp_path / "no" / "a.csv"), "--ledger", tesk)
    assert result.exit_code == 3
    assert "No such file or directory" in result.stderr


def test_articles_are_added_once(article: str, tmp_path: Path) -> None:
    given = ["--published", "2031-05-13", "--ledger", str(tmp_path / "new.db")]
    assert run("add", article, *given).stdout == "1 article added.\n"
    assert run("add", article, *given).stdout == "0 articles added, 1 known already.\n"
    listed = run("claims", "--stance", "denies", *given[2:]).stdout
    assert "Marn" in listed
    assert "· denies" in listed


def test_an_export_never_writes_over_the_ledger(tesk: str) -> None:
    before = Path(tesk).read_bytes()
    result = run("export", "claims", "-o", tesk, "--format", "csv", "--ledger", tesk)
    assert result.exit_code == 3
    assert "is the ledger itself" in result.stderr
    assert Path(tesk).read_bytes() == before


def test_an_export_that_fails_leaves_the_old_file(
    tesk: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_rows: object, _out: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(exports.FORMATS, "csv", replace(exports.FORMATS["csv"], write=full))
    old = tmp_path / "old.csv"
    old.write_text("precious")
    result = run("export", "claims", "-o", str(old), "--ledger", tesk)
    assert result.exit_code == 3
    assert f"{old}: No space left on device" in result.stderr
    assert old.read_text() == "precious"
    assert list(tmp_path.glob("*.part")) == []


def test_an_empty_file_is_no_ledger(tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    assert run("claims", "--ledger", str(tmp_path / "empty.db")).exit_code == 3


def test_show_of_a_matter_tells_of_each_account_with_which_it_was_joined_and_why(
    tmp_path: Path,
) -> None:
    file = tmp_path / "turned.db"
    with accordingto.open(file) as ledger:
        for day, did in (("2031-02-03", "backed"), ("2031-04-09", "opposed")):
            text = f"Trade Minister Ada Novik {did} the ban on grain exports."
            published = accordingto.as_date(day)
            ledger.add(Document(text, publisher="The Lamp", published=published))
    shown = " ".join(run("show", "M1", "--ledger", str(file)).stdout.split())
    assert "of this matter with C2: in one dispute: Has Ada Novik changed position" in shown
    assert "of this matter with C1: in one dispute: Has Ada Novik changed position" in shown
