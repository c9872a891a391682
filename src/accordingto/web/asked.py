"""What an address asks of a listing: the filters of every door, and which page of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict, Field

if TYPE_CHECKING:
    from accordingto.ledger import Filters

LONGEST = 300
"""Characters of a filter."""


def _words(told: str) -> str | None:
    return Field(default=None, max_length=LONGEST, description=told)


class Narrowed(BaseModel):
    """The filters, by the names that they have everywhere (`ledger/filters.py`)."""

    model_config = ConfigDict(extra="forbid")

    source: str | None = _words("who is credited")
    actor: str | None = _words("who speaks, acts or suffers: a name or an id such as A4")
    kind: str | None = _words("the kind of what is listed")
    recipient: str | None = _words("who is acted upon")
    modality: str | None = _words("how real an event is told to be")
    voucher: str | None = _words("on whose word an event is told, or publisher")
    stance: str | None = _words("what the source does with the words")
    type: str | None = _words("PLOVER type of an event")
    place: str | None = _words("a place, or the two letters of its country")
    publisher: str | None = _words("the outlet")
    since: str | None = _words("from this day on, YYYY-MM-DD")
    until: str | None = _words("up to this day, YYYY-MM-DD")
    search: str | None = _words('words that all occur, or a "phrase"')
    document: str | None = _words("one article: id, reference or the beginning of its SHA-256")
    of: str | None = _words("what belongs to D3, M2, A4 or C17")
    judged: str | None = _words("disputes: open, all, confirm or reject")

    def filters(self) -> Filters:
        """Those that are given, for the ledger."""
        return cast("Filters", {name: value for name, value in self if value and name != "page"})

    def address(self, **changed: object) -> str:
        """The query that asks this again, with some of it changed; "" if it asks nothing."""
        asked = {**self.filters(), **changed}
        kept = {name: value for name, value in asked.items() if value}
        return f"?{urlencode(kept)}" if kept else ""


class Asked(Narrowed):
    """The filters, and which page is looked at."""

    page: int = Field(default=1, ge=1, le=1_000_000, description="which page, from 1")
