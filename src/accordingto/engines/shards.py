"""Readings as files in a folder, each written aside and renamed: what is there is whole.

A shard is named after its place and a digest of its articles and versions, so the same command
after a kill makes what is missing and leaves what is there; the files are the same in the end.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import deque
from itertools import chain, count, islice
from typing import TYPE_CHECKING, NamedTuple

from accordingto.engines.batch import EngineError
from accordingto.record import document_record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from typing import BinaryIO

    from accordingto.model import Document, Reading

    Read = Callable[[Iterable[Document]], Iterator[Reading]]
    Write = Callable[[Iterable[Reading], BinaryIO], None]

SIZE = 1_000
"""Articles in a shard."""


class Form(NamedTuple):
    """How shards are written: the ending of their names, what writes one, and its versions."""

    ending: str
    write: Write
    versions: str


def write_shards(
    documents: Iterable[Document], folder: Path, form: Form, read: Read
) -> Iterator[tuple[Path, int]]:
    """Write the shards that are missing; gives each with its number of articles when it stands.

    Raises:
        EngineError: the folder holds shards of other articles or versions.
        OSError: it cannot be written; the shards that stand are whole.
    """
    folder.mkdir(parents=True, exist_ok=True)
    wanted: deque[tuple[Path, int]] = deque()

    def missing() -> Iterator[Document]:
        for path, articles in _planned(documents, folder, form):
            if not path.exists():
                wanted.append((path, len(articles)))
                yield from articles

    found = read(missing())
    for first in found:
        path, size = wanted.popleft()
        _write(path, form.write, chain([first], islice(found, size - 1)))
        yield path, size


def _planned(
    documents: Iterable[Document], folder: Path, form: Form
) -> Iterator[tuple[Path, list[Document]]]:
    """Where each shard goes, and its articles."""
    source = iter(documents)
    for number in count():
        articles = list(islice(source, SIZE))
        if not articles:
            return
        told = json.dumps([form.versions, *({**document_record(one)} for one in articles)])
        digest = hashlib.sha256(told.encode()).hexdigest()[:12]
        path = folder / f"part-{number:05}-{digest}{form.ending}"
        others = set(folder.glob(f"part-{number:05}-*{form.ending}")) - {path}
        if others:
            raise EngineError(
                f"{min(others)} was made of other articles or by another release: "
                "name an empty folder for --output"
            )
        yield path, articles


def _write(path: Path, write: Write, readings: Iterable[Reading]) -> None:
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as out:
            write(readings, out)
            out.flush()
            os.fsync(out.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
