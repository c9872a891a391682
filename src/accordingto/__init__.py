"""accordingto: a ledger of who says what about contested events.

>>> import accordingto as at
>>> ledger = at.open(":memory:")
>>> ledger.claims()
0 claims
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from accordingto.judgement import Judgement
from accordingto.model import (
    Actor,
    Claim,
    Dispute,
    Document,
    Event,
    Figure,
    Matter,
    Pending,
    Place,
    Reading,
    Side,
    Span,
    When,
    as_date,
)

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from accordingto.ledger.ledger import Ledger

__all__ = [
    "Actor",
    "Claim",
    "Dispute",
    "Document",
    "Event",
    "Figure",
    "Judgement",
    "Matter",
    "Pending",
    "Place",
    "Reading",
    "Side",
    "Span",
    "When",
    "as_date",
    "open",
    "read",
]


def read(
    what: str | Document, *, published: date | str | None = None, publisher: str | None = None
) -> Reading:
    """Read one text and keep nothing: who says what, and where it contradicts itself.

    Args:
        what: the text of an article, its web address, or a Document.
        published: its date, as a date or "YYYY-MM-DD"; relative dates are counted from it.
        publisher: the outlet, a voice like any other.

    Raises:
        ValueError: `published` is no date of the calendar, or the address gives no article.
    """
    from accordingto.intake import document_at, is_address  # noqa: PLC0415 - as below
    from accordingto.linking.world import link  # noqa: PLC0415 - spaCy loads when first needed
    from accordingto.reading.reader import read_document  # noqa: PLC0415 - as above

    if isinstance(what, str) and is_address(what):
        what = document_at(what, published=published, publisher=publisher)
    if isinstance(what, str):
        what = Document(what, publisher=publisher, published=as_date(published))
    if not isinstance(what, Document):  # pyright: ignore[reportUnnecessaryIsInstance] - as above
        raise TypeError(f"a text or a Document is read, not {type(what).__name__}")
    reading = read_document(what)
    world = link((reading,))
    return replace(reading, disputes=world.disputes, pending=world.pending)


def open(ledger: str | Path | None = None) -> Ledger:  # noqa: A001 - the front door, as gzip.open
    """Open a ledger, made if it is not there: a file, ":memory:" or a database URL.

    Without a name: $ACCORDINGTO_LEDGER, else ./accordingto.db.

    Raises:
        LedgerError: it cannot be opened; the message says why and what to do.
    """
    from accordingto.ledger.opening import open_ledger  # noqa: PLC0415 - as above

    return open_ledger(ledger)
