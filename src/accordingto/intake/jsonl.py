"""JSON lines, and JSON files of one record or an array, to Documents."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import BinaryIO, cast

from accordingto.intake.decoding import LARGEST, MARKS, decode, flaw, too_large
from accordingto.intake.given import Given
from accordingto.intake.refusal import Refusal, Unfit
from accordingto.model import Document, as_date

Record = dict[str, object]

LARGEST_ARRAY = 10 * LARGEST
"""Bytes of a JSON file that is read as a whole; JSON lines have no such limit."""


def read_lines(stream: BinaryIO, where: str, given: Given) -> Iterator[Document | Refusal]:
    """A Document for each line of a stream, or a Refusal that names the line."""
    for number, line in enumerate(lines(stream), start=1):
        here = f"{where}, line {number}"
        try:
            if line is None:
                yield Refusal(here, too_large())
            elif not line.isspace():
                value = parse(decode(line, given.encoding))
                yield read_record(value, f"{where}:{number}", given)
        except Unfit as unfit:
            yield Refusal(here, str(unfit))
