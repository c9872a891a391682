"""Evidence for and against a collision of two accounts, each piece with words that say it.

All of it is local: it depends on the two accounts and their documents, never on what else a
ledger holds. A piece is 0 where it is absent and at most 1. After the typology of de Marneffe,
Rafferty and Manning (2008); the gate first: most pairs are of two matters.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from accordingto.linking.account import same_scene
from accordingto.linking.collision import WISHES
from accordingto.linking.namesake import other_person
from accordingto.linking.statement import opposites, people, state_words
from accordingto.linking.tolls import meet
from accordingto.linking.topic import key_of, wording
from accordingto.model import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from accordingto.linking.statement import Statement
    from accordingto.model import Figure

NAME = 2.0
"""Weight of a shared name; any other content word has 1."""
APART = 7
"""Days from which a second stand of one actor may be a change of mind."""
FAR = 21
"""Days from which two reports are of two happenings unless something says otherwise."""
CLASHES = frozenset({"other-place", "other-day", "other-period", "other-person", "only-the-actor"})
"""What says outright that two statements are of different matters."""
CLOSE = 0.5
"""Share of the lesser statement from which two are taken to speak of one thing."""
TOLLS = frozenset({"killed", "injured", "missing", "displaced", "arrested"})


class Piece(NamedTuple):
    """One piece of evidence: its name, how strong it is, 0 to 1, and what it says."""

    name: str
    strength: float
    words: str = ""


Evidence = dict[str, Piece]
"""Pieces by name; an absent one has strength 0."""


def evidence(one: Statement, other: Statement) -> Evidence:
    """All evidence on two statements, the earlier first."""
    found: Evidence = {}
    for look in (_gate, _figures, _turn, _stands, _doers):
        found |= {piece.name: piece for piece in look(one, other, found) if piece.strength}
    return found


def _gate(one: Statement, other: Statement, _: Evidence) -> Iterator[Piece]:
    """Whether the two are about one matter at all, and what speaks against it."""
    common = one.keys & other.keys
    names = common & (one.names | other.names)
    holders = one.holder & other.holder
    rest = common - names - holders
    days = _days_between(one, other)
    words = wording(common, one.words)
    at = one.at & other.at
    inside = one.account.claim.document is other.account.claim.document
    yield from (
        Piece("both-lead", one.lead and other.lead, "both lead their articles"),
        Piece("narrated", _told_by_outlets(one, other), "told by the outlets themselves"),
        Piece("one-article", inside, "told in one article"),
        Piece("side-by-side", inside and _lines_between(one, other) <= 1, "told side by side"),
        Piece("shared", share(one, other), f"both speak of “{words}”"),
        Piece("matter", _of_one_matter(one, other), "both speak of one matter"),
        Piece("overlap", len(common) / max(len(one.keys | other.keys), 1)),
        Piece("names", min(len(names), 2) / 2),
        Piece("rest", min(len(rest), 3) / 3),
        Piece("one-place", bool(at), f"same place: {wording(at, one.words)}"),
        Piece("other-place", bool(one.at and other.at and not at), "other places"),
        Piece(
            "other-names", bool(one.names - other.keys and other.names - one.keys), "other names"
        ),
        Piece("other-person", other_person(one, other), "two persons of one name"),
        Piece(
            "one-day",
            bool(one.days & other.days),
            f"same day: {', '.join(sorted(one.days & other.days))}",
        ),
        Piece(
            "other-day", bool(one.days and other.days and not one.days & other.days), "other days"
        ),
        Piece("other-period", _other_period(one, other), "other periods"),
        Piece("far", (days > FAR), f"{days} days apart"),
        Piece("near", (days <= 3), "reported within three days"),
        Piece("scene", same_scene(one.account, other.account), "the articles open on one scene"),
        Piece(
            "only-the-actor",
            bool(holders and not rest and not names - holders),
            "only the speaker is shared",
        ),
        Piece("one-voice", (one.account.voice == other.account.voice), "one voice"),
        Piece("one-speaker", _one_speaker(one, other), f"both are said by {one.account.name}"),
        Piece(
            "one-act",
            bool({e.type for e in one.events} & {e.type for e in other.events}),
            "one kind of act",
        ),
        Piece(
            "other-act",
            bool(
                one.events
                and other.events
                and not {e.type for e in one.events} & {e.type for e in other.events}
            ),
            "two kinds of act",
        ),
    )


def _told_by_outlets(one: Statement, other: Statement) -> bool:
    return one.account.claim.kind is other.account.claim.kind is ClaimKind.NARRATED


def _of_one_matter(one: Statement, other: Statement) -> bool:
    """Whether they share much, or a name and another word."""
    common = (one.keys & other.keys) - one.holder - other.holder
    names = common & (one.names | other.names)
    return len(common) > 1 and (share(one, other) >= CLOSE or bool(names and common - names))


def _figures(one: Statement, other: Statement, gate: Evidence) -> Iterator[Piece]:
    """Rival figures of one measure, and what makes them an update or a part."""
    pairs = [
        (_Number(f.measure or "count", _scaled(f)), _Number(g.measure or "count", _scaled(g)))
        for f, g in product(one.figures, other.figures)
        if _one_measure(f, g)
    ]
    pairs += [
        (_Number(unit, (n, n)), _Number(unit, (m, m)))
        for (unit, n), (same, m) in product(one.lengths, other.lengths)
        if unit == same and "both-lead" in gate
    ]
    if not pairs:
        return
    apart = [(f, g) for f, g in pairs if not meet(f.likely, g.likely)]
    if len(apart) < len(pairs):
        yield Piece("figures-meet", 1, "the figures can both be meant")
        return
    left, right = apart[0]
    words = f"{left.measure}: {left} against {right}"
    update = _is_update(one, other, left, right)
    part = one.part or other.part
    clear = not (update or part or _clash(gate) or one.open or other.open)
    yield from (
        Piece("figures-apart", 1, words),
        Piece("rival-figures", clear, words),
        Piece("update", update, "the later figure is an update"),
        Piece("part", part, "one figure is a part of the other"),
    )


def _clash(gate: Evidence) -> bool:
    """Whether something says outright that the two are of different matters."""
    return not gate.keys().isdisjoint(CLASHES)


def _turn(one: Statement, other: Statement, gate: Evidence) -> Iterator[Piece]:
    """One says what the other says is not so."""
    common = (one.keys & other.keys) - one.holder - other.holder
    struck = bool((one.topic.struck ^ other.topic.struck) & common)
    turned = one.odd != other.odd and bool(common)
    negates, says = (other, one) if other.odd else (one, other)
    state = bool(negates.holder & state_words() and says.keys & state_words())
    own = bool(negates.own & says.keys) and len(common) > 1
    party = turned and (bool(negates.holder & says.keys) or own or negates.of_itself or state)
    antonyms = _antonyms(one, other)
    foretold = one.foretells and not other.foretells and _days_between(one, other) >= APART
    clear = not _clash(gate) and "far" not in gate and _firm(one) and _firm(other)
    met = len(common) > 1 and bool(common - one.names - other.names)
    name = negates.account.name
    aside = "narrated" in gate and "both-lead" not in gate
    still = one.still != other.still and "matter" in gate and not aside
    denied = other.untrue and not one.untrue and (len(common) > 1 or _shared(gate) >= CLOSE)
    not_so = turned or bool(antonyms) or still or "figures-apart" in gate
    yield from (
        Piece("turned", turned, f"{name} says it is not so"),
        Piece("struck", (struck and clear and met), "what both speak of is negated in one"),
        Piece("both-turned", (one.odd and other.odd), "both say it is not so"),
        Piece("untrue", (denied and clear), f"{other.account.name} denies it"),
        Piece(
            "untrue-party",
            (denied and clear and bool(other.holder & one.keys)),
            f"{other.account.name}, who is spoken of, denies it",
        ),
        Piece("turned-party", (party and clear), f"{name}, who is spoken of, says it is not so"),
        Piece(
            "turned-third", (turned and not party and clear and met), f"{name} says it is not so"
        ),
        Piece(
            "opposites",
            bool(antonyms),
            "opposed outcomes: " + ", ".join(f"{a} / {b}" for a, b in antonyms),
        ),
        Piece(
            "opposed-outcomes",
            (bool(antonyms) and clear and met and "one-speaker" not in gate),
            "opposed outcomes: " + ", ".join(f"{a} / {b}" for a, b in antonyms),
        ),
        Piece("still", (still and clear), "one says that it still is as it was"),
        Piece("open", (one.open or other.open), "one leaves it open"),
        Piece("foretold", foretold, "foretold by the earlier, told by the later"),
        Piece(
            "foretold-turned",
            (foretold and not_so and not other.kept),
            "foretold by the earlier, and not so in the later",
        ),
        Piece("kept", other.kept, "the later says that it came as announced"),
    )


def _shared(gate: Evidence) -> float:
    """How much two statements share, by the gate."""
    return gate["shared"].strength if "shared" in gate else 0.0


def _firm(statement: Statement) -> bool:
    """Whether a statement reports something: no wish, no condition, no open question."""
    return not statement.open and statement.account.claim.stance not in WISHES


def _stands(one: Statement, other: Statement, gate: Evidence) -> Iterator[Piece]:
    """One actor, two days, two stands."""
    same = "one-speaker" in gate and "other-person" not in gate
    days = _days_between(one, other)
    opposed = one.stand * other.stand < 0
    alike = one.stand * other.stand > 0
    common = (one.keys & other.keys) - one.holder - other.holder
    matter = len(common) > 1 or bool(common - one.names - other.names)
    turned = ("opposites" in gate or "turned" in gate) and days > 0
    contrary = (turned or (opposed and days >= APART)) and not (one.open or other.open)
    name = one.account.name
    yield from (
        Piece("stands-opposed", opposed, "one for it, one against"),
        Piece("stands-alike", alike, "both take one stand"),
        Piece("same-speaker-later", (same and days >= APART), f"{name} on two days"),
        Piece(
            "shift",
            (same and contrary and matter),
            f"{name} took another stand on {one.day} than on {other.day}",
        ),
        Piece("again", (same and days > 0 and matter and not contrary), f"{name} says it again"),
        Piece("two-stands", (opposed and not same), "two speakers, two stands"),
    )


def _doers(one: Statement, other: Statement, gate: Evidence) -> Iterator[Piece]:
    """Who did it, to whom, and what caused it."""
    common = one.keys & other.keys
    told = bool(one.agents and other.agents)
    left = (one.agents or one.opening) - common
    right = (other.agents or other.opening) - common
    differ = bool(left and right and len(common) > 1 and not one.agents & other.agents)
    spoken = ClaimKind.NARRATED not in {one.account.claim.kind, other.account.claim.kind}
    heads = one.agents | one.opening, other.agents | other.opening
    ways = spoken * (bool(heads[0] & other.holder) + bool(heads[1] & one.holder))
    swapped = bool(one.agents & other.keys - other.agents) and bool(
        other.agents & one.keys - one.agents
    )
    act = _authors_differ(one, other)
    doers = f"{wording(left, one.words)} against {wording(right, other.words)}"
    quiet = {
        "turned",
        "figures-apart",
        "figures-meet",
        "far",
        "part",
        "stands-opposed",
        "one-speaker",
        "untrue",
        "open",
    }
    clear = not (_clash(gate) or gate.keys() & quiet)
    yield from (
        Piece("doers-differ", differ, doers),
        Piece("one-doer", bool(one.agents & other.agents), "one doer"),
        Piece("told-doers-differ", (differ and told and clear), doers),
        Piece(
            "one-act-two-doers",
            (act and clear),
            f"one act, two doers: {doers}",
        ),
        Piece("swapped", (swapped and clear), "the parts are exchanged"),
        Piece("accused", (ways == 1 and differ and clear), "one speaks of the other as the doer"),
        Piece("crossed", (ways == 2 and clear), "each names the other as the doer"),
        Piece(
            "causes-differ",
            ((one.cause or other.cause) and clear and len(common) > 1),
            f"two causes: {doers}",
        ),
    )


def _authors_differ(one: Statement, other: Statement) -> bool:
    """Whether both tell of an act of one type, with different authors."""
    left, right = one.authors, other.authors
    return any(
        left[kind] and right[kind] and not left[kind] & right[kind]
        for kind in left.keys() & right.keys()
    )


def share(one: Statement, other: Statement) -> float:
    """How much of the lesser statement is in the other, a name counting twice."""
    names = one.names | other.names

    def weight(keys: frozenset[str]) -> float:
        return sum(NAME if key in names else 1 for key in keys)

    least = min(weight(one.keys), weight(other.keys))
    return weight(one.keys & other.keys) / least if least else 0.0


def _lines_between(one: Statement, other: Statement) -> int:
    """Line breaks between two statements of one article."""
    first, last = sorted(s.account.claim.content[0].start for s in (one, other))
    return one.account.claim.document.text.count("\n", first, last)


def _days_between(one: Statement, other: Statement) -> int:
    days = one.account.claim.document.published, other.account.claim.document.published
    return abs((days[0] - days[1]).days) if days[0] and days[1] else 0


def _one_speaker(one: Statement, other: Statement) -> bool:
    """Whether both are said by one actor, by its id or by what the articles call it."""
    left, right = one.account.speaker, other.account.speaker
    if left and right and (left.id == right.id or left.name == right.name):
        return left.id == right.id
    if not one.holder or not other.holder:
        return False
    named = any(word[:1].isupper() for word in one.account.name.split()[-1:])
    return one.holder == other.holder or (
        named and (one.holder <= other.holder or other.holder <= one.holder)
    )


def _other_period(one: Statement, other: Statement) -> bool:
    """Whether the two are of other months, quarters or years."""
    scopes = one.scope, other.scope
    return bool(all(scopes) and not (scopes[0] <= scopes[1] or scopes[1] <= scopes[0])) or bool(
        one.periods and other.periods and not one.periods & other.periods
    )


class _Number(NamedTuple):
    """A figure or a length of time, as compared."""

    measure: str
    likely: tuple[float | None, float | None]

    def __str__(self) -> str:
        low, high = (f"{end:,.10g}" if end is not None else "…" for end in self.likely)
        return low if low == high else f"{low}–{high}"


def _one_measure(left: Figure, right: Figure) -> bool:
    """Whether two figures count one thing: one measure, or the same words counted."""
    measures = {left.measure, right.measure}
    if "money" in measures or "share" in measures:
        return len(measures) == 1 and ("share" in measures or left.unit == right.unit)
    units = {unit for unit in (left.unit, right.unit) if unit}
    if (left.value, right.value).count(1) == 1 and not measures & TOLLS:
        return False
    persons = bool(units) and all(key_of(unit) in people() for unit in units)
    if persons or measures & TOLLS:
        return len(measures) == 1 or (persons and len(measures & TOLLS) == 1)
    return len(units) == 1 and left.unit == right.unit


def _scaled(figure: Figure) -> tuple[float | None, float | None]:
    """The likely interval; shares as percent."""
    low, high = figure.likely
    if figure.measure == "share" and figure.unit != "percent":
        return low and low * 100, high and high * 100
    return low, high


def _is_update(one: Statement, other: Statement, left: _Number, right: _Number) -> bool:
    """Whether the later figure is higher and of the same source, or said to have grown."""
    higher = (right.likely[0] or 0) > (left.likely[0] or 0)
    same = one.account.voice == other.account.voice or _one_speaker(one, other)
    return higher and (same or other.growth)


def _antonyms(one: Statement, other: Statement) -> list[tuple[str, str]]:
    left, right = one.keys - other.keys, other.keys - one.keys
    found = [(a, b) for a, b in opposites() if a in left and b in right]
    return found + [(b, a) for a, b in opposites() if b in left and a in right]
