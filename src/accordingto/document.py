"""The text that everything stands on."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from accordingto.dates import as_date

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Document:
    """One article as read (schema.org NewsArticle); `text` is never altered after intake.

    Attributes:
        text: the article; every offset of the house counts its code points.
        ref: what the input called it: file stem, record id or URL.
        published: date of publication, given as a date or as "YYYY-MM-DD…".
        fetched: when it was fetched, in UTC, ISO 8601. doubts: what intake could not settle.
        id: SHA-256 of the UTF-8 bytes of `text`, hexadecimal.

    Raises:
        ValueError: `published` is no date of the calendar.
    """

    text: str = field(repr=False)
    ref: str = ""
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    published: date | None = None
    fetched: str | None = None
    language: str = "en"
    author: str | None = None
    doubts: tuple[str, ...] = ()
    id: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        digest = hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
        object.__setattr__(self, "id", digest)
        object.__setattr__(self, "published", as_date(self.published))
        if not self.ref:
            object.__setattr__(self, "ref", self.url or digest[:12])

    @property
    def voice(self) -> str:
        """The name under which the outlet itself speaks."""
        return self.publisher or self.ref
