"""The ledger: readings kept in one file, asked and checked."""

from __future__ import annotations

from collections import Counter
from html import escape
from threading import Lock
from typing import TYPE_CHECKING, TypeVar, Unpack

from sqlalchemy import func, select

from accordingto.intake import Refusal, documents
from accordingto.ledger import fetch, judging, tables
from accordingto.ledger.check import Report, check
from accordingto.ledger.entry import Added, Kept, enter, known_document
from accordingto.ledger.fetches import Recorded
from accordingto.ledger.filters import Filters, wanted
from accordingto.ledger.ids import public, row_of
from accordingto.ledger.listings import numbers_of
from accordingto.ledger.query import Rows
from accordingto.ledger.reread import Reread, reread
from accordingto.ledger.show import show
from accordingto.ledger.store import Store, open_store
from accordingto.proof import RecordError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path
    from typing import Self

    from sqlalchemy import Connection

    from accordingto.intake import Way
    from accordingto.judgement import Decision, Judgement
    from accordingto.ledger.linker import Progress
    from accordingto.ledger.links import Link
    from accordingto.ledger.near import Near
    from accordingto.ledger.row import Row
    from accordingto.ledger.show import Thing
    from accordingto.linking.actors import Known
    from accordingto.linking.world import World
    from accordingto.model import (
        Actor,
        Claim,
        Dispute,
        Document,
        Event,
        Figure,
        Matter,
        Pending,
        Reading,
    )

    Read = Callable[[Document], Reading]
    ReadMany = Callable[[Iterable[Document]], Iterator[Reading]]
    Versions = Callable[[], tuple[tuple[str, str], ...]]

T = TypeVar("T")

PATIENCE = 10.0
"""Seconds to wait for another process that is writing."""


def _read(document: Document) -> Reading:
    """The reader of this release; it takes a second to load, so not before it is needed."""
    from accordingto.reading.reader import read_document  # noqa: PLC0415 - as said above

    return read_document(document)


def _versions() -> tuple[tuple[str, str], ...]:
    from accordingto.reading.reader import versions  # noqa: PLC0415 - as for `_read`

    return versions()


def _link(readings: Sequence[Reading], judgements: Sequence[Judgement]) -> World:
    from accordingto.linking.world import link  # noqa: PLC0415 - as for `_read`

    return link(readings, judgements)


