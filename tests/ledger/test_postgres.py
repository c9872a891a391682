"""What only a team's ledger can meet: a server that is away, restarts, or is another's."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import uuid4

import pytest
import quick
from quick import article, quick_ledger
from sqlalchemy import create_engine, text
from where import SERVER, database

from accordingto.ledger import LedgerError, open_ledger
from accordingto.ledger.errors import AwayError, CorruptError, LockedError, NewerError
from accordingto.ledger.postgres import shown
from accordingto.proof import RecordError

MAYOR = "The mayor said 12 barns burned in Tarn."
NOWHERE = "postgresql://ada:secret@127.0.0.1:1/tarn"
CONTROL = Path(__file__).parents[2] / ".ci" / "postgres"
FOLDER = os.environ.get("ACCORDINGTO_TEST_POSTGRES_FOLDER")

needs_server = pytest.mark.skipif(
    SERVER is None, reason="no PostgreSQL: ACCORDINGTO_TEST_POSTGRES=$(.ci/postgres start FOLDER)"
)


@pytest.fixture
def url() -> str:
    return database(f"tests_{uuid4().hex}")


def _run(url: str, statement: str) -> None:
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()


def test_a_server_that_is_away_is_told_without_its_password() -> None:
    with pytest.raises(AwayError, match="cannot be reached") as caught:
        open_ledger(NOWHERE)
    assert "secret" not in str(caught.value)
    assert shown(NOWHERE) == "postgresql://ada:***@127.0.0.1:1/tarn"


def test_an_address_that_is_none_is_told() -> None:
    with pytest.raises(LedgerError, match="give postgresql://user@host:port/name"):
        open_ledger("postgresql://host:port:more/x")


@needs_server
def test_another_programs_database_is_told_and_left_alone(url: str) -> None:
    _run(url, "CREATE TABLE recipes (name text)")
    with pytest.raises(CorruptError, match="no ledger: give an empty database"):
        quick_ledger(url)


@needs_server
def test_a_ledger_of_a_newer_release_is_told(url: str) -> None:
    quick_ledger(url).close()
    _run(url, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NewerError, match="newer release"):
        quick_ledger(url)


@needs_server
def test_a_text_with_a_nul_is_refused_by_name(url: str) -> None:
    with quick_ledger(url) as ledger:
        with pytest.raises(RecordError, match="holds a NUL"):
            ledger.keep(quick.read(article("a \0 b", MAYOR)))
        assert ledger.add(article(MAYOR)).added == 1


@needs_server
def test_a_writer_is_waited_for_and_then_told(url: str) -> None:
    with quick_ledger(url) as first, quick_ledger(url, timeout=0.2) as second:
        with first._store.writing(), pytest.raises(LockedError):  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - another process is simulated
            second.add(article(MAYOR))
        assert second.add(article(MAYOR)).added == 1


@needs_server
def test_two_adders_and_readers_at_once_double_and_lose_nothing(url: str) -> None:
    quick_ledger(url).close()
    texts = [f"The mayor said {number} barns burned in Tarn." for number in range(20)]

    def add(_: int) -> int:
        with quick_ledger(url, timeout=60) as ledger:
            return sum(ledger.add(article(each)).added for each in texts)

    def look(_: int) -> list[int]:
        with quick_ledger(url) as ledger:
            return [len(ledger.claims()) for _ in range(20)]

    with ThreadPoolExecutor(6) as pool:
        looks = [pool.submit(look, number) for number in range(4)]
        assert sum(pool.map(add, range(2))) == len(texts)
    assert all(each.result() == sorted(each.result()) for each in looks)
    with quick_ledger(url) as ledger:
        assert len(ledger.claims()) == len(texts)
        assert ledger.check()


@needs_server
@pytest.mark.skipif(
    FOLDER is None, reason="ACCORDINGTO_TEST_POSTGRES_FOLDER names no server to restart"
)
def test_a_server_that_restarts_under_load_loses_nothing(url: str) -> None:
    code = (
        "import sys, time; from quick import article, quick_ledger\n"
        "with quick_ledger(sys.argv[1]) as ledger:\n"
        "    for n in range(int(sys.argv[2])):\n"
        "        ledger.add(article(f'The mayor said {n} barns burned in Tarn.')); print(n, flush=True)\n"
    )
    command = [sys.executable, "-c", code, url]
    paths = os.pathsep.join(map(str, (Path(__file__).parent, Path(__file__).parents[1])))
    environment = {**os.environ, "PYTHONPATH": paths}
    with subprocess.Popen(
        [*command, "100000"],
        env=environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as adder:
        assert adder.stdout is not None
        done = [int(adder.stdout.readline()) for _ in range(10)][-1]
        subprocess.run([CONTROL, "restart", str(FOLDER)], check=True)
        _, told = adder.communicate(timeout=60)
    assert "AwayError" in told
    with quick_ledger(url) as ledger:
        assert len(ledger.claims()) > done
        assert ledger.check()
    subprocess.run(
        [*command, str(done + 5)], env=environment, check=True, stdout=subprocess.DEVNULL
    )
    with quick_ledger(url) as ledger:
        words = [claim.says for claim in ledger.claims()]
        assert len(words) == len(set(words))
