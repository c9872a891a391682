"""Rival figures: one measure, one scope, one time, and likely intervals that do not meet.

A count that one voice corrects is an update, not a dispute; a part is not its whole.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.languages import lexicon
from accordingto.linking.account import is_headline, same_scene
from accordingto.linking.topic import topic_of
from accordingto.model import ActorKind, ClaimKind, Figure, Interval, shorten

if TYPE_CHECKING:
    from datetime import date

    from accordingto.linking.account import Account, Accounts
    from accordingto.model import Place

MEASURES = frozenset({"killed", "injured", "missing", "displaced", "arrested", "money", "share"})
SUMS = frozenset({"money", "share"})
"""Measures that say nothing of what is measured."""
SAME_SUBJECT = 0.5
"""Share of the lesser topic from which two sums are of one thing."""
SLACK = 0.02
"""Intervals that miss each other by less than this share still meet."""
FAR = 14
"""Days between publications beyond which two counts are of two happenings."""


GROWN = 2
"""Days after which a higher count is no rival of one that was only a least number."""
_HEADS = frozenset({"director", "chief", "head", "spokesman", "spokeswoman", "manager"})
"""Offices whose holder counts for the body named before them: "hospital director"."""
LONG = 120
"""The same where both articles open on a scene with `NAMED` names in common."""
NAMED = 2


@dataclass(frozen=True, slots=True)
class Count:
    """A figure with the account that gives it."""

    figure: Figure
    account: Account


def rival_counts(groups: list[list[Count]]) -> list[list[list[Count]]]:
    """For each contested quantity, its sides: the counts whose likely intervals meet."""
    found: list[list[list[Count]]] = []
    for counts in groups:
        standing = _standing(counts)
        sides = _sides(standing)
        if len(sides) > 1:
            found.append([_with_restatements(side, counts) for side in sides])
    return found


def counts_of_one_thing(world: Accounts) -> list[list[Count]]:
    """Whole counts (no parts) of one measure in articles near each other about one thing."""
    groups: list[list[Count]] = []
    for account in world.rows:
        for figure in world.figures.get(account.claim.id, ()):
            if figure.measure not in MEASURES or _is_part(figure):
                continue
            if _is_over_a_period(figure, world):
                continue
            count = Count(figure, account)
            home = next((group for group in groups if _same_thing(count, group, world)), None)
            if home is None:
                groups.append([count])
            else:
                home.append(count)
    return groups


def _same_thing(count: Count, group: list[Count], world: Accounts) -> bool:
    """Whether a count is of what the group counts: measure, unit, days, and words around it."""
    first = group[0]
    if (count.figure.measure, _money(count)) != (first.figure.measure, _money(first)):
        return False
    if any(_days_apart(count, other) > _reach(count, other) for other in group[-3:]):
        return False
    if _of_others(count, first):
        return False
    inside = any(count.figure.document.id == other.figure.document.id for other in group)
    if inside and first.figure.measure not in SUMS:
        return _same_event(count, group, world)
    if first.figure.measure in SUMS:
        return any(_same_subject(count, other, world) for other in group)
    return any(same_scene(count.account, other.account) for other in group)


def _reach(one: Count, other: Count) -> int:
    """Days within which two counts can be of one happening: longer where the scene has a name."""
    here, there = one.account.scene, other.account.scene
    shared = (here.names | there.names) & here.keys & there.keys
    return LONG if len(shared) >= NAMED else FAR


def _of_others(one: Count, other: Count) -> bool:
    """Whether the words counted name different people: Teldran guards, Marovian soldiers."""
    names = [topic_of(f"· {_counted(count.figure)}").names for count in (one, other)]
    return all(names) and not names[0] & names[1]


def _counted(figure: Figure) -> str:
    """The words counted, up to a comma; in capitals they do not tell a name from a word."""
    words = (figure.counted or "").partition(",")[0]
    return "" if words.isupper() else words


def _same_subject(one: Count, other: Count, world: Accounts) -> bool:
    """Whether two sums are of one thing: most of the words of the lesser statement are shared."""
    common = one.account.topic.keys & other.account.topic.keys
    return len(common) > 1 and world.shared(one.account, other.account) >= SAME_SUBJECT


def _same_event(count: Count, group: list[Count], world: Accounts) -> bool:
    """Within one article: counts of one kind are of one thing unless they are of two places."""
    here = [place for other in (count, *group) if (place := _place(other, count, world))]
    cities = {place.name for place in here if place.geonames}
    countries = {place.country for place in here if place.country}
    return len(cities) <= 1 and len(countries) <= 1


def _place(other: Count, count: Count, world: Accounts) -> Place | None:
    """Where the event of a count in the same article happened, if that is told."""
    if other.figure.document.id != count.figure.document.id:
        return None
    event = world.events.get(other.figure.event or "")
    return world.places.get(event.place or "") if event else None


def _is_over_a_period(figure: Figure, world: Accounts) -> bool:
    """Whether the count is the sum of a stretch of time: "in the past five years"."""
    text = figure.document.text
    start, end = text.rfind("\n", 0, figure.span.start) + 1, figure.span.end + 80
    stop = min(
        (at for mark in (". ", "\n") if (at := text.find(mark, figure.span.end)) >= 0), default=end
    )
    periods = world.periods.get(figure.document.id, ())
    return any(start <= when.span.start < min(stop, end) for when in periods)


def _money(count: Count) -> str | None:
    return count.figure.unit if count.figure.measure in {"money", "share"} else None


def _days_apart(one: Count, other: Count) -> int:
    days: list[date | None] = [c.figure.document.published for c in (one, other)]
    return abs((days[0] - days[1]).days) if days[0] and days[1] else 0


def _is_part(figure: Figure) -> bool:
    """Whether the words beside the figure make it a part of another count."""
    behind = figure.document.text[figure.span.start : figure.span.end + 40].split("\n")[0]
    return any(phrase in behind.lower() for phrase in lexicon("en", "topics")["part"])


def _standing(counts: list[Count]) -> list[Count]:
    """The last word of each voice: its latest and, on one day, its highest count."""
    voices: defaultdict[str, list[Count]] = defaultdict(list)
    for count in counts:
        voices[_teller(count.account)].append(count)

    def rank(count: Count) -> tuple[str, float]:
        return str(count.account.day), _middle(count.figure.likely)

    last = [max(mine, key=rank) for mine in voices.values()]
    own = [count for count in last if not _is_restated(count, counts)]
    return [count for count in own if not any(_outgrows(other, count) for other in own)]


def _outgrows(later: Count, count: Count) -> bool:
    """Whether a count without an upper end is overtaken by a later one: "at least 31", then 39."""
    if count.figure.interval[1] is not None or not (later.account.day and count.account.day):
        return False
    days = (later.account.day - count.account.day).days
    return days >= GROWN and meet(count.figure.interval, later.figure.likely)


def _teller(account: Account) -> str:
    """Who counts: a voice, or a nameless body, one in a scene: "the hospital", its director."""
    speaker = account.speaker
    if speaker is None:
        return account.voice
    if speaker.kind is ActorKind.PERSON:
        words = (speaker.role or "").lower().split()
        return words[0] if len(words) == 2 and words[1] in _HEADS else account.voice
    words = account.name.split()
    named = any(word[:1].isupper() for word in words) or words[-1].endswith("s")
    return account.voice if named else words[-1]


def _is_restated(count: Count, counts: list[Count]) -> bool:
    """Whether an outlet gives in its own voice what it credits to somebody in the same article."""
    return count.account.claim.kind is ClaimKind.NARRATED and any(
        other.account.claim.kind is not ClaimKind.NARRATED
        and other.figure.document.ref == count.figure.document.ref
        and meet(other.figure.likely, count.figure.likely)
        and (
            is_headline(count.account.claim)
            or _width(other.figure.likely) <= _width(count.figure.likely)
        )
        for other in counts
    )


def _middle(interval: Interval) -> float:
    low, high = interval
    return (low if low is not None else high or 0) + ((high or low or 0) - (low or 0)) / 2


def meet(one: Interval, other: Interval) -> bool:
    """Whether two intervals, closed and possibly unbounded, share a number but for `SLACK`."""
    low = max((x for x in (one[0], other[0]) if x is not None), default=float("-inf"))
    high = min((x for x in (one[1], other[1]) if x is not None), default=float("inf"))
    return low <= high or low - high < SLACK * abs(high)


def _sides(standing: list[Count]) -> list[list[Count]]:
    """Counts grouped by intervals that meet; one that meets several sides is on none."""
    narrow = sorted(standing, key=lambda count: _width(count.figure.likely))
    sides: list[list[Count]] = []
    for count in narrow:
        fits = [s for s in sides if meet(count.figure.likely, s[0].figure.likely)]
        if not fits:
            sides.append([count])
        elif len(fits) == 1:
            fits[0].append(count)
    return sides


def _width(interval: Interval) -> float:
    low, high = interval
    return float("inf") if low is None or high is None else high - low


def _with_restatements(side: list[Count], counts: list[Count]) -> list[Count]:
    """The side with the same figure as the same voices gave it elsewhere."""
    voices = {_teller(count.account) for count in side}
    values = {count.figure.likely for count in side}
    return [c for c in counts if _teller(c.account) in voices and c.figure.likely in values]


def question_of(counts: list[Count]) -> str:
    """The neutral question of a contested quantity, from its own words."""
    figure = counts[0].figure
    if figure.measure in {"money", "share"}:
        return f"How much: {shorten(counts[0].account.claim.says, 60)}?"
    return f"How many were {figure.measure}?"
