"""The ledger that is there already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.terminal import Progress

if TYPE_CHECKING:
    from accordingto.ledger.ledger import Ledger


def kept(where: str | None) -> Ledger:
    """The ledger at `where`, or the usual one; a slip in its name makes no empty file.

    Raises:
        LedgerError: there is none, or it cannot be opened.
    """
    from accordingto.ledger.opening import open_ledger  # noqa: PLC0415 - --help must not wait

    return open_ledger(where, create=False)


def linked(ledger: Ledger) -> None:
    """Bring the links up to date, which takes long after a large addition."""
    with Progress() as progress:
        ledger.link(progress.linked)
