"""The ledger: readings kept in one file, asked and checked."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, Unpack

from sqlalchemy import func, select

from accordingto.intake import Refusal, documents
from accordingto.ledger import check, linked, links, load, row, tables
from accordingto.ledger.conditions import is_document
from accordingto.ledger.entry import Kept, enter, known_document
from accordingto.ledger.errors import LedgerError, UnknownIdError
from accordingto.ledger.filters import Filters, wanted
from accordingto.ledger.ids import public, row_of
from accordingto.ledger.listings import numbers_of
from accordingto.ledger.query import Rows
from accordingto.ledger.sqlite import MEMORY, open_store, writable
from accordingto.proof import RecordError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date
    from types import TracebackType
    from typing import Self

    from sqlalchemy import Connection

    from accordingto.ledger.links import Link
    from accordingto.ledger.row import Row
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
    )

    Versions = tuple[tuple[str, str], ...]
    Thing = Actor | Claim | Dispute | Document | Event | Matter | Pending | Place

T = TypeVar("T")

VARIABLE = "ACCORDINGTO_LEDGER"
DEFAULT = "accordingto.db"
PATIENCE = 10.0
"""Seconds to wait for another process that is writing."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of the documents given to `Ledger.add`.

    Attributes:
        added: read and kept.
        new_versions: of those, under a URL that had another text before.
        read_again: held before, read by other versions.
        known: held before; nothing was done.
        refused: what could not be read or kept, and why.
    """

    added: int = 0
    new_versions: int = 0
    read_again: int = 0
    known: int = 0
    refused: tuple[Refusal, ...] = ()
