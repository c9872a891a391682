"""Time values: what the words of a matched expression come to in TIMEX3 (ISO 8601)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import MAXYEAR, date
from typing import TYPE_CHECKING, Any, NamedTuple

from accordingto.languages import lexicon
from accordingto.reading import day as days

if TYPE_CHECKING:
    from accordingto.reading.grammar import Fields

_PAST_LEAN = 30
"""Days by which what is past is preferred where the tense is unknown."""
_UNKNOWN_DAY = "XXXX-XX-XX"


class Value(NamedTuple):
    """A TIMEX3 type and value; `day` is the first day meant, where it is known."""

    type: str
    value: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a time is counted from.

    Attributes:
        published: the day of publication.
        reference: the day that the text last spoke of.
        narrative: whether the text tells history, so that `reference` goes before `published`.
        year_only: whether `reference` stands for a whole year.
        tense: -1 past, 1 to come, 0 unknown.
    """

    published: date | None = None
    reference: date | None = None
    narrative: bool = False
    year_only: bool = False
    tense: int = 0

    @property
    def base(self) -> date | None:
        """The day from which a partial date is completed."""
        if self.narrative or self.published is None:
            return self.reference or self.published
        return self.published

    def spoken(self, rel: str | None) -> date | None:
        """The day from which "last summer", "next June" or bare "June" is counted."""
        return self.published if rel in {"last", "this", "next"} else self.base

    @property
    def told(self) -> date | None:
        """The day from which "the next day" is counted."""
        return self.reference or self.published


Reader = Callable[["Fields", Anchor], "Value | None"]


def table(name: str) -> dict[str, Any]:
    """A table of times.toml."""
    found: dict[str, Any] = lexicon("en", "times")[name]
    return found


def dated(day: date | None, fields: Fields) -> Value | None:
    """A day, with the time of day that the fields hold."""
    return None if day is None else timed(day.isoformat(), fields, day)


def timed(value: str, fields: Fields, day: date | None) -> Value:
    """The day with the time of day that the fields hold."""
    if clock := _clock_text(fields):
        return Value("TIME", f"{value}T{clock}", day)
    if part := fields.get("part"):
        return Value("TIME", f"{value}T{table('part')[part]}", day)
    return Value("DATE", value, day)


def _clock_text(fields: Fields) -> str | None:
    """Hours and minutes: "3.40 a.m." is 03:40, "8 pm" is 20:00."""
    if named := fields.get("named_hour"):
        return table("hour")[named]
    if military := fields.get("military"):
        return f"{military[:2]}:{military[2:]}"
    hours, _, minutes = fields.get("dotted_clock", "").partition(".")
    hours, minutes = hours or fields.get("hours", ""), minutes or fields.get("minutes", "")
    if not hours:
        return None
    hour = int(hours)
    half = fields.get("ampm", " ")[0]
    if half == "p" and hour < 12:
        hour += 12
    if half == "a" and hour == 12:
        hour = 0
    return f"{hour:02d}:{minutes or '00'}"


def _date(fields: Fields, anchor: Anchor) -> Value | None:
    if "month" in fields or "month_number" in fields or "dotted" in fields:
        return _calendar_day(fields, anchor)
    if deictic := fields.get("deictic"):
        if anchor.published is None:
            return timed(_UNKNOWN_DAY, fields, None)
        if deictic == "tonight":
            fields = {"part": "night"} | fields
        return dated(days.add_days(anchor.published, table("deictic")[deictic]), fields)
    return _weekday(fields, anchor)


def _calendar_day(fields: Fields, anchor: Anchor) -> Value | None:
    if dotted := fields.get("dotted"):
        day, month, year = (int(piece) for piece in dotted.split("."))
        made = days.make(year, month, day) or days.make(year, day, month)
        return dated(made, fields)
    month = _month_number(fields)
    day = _ordinal(fields["ordinal"]) if "ordinal" in fields else int(fields["day"])
    if year := _stated_year(fields, anchor):
        made = days.make(year, month, day)
        if "month_number" in fields and _is_ahead(made, anchor):
            made = days.make(year, day, month) or made
        return dated(made, fields)
    if anchor.base is None:
        return timed(f"XXXX-{month:02d}-{day:02d}", fields, None)
    return dated(_nearest(month, day, anchor, anchor.base), fields)


def _is_ahead(day: date | None, anchor: Anchor) -> bool:
    """Whether a date in figures, read day first, is yet to come where the verb looks back.

    Then 05/11/2031 is the American 11 May.
    """
    if day is None or anchor.published is None:
        return False
    return day > anchor.published and anchor.tense <= 0


