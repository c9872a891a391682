"""CSV and Parquet to Documents, a row at a time, with the columns of JSON lines.

The columns are `id`, `url`, `publisher`, `title`, `published` and `text`; others are passed over.
"""

from __future__ import annotations

import csv
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any, cast

from accordingto.intake.decoding import marked
from accordingto.intake.fitness import LARGEST
from accordingto.intake.jsonl import record
from accordingto.intake.refusal import Refusal, Unfit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader

    from accordingto.intake.given import Given
    from accordingto.model import Document

FIELDS = ("id", "url", "publisher", "title", "published", "text")
BATCH = 64
"""Rows of a Parquet file that are held at once."""
_PROBE = 65_536


def read_csv(
    stream: BufferedReader, where: str, ref: str, given: Given
) -> Iterator[Document | Refusal]:
    """A Document for each row of a CSV file whose first row names the columns.

    Raises:
        Unfit: it has no column `text`, or its bytes are no text.
    """
    start = stream.peek(_PROBE)
    mark, named = marked(start)
    stream.read(mark)
    encoding = named or given.encoding or "utf-8"
    csv.field_size_limit(4 * LARGEST)
    with_lines = TextIOWrapper(stream, encoding=encoding, newline="")
    try:
        head = start.decode(encoding, "ignore").partition("\n")[0].lstrip("\ufeff")
        rows = csv.DictReader(with_lines, delimiter=max(",;\t", key=head.count), strict=True)
        names = [(name or "").strip().lower() for name in rows.fieldnames or ()]
        if "text" not in names:
            raise Unfit('has no column named "text": name the columns in its first row')
        rows.fieldnames = names
        yield from _rows(_csv_rows(rows), where, ref, given)
    except csv.Error as error:
        raise Unfit(f"has no first row that names its columns ({error})") from error
    except UnicodeDecodeError as error:
        raise Unfit(f"is not valid {encoding.upper()}: name its --encoding") from error
    finally:
        with_lines.detach()


def _csv_rows(rows: csv.DictReader[str]) -> Iterator[dict[str, Any] | str]:
    """The rows, or what is wrong with one, in words."""
    while True:
        try:
            yield cast("dict[str, Any]", next(rows))
        except StopIteration:
            return
        except csv.Error as error:
            yield f"is no row of CSV ({error}); it was passed over"


def read_parquet(
    stream: BufferedReader, where: str, ref: str, given: Given
) -> Iterator[Document | Refusal]:
    """A Document for each row of a Parquet file, a few at a time.

    Raises:
        Unfit: it has no column `text`, or is no Parquet file, or cannot be gone through.
    """
    from pyarrow import parquet  # noqa: PLC0415 - a tenth of a second that few files need

    if not stream.seekable():
        raise Unfit("is a Parquet file in a pipe: give the file itself")
    try:
        file = cast("Any", parquet).ParquetFile(stream)
        names = [name for name in FIELDS if name in file.schema_arrow.names]
        if "text" not in names:
            raise Unfit('has no column named "text"')
        batches = file.iter_batches(batch_size=BATCH, columns=names)
        rows = (row for batch in batches for row in batch.to_pylist())
        yield from _rows(map(_plain, rows), where, ref, given)
    except (OSError, ValueError, TypeError, NotImplementedError) as error:  # pyarrow's kinds
        told = " ".join(str(error).split())[:120]
        raise Unfit(f"is no sound Parquet file ({told})") from error


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """A row whose days and times are written as ISO 8601."""
    return {k: v.isoformat() if hasattr(v, "isoformat") else v for k, v in row.items()}


def _rows(
    rows: Iterator[dict[str, Any] | str], where: str, ref: str, given: Given
) -> Iterator[Document | Refusal]:
    for number, row in enumerate(rows, start=1):
        here = f"{where}, row {number}"
        if isinstance(row, str):
            yield Refusal(here, row)
            continue
        try:
            yield record({name: row.get(name) for name in FIELDS}, f"{ref}:{number}", given)
        except Unfit as unfit:
            yield Refusal(here, str(unfit))
