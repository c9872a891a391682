"""Copy that has gone stale: "this week's attack" in a text that dates the attack elsewhere.

A sentence kept from an older story counts from a day that is no longer the day of publication.
The value stays as the words have it; the reader says what does not fit.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from accordingto.dates import days_of
from accordingto.languages import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from accordingto.model import When
    from accordingto.reading.parse import Parse, Token

_RECENT = timedelta(days=14)
_LONGEST_CLIMB = 3
"""Words between a date and the noun that it dates."""


class _Dated(NamedTuple):
    """A happening's noun with the time that the text gives it."""

    noun: Token
    time: When
    days: tuple[date, date]
    counted: bool


def stale(parse: Parse, times: Sequence[When]) -> tuple[str, ...]:
    """Notes on times counted from publication that another date of the same happening denies."""
    dated = list(_dated(parse, times))
    stated = [one for one in dated if not one.counted]
    notes: list[str] = []
    for one in dated:
        if not one.counted:
            continue
        other = next((s for s in stated if _parted(one, s)), None)
        if other is not None:
            words, there = (f.time.span.of(parse.text) for f in (one, other))
            notes.append(
                f"“{words} … {one.noun.text}” at {one.time.span.start} counts to "
                f"{one.time.value}, but “{there}” at {other.time.span.start} dates the "
                f"{other.noun.text} to {other.time.value}: older copy?"
            )
    return tuple(notes)


def _parted(one: _Dated, other: _Dated) -> bool:
    """Whether a happening is dated to the days just before those that the words count to."""
    before = one.days[0] - other.days[1]
    return one.noun.lemma == other.noun.lemma and timedelta(0) < before <= _RECENT


def _dated(parse: Parse, times: Sequence[When]) -> Iterator[_Dated]:
    """The nouns that have a time for their own: "this week's attack", "an attack on 4 April"."""
    counted: frozenset[str] = frozenset(lexicon("en", "times")["counted"]["words"])
    for time in times:
        inside = parse.tokens_in(time.span)
        days = days_of(time.value)
        if days is None or not inside:
            continue
        noun = _noun(parse, inside)
        if noun is not None:
            first = parse.tokens[inside[0]].lower
            yield _Dated(noun, time, days, first in counted)


def _noun(parse: Parse, inside: Sequence[int]) -> Token | None:
    """The noun outside a time on which the time hangs, by a preposition or as its possessor."""
    top = next(i for i in inside if parse.tokens[i].head not in inside or parse.tokens[i].head == i)
    for step, above in enumerate(parse.ancestors(top)):
        if step >= _LONGEST_CLIMB or above.pos in {"VERB", "AUX"}:
            return None
        if above.pos == "NOUN" and above.i not in inside:
            return above
    return None
