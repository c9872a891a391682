"""Number words and digits to values: "eighty-seven", "450.000", "half a million", "2.4 bn"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from accordingto.languages import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:(?:,\d{3})+(?:\.\d+)?|(?:\.\d{3})+(?:,\d+)?)")
_HALF = Decimal("0.5")
_QUARTER = Decimal("0.25")


def digits(word: str, *, scaled: bool = False) -> Decimal | None:
    """The value of digits with separators.

    "1,300" and "450.000" group thousands; "2.4" and "2,4" have decimals. Before a scale word
    (`scaled`: "1.234 million") a point marks decimals. None where it is no number.
    """
    if not _DIGITS.fullmatch(word):
        return None
    if _THOUSANDS.fullmatch(word) and not (scaled and word.count(".") == 1 and "," not in word):
        group = "," if "," in word and (word.find(",") < word.find(".") or "." not in word) else "."
        point = "." if group == "," else ","
        return Decimal(word.replace(group, "").replace(point, "."))
    if word.count(".") + word.count(",") > 1:
        return None
    return Decimal(word.replace(",", "."))


def value(phrase: str) -> Decimal | None:
    """The value of a number in words or digits, its words parted by single spaces.

    None where the words are no number.
    """
    table = lexicon("en", "numbers")
    cardinals: Mapping[str, int] = table["cardinal"]
    scales: Mapping[str, int] = table["scale"]
    total, current, started = Decimal(0), Decimal(0), False
    largest = Decimal(0)
    for word, scaled in _with_scale(phrase.split(), scales):
        if word in scales:
            current = (current if started else Decimal(1)) * scales[word]
            largest = Decimal(scales[word])
            if largest >= 1000:
                total, current = total + current, Decimal(0)
        elif word == "half":
            current += _HALF * (largest if largest and total else 1)
        elif word in {"quarter", "quarters"}:
            current = (current or Decimal(1)) * _QUARTER
        elif word in cardinals:
            current += cardinals[word]
        elif (number := digits(word, scaled=scaled)) is not None:
            current += number
        else:
            continue
        started = True
    return total + current if started else None


def _with_scale(words: list[str], scales: Mapping[str, int]) -> Iterator[tuple[str, bool]]:
    """Each word, and whether a scale word follows it."""
    for word, after in zip(words, [*words[1:], ""], strict=True):
        yield word, after in scales
