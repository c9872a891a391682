"""JSON lines, and JSON files of one record or an array of them, to Documents."""

from __future__ import annotations

import io
import json
import re
from io import BufferedReader, BytesIO
from typing import TYPE_CHECKING, cast

from accordingto.intake.decoding import decode, marked
from accordingto.intake.fitness import LARGEST, sound, too_large, within
from accordingto.intake.refusal import Refusal, Unfit
from accordingto.model import Document, as_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from accordingto.intake.given import Given

LONGEST_LINE = 2 * LARGEST
"""Bytes of the longest line; a longer one is passed over and never held in memory."""

LARGEST_FILE = 10 * LARGEST
"""Bytes of a JSON file that is read as a whole; JSON lines in UTF-8 have no such limit."""

SECOND = re.compile(r"\s*\{.*\n\{")
"""A second record that begins a line: JSON lines under another name."""


def read_lines(
    stream: BufferedReader | BytesIO, where: str, ref: str, given: Given
) -> Iterator[Document | Refusal]:
    """A Document for each line, or a Refusal that names the line.

    Raises:
        Unfit: the stream is UTF-16 or UTF-32 and too large or damaged.
    """
    for number, line in enumerate(lines(in_bytes(stream)), start=1):
        here = f"{where}, line {number}"
        try:
            if line is None:
                yield Refusal(here, too_large(LONGEST_LINE))
            elif line.strip():
                value = parse(decode(line, given.encoding))
                yield record(value, f"{ref}:{number}", given)
        except Unfit as unfit:
            yield Refusal(here, str(unfit))


def read_json(
    stream: BufferedReader, where: str, ref: str, given: Given
) -> Iterator[Document | Refusal]:
    """The Documents of a JSON file: one object, an array of objects, or JSON lines after all.

    Raises:
        Unfit: the file is too large, is no text or no JSON.
    """
    text = decode(within(stream.read(LARGEST_FILE + 1), LARGEST_FILE), given.encoding)
    if SECOND.match(text):
        yield from read_lines(BytesIO(text.encode()), where, ref, given)
        return
    value = parse(text)
    if not isinstance(value, list):
        yield record(value, ref, given)
        return
    for number, item in enumerate(cast("list[object]", value), start=1):
        try:
            yield record(item, f"{ref}:{number}", given)
        except Unfit as unfit:
            yield Refusal(f"{where}, record {number}", str(unfit))


def in_bytes(stream: BufferedReader | BytesIO) -> BufferedReader | BytesIO:
    """The stream in which a line ends at the byte of a line feed: not UTF-16, not UTF-32.

    Raises:
        Unfit: a stream in one of the two is too large or damaged.
    """
    start = stream.peek(4) if isinstance(stream, BufferedReader) else b""
    if marked(start)[1] in {None, "utf-8"}:
        return stream
    return BytesIO(decode(within(stream.read(LARGEST_FILE + 1), LARGEST_FILE)).encode())


def lines(stream: BufferedReader | BytesIO) -> Iterator[bytes | None]:
    """The lines of a stream; None stands for one beyond `LONGEST_LINE`."""
    while line := stream.readline(LONGEST_LINE + 1):
        if len(line) <= LONGEST_LINE or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(io.DEFAULT_BUFFER_SIZE)
        yield None


def parse(text: str) -> object:
    """The value of a JSON text.

    Raises:
        Unfit: it is no JSON.
    """
    try:
        return cast("object", json.loads(text))
    except json.JSONDecodeError as error:
        at = f"{error.msg} at line {error.lineno}, column {error.colno}"
    except (ValueError, RecursionError) as error:
        at = f"{error}"
    raise Unfit(f"is not JSON ({at}): mend it or give the text as a .txt file")


def record(value: object, ref: str, given: Given) -> Document:
    """The Document of one JSON record; `ref` names it where it has neither id nor url.

    Raises:
        Unfit: it is no record, or one of its fields is not what it should be.
    """
    if not isinstance(value, dict):
        raise Unfit('is no JSON object: write {"text": "…", "published": "YYYY-MM-DD"}')
    fields = cast("dict[str, object]", value)
    refuse_reading(fields)
    if not isinstance(text := fields.get("text"), str):
        raise Unfit('has no "text" that is a string: give the article as "text"')
    url = words(fields, "url")
    try:
        published = as_date(words(fields, "published"))
    except ValueError as error:
        raise Unfit(f'has a "published" that is wrong: {error}') from error
    return sound(
        Document(
            text=text,
            ref=words(fields, "id") or url or ref,
            url=url,
            publisher=words(fields, "publisher") or given.publisher,
            title=words(fields, "title"),
            published=published or given.published,
        )
    )


def words(fields: dict[str, object], name: str) -> str | None:
    """The words of a field; None where it is absent, null or empty. An id may be a number.

    Raises:
        Unfit: the field is something else.
    """
    value = fields.get(name)
    if name == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is None or isinstance(value, str):
        return value or None
    raise Unfit(f'has a "{name}" that is no string: write it in quotation marks')


def refuse_reading(fields: dict[str, object]) -> None:
    """Refuse what this program has printed itself.

    Raises:
        Unfit: the object is a Reading.
    """
    if str(fields.get("schema", "")).startswith("accordingto/reading/"):
        raise Unfit("is a Reading, not a document: give the article that it was read from")
