"""Names that hyphens tie together, where the gazetteer knows the whole: "Deir ez-Zor"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from accordingto.ontology.gazetteer import places_named
from accordingto.reading.mention import words

if TYPE_CHECKING:
    from accordingto.reading.name import Name
    from accordingto.reading.parse import Parse


def joined(parse: Parse, names: list[Name]) -> list[Name]:
    """The names, each as long as hyphens and the gazetteer make it: "Saxony-Anhalt" is one."""
    found: list[Name] = []
    for name in names:
        first, last = _start(parse, name.first), _end(parse, name.last)
        longer = (first, last) != (name.first, name.last)
        if longer and places_named(words(parse, first, last)):
            name = replace(name, first=first, last=last, label=name.label or "GPE")  # noqa: PLW2901
        if not found or name.first > found[-1].last:
            found.append(name)
    return found


def _start(parse: Parse, first: int) -> int:
    """The first token of what hyphens tie to token `first`, with the word an article hangs on."""
    tokens = parse.tokens
    while first > 0:
        if first > 1 and tokens[first - 1].text == "-":
            first -= 2
        elif tokens[first].text.islower() and tokens[first - 1].text[:1].isupper():
            first -= 1
        else:
            break
    return first


def _end(parse: Parse, last: int) -> int:
    """The last token of what hyphens tie to token `last`, behind an article too."""
    tokens = parse.tokens
    while last + 2 < len(tokens):
        article = tokens[last + 1].text.islower() and tokens[last + 2].text == "-"
        if tokens[last + 1].text == "-":
            last += 2
        elif article and last + 3 < len(tokens):
            last += 3
        else:
            break
    return last
