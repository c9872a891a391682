"""Times: the TIMEX3 expressions of a text, with values against the day of publication.

The patterns are those of `languages/en/times.toml`; the choices are old ones of the field
(HeidelTime, Strötgen and Gertz 2010): a news text counts from its day of publication and prefers
the past unless the verb looks ahead, a narrative counts from the date it last spoke of.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from accordingto.languages import lexicon
from accordingto.model import Span, When
from accordingto.reading import feast, lapse, timex
from accordingto.reading.grammar import Found, Grammar, Rule, Word, words
from accordingto.reading.guard import NO_TIME, is_time, may_be_time
from accordingto.reading.occasion import Occasion
from accordingto.reading.tense import tense
from accordingto.reading.timex import Anchor, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from accordingto.model import Document
    from accordingto.reading.parse import Parse

_READERS = timex.READERS | lapse.READERS | feast.READERS
_FULL_DATES = 3
"""Full dates of past years, at least, in a history."""
_YEARS_A_NEWS_DATE = 2
"""Past years, in a history, for each date that hangs on the day of publication."""


def read_times(document: Document, parse: Parse) -> tuple[When, ...]:
    """The time expressions of a document in text order.

    Without a publication date, what hangs on it keeps an open value: "XXXX-04-04", PAST_REF.
    """
    found = words(document.text)
    grammar, kinds = _grammar()
    seen = [word if may_be_time(parse, word) else word._replace(text=NO_TIME) for word in found]
    matches = [
        match
        for match in grammar.find(found, grammar.encode(seen))
        if is_time(parse, found, match, kinds[match.rule])
    ]
    narrative = _is_narrative(document.published, matches, kinds)
    thread = _Thread(document.published, narrative)
    spoken = _spoken(
        document.published, parse, found, [m for m in matches if kinds[m.rule] == "date"]
    )
    times: list[When] = []
    for match in matches:
        anchor = thread.anchor(found, match, tense(parse, found[match.first].start))
        if _is_writers(match) and (day := spoken(found[match.first].start)):
            anchor = replace(anchor, published=day)
        value = _READERS[kinds[match.rule]](match.fields, anchor)
        if value is not None:
            times.append(_when(found, match, value))
            thread.follow(match, value)
    return tuple(times)


def _spoken(
    published: date | None, parse: Parse, found: Sequence[Word], dates: Sequence[Found]
) -> Callable[[int], date | None]:
    """For an offset inside a quotation, the day on which the narration says it was spoken."""
    named = {
        Span(found[m.first].start, found[m.last].end): m
        for m in dates
        if published is not None and "deictic" not in m.fields
    }
    occasion = Occasion(parse) if named else None

    def spoken(offset: int) -> date | None:
        if occasion is None or not occasion.quoted(offset):
            return None
        span = occasion.narrated(offset, named)
        if span is None:
            return None
        value = _READERS["date"](named[span].fields, Anchor(published, tense=-1))
        return value and value.day

    return spoken


class _Thread:
    """The day that the text speaks of, carried from expression to expression."""

    def __init__(self, published: date | None, narrative: bool) -> None:  # noqa: FBT001  two states of one thing
        self._published = published
        self._narrative = narrative
        self._day: date | None = None
        self._day_before: date | None = None
        self._year_only = False
        self._previous: Found | None = None

    def anchor(self, found: Sequence[Word], match: Found, look: int) -> Anchor:
        """What the next expression is counted from; an apposition, from what its head was."""
        apposed = self._previous is not None and _is_apposition(found, self._previous, match)
        day = self._day_before if apposed else self._day
        return Anchor(self._published, day, self._narrative, self._year_only, look)

    def follow(self, match: Found, value: Value) -> None:
        """Go on to the day of an expression; in a narrative, not to the writer's own day."""
        if value.day is None or value.type not in {"DATE", "TIME"}:
            return
        if self._narrative and _is_writers(match):
            return
        self._day_before, self._day, self._previous = self._day, value.day, match
        self._year_only = len(value.value) <= 4


def _is_writers(match: Found) -> bool:
    """Whether an expression is counted from the day of writing: "today", "last year"."""
    fields = match.fields
    return (
        "deictic" in fields
        or fields.get("direction") == "ago"
        or (fields.get("rel") in {"this", "last", "next"} and "the" not in fields)
    )


def _when(found: Sequence[Word], match: Found, value: Value) -> When:
    span = Span(found[match.first].start, found[match.last].end)
    return When(span, value.type, value.value, _mod(match))