class Ledger:
    """Readings kept in one SQLite file; a context manager that closes it.

    Every write proves every span against its text; one document is one transaction, so a
    process that is killed leaves a sound ledger and the same command finishes its work.
    Listings are lazy `Rows` and take the filters of `Filters`. Disputes, pending and matters
    are linked anew at the first look after something was added.

    Args:
        name: path of the file, made where there is none, or ":memory:".
        read: what reads a document; the reader of this release.
        versions: what shapes its readings; a document that was read by others is read again.
        link: what makes one world of many readings.
        timeout: seconds to wait for another process that is writing.

    Raises:
        LedgerError: the file is unwritable, damaged, locked, newer or no ledger.
    """

    def __init__(
        self,
        name: str | Path,
        *,
        read: Read = _read,
        versions: Versions = _versions,
        link: Link = _link,
        timeout: float = PATIENCE,
    ) -> None:
        self.name = str(name)
        self._store = open_store(self.name, timeout)
        self._read = read
        self._versions = versions
        self._link = link
        self._linking = Lock()

    def close(self) -> None:
        """Give the file back."""
        self._store.close()

    @property
    def store(self) -> Store:
        """The open file, for rooms that keep tables of their own in it."""
        return self._store

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add(  # noqa: PLR0913 - what all inputs of a call may share
        self,
        *inputs: str | Path | Document,
        published: date | str | None = None,
        publisher: str | None = None,
        encoding: str | None = None,
        progress: Callable[[Document], None] | None = None,
        readings: ReadMany | None = None,
        way: Way | None = None,
    ) -> Added:
        """Read documents and keep what was found; what is held already is not read again.

        The same text from another publisher or URL is a reprint and a document of its own.
        Another text under a URL that is held is a new version: the old one stays, but its
        claims are only listed when it is asked for.

        Args:
            inputs: files, folders, globs, "-" or Documents (`accordingto.intake`).
            published: the date of what does not state its own.
            publisher: the outlet of what does not name its own.
            encoding: of files that do not tell theirs.
            progress: called with each document before it is read.
            readings: reads many documents, in their order; by default one after the other, here.
            way: is told which file is being read.

        Raises:
            LedgerError: the ledger cannot be written; what was added before is kept.
        """
        counts: Counter[Kept] = Counter()
        refused: list[Refusal] = []
        given = documents(
            inputs,
            published=published,
            publisher=publisher,
            encoding=encoding,
            fetcher=Recorded(self._store),
            way=way,
        )

        def unread() -> Iterator[Document]:
            for found in given:
                if isinstance(found, Refusal):
                    refused.append(found)
                elif self._is_known(found):
                    counts[Kept.KNOWN] += 1
                else:
                    if progress:
                        progress(found)
                    yield found

        for reading in readings(unread()) if readings else map(self._read, unread()):
            try:
                counts[self.keep(reading)] += 1
            except RecordError as error:
                refused.append(Refusal(reading.document.ref, str(error)))
        return Added(
            added=counts[Kept.ADDED] + counts[Kept.NEW_VERSION],
            new_versions=counts[Kept.NEW_VERSION],
            read_again=counts[Kept.READ_AGAIN],
            known=counts[Kept.KNOWN],
            refused=tuple(refused),
        )

    def _is_known(self, document: Document) -> bool:
        """Whether the ledger holds the document as these versions read it."""
        with self._store.reading() as connection:
            known = known_document(connection, document)
        return known is not None and known.versions == dict(self._versions())

    def keep(self, reading: Reading) -> Kept:
        """Keep a reading that was made elsewhere, and say what became of it.

        Raises:
            SpanError: a span does not stand in the text; nothing is written.
            RecordError: it refers to an id that it does not hold; nothing is written.
            LedgerError: the ledger cannot be written.
        """
        with self._store.writing() as connection:
            return enter(connection, reading)

    def documents(self, **filters: Unpack[Filters]) -> Rows[Document]:
        """Texts that hold a claim, or were published, as the filters ask."""
        return self._rows("documents", filters, fetch.documents)

    def readings(self, **filters: Unpack[Filters]) -> Rows[Reading]:
        """Whole readings of those documents; their rows are the JSON of a Reading."""
        return self._rows("readings", filters, fetch.readings)

    def actors(self, **filters: Unpack[Filters]) -> Rows[Actor]:
        """Who speaks, acts or suffers, document by document."""
        return self._rows("actors", filters, fetch.actors)

    def everyone(self, called: str | None = None) -> tuple[Known, ...]:
        """The actors of the world, who speaks most first: one for all its names in all articles.

        Args:
            called: only those with these words in a name, or the one that an actor (A5) is; it is
                looked up in the articles that may speak of it, where the others read all.
        """
        from accordingto.ledger import everyone  # noqa: PLC0415 - as for `_read`

        if (found := row_of(called or "")) and found[0] == "actors":
            self.link()
            with self._store.reading() as connection:
                one = everyone.known_as(connection, public(*found))
            return (one,) if one else ()
        with self._store.reading() as connection:
            known = dict.fromkeys(everyone.everyone(connection).values())
        word = (called or "").casefold()
        named = (k for k in known if any(word in n.casefold() for n in (k.name, *k.aliases)))
        return tuple(sorted(named, key=lambda known: (-len(known.claims), known.name)))

    def near(self, thing: Known | Matter, most: int) -> list[Near]:
        """Other actors, or matters, that may be one with it, the nearest first."""
        from accordingto.ledger.near import near  # noqa: PLC0415 - as for `_read`

        with self._store.reading() as connection:
            return near(connection, thing, most)

    def claims(self, **filters: Unpack[Filters]) -> Rows[Claim]:
        """Who says what."""
        return self._rows("claims", filters, fetch.claims)

    def events(self, **filters: Unpack[Filters]) -> Rows[Event]:
        """Who did what to whom, how real, on whose word."""
        return self._rows("events", filters, fetch.events)

    def figures(self, **filters: Unpack[Filters]) -> Rows[Figure]:
        """How many."""
        return self._rows("figures", filters, fetch.figures)

    def disputes(self, **filters: Unpack[Filters]) -> Rows[Dispute]:
        """Where accounts collide; each filter asks for a claim in it, not all for the same."""
        return self._rows("disputes", filters, fetch.disputes)

    def pending(self, **filters: Unpack[Filters]) -> Rows[Pending]:
        """What time is to settle; the filters ask for its claim."""
        return self._rows("pending", filters, fetch.pending)

    def matters(self, **filters: Unpack[Filters]) -> Rows[Matter]:
        """What several accounts are about; the filters ask for a claim or an event in it."""
        return self._rows("matters", filters, fetch.matters)

    def judgements(self, **filters: Unpack[Filters]) -> Rows[Judgement]:
        """What people decided, oldest first; `kind` asks for a decision, dates for its day."""
        return self._rows("judgements", filters, fetch.judgements)

    def judge(
        self, decision: Decision | str, *ids: str, by: str, note: str | None = None
    ) -> Judgement:
        """Confirm or reject disputes; split claims from a matter; split or merge actors, matters.

        A judgement is kept with the words that it is about, so it holds when an article is read
        again; linking follows it from the next look on.

        Args:
            decision: confirm, reject, split or merge.
            ids: D3; or M4 and the claims that do not belong, C17; or A3 A9; or M4 M9.
            by: the name of who decides.
            note: why.

        Raises:
            JudgementError: this cannot be decided about these things; the message says what can.
            UnknownIdError: there is no such thing.
        """
        if any((found := row_of(name)) and found[0] in _LINKED for name in ids):
            self.link()
        with self._store.writing() as connection:
            signed = judging.Signed(by, note)
            return judging.judge(connection, judging.decision_of(decision), ids, signed)

    def undo(self, name: str, *, by: str, note: str | None = None) -> Judgement:
        """Take a judgement back, J5; the undo is a judgement too, and can be undone.

        Raises:
            JudgementError: it is undone already.
            UnknownIdError: there is no such judgement.
        """
        with self._store.writing() as connection:
            return judging.undo(connection, name, judging.Signed(by, note))

    def link(self, progress: Progress | None = None, *, anew: bool = False) -> None:
        """Link what has come, or was judged, since the links were made; listings do so unasked.

        Args:
            progress: told how many documents are linked, and of how many.
            anew: make every link again; the numbers of what is found again stay.
        """
        from accordingto.ledger.linker import catch_up  # noqa: PLC0415 - as for `_read`

        with self._linking:
            catch_up(self._store, self._link, progress, anew=anew)

    def show(self, name: str) -> Thing:
        """The thing of an id (C17, D3), or the document of a reference or SHA-256.

        Raises:
            UnknownIdError: there is none, or there are several documents.
        """
        found = row_of(name)
        if found and found[0] in _LINKED:
            self.link()
        with self._store.reading() as connection:
            return show(connection, name)

    def check(self) -> Report:
        """Prove every span, text and column of words, and the soundness of the file.

        Raises:
            LedgerError: the file cannot be read at all.
        """
        return check(self._store)

    def reread(self, most: int) -> Reread:
        """Read up to `most` documents again and compare each with the reading that is kept."""
        with self._store.reading() as connection:
            return reread(connection, most, self._read, self._versions())

    def _rows(
        self,
        listing: str,
        filters: Filters,
        things: Callable[[Connection, Sequence[int]], list[tuple[T, Row]]],
    ) -> Rows[T]:
        asked = wanted(filters, listing)

        def find() -> Sequence[int]:
            if listing in _LINKED or (asked.of and asked.of[0] in _LINKED):
                self.link()
            with self._store.reading() as connection:
                return connection.scalars(numbers_of(listing, asked)).all()

        def get(numbers: Sequence[int]) -> list[tuple[T, Row]]:
            with self._store.reading() as connection:
                return things(connection, numbers)

        return Rows(listing, find, get)

    def _counts(self) -> dict[str, int]:
        named = (tables.documents, tables.claims, tables.events, tables.figures)
        with self._store.reading() as connection:
            return {
                table.name: connection.scalar(select(func.count()).select_from(table)) or 0
                for table in named
            }

    def __repr__(self) -> str:
        counted = ", ".join(f"{count} {name}" for name, count in self._counts().items())
        return f"<Ledger {self.name}: {counted}>"

    def _repr_html_(self) -> str:
        cells = self._counts().items()
        head = "".join(f"<th>{name}</th>" for name, _ in cells)
        body = "".join(f"<td>{count}</td>" for _, count in cells)
        caption = f"<caption>{escape(self.name)}</caption>"
        return f"<table>{caption}<tr>{head}</tr><tr>{body}</tr></table>"


_LINKED = frozenset({"disputes", "pending", "matters"})
