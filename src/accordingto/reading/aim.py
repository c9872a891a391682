"""Whom a reaction is aimed at: who condemns "the strikes" condemns those who struck."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.reading import clause

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.happening import Happening
    from accordingto.reading.parse import Parse

_REACTIONS = frozenset({"ACCUSE", "SUPPORT"})


def aimed(parse: Parse, happenings: Sequence[Happening]) -> dict[int, tuple[str, ...]]:
    """Act word to the ids of those whose act it is about, where its own clause names nobody."""
    doers = {
        telling.told.act.word: happening.main.actors
        for happening in happenings
        for telling in happening.tellings
    }
    found: dict[int, tuple[str, ...]] = {}
    for main in (happening.main for happening in happenings):
        act = main.told.act
        if main.type not in _REACTIONS or main.told.recipients:
            continue
        objects = [*clause.patients(parse, act.word), *clause.oblique(parse, act.word, "of")]
        others = [i for word in objects for i in doers.get(word, ()) if i not in main.actors]
        found[act.word] = tuple(dict.fromkeys(others))
    return found
