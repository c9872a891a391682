"""A column of JSON, compressed: what the program reads as a whole and nobody filters by.

What nearly every record has in common, the names of its parts and usual values, is not written
again each time: Zstandard looks it up in `packed.json`, a record and reasons of our example story.
That file must never change, or no ledger could be read; values packed without it still can.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import zstandard
from sqlalchemy import LargeBinary
from sqlalchemy.types import TypeDecorator

if TYPE_CHECKING:
    from sqlalchemy import Dialect

LEVEL = 9
"""Higher levels take ten times as long for 5 % less."""
AT_HAND = 128
"""Values that are not unpacked twice: a listing asks for its claims, then for whom they name."""


class Packed(TypeDecorator[Any]):
    """JSON in UTF-8, compressed by Zstandard; in SQLite and in PostgreSQL the same bytes."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> bytes:  # noqa: ANN401, ARG002 - SQLAlchemy's own
        """To the database."""
        told = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        return zstandard.ZstdCompressor(LEVEL, dict_data=_common()).compress(told.encode())

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:  # noqa: ANN401, ARG002 - as above
        """From the database.

        Raises:
            ValueError: the bytes were not written by this column.
        """
        return _unpacked(bytes(value))


@lru_cache(AT_HAND)
def _unpacked(value: bytes) -> Any:  # noqa: ANN401 - JSON
    try:
        return json.loads(zstandard.ZstdDecompressor(dict_data=_common()).decompress(value))
    except zstandard.ZstdError as error:
        raise ValueError(f"a packed record is damaged: {error}") from error


@cache
def _common() -> zstandard.ZstdCompressionDict:
    content = files("accordingto.ledger").joinpath("packed.json").read_bytes()
    return zstandard.ZstdCompressionDict(content, dict_type=zstandard.DICT_TYPE_RAWCONTENT)
