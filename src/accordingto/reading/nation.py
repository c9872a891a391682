"""Which country a name means, those included that no table knows: "Ostrian" belongs to "Ostria"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.ontology.gazetteer import is_known
from accordingto.reading.mention import words

if TYPE_CHECKING:
    from accordingto.reading.name import Name
    from accordingto.reading.parse import Parse

ASSEMBLIES = frozenset({"EU", "UN"})
"""Territory codes that are no countries."""
UNKNOWN = "~"
"""Marks the key of a country that no table knows."""
GOVERNED_BY = "of "
"""Begins the key of a government that is named for a man whose country is not known."""
_ENDINGS = ("ians", "ian", "eans", "ean", "ans", "an", "ns", "n", "ese", "ish", "is", "ic", "i",
            "ia", "ya", "a", "o", "e", "y", "s")  # fmt: skip
_SHORTEST_STEM = 3


def nation_key(parse: Parse, name: Name) -> str | None:
    """The country's code, or "~" and a stem for an adjective or country that no table knows.

    A city of the gazetteer and a word that is no place of any kind have none.
    """
    if name.nation is not None:
        return name.nation
    if name.label not in {"NORP", "GPE"}:
        return None
    text = words(parse, name.first, name.last)
    return None if name.label == "GPE" and is_known(text) else stem_key(text)


def stem_key(word: str) -> str | None:
    """The key of an unknown country or of its adjective: the stem that both share."""
    plain = word.casefold()
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= _SHORTEST_STEM:
            return UNKNOWN + plain[: -len(ending)]
    return UNKNOWN + plain if len(plain) >= _SHORTEST_STEM else None


def is_table_key(key: str | None) -> bool:
    """Whether a key is a code of a table, and not a stem or a government named for a man."""
    return key is not None and not key.startswith((UNKNOWN, GOVERNED_BY))
