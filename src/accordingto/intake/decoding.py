"""Bytes to text, and what makes a text unfit to be kept."""

from __future__ import annotations

import codecs
import re

from accordingto.intake.refusal import Unfit

LARGEST = 5_000_000
"""Characters of the longest document, and of the longest line of JSON, that is read."""

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
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff]")
"""No text has these; PostgreSQL cannot hold the first and the last."""


def decode(data: bytes, encoding: str | None = None) -> str:
    """The text of `data` without its byte order mark, otherwise character for character.

    A byte order mark decides; else clean UTF-8 is UTF-8; else `encoding` is tried.

    Raises:
        Unfit: the bytes are no text in any of the three.
    """
    for mark, name in MARKS:
        if data.startswith(mark):
            return decode_as(data[len(mark) :], name)
    refuse_format(data)
    try:
        text = decode_as(data, "utf-8")
        if not encoding or not CONTROL.search(text):
            return text
    except Unfit:
        if not encoding:
            raise Unfit(guess(data)) from None
    return decode_as(data, encoding)


def decode_as(data: bytes, encoding: str) -> str:
    """`data` in one encoding, strictly.

    Raises:
        Unfit: the bytes break the rules of the encoding.
    """
    try:
        return data.decode(encoding)
    except UnicodeError as error:
        at = f" at byte {error.start}" if isinstance(error, UnicodeDecodeError) else ""
        raise Unfit(f"is not {encoding.upper()}{at}: give another --encoding") from error


def guess(data: bytes) -> str:
    """A message that names the likely encoding of bytes that are not UTF-8."""
    if data.count(0) or CONTROL.search(data.decode("cp1252", "ignore")):
        return flaw(data.decode("latin-1")) or binary("bytes that are no text")
    return "is not UTF-8: if it is Windows-1252 (Western European), give --encoding cp1252"


def refuse_format(data: bytes) -> None:
    """Name a known format that is not text.

    Raises:
        Unfit: `data` begins like one of `FORMATS`.
    """
    for start, name in FORMATS:
        if data.startswith(start):
            raise Unfit(f"is {name}, which cannot be read yet: save its text and give that file")


def flaw(text: str) -> str | None:
    """Why `text` cannot be a document; None where it can."""
    if not text or text.isspace():
        return "is empty: there is nothing to read"
    if len(text) > LARGEST:
        return too_large()
    found = CONTROL.search(text)
    return unreadable(text, found.group()) if found else None


def unreadable(text: str, character: str) -> str:
    """A message that names a character no text has."""
    if character >= "\ud800":
        return f"holds half a character (the lone surrogate U+{ord(character):04X}): mend it"
    if character == "\0":
        for name, letters in (("utf-16-le", text[1::2]), ("utf-16-be", text[::2])):
            if letters.count("\0") > 0.8 * len(letters):
                return f"looks like UTF-16 without a byte order mark: give --encoding {name}"
    return binary(f"the control character U+{ord(character):04X}")


def binary(what: str) -> str:
    """A message about bytes that are no text at all."""
    return f"is binary (it holds {what}): give the text itself"


def too_large() -> str:
    """A message about a document beyond the limit."""
    return f"is longer than {LARGEST:,} characters: split it into single articles"
