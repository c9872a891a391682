"""Whether two tellings of a text can be of one act.

Conservative. Nothing may speak against it: mode, place, time, how real it is, and both sides
agree as far as they are told. And something must speak for it: the later telling points back
("the attack"), names again the parties that the earlier one named, takes up a weapon ("the
rockets"), or spells out a headline. A sentence that comes twice tells nothing new.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.model import Modality
from accordingto.ontology.plover import ontology
from accordingto.reading.day import extent

if TYPE_CHECKING:
    from accordingto.reading.happening import Telling

_PAST = frozenset({Modality.ACTUAL, Modality.ALLEGED, Modality.DENIED})
_NAMED_GENERALLY = frozenset({"ASSAULT", "PROTEST", "CONSULT"})
_PLACED = frozenset({"ASSAULT", "AID", "COERCE", "CONSULT", "MOBILIZE", "PROTEST", "RETREAT"})
"""Types whose acts are done at a place; where words are spoken hardly matters."""
_STEM = 5
"""Letters that a verb and its noun share: "condemned", "condemnation"."""
_SIDES = (0, 1)


def same_act(earlier: Telling, later: Telling) -> bool:
    """Whether a later telling can be of the act that an earlier one tells."""
    if _repeated(earlier, later):
        return True
    if not _kindred(earlier, later) or not _agree(earlier, later):
        return False
    return _pointed_back(earlier, later) or _named_again(earlier, later)


def _pointed_back(earlier: Telling, later: Telling) -> bool:
    """Whether the later telling takes up the act or a weapon: "the attack", "the rockets"."""
    if earlier.known & later.things or earlier.things & later.known:
        return True
    return later.definite and _as_real(earlier.modality, later.modality)


def _named_again(earlier: Telling, later: Telling) -> bool:
    """Whether the later telling names the parties again, or enough of them.

    It is enough that a headline shares a party or its verb, and for an act of force that it was
    done to the same ones by men of the same country, or by men for whom it is denied.
    """
    shared = [_shared(earlier, later, side) for side in _SIDES]
    denied = Modality.DENIED in {earlier.modality, later.modality}
    told_again = any(shared) or _one_stem(earlier, later)
    if earlier.heading and told_again and (earlier.modality == later.modality or not denied):
        return True
    one_hand = later.modality is Modality.DENIED or bool(earlier.lands[0] & later.lands[0])
    if one_hand and shared[1] and later.type in _PLACED:
        return True
    told = [bool(later.heads[side]) for side in _SIDES]
    return any(told) and told == shared and (all(told) or later.type in _NAMED_GENERALLY)


def _agree(earlier: Telling, later: Telling) -> bool:
    """Whether nothing that both tell speaks against one act."""
    return (
        _alike(earlier, later)
        and (
            later.type not in _PLACED or _fit(earlier.place, later.place) or _around(earlier, later)
        )
        and _overlap(earlier.when, later.when)
        and (earlier.modality in _PAST) == (later.modality in _PAST)
        and all(_compatible(earlier, later, side) for side in _SIDES)
    )


def _alike(earlier: Telling, later: Telling) -> bool:
    """Whether two modes may be of one act: an air raid is a bombing too."""
    groups = ontology()[later.type].get("alike", [])
    both = {earlier.mode, later.mode}
    return _fit(earlier.mode, later.mode) or any(both <= set(group) for group in groups)


def _around(earlier: Telling, later: Telling) -> bool:
    """Whether the place of one is the country that the place of the other lies in."""
    return earlier.place in later.around or later.place in earlier.around


def _repeated(earlier: Telling, later: Telling) -> bool:
    """Whether the same words tell it again."""
    same_word = earlier.told.act.entry == later.told.act.entry
    return same_word and earlier.sentence == later.sentence and earlier.heads == later.heads


def _kindred(earlier: Telling, later: Telling) -> bool:
    """Whether the words can name one act: any attack "the attack", but criticism only itself."""
    return later.type in _NAMED_GENERALLY or earlier.heading or _one_stem(earlier, later)


def _one_stem(earlier: Telling, later: Telling) -> bool:
    """Whether one verb tells both, or a verb and its noun."""
    words = earlier.told.act.entry.lemma, later.told.act.entry.lemma
    return words[0][:_STEM] == words[1][:_STEM]


def _fit(earlier: str | None, later: str | None) -> bool:
    """Whether two values do not speak against each other."""
    return earlier == later or earlier is None or later is None


def _overlap(earlier: str | None, later: str | None) -> bool:
    """Whether two TIMEX3 values can be of one day: a week and a day in it."""
    spans = extent(earlier), extent(later)
    if spans[0] is None or spans[1] is None:
        return _fit(earlier, later)
    return spans[0][0] <= spans[1][1] and spans[1][0] <= spans[0][1]


def _as_real(earlier: Modality, later: Modality) -> bool:
    """Whether two tellings are as real as each other, or both tell of something past."""
    return earlier == later or {earlier, later} <= _PAST


def _compatible(earlier: Telling, later: Telling, side: int) -> bool:
    """Whether the parties of a side do not speak against each other.

    A headline may call one side by another word: "Court jails editor". Who is blamed for "the
    attack", or denies that his men did it, is not who the text says it was.
    """
    if not earlier.heads[side] or not later.heads[side] or _shared(earlier, later, side):
        return True
    disputed = {
        Modality.ALLEGED: later.definite,
        Modality.DENIED: _shared(earlier, later, 1 - side),
    }
    if side == 0 and disputed.get(later.modality):
        return True
    lands = earlier.lands[side], later.lands[side]
    told_again = _shared(earlier, later, 1 - side) or _one_stem(earlier, later)
    if earlier.heading and told_again and not (lands[0] and lands[1]):
        return True
    return bool(lands[0] & lands[1])


def _shared(earlier: Telling, later: Telling, side: int) -> bool:
    """Whether both tellings name one party on a side."""
    ids = (earlier.actors, earlier.recipients)[side], (later.actors, later.recipients)[side]
    if ids[0] and ids[1] and not set(ids[0]).isdisjoint(ids[1]):
        return True
    mere_places = not ids[0] and not ids[1] and bool(earlier.lands[side])
    if mere_places and earlier.lands[side] == later.lands[side]:
        return True
    return not earlier.heads[side].isdisjoint(later.heads[side])
