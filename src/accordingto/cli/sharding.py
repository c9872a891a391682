"""Many articles at once: by an engine, into a ledger or into files of a folder."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from typer import BadParameter

from accordingto.cli.options import Look
from accordingto.record import to_record
from accordingto.terminal import notices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from typing import BinaryIO

    from accordingto.cli.options import EngineName
    from accordingto.model import Document, Reading

    ReadMany = Callable[[Iterable[Document]], Iterator[Reading]]


def many(name: EngineName, workers: int | None, reader: str | None = None) -> ReadMany:
    """What reads the articles; `reader` names a function other than the reader's own.

    Raises:
        EngineError: the engine is not installed.
    """
    from accordingto.engines import engine, readings  # noqa: PLC0415 - --help must not wait

    named = {"reader": reader} if reader else {}
    return partial(readings, engine=engine(name, workers), **named)


def write_folder(
    documents: Iterable[Document], folder: Path | None, look: Look, read: ReadMany
) -> int:
    """Write readings as files of a folder, Parquet by default; gives the number of articles.

    Raises:
        BadParameter: no folder, or a format that is not for files.
        EngineError: the folder holds files of other articles.
    """
    if folder is None:
        raise BadParameter("parquet goes to files: give --output FOLDER")
    if look not in {Look.BRIEF, Look.PARQUET, Look.JSONL}:
        raise BadParameter(f"{look} is not for --output: give --format parquet or jsonl")
    from accordingto.engines.shards import Form, write_shards  # noqa: PLC0415 - as above
    from accordingto.exports import FORMATS, Listing  # noqa: PLC0415 - as above
    from accordingto.reading.reader import versions  # noqa: PLC0415 - as above

    written = FORMATS["jsonl" if look is Look.JSONL else "parquet"]

    def write(found: Iterable[Reading], out: BinaryIO) -> None:
        written.write(Listing("readings", ((one, to_record(one)) for one in found)), out)

    form = Form(written.ending, write, str(versions()))
    count = 0
    for path, size in write_shards(documents, folder, form, read):
        count += size
        notices().print(f"{path}: {size:,} articles")
    notices().print(f"{count:,} articles read; every file of {folder} is whole.")
    return count
