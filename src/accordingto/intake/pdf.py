"""The text of a PDF, by pypdfium2 (Chromium's PDFium), an extra; no other module meets it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from accordingto.intake.fitness import LARGEST, too_large
from accordingto.intake.plain import read_plain
from accordingto.intake.refusal import Unfit

if TYPE_CHECKING:
    from accordingto.intake.given import Given
    from accordingto.model import Document

_BROKEN_WORD = re.compile("[\x02\ufffe]\r?\n?|\u00ad\r?\n")
"""How PDFium marks a word that goes on in the next line."""


def read_pdf(data: bytes, ref: str, given: Given) -> Document:
    """The text of a PDF in PDFium's order of reading, a blank line between pages.

    Raises:
        Unfit: it holds no text, is locked or damaged, or the extra is not installed.
    """
    try:
        import pypdfium2  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise Unfit("is a PDF: `pip install accordingto[pdf]` lets it be read") from error
    try:
        text = _text(cast("Any", pypdfium2).PdfDocument(data))
    except pypdfium2.PdfiumError as error:
        raise Unfit(f"is a PDF, locked or damaged ({error}): save it anew") from error
    if not text.strip():
        raise Unfit("is a PDF without text, a scan perhaps: have its text recognised first")
    return read_plain(text, ref, given)


def _text(pdf: Any) -> str:  # noqa: ANN401 - pypdfium2 has no types
    pages: list[str] = []
    size = 0
    for page in pdf:
        words = str(page.get_textpage().get_text_bounded())
        pages.append(_BROKEN_WORD.sub("", words).replace("\r\n", "\n").strip())
        size += len(pages[-1])
        if size > LARGEST:
            raise Unfit(too_large(LARGEST))
    return "\n\n".join(filter(None, pages)).replace("\0", "")