def _mod(match: Found) -> str | None:
    """TIMEX3 mod: START, MID, END of a period, or how a length is bounded."""
    if edge := match.fields.get("edge"):
        return (timex.table("edge") | timex.table("bound"))[edge]
    if about := match.fields.get("about"):
        return timex.table("about")[about] or None
    return None


def _is_apposition(found: Sequence[Word], previous: Found, match: Found) -> bool:
    """Whether only a comma parts two expressions: both are counted from the same day."""
    between = found[previous.last + 1 : match.first]
    return len(between) == 1 and between[0].text in {",", "("}


def _is_narrative(published: date | None, matches: Iterable[Found], kinds: Sequence[str]) -> bool:
    """Whether most dates are full dates of years past, as in a history."""
    if published is None:
        return True
    years = full = near = 0
    for match in matches:
        if year := match.fields.get("year"):
            past = int(year) < published.year - 1
            years += past
            full += past and "month" in match.fields
            near += not past
        elif kinds[match.rule] in {"date", "step", "part"}:
            near += not match.fields.keys() & {"month", "month_number", "dotted", "the"}
    return full >= _FULL_DATES and years > _YEARS_A_NEWS_DATE * near


@cache
def _grammar() -> tuple[Grammar, tuple[str, ...]]:
    """The grammar of times.toml, and the reader of each rule."""
    table: dict[str, Any] = lexicon("en", "times")
    numbers: dict[str, Any] = lexicon("en", "numbers")
    parts = table["parts"] | {
        name: "|".join(sorted(phrases, key=len, reverse=True))
        for name, phrases in (
            ("holiday", table["holiday"]),
            ("fixed", table["fixed"]),
            ("pointed", table["pointed"]),
            ("unstated", table["unstated"]["words"]),
        )
    }
    parts["about"] = "(about=" + "|".join(sorted(table["about"], key=len, reverse=True)) + ")"
    keys = ("pattern", "after", "then", "unless")
    rules = [Rule(*(rule.get(key, "") for key in keys)) for rule in table["rule"]]
    classes = {name: table[name] for name in _CLASSES} | _numerals()
    classes |= {
        "cardinal": numbers["cardinal"],
        "weekdays": [f"{day}s" for day in table["weekday"] if day.endswith("day")],
        "units": [u for u in table["unit"] if u[-1] == "s"],
        "single": [u for u in table["unit"] if u[-1] != "s"],
    }
    classes["ordinal"] = [*numbers["ordinal"], *classes["ordinal"]]
    return Grammar(rules, classes, parts, _shape), tuple(rule["reads"] for rule in table["rule"])


_CLASSES = (
    "month", "weekday", "unit", "season", "part", "zone", "deictic", "rel", "frequency", "edge",
    "direction", "decade_name", "quarter_sign",
)  # fmt: skip


def _numerals() -> dict[str, list[str]]:
    """The classes of digits, by what they can be."""
    two = [f"{n:02d}" for n in range(60)]
    whole = [str(n) for n in range(100)] + two[:10]
    return {
        "day": [str(n) for n in range(1, 32)] + two[1:10],
        "month_number": [str(n) for n in range(1, 13)] + two[1:10],
        "hours": [str(n) for n in range(25)] + two[:10],
        "minutes": two,
        "digits": [*whole, "<year>", "<number>", "<dotted_clock>"],
        "ordinal": [f"{n}{end}" for n in range(1, 32) for end in ("st", "nd", "rd", "th")],
        "ampm": ["am", "pm", "a.m.", "p.m.", "a.m", "p.m"],
        "era": ["bc", "b.c.", "b.c", "bce", "ad"],
        "named_hour": list(timex.table("hour")),
        "dash": ["-", "–", "—", "/"],
        "apostrophe": ["'", "‘", "’"],
        "abbr": timex.table("abbreviated")["words"],
        "short_weekday": timex.table("short_weekday")["words"],
        "at_time": ["at", "around", "during"],
        "at_period": ["on", "for", "during", "of", "in", "through"],
        "stop": [".", ",", ";", ":", ")", "!", "?", "\n"],
    }


def _shape(word: str) -> str:
    """The class of digits that stand in no list."""
    if not word[0].isdigit():
        return ""
    if word.endswith("s"):
        return "<decade>" if word.rstrip("s'’").endswith("0") else ""
    pieces = word.split(".")
    if len(pieces) == 3 and len(pieces[2]) == 4:
        return "<dotted>"
    if len(pieces) == 2 and len(pieces[0]) <= 2 and len(pieces[1]) == 2:
        return "<dotted_clock>"
    if len(word) == 4 and word.isdecimal():
        return "<year>"
    return "<number>" if word[-1].isdigit() else ""
