"""What a number allows: the literal interval of its words, and the reader's likely one.

The conventions are those of conflict data sets (UCDP low and high) made explicit: "about" is a
tenth either way, "nearly" reaches from nine tenths to just below, and a bound such as "more
than 60" is taken to stay under the next round number, since 87 would be "more than 80".
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from accordingto.model import Interval

SHARE_GRAIN = Decimal("0.0001")
"""The smallest step between fractions."""


class Hedge(StrEnum):
    """How the words bound a number."""

    EXACT = "exact"
    APPROX = "approx"
    ODD = "odd"
    NEARLY = "nearly"
    JUST_OVER = "just-over"
    MORE_THAN = "more-than"
    AT_LEAST = "at-least"
    LESS_THAN = "less-than"
    AT_MOST = "at-most"


class Bounds(NamedTuple):
    """The literal and the likely interval."""

    interval: Interval
    likely: Interval


def bounds(  # noqa: PLR0911  one arm for each hedge
    number: Decimal, hedge: Hedge, grain: Decimal = Decimal(1)
) -> Bounds:
    """The intervals of a hedged number; `grain` is the smallest step of what is counted."""
    low, high = _tenth_below(number, grain), _tenth_above(number, grain)
    step = round_step(number)
    top = number + step - grain if step > grain else max(high, number)
    match hedge:
        case Hedge.EXACT:
            return _both(number, number)
        case Hedge.APPROX:
            return _both(low, high)
        case Hedge.ODD:
            return _both(number + grain, number + max(step, 10 * grain) - grain)
        case Hedge.NEARLY:
            return _both(min(low, number - grain), number - grain)
        case Hedge.JUST_OVER:
            return _both(number + grain, max(high, number + grain))
        case Hedge.MORE_THAN:
            return _bounds(number + grain, None, number + grain, max(top, number + grain))
        case Hedge.AT_LEAST:
            return _bounds(number, None, number, top)
        case Hedge.LESS_THAN:
            floor = max(Decimal(0), number - (step if step < number else number / 2))
            return _bounds(Decimal(0), number - grain, min(floor, number - grain), number - grain)
        case Hedge.AT_MOST:
            return _bounds(Decimal(0), number, _grained(number / 2, grain, ROUND_CEILING), number)


def rounded(number: Decimal) -> Bounds:
    """A number given in millions or more: exact in words, rounded to its last digit in mind."""
    half = round_step(number) / 2
    return _bounds(number, number, number - half, number + half)


def share(number: Decimal) -> Bounds:
    """A fraction: exact in words, a hundredth either way in mind."""
    cent = Decimal("0.01")
    low = (number - cent).quantize(cent, ROUND_FLOOR)
    return _bounds(number, number, low, (number + cent).quantize(cent, ROUND_CEILING))


def hedged_share(number: Decimal, hedge: Hedge) -> Bounds:
    """A bounded fraction: never above the whole, in mind within a twentieth of the bound."""
    (low, high), (likely_low, likely_high) = bounds(number, hedge, SHARE_GRAIN)
    near = Decimal("0.05")
    if hedge in {Hedge.MORE_THAN, Hedge.AT_LEAST}:
        likely_high = float(min(Decimal(1), number + near))
    elif hedge is Hedge.LESS_THAN:
        likely_low = float(max(Decimal(0), number - near))
    return Bounds((low, 1.0 if high is None else min(high, 1.0)), (likely_low, likely_high))


def dozen(number: Decimal) -> Bounds:
    """A count in dozens: exact in words, a sixth either way in mind."""
    room = max(Decimal(1), (number / 6).quantize(Decimal(1), ROUND_FLOOR))
    return _bounds(number, number, number - room, number + room)


def round_step(number: Decimal) -> Decimal:
    """The place of the last digit that is not zero: 1300 gives 100, 2.4 gives 0.1."""
    if not number:
        return Decimal(1)
    exponent = number.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def _tenth_below(number: Decimal, grain: Decimal) -> Decimal:
    return _grained(number * Decimal("0.9"), grain, ROUND_CEILING)


def _tenth_above(number: Decimal, grain: Decimal) -> Decimal:
    return _grained(number * Decimal("1.1"), grain, ROUND_FLOOR)


def _grained(number: Decimal, grain: Decimal, rounding: str) -> Decimal:
    """The nearest multiple of the grain on one side."""
    return (number / grain).to_integral_value(rounding) * grain


def _both(low: Decimal, high: Decimal) -> Bounds:
    return _bounds(low, high, low, high)


def _bounds(
    low: Decimal, high: Decimal | None, likely_low: Decimal, likely_high: Decimal
) -> Bounds:
    return Bounds(
        (float(low), None if high is None else float(high)),
        (float(likely_low), float(likely_high)),
    )
