"""What the attribution model sees: words, quotation marks made alike, windows of paragraphs.

Training and run time share this file, so that both see a text in the same way. The encoder is
uncased; what that loses (case, and being inside quotation marks) goes into one small number per
word, its `shape`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.span import lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

CLS, SEP = 101, 102
BREAK = 6
"""The shape of a border: between paragraphs and at both ends of a window."""
SHAPES = 7
SIZE = 256
"""Pieces in a window, borders included; the model was trained at this size."""
LONGEST_FORM = 100
LONGEST_WORD = 16
"""Pieces that are kept of one word."""
LONGEST_SENTENCE = 5_000
"""Characters of a paragraph without a sentence's end beyond which they are left unread."""

_SENTENCE_END = re.compile(r"[.!?…]['\"’”»)\]]*\s")
_WORD = re.compile(r"''|``|[\w\u0300-\u036f]+|[^\w\s]")
_OPEN, _CLOSE, _EITHER = frozenset("“‟«‹") | {"„", "``"}, frozenset("”»›"), frozenset({'"', "''"})
_SINGLE = frozenset("'‘’‛")
_ELIDED = re.compile(r"(?:\d|em\b|til\b|tis\b|twas\b|cause\b|n\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters and digits, or one mark. `start`, `end`: half-open code points.

    `form` is what the tokeniser is given; `shape` is the case (0 other, 1 initial capital,
    2 capitals) plus 3 inside quotation marks.
    """

    start: int
    end: int
    form: str
    shape: int


@dataclass(frozen=True, slots=True)
class Window:
    """Input of the model: piece ids and shapes; `words[n]` has its first piece at `places[n]`."""

    ids: list[int]
    shapes: list[int]
    words: list[int]
    places: list[int]


def paragraphs(text: str) -> list[list[Word]]:
    """The words of each line that has a letter or digit, without what is too long to be read."""
    return [
        _words(text, start, end)
        for line in lines(text)
        for start, end in _readable(text, line.start, line.end)
    ]


def _readable(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The line, or where a sentence of it is too long, what stands between such sentences."""
    since = sentence = start
    if end - start > LONGEST_SENTENCE:
        cuts = [found.end() for found in _SENTENCE_END.finditer(text, start, end)]
        for cut in (*cuts, end):
            if cut - sentence > LONGEST_SENTENCE:
                if since < sentence:
                    yield since, sentence
                since = cut
            sentence = cut
    if since < end:
        yield since, end


def _words(text: str, start: int, end: int) -> list[Word]:
    found = [match.span() for match in _WORD.finditer(text, start, end)]
    singles = _single_quotes(text, found)
    words: list[Word] = []
    inside = False
    for place, (first, last) in enumerate(found):
        form = text[first : min(last, first + LONGEST_FORM)]
        role = singles.get(place) if not inside or place in singles else None
        role = role or _role(text, first, last, inside=inside)
        if role == "open":
            inside, quoted, form = True, True, "“"
        elif role == "close":
            inside, quoted, form = False, inside, "”"
        else:
            quoted, form = inside, "'" if form in _SINGLE else form
        words.append(Word(first, last, form, _case(form) + 3 * quoted))
    return words


def _case(form: str) -> int:
    if not form[0].isupper():
        return 0
    return 2 if len(form) > 1 and form.isupper() else 1


def _role(text: str, first: int, last: int, *, inside: bool) -> str | None:
    """Whether a double mark opens or closes; a German closing mark is an English opening one."""
    mark = text[first:last]
    if mark in _OPEN:
        return "open"
    if mark in _CLOSE:
        return "close"
    if mark not in _EITHER:
        return None
    after_space = first == 0 or text[first - 1].isspace()
    before_space = last == len(text) or text[last].isspace()
    if after_space != before_space:
        return "open" if after_space else "close"
    return "close" if inside else "open"


def _single_quotes(text: str, found: Sequence[tuple[int, int]]) -> dict[int, str]:
    """Single marks that stand for double ones, as in British papers; never an apostrophe."""
    roles: dict[int, str] = {}
    opened: int | None = None
    weak: int | None = None
    double = False
    for place, (first, last) in enumerate(found):
        mark = text[first:last]
        if mark in _OPEN or mark in _CLOSE or mark in _EITHER:
            double = _role(text, first, last, inside=double) == "open"
        elif mark not in _SINGLE or double:
            continue
        elif _opens(text, first, last):
            if opened is not None and weak is not None:
                roles |= {opened: "open", weak: "close"}
            opened, weak = place, None
        elif opened is not None and _closes(text, first, last):
            if text[first - 1] in "sS":
                weak = place if weak is None else weak
            else:
                roles |= {opened: "open", place: "close"}
                opened, weak = None, None
    if opened is not None and weak is not None:
        roles |= {opened: "open", weak: "close"}
    return roles


def _opens(text: str, first: int, last: int) -> bool:
    free = first == 0 or not (text[first - 1].isalnum() or text[first - 1] in ".,!?…’'”\"")
    follows = last < len(text) and not text[last].isspace()
    mark = text[first:last]
    return free and follows and mark != "’" and (mark == "‘" or not _ELIDED.match(text, last))


def _closes(text: str, first: int, last: int) -> bool:
    before = first > 0 and not text[first - 1].isspace()
    return before and text[first:last] != "‘" and (last == len(text) or not text[last].isalnum())


def windows(
    pieces: Iterable[Sequence[Sequence[int]]],
    shapes: Iterable[Sequence[int]],
    size: int = SIZE,
    first_size: int = SIZE,
) -> Iterator[Window]:
    """Pack whole paragraphs into windows; a paragraph that fills none is cut between words.

    Args:
        pieces: for each paragraph and word, the ids of its pieces.
        shapes: for each paragraph and word, its shape.
        size: the most pieces in a window.
        first_size: the most pieces in the first window (training moves the borders with it).
    """
    window = Window([CLS], [BREAK], [], [])
    room = first_size
    number = 0
    for paragraph, cases in zip(pieces, shapes, strict=True):
        length = sum(min(len(word), LONGEST_WORD) for word in paragraph) + 1
        if len(window.ids) + length > room and window.words:
            yield window
            window, room = Window([CLS], [BREAK], [], []), size
        for word, shape in zip(paragraph, cases, strict=True):
            kept = word[:LONGEST_WORD]
            if len(window.ids) + len(kept) + 1 > room:
                yield _closed(window)
                window, room = Window([CLS], [BREAK], [], []), size
            if kept:
                window.words.append(number)
                window.places.append(len(window.ids))
                window.ids.extend(kept)
                window.shapes.extend([shape] * len(kept))
            number += 1
        _closed(window)
    if window.words:
        yield window


def _closed(window: Window) -> Window:
    if window.ids[-1] != SEP:
        window.ids.append(SEP)
        window.shapes.append(BREAK)
    return window
