"""Bytes to text, never by a guess."""

from __future__ import annotations

import codecs

from accordingto.intake.fitness import refuse_binary
from accordingto.intake.refusal import Unfit

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
FORMATS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"WARC/", "a web archive"),
)


def decode(data: bytes, encoding: str | None = None) -> str:
    """The text of `data` without its byte order mark, otherwise character for character.

    A byte order mark decides; else what is clean UTF-8 is UTF-8; else `encoding` is tried.

    Raises:
        Unfit: the bytes are no text in any of the three.
    """
    mark, name = marked(data)
    if name:
        return decode_as(data[mark:], name)
    refuse_format(data)
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = None
    if text is not None and not (encoding and escapes(text)):
        refuse_wide(data)
        return text
    if encoding:
        return decode_as(data, encoding)
    refuse_wide(data)
    refuse_binary(data.decode("latin-1"))
    raise Unfit("is not UTF-8: if it is Windows-1252 (Western European), give --encoding cp1252")


def marked(data: bytes) -> tuple[int, str | None]:
    """The length of the byte order mark and the encoding it names."""
    return next(((len(m), name) for m, name in MARKS if data.startswith(m)), (0, None))


def escapes(text: str) -> bool:
    """Whether what reads as UTF-8 is more likely UTF-16 or UTF-32 (NUL) or ISO 2022 (ESC)."""
    return any(sign in text for sign in ("\0", "\x1b$", "\x1b("))


def decode_as(data: bytes, encoding: str) -> str:
    """`data` in one encoding, strictly.

    Raises:
        Unfit: the bytes break the rules of the encoding.
    """
    try:
        return data.decode(encoding)
    except UnicodeError as error:
        raise Unfit(
            f"is not valid {encoding.upper()}: name its encoding with --encoding, "
            "or save it as UTF-8"
        ) from error


def refuse_format(data: bytes) -> None:
    """Name a known format that is not text.

    Raises:
        Unfit: `data` begins as one of `FORMATS` does.
    """
    for start, name in FORMATS:
        if data.startswith(start):
            raise Unfit(f"is {name}, which cannot be read yet: save its text and give that file")


def refuse_wide(data: bytes) -> None:
    """Name UTF-16 without a byte order mark, where every other byte of Latin letters is NUL.

    Raises:
        Unfit: four in five of the even or of the odd bytes are NUL, and hardly any other.
    """
    if b"\0" not in data:
        return
    for name, high, low in (("utf-16-le", 1, 0), ("utf-16-be", 0, 1)):
        letters = data[low::2]
        if letters.count(0) * 20 < len(letters) and data[high::2].count(0) * 5 > len(letters) * 4:
            raise Unfit(f"looks like UTF-16 without a byte order mark: give --encoding {name}")
