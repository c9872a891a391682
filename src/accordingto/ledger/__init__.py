"""Step 4, keep it: readings in one file, and the links between them."""

from accordingto.ledger.check import Report
from accordingto.ledger.entry import Kept
from accordingto.ledger.errors import (
    CorruptError,
    DiskFullError,
    LedgerError,
    LockedError,
    NewerError,
    UnknownIdError,
    UnwritableError,
)
from accordingto.ledger.filters import Filters
from accordingto.ledger.ledger import Added, Ledger
from accordingto.ledger.opening import open_ledger
from accordingto.ledger.query import Rows

__all__ = [
    "Added",
    "CorruptError",
    "DiskFullError",
    "Filters",
    "Kept",
    "Ledger",
    "LedgerError",
    "LockedError",
    "NewerError",
    "Report",
    "Rows",
    "UnknownIdError",
    "UnwritableError",
    "open_ledger",
]
