"""Whom a reaction is aimed at: who condemns "the strikes" condemns those who struck."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.languages import lexicon
from accordingto.ontology.plover import ontology
from accordingto.reading import clause

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.happening import Happening
    from accordingto.reading.parse import Parse

_REACTIONS = frozenset({"ACCUSE", "SUPPORT"})
_DEEDS = frozenset(name for name, row in ontology().items() if row["quad"].startswith("material"))
"""Types of what is done, not said."""


def aimed(parse: Parse, happenings: Sequence[Happening]) -> dict[int, tuple[str, ...]]:
    """Act word to the ids of those whose act it is about, where its own clause names nobody."""
    doers = {
        telling.told.act.word: happening.actors[1]
        for happening in happenings
        for telling in happening.tellings
    }
    moves = {
        happening.tellings[0].told.act.word: happening.actors[1]
        for happening in happenings
        if happening.main.type in _DEEDS and happening.actors[1]
    }
    found: dict[int, tuple[str, ...]] = {}
    for main in (happening.main for happening in happenings):
        act = main.told.act
        if main.type not in _REACTIONS or main.told.recipients:
            continue
        objects = [*clause.patients(parse, act.word), *clause.oblique(parse, act.word, "of")]
        deeds = [doers.get(word) or _latest(parse, moves, act.word, word) for word in objects]
        others = [i for ids in deeds for i in ids if i not in main.actors]
        found[act.word] = tuple(dict.fromkeys(others))
    return found


def _latest(
    parse: Parse, doers: dict[int, tuple[str, ...]], act: int, word: int
) -> tuple[str, ...]:
    """Who did what "this move" takes up: the last deed told before."""
    pointed = any(t.lower in {"this", "that", "the"} for t in parse.children(word, "det"))
    if not pointed or parse.tokens[word].lemma not in lexicon("en", "events")["words"]["deed"]:
        return ()
    before = [i for i in doers if i < act]
    return doers[max(before)] if before else ()
