"""Plain text to a Document: the file exactly as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.model import Document

if TYPE_CHECKING:
    from accordingto.intake.given import Given

HEADLINE = 200
"""A first line of so many characters is a paragraph."""


def read_plain(text: str, ref: str, given: Given) -> Document:
    """The article of a plain-text file; all that is known of it beyond the text is given."""
    return Document(
        text=text,
        ref=ref,
        publisher=given.publisher,
        title=headline(text),
        published=given.published,
    )


def headline(text: str) -> str | None:
    """The first line, if it looks like a headline and not like a sentence or a part of one.

    A headline is short, stands over more text, does not end as a sentence or a clause does,
    and the next line does not carry it on in small letters.
    """
    first, _, rest = text.lstrip()[: 2 * HEADLINE].partition("\n")
    line = first.strip().removeprefix("# ")  # the mark of a title in Markdown
    following = rest.lstrip()
    if not following or len(line) >= HEADLINE or line.endswith((".", ",", ";", ":", ".”", '."')):
        return None
    wrapped = following[0].islower() and rest[0] not in "\r\n"
    return None if wrapped else line
