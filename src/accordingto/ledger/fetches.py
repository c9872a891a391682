"""What addresses answered: hash, headers and time are kept, the bytes are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert

from accordingto.ledger.tables import fetches

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from accordingto.intake.asks import Asks, Seen
    from accordingto.intake.fetch import Fetched
    from accordingto.ledger.store import Store


def record(connection: Connection, fetched: Fetched) -> None:
    """Keep an answer; `at` is the `fetched` of the documents that were read from it."""
    row = {
        "asked": fetched.asked,
        "url": fetched.url,
        "sha256": fetched.sha256,
        "headers": [list(header) for header in fetched.headers],
        "at": fetched.time,
    }
    connection.execute(insert(fetches), [row])


class Recorded:
    """Asks for addresses and keeps a record of each answer.

    Args:
        store: of the ledger.
        asks: what asks; the fetcher that the process shares.
    """

    def __init__(self, store: Store, asks: Asks | None = None) -> None:
        self._store, self._asks = store, asks

    def get(self, url: str, seen: Seen | None = None) -> Fetched:
        """The answer of an address.

        Raises:
            Unfit: there is none.
        """
        from accordingto.intake.fetch import usual  # noqa: PLC0415 - files need no network

        fetched = (self._asks or usual()).get(url, seen)
        with self._store.writing() as connection:
            record(connection, fetched)
        return fetched
