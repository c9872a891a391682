"""What is fuzzed: bytes go in; Documents, Refusals and proved Readings come out, nothing else."""

from __future__ import annotations

from contextlib import suppress
from io import BufferedReader, BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, cast

from accordingto.intake import Refusal
from accordingto.intake.feed import Feed, read_feed
from accordingto.intake.fetch import Fetched
from accordingto.intake.given import Given
from accordingto.intake.inputs import guarded, read_stream
from accordingto.intake.page import read_fetched
from accordingto.intake.refusal import Unfit
from accordingto.model import Document
from accordingto.proof import prove
from accordingto.reading.reader import read_document
from accordingto.record import to_record

if TYPE_CHECKING:
    from collections.abc import Callable
    from io import RawIOBase


def file(data: bytes, name: str) -> list[Document | Refusal]:
    """What a file of this name and content gives."""
    stream = cast("BufferedReader", BufferedReader(cast("RawIOBase", BytesIO(data))))
    found = list(guarded(name, read_stream(stream, name, Path(name), Given())))
    assert found
    assert all(isinstance(each, Document | Refusal) for each in found)
    return found


def plain(data: bytes) -> None:
    """A plain file."""
    file(data, "a.txt")


def html(data: bytes) -> None:
    """A page."""
    file(data, "a.html")


def jsonl(data: bytes) -> None:
    """JSON lines."""
    file(data, "a.jsonl")


def warc(data: bytes) -> None:
    """A web archive, told by its first bytes how it is packed."""
    file(data, "a.warc")


def table(data: bytes) -> None:
    """CSV."""
    file(data, "a.csv")


def feed(data: bytes) -> None:
    """A feed, or whatever else an address may answer."""
    url = "https://courier.example/rss"
    answer = Fetched(url, url, 200, (), data, "2021-05-13T00:00:00+00:00")
    with suppress(Unfit):
        assert isinstance(read_feed(answer), Feed)
    with suppress(Unfit):
        assert all(isinstance(each, Document | Refusal) for each in read_fetched(answer, Given()))


def reader(data: bytes) -> None:
    """The reader itself: it never raises on text, and every span it makes stands in the text."""
    document = Document(data.decode("utf-8", "replace")[:5000], published=None)
    prove(to_record(read_document(document)), document.text)


TARGETS: dict[str, Callable[[bytes], None]] = {
    each.__name__: each for each in (plain, html, jsonl, warc, table, feed, reader)
}
