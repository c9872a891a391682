"""History: acts that a text tells only to compare the news with, PLOVER's `historical`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.languages import lexicon

if TYPE_CHECKING:
    from datetime import date

    from accordingto.reading.parse import Parse


def historical(parse: Parse, word: int, when: str | None, published: date | None) -> bool:
    """Whether an act is history: many years back, or some years back and compared with.

    "Five years after crowds burned the embassy" tells the burning as history too.

    Args:
        word: the token of the act.
        when: TIMEX3 value of its day.
        published: the day of publication; without it nothing is history.
    """
    if published is None:
        return False
    if _years_apart(parse, word):
        return True
    if when is None or not when[:4].isdigit():
        return False
    table = lexicon("en", "history")["history"]
    years = published.year - int(when[:4])
    if years >= table["years"]:
        return True
    compared = {t.lemma for t in (parse.tokens[word], *parse.ancestors(word))}
    return years > 0 and not compared.isdisjoint(table["compares"])


def _years_apart(parse: Parse, word: int) -> bool:
    """Whether the clause of an act is one that the news comes years after."""
    clauses = (parse.tokens[word], *parse.ancestors(word))
    marks = (mark for clause in clauses for mark in parse.children(clause.i, "mark"))
    return any(
        mark.lower == "after" and parse.tokens[mark.i - 1].lemma in {"year", "decade"}
        for mark in marks
    )
