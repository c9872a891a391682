"""What makes a text unfit to be a document, and how the user is told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from accordingto.intake.refusal import Unfit

if TYPE_CHECKING:
    from accordingto.model import Document

LARGEST = 5_000_000
"""Characters of the longest document that is read."""

EMPTY = "is empty: give a file with the text of an article"
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff]")
"""No text has these; NUL and lone surrogates no PostgreSQL can hold."""


def sound(document: Document) -> Document:
    """The document, untouched.

    Raises:
        Unfit: its text is empty, too long or binary, or its metadata cannot be kept.
    """
    require_text(document.text)
    for words in (document.ref, document.url, document.publisher, document.title):
        refuse_control(words or "")
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
    refuse_control(text)


def refuse_control(text: str) -> None:
    """Let words pass that have no character of `CONTROL`.

    Raises:
        Unfit: they have one; the message names it.
    """
    found = CONTROL.search(text)
    if not found:
        return
    name = f"U+{ord(found.group()):04X}"
    if found.group() >= "\ud800":
        raise Unfit(
            f"holds half a character (the lone surrogate {name}): write it whole or drop it"
        )
    raise Unfit(f"is binary (it holds the control character {name}): give the text of the article")


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
