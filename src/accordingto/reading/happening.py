"""One happening, one event: the tellings of a text that are of the same act, joined.

Conservative: a later noun joins an earlier telling only if it points back ("the attack"), is of
the same type, and no mode, party, place or time of it speaks against that. A sentence that comes
twice (a headline repeated as first line) tells nothing new.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from accordingto.model import Modality, Spans

if TYPE_CHECKING:
    from accordingto.reading.proposition import Parties, Proposition

_TOLD_AS_PAST = frozenset({Modality.ACTUAL, Modality.ALLEGED, Modality.DENIED})
_NAMED_GENERALLY = frozenset({"ASSAULT", "PROTEST", "CONSULT"})
_STEM = 5
"""Letters that a verb and its noun share: "condemned", "condemnation"."""
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
        same = next((h for h in reversed(recent) if _same(h, telling)), None)
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


def _same(happening: Happening, later: Telling) -> bool:
    """Whether a later telling can be of the same happening."""
    earlier = happening.main
    if _repeated(earlier, later):
        return True
    if not later.definite or not _kindred(earlier, later):
        return False
    return (
        _agree(happening.mode, later.mode)
        and _agree(happening.place, later.place)
        and _agree(happening.when, later.when)
        and _as_real(earlier.modality, later.modality)
        and _share(earlier.actors, later.actors, earlier.heads[0], later.heads[0])
        and _share(earlier.recipients, later.recipients, earlier.heads[1], later.heads[1])
    )


def _repeated(earlier: Telling, later: Telling) -> bool:
    """Whether the same words tell it again."""
    same_word = earlier.told.act.entry == later.told.act.entry
    return same_word and earlier.sentence == later.sentence and earlier.heads == later.heads


def _kindred(earlier: Telling, later: Telling) -> bool:
    """Whether the words can name one act: any attack "the attack", but criticism only itself."""
    words = earlier.told.act.entry.lemma, later.told.act.entry.lemma
    return later.type in _NAMED_GENERALLY or words[0][:_STEM] == words[1][:_STEM]


def _agree(earlier: str | None, later: str | None) -> bool:
    """Whether two values do not speak against each other."""
    return earlier == later or earlier is None or later is None


def _as_real(earlier: Modality, later: Modality) -> bool:
    """Whether two tellings are as real as each other, or both tell of something past."""
    return earlier == later or {earlier, later} <= _TOLD_AS_PAST


def _share(
    ids: tuple[str, ...], later_ids: tuple[str, ...], heads: frozenset[str], later: frozenset[str]
) -> bool:
    """Whether the parties of a side do not speak against each other."""
    if not heads or not later:
        return True
    if ids and later_ids:
        return not set(ids).isdisjoint(later_ids)
    return not heads.isdisjoint(later)


def outline(parties: Parties) -> Spans:
    """The words of the parties, once each, in text order."""
    return tuple(sorted({party.span for party in parties}))
