"""One happening, one event: the acts of a text that tell of the same thing, joined.

Conservative: a later noun joins an earlier act only if it points back ("the attack"), is of the
same type, and no mode, party, place or time of it speaks against that. A sentence that comes
twice (a headline repeated as first line) tells nothing new.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.model import Modality, Span, Spans

if TYPE_CHECKING:
    from accordingto.reading.proposition import Parties, Proposition

_REAL = frozenset({Modality.ACTUAL, Modality.ALLEGED, Modality.DENIED})


@dataclass(slots=True)
class Happening:
    """One telling of an act, and after joining all of them.

    Attributes:
        told: the proposition of the first telling.
        definite: whether the words point back to something told before.
        actors, recipients: ids; `sentence` the words of the sentence that tells it.
    """

    told: Proposition
    trigger: Spans
    mentions: list[Spans]
    modality: Modality
    voucher: tuple[str, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    words: tuple[frozenset[str], frozenset[str]]
    place: str | None
    when: str | None
    definite: bool
    sentence: str

    @property
    def type(self) -> str:
        """The PLOVER type."""
        return self.told.act.entry.type

    @property
    def mode(self) -> str | None:
        """The PLOVER mode."""
        return self.told.act.entry.mode

    @property
    def peopled(self) -> bool:
        """Whether anybody is named who does or suffers it."""
        return bool(self.told.actors or self.told.recipients)


def joined(tellings: list[Happening]) -> list[Happening]:
    """The happenings of a text in the order of their first telling."""
    found: dict[str, list[Happening]] = {}
    kept: list[Happening] = []
    for telling in tellings:
        earlier = found.setdefault(telling.type, [])
        same = next((h for h in reversed(earlier) if _same(h, telling)), None)
        if same is not None:
            _add(same, telling)
        else:
            earlier.append(telling)
            kept.append(telling)
    return kept


def _same(earlier: Happening, later: Happening) -> bool:
    """Whether a later telling can be of the same happening."""
    if _repeated(earlier, later):
        return True
    if not later.definite:
        return False
    return (
        (earlier.mode == later.mode or None in {earlier.mode, later.mode})
        and _agree(earlier.modality, later.modality)
        and _share(earlier.actors, later.actors, earlier.words[0], later.words[0])
        and _share(earlier.recipients, later.recipients, earlier.words[1], later.words[1])
        and (earlier.when == later.when or None in {earlier.when, later.when})
        and (earlier.place == later.place or None in {earlier.place, later.place})
    )


def _repeated(earlier: Happening, later: Happening) -> bool:
    """Whether the same words tell it again."""
    same_word = earlier.told.act.entry == later.told.act.entry
    return same_word and earlier.sentence == later.sentence and earlier.words == later.words


def _agree(earlier: Modality, later: Modality) -> bool:
    """Whether two tellings are as real as each other, or both tell of something past."""
    return earlier == later or (earlier in _REAL and later in _REAL)


def _share(
    ids: tuple[str, ...], later_ids: tuple[str, ...], words: frozenset[str], later: frozenset[str]
) -> bool:
    """Whether the parties of a side do not speak against each other."""
    if not words or not later:
        return True
    if ids and later_ids:
        return not set(ids).isdisjoint(later_ids)
    return not words.isdisjoint(later)


def _add(happening: Happening, telling: Happening) -> None:
    """Let a happening gain what another telling of it knows."""
    happening.mentions.append(telling.trigger)
    happening.place = happening.place or telling.place
    happening.when = happening.when or telling.when


def outline(spans: Parties) -> Spans:
    """The words of the parties, once each, in text order."""
    return tuple(sorted({Span(p.span.start, p.span.end) for p in spans}))
