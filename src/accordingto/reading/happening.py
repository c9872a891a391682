"""One happening, one event: the tellings of a text that are of the same act, joined.

Whether two tellings can be of one act is asked of `sameness.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from accordingto.reading.sameness import same_act

if TYPE_CHECKING:
    from collections.abc import Callable

    from accordingto.model import Modality, Spans
    from accordingto.reading.proposition import Parties, Proposition

Side = tuple["Parties", tuple[str, ...]]
"""The parties of one side as the words name them, and the ids of the actors among them."""

_FARTHEST = 40
"""How many happenings of a type back a telling may point."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One naming of an act with all that its own clause says of it.

    Attributes:
        actors, recipients: ids of actors, as far as they are known.
        heads: lemmas that head the actors, and those that head the recipients.
        definite: whether the words point back to something told before.
        part_of: words of other acts of the same clause that may be the same happening:
            "killed" of "attack" in "killed in an attack".
        sentence: the words of the sentence, without marks.
        things: lemmas of the weapons and goods of the clause; `known` those with "the".
        lands: codes of the countries of each side, as far as they are known.
        heading: whether it stands in a headline, a line without a full stop.
        around: ids of the countries named in the text that the place lies in.
    """

    told: Proposition
    trigger: Spans
    modality: Modality
    voucher: tuple[str, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    heads: tuple[frozenset[str], ...]
    place: str | None
    when: str | None
    definite: bool
    part_of: frozenset[int]
    sentence: tuple[str, ...]
    things: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    lands: tuple[frozenset[str], ...] = (frozenset(), frozenset())
    heading: bool = False
    around: frozenset[str] = frozenset()

    @property
    def type(self) -> str:
        """The PLOVER type."""
        return self.told.act.entry.type

    @property
    def mode(self) -> str | None:
        """The PLOVER mode."""
        return self.told.act.entry.mode

    @property
    def by_verb(self) -> bool:
        """Whether a clause tells it, not a noun that points at it."""
        act = self.told.act
        return act.entry.part != "noun" or act.light is not None

    @property
    def sides(self) -> int:
        """How many of the two sides are named."""
        return bool(self.told.actors) + bool(self.told.recipients)


@dataclass(frozen=True, slots=True, eq=False)
class Happening:
    """The tellings of one act, in text order; at least one."""

    tellings: list[Telling]

    @property
    def main(self) -> Telling:
        """Of the tellings that name most sides the earliest that tells it by a verb.

        A headline only leads to its text.
        """
        body = [t for t in self.tellings if t.sides and not t.heading]
        return max(body or self.tellings, key=lambda telling: (telling.sides, telling.by_verb))

    @property
    def known(self) -> Telling:
        """The main telling with what the others add of where and when."""
        return replace(self.main, place=self.place, when=self.when)

    @property
    def actors(self) -> Side:
        """Who acts: of the main telling and those as sure, the first that names an actor."""
        return self._side(lambda telling: (telling.told.actors, telling.actors))

    @property
    def recipients(self) -> Side:
        """Who is acted on, found as those who act are."""
        return self._side(lambda telling: (telling.told.recipients, telling.recipients))

    def _side(self, of: Callable[[Telling], Side]) -> Side:
        """One side; a telling on another's word must not fill what the main one leaves open."""
        main = self.main
        sure = (
            t for t in self.tellings if t.modality == main.modality and t.voucher == main.voucher
        )
        sides = [side for side in map(of, (main, *sure)) if side[0]]
        return next((side for side in sides if side[1]), sides[0] if sides else of(main))

    @property
    def mode(self) -> str | None:
        """The mode of the main telling, or the first that any names."""
        return self.main.mode or next((t.mode for t in self.tellings if t.mode), None)

    @property
    def place(self) -> str | None:
        """The place of the main telling, or the first that any names."""
        return self.main.place or next((t.place for t in self.tellings if t.place), None)

    @property
    def when(self) -> str | None:
        """The time of the main telling, or the first that any names."""
        return self.main.when or next((t.when for t in self.tellings if t.when), None)


def joined(tellings: list[Telling]) -> list[Happening]:
    """The happenings of a text in the order of their first telling."""
    by_type: dict[str, list[Happening]] = {}
    found: list[Happening] = []
    for telling in tellings:
        earlier = by_type.setdefault(telling.type, [])
        recent = earlier[-_FARTHEST:]
        whole = next((h for h in recent if _part(h, telling)), None)
        others = [h for h in reversed(recent) if h is not whole]
        if telling.mode:
            others.sort(key=lambda h: h.mode != telling.mode)
        same = next((h for h in others if same_act(h.known, telling)), None)
        if whole is not None:
            whole.tellings[-1:] = _filled(whole.tellings[-1], telling)
            if same is not None and telling.definite:
                same.tellings.extend(whole.tellings)
                earlier.remove(whole)
                found.remove(whole)
        elif same is not None:
            same.tellings.append(telling)
        else:
            earlier.append(Happening([telling]))
            found.append(earlier[-1])
    return found


def in_body(found: list[Happening]) -> list[Happening]:
    """Those that are told in a sentence, or in a headline on what the text tells nothing of.

    A headline whose act no sentence takes up is in other words what a sentence of its type tells.
    """
    told = {h.main.type for h in found if not h.main.heading}
    return [h for h in found if not h.main.heading or h.main.type not in told]


def _part(happening: Happening, later: Telling) -> bool:
    """Whether the latest telling and this one are one clause's two words for one act."""
    latest = happening.tellings[-1]
    return later.told.act.word in latest.part_of or latest.told.act.word in later.part_of


def _filled(earlier: Telling, later: Telling) -> list[Telling]:
    """Two tellings of one clause, each with the sides that the other names."""
    pair: list[Telling] = []
    for telling, other in ((earlier, later), (later, earlier)):
        mine, theirs = telling.told, other.told
        told = replace(
            mine,
            actors=mine.actors or theirs.actors,
            recipients=_together(mine, theirs),
        )
        pair.append(
            replace(
                telling,
                told=told,
                actors=telling.actors if mine.actors else other.actors,
                recipients=telling.recipients
                if told.recipients == mine.recipients
                else tuple(dict.fromkeys((*telling.recipients, *other.recipients))),
                heads=tuple(a or b for a, b in zip(telling.heads, other.heads, strict=True)),
            )
        )
    return pair


def _together(mine: Proposition, theirs: Proposition) -> Parties:
    """All whom two verbs of one clause tell of: "bombed a market, killing nine people"."""
    if mine.recipients and "noun" in {mine.act.entry.part, theirs.act.entry.part}:
        return mine.recipients
    own = mine.recipients
    return (*own, *(p for p in theirs.recipients if not any(p.span.overlaps(q.span) for q in own)))


def outline(parties: Parties) -> Spans:
    """The words of the parties, once each, in text order."""
    return tuple(sorted({party.span for party in parties}))
