"""Ledgers of a few short articles of ours, read and linked for real."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import accordingto as at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from accordingto.ledger.ledger import Ledger

Article = tuple[str, str, str]
"""Outlet, date of publication, text."""


@pytest.fixture
def ledger_of() -> Iterator[Callable[..., Ledger]]:
    opened: list[Ledger] = []

    def make(*articles: Article) -> Ledger:
        ledger = at.open(":memory:")
        opened.append(ledger)
        for number, (outlet, day, text) in enumerate(articles):
            ref = "abcdefgh"[number]
            ledger.add(at.Document(text, publisher=outlet, published=at.as_date(day), ref=ref))
        return ledger

    yield make
    for ledger in opened:
        ledger.close()