def _month_number(fields: Fields) -> int:
    if "month" in fields:
        return table("month")[fields["month"]]
    return int(fields["month_number"])


def _stated_year(fields: Fields, anchor: Anchor) -> int | None:
    """The year in figures, or of "that year", "last year"."""
    if year := fields.get("year"):
        return int(year)
    if rel := fields.get("yearrel"):
        word = rel.split()[-1]
        base = anchor.published if rel in {"this", "last", "next"} else anchor.told
        return None if base is None else base.year + table("rel")[word]
    return None


def _nearest(month: int, day: int, anchor: Anchor, base: date) -> date | None:
    """The day of the year before, on or after `base` as tense asks, else the nearest."""
    around = (
        days.make(base.year + step, month, day) for step in (-1, 0, 1) if base.year + step > 0
    )
    candidates = [found for found in around if found]
    if anchor.narrative:
        return days.make(base.year, month, day) if anchor.year_only else _onward(candidates, base)
    if anchor.tense < 0:
        return max((d for d in candidates if d <= base), default=None)
    if anchor.tense > 0:
        return min((d for d in candidates if d >= base), default=None)
    return min(candidates, key=lambda d: abs((d - base).days + _PAST_LEAN), default=None)


def _onward(candidates: list[date], base: date) -> date | None:
    """In a narrative time runs on: from half a year back to half a year on."""
    return min(candidates, key=lambda d: abs((d - base).days - 60), default=None)


def _weekday(fields: Fields, anchor: Anchor) -> Value | None:
    weekday = table("weekday")[fields["weekday"]]
    rel = fields.get("rel")
    narrative = anchor.narrative or rel in {"following", "previous", "that", "same", "subsequent"}
    base = anchor.told if narrative else anchor.published or anchor.reference
    if base is None:
        return timed(f"XXXX-WXX-{weekday}", fields, None)
    ahead = anchor.tense > 0 or (rel == "this" and anchor.tense == 0)
    side = (table("rel")[rel] if rel else 0) or (1 if ahead else -1)
    itself = rel not in {"last", "next", "previous", "following", "past"}
    return dated(days.on_weekday(base, weekday, side, itself=itself), fields)


def _clock(fields: Fields, anchor: Anchor) -> Value | None:
    base = anchor.told
    return timed(_UNKNOWN_DAY if base is None else base.isoformat(), fields, base)


def _part(fields: Fields, anchor: Anchor) -> Value | None:
    """The part of a day: "this morning", "last night", "the following evening"."""
    rel = fields.get("rel", "same")
    base = anchor.published if rel in {"this", "last", "past", "coming"} else anchor.told
    if base is None:
        return timed(_UNKNOWN_DAY, {"part": "night"} | fields, None)
    return dated(days.add_days(base, table("rel")[rel]), {"part": "night"} | fields)


def _month(fields: Fields, anchor: Anchor) -> Value | None:
    month = _month_number(fields)
    if year := _stated_year(fields, anchor):
        return _month_value(days.make(year, month, 1))
    rel = fields.get("rel")
    base = anchor.spoken(rel)
    if base is None:
        return Value("DATE", f"XXXX-{month:02d}")
    first = date(base.year, base.month, 1)
    if rel in {"last", "previous", "past"}:
        back = (first.month - month) % 12 or 12
        return _month_value(days.add_months(first, -back))
    if rel in {"next", "following", "coming"}:
        return _month_value(days.add_months(first, (month - first.month) % 12 or 12))
    if rel in {"this", "that", "same"}:
        return _month_value(days.make(base.year, month, 1))
    return _month_value(_nearest(month, 1, anchor, first))


def _month_value(first: date | None) -> Value | None:
    return None if first is None else Value("DATE", days.iso_month(first), first)


def _year(fields: Fields, _anchor: Anchor) -> Value:
    year = int(fields["year"])
    return Value("DATE", f"{year:04d}", days.make(year, 1, 1))


def _short_year(fields: Fields, anchor: Anchor) -> Value | None:
    """As "57" behind "1953-" or an apostrophe: of that century, or of the last hundred years."""
    written = fields["digits"]
    if len(written) != 2 or not written.isdigit():
        return None
    if year := fields.get("year"):
        return _year({"year": year[:2] + written}, anchor)
    this_year = anchor.base.year if anchor.base else 2000
    full = this_year // 100 * 100 + int(written)
    return _year({"year": str(full if full <= this_year + 1 else full - 100)}, anchor)


