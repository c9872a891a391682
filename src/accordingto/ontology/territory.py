"""Countries and disputed territories, by way of the library rigour (names, adjectives, claims).

rigour also knows how Austria is spelt in a hundred languages ("Ostria"): a name counts only
where it begins as an official name of the territory does, so that a stranger's name stays one.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from rigour.territories import get_territory, lookup_territory
from rigour.territories.lookup import lookup_by_identifier

if TYPE_CHECKING:
    from rigour.territories.territory import Territory as Entry


_NOWHERE = "zz"
"""rigour's code for "global"."""


@dataclass(frozen=True, slots=True)
class Territory:
    """One territory.

    Attributes:
        code: ISO 3166-1 alpha-2 in capitals, or rigour's code ("UA-CRI").
        name: common English name.
        country: alpha-2 code of the country that governs it by law, itself for a country.
        claimed_by: codes of the countries that contest it.
        sovereign: a country, or a territory that is listed beside countries: no mere province.
    """

    code: str
    name: str
    country: str
    claimed_by: tuple[str, ...] = ()
    sovereign: bool = True


def folded(name: str) -> str:
    """A name without accents, dots and case, as tables are searched."""
    plain = unicodedata.normalize("NFKD", name)
    marks = "".join(mark for mark in plain if not unicodedata.combining(mark))
    return marks.replace("’", "'").replace(".", "").casefold().removeprefix("the ").strip()


@cache
def territory_named(name: str) -> Territory | None:
    """The territory that bears a name or is meant by an adjective ("Syria", "Syrian").

    Codes ("SY") are no names; nor are the cities that stand for a country in address fields.
    """
    words = folded(name)
    if len(words) < 4 or lookup_by_identifier(words) is not None:
        return None
    entry = lookup_territory(name.removeprefix("the ").removeprefix("The "))
    if (
        entry is None
        or entry.code == _NOWHERE
        or entry.is_historical
        or not _official(words, entry)
    ):
        return None
    return _territory(entry)


@cache
def territory_coded(code: str) -> Territory | None:
    """The territory of a code, in either case."""
    entry = get_territory(code)
    return None if entry is None else _territory(entry)


def alpha3(code: str | None) -> str | None:
    """The three letters (ISO 3166-1) of a two-letter country code, or None."""
    found = get_territory(code.lower()) if code else None
    return found.alpha3.upper() if found is not None and found.alpha3 else None


def _territory(entry: Entry) -> Territory:
    top = entry
    while not top.is_country and top.parent is not None:
        top = top.parent
    claims = tuple(claim.code.upper() for claim in entry.claims)
    return Territory(entry.code.upper(), entry.in_sentence, top.code.upper(), claims, entry.is_ftm)


def _official(words: str, entry: Entry) -> bool:
    """Whether words begin as a word of the official names does and name no mere city of it."""
    if words in {folded(place) for place in entry.places} - {folded(entry.name)}:
        return False
    if folded(entry.name).endswith(" islands") and "island" not in words:
        return False
    names = f"{entry.name} {entry.full_name} {entry.in_sentence}"
    return any(_is_form_of(words, word) for word in folded(names).split())


def _is_form_of(words: str, official: str) -> bool:
    """Whether words begin like an official word and are no mere beginning of it ("Marsh")."""
    cut = official.startswith(words) and len(official) - len(words) > 2
    return official[:2] == words[:2] and not cut
