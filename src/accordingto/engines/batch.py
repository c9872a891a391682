"""What travels to a reader and back, and the work between."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pkgutil import resolve_name
from typing import TYPE_CHECKING

from accordingto.record import document_from, document_record, from_record, to_record

if TYPE_CHECKING:
    from accordingto.model import Document, Reading

Engine = Callable[[Iterable[str], str], Iterator[str]]
"""Batches, and the name of what reads a document, to the batches of readings in that order."""

SIZE = 8
"""Documents in a batch: enough to make the journey cheap, few enough to lose little."""
READER = "accordingto.reading.reader:read_document"
"""Reads one document by itself, as `package.module:name`."""


class EngineError(Exception):
    """The engine cannot go on; the message says why and what to do."""


def work(batch: str, reader: str) -> str:
    """Read one batch; runs in whatever process the engine chose.

    Args:
        batch: what `packed` made.
        reader: name of a function from a Document to its Reading.
    """
    read = resolve_name(reader)
    records = json.loads(batch)
    return json.dumps([to_record(read(document_from(one, one["text"]))) for one in records])


def packed(documents: Iterable[Document]) -> str:
    """Documents on their way to a reader."""
    return json.dumps([{**document_record(one), "text": one.text} for one in documents])


def readings(
    documents: Iterable[Document], engine: Engine, reader: str = READER
) -> Iterator[Reading]:
    """The readings of the documents, in their order; only what is under way is held.

    Raises:
        EngineError: the engine cannot go on.
    """
    sent: list[list[Document]] = []

    def batches() -> Iterator[str]:
        source = iter(documents)
        while batch := list(islice(source, SIZE)):
            sent.append(batch)
            yield packed(batch)

    for result in engine(batches(), reader):
        texts = sent.pop(0)
        for record, document in zip(json.loads(result), texts, strict=True):
            yield from_record(record, document.text)