def _decade(fields: Fields, anchor: Anchor) -> Value | None:
    digits = "".join(sign for sign in fields["decade"] if sign.isdigit())
    if len(digits) == 4:
        return Value("DATE", digits[:3], days.make(int(digits), 1, 1))
    if "era" in fields:
        return Value("DATE", f"BC{int(digits) // 10:03d}")
    century = (anchor.base.year if anchor.base else 1999) // 100
    if anchor.base and int(digits) > anchor.base.year % 100:
        century -= 1
    return Value("DATE", f"{century}{digits[0]}", days.make(century * 100 + int(digits), 1, 1))


def _decade_name(fields: Fields, anchor: Anchor) -> Value | None:
    """As in "the sixties": the last decade of that name that has begun."""
    return _decade({"decade": str(table("decade_name")[fields["decade_name"]])}, anchor)


def _week_of(fields: Fields, anchor: Anchor) -> Value | None:
    """As in "the week of 3 March": the week that holds the day."""
    day = found.day if (found := _calendar_day(fields, anchor)) else None
    return day and Value("DATE", days.iso_week(day), day)


def _century(fields: Fields, _anchor: Anchor) -> Value | None:
    number = _ordinal(fields["ordinal"]) - 1
    if "era" in fields and fields["era"].startswith("b"):
        return Value("DATE", f"BC{number:02d}")
    return Value("DATE", f"{number:02d}")


def _era(fields: Fields, _anchor: Anchor) -> Value | None:
    if not fields["digits"].isdigit():
        return None
    value = ("BC" if fields["era"].startswith("b") else "") + f"{int(fields['digits']):04d}"
    if "month" in fields:
        value += f"-{_month_number(fields):02d}"
    elif "season" in fields:
        value += f"-{table('season')[fields['season']]}"
    return Value("DATE", value)


def _quarter(fields: Fields, anchor: Anchor) -> Value | None:
    if written := fields.get("quarter_sign"):
        number, sign, pieces = table("quarter_sign")[written], "Q", 4
    else:
        number = _ordinal(fields["ordinal"])
        sign, pieces = ("Q", 4) if fields["piece"] == "quarter" else ("H", 2)
    if number > pieces:
        return None
    month = (number - 1) * 12 // pieces + 1
    year = _quarter_year(fields, anchor, month)
    if year is None:
        return Value("DATE", f"XXXX-{sign}{number}")
    return Value("DATE", f"{year:04d}-{sign}{number}", days.make(year, month, 1))


def _quarter_year(fields: Fields, anchor: Anchor, month: int) -> int | None:
    """The year of a quarter that begins in `month`: stated, or the last, or the one to come."""
    base = anchor.base
    if "year" in fields:
        return int(fields["year"])
    if base is None:
        return None
    past = "rel" not in fields and month > base.month and anchor.tense <= 0
    step: int = table("rel")[fields.get("rel", "this")]
    return base.year + step - past


def _season(fields: Fields, anchor: Anchor) -> Value | None:
    season: str = table("season")[fields["season"]]
    base = anchor.spoken(fields.get("rel"))
    stated = _stated_year(fields, anchor)
    if stated is not None:
        year = stated
    elif base is None:
        return Value("DATE", f"XXXX-{season}")
    else:
        year = base.year + _season_step(season, fields.get("rel"), anchor, base)
    if not 0 < year <= MAXYEAR:
        return None
    return Value("DATE", f"{year:04d}-{season}", days.season_start(year, season))


def _season_step(season: str, rel: str | None, anchor: Anchor, base: date) -> int:
    """By how many years the season meant lies off the year of `base`."""
    begun = days.season_start(base.year, season) <= base
    ended = begun and (base.month - days.season_start(base.year, season).month) >= 3
    if rel in {"last", "previous", "past"}:
        return 0 if ended else -1
    if rel in {"next", "following", "coming"}:
        return 1 if begun else 0
    if rel or anchor.narrative or anchor.tense == 0:
        return 0
    if anchor.tense > 0:
        return 1 if ended else 0
    return 0 if begun else -1


def _ordinal(word: str) -> int:
    """The number of "third" and "3rd"."""
    named: dict[str, int] = lexicon("en", "numbers")["ordinal"]
    return named[word] if word in named else int("".join(c for c in word if c.isdigit()))


def _day_of_month(fields: Fields, anchor: Anchor) -> Value | None:
    """The 7 of "January 5-7"."""
    return _calendar_day({"month": fields["month"], "day": fields["until"]}, anchor)


READERS: dict[str, Reader] = {
    "date": _date,
    "day": _calendar_day,
    "day_of_month": _day_of_month,
    "clock": _clock,
    "part": _part,
    "month": _month,
    "year": _year,
    "short_year": _short_year,
    "decade": _decade,
    "decade_name": _decade_name,
    "week_of": _week_of,
    "century": _century,
    "era": _era,
    "quarter": _quarter,
    "season": _season,
}
