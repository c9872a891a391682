"""The amount that a matched number phrase states: value, literal and likely interval."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from accordingto.languages import lexicon
from accordingto.reading import bounds, numeral
from accordingto.reading.bounds import Bounds, Hedge

if TYPE_CHECKING:
    from collections.abc import Mapping

    from accordingto.reading.grammar import Fields

_PERCENT_GRAIN = Decimal("0.1")
_LARGE = 1_000_000


class Amount(NamedTuple):
    """The stated value, None where none is stated, with its intervals."""

    value: Decimal | None
    bounds: Bounds


def amount(kind: str, fields: Fields) -> Amount | None:
    """The amount of a rule of `numbers.toml`; None where the words hold none."""
    match kind:
        case "range":
            return _range(fields)
        case "number":
            return _number(fields)
        case "fraction":
            return _fraction(fields)
        case "multiple":
            folds: Mapping[str, int] = lexicon("en", "numbers")["fold"]
            low = fields["low"]
            return _number(fields | {"low": str(folds[low])} if low in folds else fields)
        case "vague":
            return Amount(None, vague(fields["vague"]))
        case _:
            return Amount(Decimal(0), bounds.bounds(Decimal(0), Hedge.EXACT))


def vague(words: str) -> Bounds:
    """The intervals of a vague count such as "dozens"."""
    entry: Mapping[str, list[float]] = lexicon("en", "numbers")["vague"][words]
    (low, high), (likely_low, likely_high) = entry["interval"], entry["likely"]
    return Bounds((low, high), (likely_low, likely_high))


def _range(fields: Fields) -> Amount | None:
    low, high = numeral.value(fields["low"]), numeral.value(fields["high"])
    if low is None or high is None:
        return None
    scale = _last_scale(fields["high"])
    if scale and not _last_scale(fields["low"]) and low < high / scale * 10:
        low = numeral.value(fields["low"] + " " + fields["high"].split()[-1]) or low
    if low >= high:
        return None
    ends = (float(low), float(high))
    return Amount(None, Bounds(ends, ends))


def _last_scale(words: str) -> int | None:
    scales: dict[str, int] = lexicon("en", "numbers")["scale"]
    return scales.get(words.rsplit(maxsplit=1)[-1])


def _number(fields: Fields) -> Amount | None:
    number = numeral.value(fields["low"])
    if number is None:
        return None
    hedge = _hedge(fields)
    whole = number == number.to_integral_value()
    if hedge is not Hedge.EXACT:
        grain = _PERCENT_GRAIN if "percent" in fields else Decimal(1)
        if not whole:
            grain = min(grain, bounds.round_step(number))
        return Amount(number, bounds.bounds(number, hedge, grain))
    if fields["low"].endswith("dozen"):
        return Amount(number, bounds.dozen(number))
    if _last_scale(fields["low"]) and number >= _LARGE:
        return Amount(number, bounds.rounded(number))
    return Amount(number, bounds.bounds(number, Hedge.EXACT))


def _fraction(fields: Fields) -> Amount | None:
    bottom = _denominator(fields["bottom"])
    top = numeral.value(fields.get("top", "a"))
    if not bottom or (top is not None and top > bottom):
        return None
    value = ((top if top is not None else Decimal(1)) / bottom).quantize(bounds.SHARE_GRAIN)
    hedge = _hedge(fields)
    if hedge is Hedge.EXACT:
        return Amount(value, bounds.share(value))
    return Amount(value, bounds.hedged_share(value, hedge))


def _denominator(words: str) -> Decimal | None:
    denominators: dict[str, int] = lexicon("en", "numbers")["denominator"]
    if words in denominators:
        return Decimal(denominators[words])
    return numeral.value(words)


@cache
def _hedges() -> dict[str, Hedge]:
    table: dict[str, Any] = lexicon("en", "numbers")
    return {
        words: Hedge(kind) for side in ("before", "after") for words, kind in table[side].items()
    }


def _hedge(fields: Fields) -> Hedge:
    words = fields.get("after") or fields.get("before") or fields.get("outer")
    return _hedges()[words] if words else Hedge.EXACT
