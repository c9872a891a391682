"""Words for people: quoted text made safe, days, numbers, stances."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from string import ascii_uppercase
from typing import TYPE_CHECKING

from rich.text import Text

from accordingto.model import ClaimKind, EvidenceStatus, Stance, shorten, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from accordingto.model import Claim, Document, Interval

NAME = "bold cyan"
CONTRARY = "yellow"
ASIDE = "dim"
HEADING = "bold"

_JOINERS = "\u200c\u200d"
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_AGAINST = frozenset({Stance.DENIES, Stance.REJECTS, Stance.DOUBTS})
_NO_DAYS = ("PAST_REF", "PRESENT_REF", "FUTURE_REF")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_MARKS = (("“", "”"), ("«", "»"), ("''", "''"), ('"', '"'), ("‘", "’"))
_INNER_MARKS = str.maketrans("“”", "‘’")


def visible(text: str) -> str:
    """`text` with control, direction and other hidden characters written as escapes.

    New lines and the joiners that scripts and emoji need stay as they are; a tab is a space.
    """
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if character == "\t":
        return " "
    if character == "\n" or character in _JOINERS:
        return character
    if unicodedata.category(character) in _HIDDEN:
        return character.encode("unicode_escape").decode("ascii")
    return character


def on_one_line(words: str, width: int | None = None) -> str:
    """`words` made visible on one line, cut at `width` characters if given."""
    line = visible(" ".join(re.split(r"[ \t\r\n\u2028\u2029]+", words.strip())))
    return line if width is None else shorten(line, width)


def quoted(words: str, width: int | None = None) -> str:
    """Words of an article between quotation marks; the marks they carry become inner ones."""
    line = _unquoted(on_one_line(words)).strip().rstrip(",").translate(_INNER_MARKS)
    return f"“{line if width is None else shorten(line, width)}”"


def _unquoted(line: str) -> str:
    """The line without a pair of marks around all of it."""
    for opening, closing in _MARKS:
        inner = line.removeprefix(opening).removesuffix(closing)
        if len(inner) == len(line) - len(opening + closing):
            return inner if opening not in inner and closing not in inner else line
    return line


def stance(value: Stance) -> Text:
    """The verb of a stance; those that contradict stand out."""
    verb = "says" if value is Stance.ASSERTS else value.value
    return Text(verb, style=CONTRARY if value in _AGAINST else "")


def evidence(claim: Claim, *, quoting: bool = False) -> str:
    """What the article says of the proof offered; nothing where it says nothing.

    `quoting` also gives the words that say there is none.
    """
    words = words_of(claim.evidence.spans, claim.document.text)
    if claim.evidence.status is EvidenceStatus.NONE_OFFERED:
        return "evidence: none offered" + (f", {quoted(words, 48)}" if words and quoting else "")
    if claim.evidence.status is EvidenceStatus.CITED:
        return f"evidence: {quoted(words, 48)}" if words else "evidence cited"
    return ""


def day(value: str | date | None, near: date | None = None) -> str:
    """A TIMEX3 value as people write it, without the year where it is that of `near`."""
    if value is None or value in _NO_DAYS:
        return ""
    text = value.isoformat() if isinstance(value, date) else value
    if found := _DAY.fullmatch(text):
        year, month, number = (int(part) for part in found.groups())
        return _written(f"{number} ", year, month, near) or text
    if found := _MONTH.fullmatch(text):
        return _written("", int(found[1]), int(found[2]), None) or text
    return on_one_line(text)


def _written(number: str, year: int, month: int, near: date | None) -> str:
    if not 1 <= month <= 12:
        return ""
    name = date(2000, month, 1).strftime("%b")
    same = near is not None and near.year == year
    return f"{number}{name}" if same else f"{number}{name} {year}"


def interval(bounds: Interval) -> str:
    """An interval in words: “61 or more”, “40–49”, “87”."""
    low, high = bounds
    if low is None and high is None:
        return "no bound"
    if low is None:
        return f"up to {number(high)}"
    if high is None:
        return f"{number(low)} or more"
    return number(low) if low == high else f"{number(low)}–{number(high)}"


def number(value: float | None) -> str:
    """A number with thousands set apart and no needless decimals."""
    if value is None:
        return ""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.6g}"


def several(count: int, noun: str) -> str:
    """A count with its noun in the right number."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def source(claim: Claim) -> str:
    """The first words that name the source; the outlet where it speaks itself."""
    spans = claim.source.spans[:1]
    return on_one_line(
        words_of(spans, claim.document.text).rstrip(" ,;:") or claim.document.voice, 60
    )


def cue(claim: Claim) -> str:
    """The words of attribution, or that the outlet speaks itself."""
    if claim.kind is ClaimKind.NARRATED:
        return "in its own voice"
    return f"cue {quoted(claim.said_with)}" if claim.cue else ""


def letter(number: int) -> str:
    """The mark of a side, from 0: A to Z, then A1 to Z1."""
    return f"{ascii_uppercase[number % 26]}{number // 26 or ''}"


def names(all_of_them: Iterable[str], most: int = 3) -> str:
    """Names with commas; a long list is cut and says by how many."""
    shown = [on_one_line(name, 60) for name in all_of_them]
    rest = len(shown) - most
    return ", ".join(shown[:most]) + (f" and {rest} more" if rest > 0 else "")


def aside(*parts: str) -> Text:
    """What stands beside the words: the parts that are not empty, with dots between."""
    return Text(" · ".join(part for part in parts if part), style=ASIDE)


def outlet(document: Document) -> str:
    """The outlet's name, made visible."""
    return on_one_line(document.voice, 60)


def more(count: int, how: str = "--all") -> Text:
    """The line that says what was cut and how to see it."""
    return Text(f"… {count:,} more ({how})", style=ASIDE)
