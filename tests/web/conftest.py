from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import expect, sync_playwright
from served import served

import accordingto
from accordingto.web import page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from accordingto.ledger import Ledger

STORY = Path(__file__).parents[2] / "examples/tarnholt.jsonl"
HERE = "http://127.0.0.1:8031"
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MISSING = "the page was not looked at in a browser: no chromium on PATH; apt-get install chromium"


@pytest.fixture(scope="session")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """The example story, read and linked."""
    with accordingto.open(tmp_path_factory.mktemp("story") / "story.db") as ledger:
        ledger.add(STORY)
        assert len(ledger.disputes())
        yield ledger


@pytest.fixture(scope="session")
def client(story: Ledger) -> TestClient:
    return TestClient(page(story), base_url=HERE, follow_redirects=False)


@pytest.fixture(scope="session")
def site(story: Ledger, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a served copy of the story, which may be judged."""
    copy = tmp_path_factory.mktemp("site") / "site.db"
    with closing(sqlite3.connect(story.name)) as held, closing(sqlite3.connect(copy)) as other:
        held.backup(other)
    with accordingto.open(copy) as ledger, served(ledger) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium; where it is missing its tests are skipped, and fail under CI."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        if os.environ.get("CI") == "true":
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    expect.set_options(timeout=20_000)
    with sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=program, args=list(FLAGS))
        yield found
        found.close()
