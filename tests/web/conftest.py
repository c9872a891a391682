from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient

import accordingto
from accordingto.web import page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from accordingto.ledger import Ledger

STORY = Path(__file__).parents[2] / "examples/tarnholt.jsonl"
HERE = "http://127.0.0.1:8031"


@pytest.fixture(scope="session")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """The example story, read and linked."""
    with accordingto.open(tmp_path_factory.mktemp("story") / "story.db") as ledger:
        ledger.add(STORY)
        yield ledger


@pytest.fixture(scope="session")
def client(story: Ledger) -> TestClient:
    return TestClient(page(story), base_url=HERE, follow_redirects=False)
