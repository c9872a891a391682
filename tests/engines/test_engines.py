"""Every engine really runs, and all give the same readings to the byte."""

from __future__ import annotations

import json
import os
import shutil
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING

import psutil
import pytest

from accordingto.engines import ENGINES, EngineError, engine, readings
from accordingto.engines.batch import SIZE, packed, work
from accordingto.engines.local import WORTH
from accordingto.model import Document, Reading
from accordingto.reading.reader import read_document
from accordingto.record import to_record

if TYPE_CHECKING:
    from collections.abc import Iterable

DOCUMENTS = [
    Document(
        f"The mayor of Tarn said {number} barns burned.\n\nA farmer denied it. \ud83d “No.”",
        ref=f"tarn-{number}",
        publisher="The Lamp",
        published="2031-05-13",  # pyright: ignore[reportArgumentType] - a Document takes both
    )
    for number in range((WORTH - 1) * SIZE + 1)
]


def _pool() -> list[psutil.Process]:
    children = psutil.Process().children(recursive=True)
    living = [child for child in children if child.status() != psutil.STATUS_ZOMBIE]
    return [child for child in living if "spawn_main" in " ".join(child.cmdline())]


def _bytes(found: Iterable[Reading]) -> list[str]:
    return [json.dumps(to_record(reading)) for reading in found]


@pytest.fixture(scope="module")
def expected() -> list[str]:
    return _bytes(map(read_document, DOCUMENTS))


@pytest.mark.filterwarnings("ignore")  # of Spark's and Ray's own
@pytest.mark.parametrize("name", ENGINES)
def test_an_engine_gives_the_readings_of_one_process(name: str, expected: list[str]) -> None:
    if name == "spark" and shutil.which("java") is None:
        assert not os.environ.get("CI"), "Spark needs Java: apt-get install default-jre-headless"
        pytest.skip("Spark needs Java: apt-get install default-jre-headless")
    assert _bytes(readings(DOCUMENTS, engine(name, workers=2))) == expected


def test_one_worker_needs_no_pool(expected: list[str]) -> None:
    assert _bytes(readings(DOCUMENTS, engine(workers=1))) == expected
    assert _pool() == []


def test_a_clipping_does_not_wait_for_a_pool() -> None:
    (reading,) = readings(DOCUMENTS[:1], engine(workers=2))
    assert reading.document == DOCUMENTS[0]
    assert _pool() == []


def test_a_killed_worker_loses_nothing(expected: list[str]) -> None:
    found = readings(DOCUMENTS, engine(workers=2))
    first = next(found)
    for process in _pool():
        process.kill()
    assert _bytes([first, *found]) == expected


def test_articles_that_kill_every_worker_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def die(*_: object) -> None:
        raise BrokenProcessPool

    monkeypatch.setattr(ProcessPoolExecutor, "submit", die)
    with pytest.raises(EngineError, match="died 3 times"):
        list(readings(DOCUMENTS, engine(workers=2)))


def test_the_work_is_a_function_of_the_batch() -> None:
    batch = packed(DOCUMENTS[:2])
    reader = "accordingto.reading.reader:read_document"
    assert work(batch, reader) == work(batch, reader)
    assert batch.isascii()


@pytest.mark.parametrize(
    ("name", "told"), [("dask", "no engine: choose local or"), ("spark", r"accordingto\[spark\]")]
)
def test_an_engine_that_is_not_there_is_told(
    name: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(package: str) -> None:
        raise ImportError(package)

    monkeypatch.setattr("accordingto.engines.choice.import_module", missing)
    with pytest.raises(EngineError, match=told):
        engine(name)
