"""One happening, one event: the tellings of a text that are of the same act, joined.

Whether two tellings can be of one act is asked of `sameness.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from accordingto.reading.sameness import same_act

if TYPE_CHECKING:
    from accordingto.model import Modality, Spans
    from accordingto.reading.proposition import Parties, Proposition

_FARTHEST = 40
"""How many happenings of a type back a telling may point."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One naming of an act with all that its own clause says of it.

    Attributes:
        actors, recipients: ids of actors, as far as they are known.
        heads: lemmas that head the actors, and those that head the recipients.
        definite: whether the words point back to something told before.
        part_of: the word of another act of the same clause that may be the same happening:
            "killed" of "attack" in "killed in an attack".
        sentence: the words of the sentence, without marks.
        things: lemmas of the weapons and goods of the clause; `known` those with "the".
        lands: codes of the countries of each side, as far as they are known.
        heading: whether it stands in a headline, a line without a full stop.
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
    part_of: int | None
    sentence: tuple[str, ...]
    things: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    lands: tuple[frozenset[str], ...] = (frozenset(), frozenset())
    heading: bool = False

    @property
    def type(self) -> str:
        """The PLOVER type."""
        return self.told.act.entry.type

    @property
    def mode(self) -> str | None:
        """The PLOVER mode."""
        return self.told.act.entry.mode

    @property
    def sides(self) -> int:
        """How many of the two sides are named."""
        return bool(self.told.actors) + bool(self.told.recipients)


@dataclass(frozen=True, slots=True)
class Happening:
    """The tellings of one act, in text order; at least one."""

    tellings: list[Telling]

    @property
    def main(self) -> Telling:
        """The earliest of the tellings that name most sides."""
        return max(self.tellings, key=lambda telling: telling.sides)

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
        same = next((h for h in reversed(recent) if same_act(h.main, telling)), None)
        if whole is not None:
            whole.tellings[-1:] = _filled(whole.tellings[-1], telling)
        elif same is not None:
            same.tellings.append(telling)
        else:
            earlier.append(Happening([telling]))
            found.append(earlier[-1])
    return found


def _part(happening: Happening, later: Telling) -> bool:
    """Whether the latest telling and this one are one clause's two words for one act."""
    latest = happening.tellings[-1]
    return latest.part_of == later.told.act.word or later.part_of == latest.told.act.word


def _filled(earlier: Telling, later: Telling) -> list[Telling]:
    """Two tellings of one clause, each with the sides that the other names."""
    pair: list[Telling] = []
    for telling, other in ((earlier, later), (later, earlier)):
        mine, theirs = telling.told, other.told
        told = replace(
            mine,
            actors=mine.actors or theirs.actors,
            recipients=mine.recipients or theirs.recipients,
        )
        pair.append(
            replace(
                telling,
                told=told,
                actors=telling.actors if mine.actors else other.actors,
                recipients=telling.recipients if mine.recipients else other.recipients,
                heads=tuple(a or b for a, b in zip(telling.heads, other.heads, strict=True)),
            )
        )
    return pair


def outline(parties: Parties) -> Spans:
    """The words of the parties, once each, in text order."""
    return tuple(sorted({party.span for party in parties}))
