"""A column of JSON, compressed: what the program reads as a whole and nobody filters by."""

from __future__ import annotations

import json
from functools import lru_cache
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
        return zstandard.compress(told.encode(), LEVEL)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:  # noqa: ANN401, ARG002 - as above
        """From the database.

        Raises:
            ValueError: the bytes were not written by this column.
        """
        return _unpacked(bytes(value))


@lru_cache(AT_HAND)
def _unpacked(value: bytes) -> Any:  # noqa: ANN401 - JSON
    try:
        return json.loads(zstandard.decompress(value))
    except zstandard.ZstdError as error:
        raise ValueError(f"a packed record is damaged: {error}") from error
