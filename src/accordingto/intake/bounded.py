"""Bytes that come from strangers: never more of them than was agreed, however well packed."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from accordingto.intake.refusal import Unfit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PACKED = frozenset({"gzip", "x-gzip", "deflate"})
"""Content codings that are asked for, and undone."""

_ZLIB_OR_GZIP = 32 + zlib.MAX_WBITS
_RAW = -zlib.MAX_WBITS


def whole(chunks: Iterable[bytes], coding: str, limit: int) -> bytes:
    """The bytes that came in `chunks`, with their content coding undone.

    Raises:
        Unfit: they are more than `limit`, damaged, or in a coding that was not asked for.
    """
    coding = coding.strip().lower()
    if coding in PACKED:
        chunks = inflated(chunks, limit)
    elif coding not in {"", "identity"}:
        raise Unfit(f"is packed as {coding!r}, which was not asked for: save the page yourself")
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > limit:
            raise Unfit(f"is larger than {limit // 1_000_000} MB: save the article as a file")
    return bytes(body)


def inflated(chunks: Iterable[bytes], limit: int) -> Iterator[bytes]:
    """What zlib or gzip packed, unpacked piece by piece; no piece is larger than `limit` + 1.

    Raises:
        Unfit: the packing is damaged or broken off.
    """
    unpack, begun = zlib.decompressobj(_ZLIB_OR_GZIP), False
    try:
        for chunk in chunks:
            rest = chunk
            while rest:
                if unpack.eof:
                    unpack = zlib.decompressobj(_ZLIB_OR_GZIP)  # gzip members may follow
                try:
                    yield unpack.decompress(rest, limit + 1)
                except zlib.error:
                    if begun:
                        raise
                    unpack = zlib.decompressobj(_RAW)  # "deflate" without its two first bytes
                    yield unpack.decompress(rest, limit + 1)
                begun = True
                rest = unpack.unconsumed_tail or unpack.unused_data
    except zlib.error as error:
        raise Unfit(f"is damaged on its way ({error}): try again later") from error
    if begun and not unpack.eof:
        raise Unfit("broke off on its way: try again later")
