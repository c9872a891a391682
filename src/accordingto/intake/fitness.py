"""What makes a text unfit to be a document, and how the user is told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from accordingto.intake.language import require_english
from accordingto.intake.refusal import Unfit

if TYPE_CHECKING:
    from accordingto.model import Document

LARGEST = 5_000_000
"""Characters of the longest document that is read."""

EMPTY = "is empty: give a file with the text of an article"
LOST = re.compile("[\x00\ud800-\udfff]")
"""Characters that no UTF-8 file or no PostgreSQL can hold."""

CONTROL = re.compile("[\x01-\x08\x0e-\x1f]")
"""Characters that text has by accident and binary files have many of."""

STRAY = 100
"""One control character in so many is an accident in a text; more make a binary file."""


def sound(document: Document) -> Document:
    """The document, untouched.

    Raises:
        Unfit: its text is empty, too long, binary or in another language than English, or its
            metadata cannot be kept.
    """
    require_text(document.text)
    require_english(document.text)
    for words in (document.ref, document.url, document.publisher, document.title):
        refuse_lost(words or "")
    return document


def require_text(text: str) -> None:
    """Let a text pass that can be a document.

    Raises:
        Unfit: it is empty, too long or binary.
    """
    if not text or text.isspace():
        raise Unfit(EMPTY)
    if len(text) > LARGEST:
        raise Unfit(too_large(LARGEST))
    refuse_binary(text)


def refuse_binary(text: str) -> None:
    """Let characters pass that are a text, though a control character may have strayed in.

    Raises:
        Unfit: one of them cannot be kept, or too many are no characters of text.
    """
    refuse_lost(text)
    controls = CONTROL.findall(text)
    if len(controls) * STRAY > len(text):
        raise Unfit(binary(controls[0]))


def refuse_lost(words: str) -> None:
    """Let words pass that can be kept.

    Raises:
        Unfit: they hold a character of `LOST`; the message names it.
    """
    found = LOST.search(words)
    if not found:
        return
    if found.group() == "\0":
        raise Unfit(binary("\0"))
    name = f"U+{ord(found.group()):04X}"
    raise Unfit(f"holds half a character (the lone surrogate {name}): write it whole or drop it")


def binary(control: str) -> str:
    """A message about bytes that are no text, with a character that shows it."""
    name = f"U+{ord(control):04X}"
    return f"is binary (it holds the control character {name}): give the text of the article"


def too_large(limit: int) -> str:
    """A message about something beyond `limit` characters."""
    return f"is longer than {limit:,} characters: split it into single articles"


def within(data: bytes, limit: int) -> bytes:
    """`data`, if it has no more than `limit` bytes.

    Raises:
        Unfit: it has.
    """
    if len(data) > limit:
        raise Unfit(too_large(limit))
    return data
