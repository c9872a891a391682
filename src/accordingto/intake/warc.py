"""Web archives to Documents, record by record: WARC 1.0 and 1.1, plain, gzip or zstandard.

Each record is a gzip member or a zstandard frame of its own (WARC 1.1, annex D; IIPC's Zstandard
profile), so a broken one is told and passed, and the next one is found.
"""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from accordingto.intake.fitness import LARGEST
from accordingto.intake.kinds import GZIP, WARC, ZSTD
from accordingto.intake.refusal import Refusal, Unfit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from io import BufferedReader

    from accordingto.intake.fetch import Fetched
    from accordingto.intake.given import Given
    from accordingto.model import Document

LARGEST_RECORD = 8 * LARGEST
"""Bytes of the largest record, unpacked; a larger one is passed over."""
_CHUNK = 16_384
_BROKEN = (OSError, ValueError, EOFError, AttributeError, TypeError, LookupError, zlib.error)
"""How warcio fails at a damaged record: a header that is missing is an AttributeError."""
_PAGES = ("text/html", "application/xhtml+xml", "text/plain")


def read_warc(
    stream: BufferedReader, where: str, _ref: str, given: Given
) -> Iterator[Document | Refusal]:
    """The articles of an archive: its answers with status 200 that are pages or texts.

    Pictures, scripts and other answers are passed over without a word.
    """
    from accordingto.intake.page import read_fetched  # noqa: PLC0415 - pages need a heavy library

    for number, found in enumerate(records(stream), start=1):
        here = f"{where}, record {number}"
        if isinstance(found, str):
            yield Refusal(here, found)
            continue
        try:
            fetched = _fetched(found)
            if fetched:
                here = f"{here} ({fetched.url})"
                yield from read_fetched(fetched, given)
        except Unfit as unfit:
            yield Refusal(here, str(unfit))


def records(stream: BufferedReader) -> Iterator[Any]:
    """The records of an archive, or what is wrong with one, in words."""
    start = stream.peek(len(WARC))
    if start.startswith(GZIP):
        packing = Packing(GZIP, lambda: zlib.decompressobj(16 + zlib.MAX_WBITS), zlib.error)
        yield from _each(members(stream, packing))
    elif start.startswith(ZSTD):
        import zstandard  # noqa: PLC0415 - few archives need it

        made = cast("Callable[[], Any]", zstandard.ZstdDecompressor().decompressobj)
        yield from _each(members(stream, Packing(ZSTD, made, zstandard.ZstdError)))
    else:
        yield from _each(plain(stream))


def _each(pieces: Iterator[bytes | str]) -> Iterator[Any]:
    """The records in each piece; a piece that is words is passed on."""
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - as above
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415 - as above

    for piece in pieces:
        if isinstance(piece, str):
            yield piece
            continue
        try:
            found = cast("Any", ArchiveIterator(BytesIO(piece)))
            found.INC_RECORD = ""  # what it would write to standard error
            yield from found
        except (ArchiveLoadFailed, *_BROKEN) as error:
            yield f"is broken ({shortened(error)}); it was passed over"


def shortened(error: Exception) -> str:
    """The first line of what a library says."""
    return " ".join(str(error).split())[:120] or type(error).__name__


class Packing(NamedTuple):
    """How a piece begins, what unpacks it, and how that fails."""

    magic: bytes
    unpacker: Callable[[], Any]
    error: type[Exception]


def members(stream: BufferedReader, packing: Packing) -> Iterator[bytes | str]:
    """What each gzip member or zstandard frame holds, or what is wrong with it, in words."""
    rest = b""
    while rest or (rest := stream.read(_CHUNK)):
        unpack, out, size = packing.unpacker(), bytearray(), 0
        try:
            while not unpack.eof:
                piece = unpack.decompress(rest)
                size += len(piece)
                if size <= LARGEST_RECORD:
                    out += piece
                rest = b"" if not unpack.eof else bytes(unpack.unused_data)
                if not unpack.eof and not (rest := stream.read(_CHUNK)):
                    yield "breaks off: the file is not whole"
                    return
        except packing.error as error:
            yield f"is broken ({shortened(error)}); it was passed over"
            rest = _next(stream, rest[1:], packing.magic)
            continue
        if size > LARGEST_RECORD:
            yield f"is larger than {LARGEST_RECORD // 1_000_000} MB unpacked; it was passed over"
        elif out:
            yield bytes(out)


def plain(stream: BufferedReader) -> Iterator[bytes | str]:
    """The records of an archive that is not packed, cut where the next one begins."""
    piece = bytearray()
    passed = False
    for line in iter(lambda: stream.readline(LARGEST), b""):
        if line.startswith(WARC) and piece.endswith(b"\r\n\r\n"):
            yield bytes(piece)
            piece, passed = bytearray(), False
        if passed:
            continue
        piece += line
        if len(piece) > LARGEST_RECORD:
            yield f"is larger than {LARGEST_RECORD // 1_000_000} MB; it was passed over"
            piece, passed = bytearray(b"\r\n\r\n"), True
    if piece.strip():
        yield bytes(piece)


def _next(stream: BufferedReader, rest: bytes, magic: bytes) -> bytes:
    """What stands from the next magic number on; nothing where there is none."""
    while magic not in rest:
        more = stream.read(_CHUNK)
        if not more:
            return b""
        rest = rest[-len(magic) :] + more
    return rest[rest.index(magic) :]


def _fetched(record: Any) -> Fetched | None:  # noqa: ANN401 - warcio has no types
    """The answer that a record keeps; None where it is none of a page."""
    from accordingto.intake.fetch import Fetched  # noqa: PLC0415 - loads httpx2

    if record.rec_type not in {"response", "resource", "conversion"}:
        return None
    named: list[tuple[str, str]] = []
    if record.http_headers is not None:
        if record.http_headers.get_statuscode() != "200":
            return None
        named = [(str(k).lower(), str(v)) for k, v in record.http_headers.headers]
    elif record.rec_headers.get_header("Content-Type"):
        named = [("content-type", str(record.rec_headers.get_header("Content-Type")))]
    url = str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    at = str(record.rec_headers.get_header("WARC-Date") or "")
    fetched = Fetched(url, url, 200, tuple(named), b"", at)
    if not url or not any(fetched.kind == kind for kind in _PAGES):
        return None
    try:
        body = cast("bytes", record.content_stream().read(4 * LARGEST + 1))
    except _BROKEN as error:
        raise Unfit(f"is broken ({shortened(error)}); it was passed over") from error
    if len(body) > 4 * LARGEST:
        raise Unfit(f"is larger than {4 * LARGEST // 1_000_000} MB; it was passed over")
    return Fetched(url, url, 200, tuple(named), body, at)
