"""Words that look like a time and are none: a verb "may", 2,000 troops, the Long March."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from accordingto.languages import lexicon
from accordingto.reading.timex import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.grammar import Found, Word
    from accordingto.reading.parse import Parse


_BEARERS = frozenset({"ORG", "FAC", "GPE", "LOC", "NORP", "PERSON"})
NO_TIME = "_"
"""Stands for a word that the parse shows to be none of time."""
_FIRST_YEAR, _LAST_YEAR = 1000, 2100


def is_time(parse: Parse, found: Sequence[Word], match: Found, kind: str) -> bool:
    """Whether the words of a match name a time here."""
    if not _FIRST_YEAR <= int(match.fields.get("year", _FIRST_YEAR)) < _LAST_YEAR:
        return False
    if kind == "year":
        return _is_year(parse, found, match)
    if kind in {"month", "season", "date"}:
        return not _is_named(parse, found, match)
    if kind == "length":
        return _is_length(found, match)
    return True


def may_be_time(parse: Parse, word: Word) -> bool:
    """Whether a word has the tag and the capital that a time asks for."""
    named = word.text in table("month") or word.text in table("weekday")
    if named and not parse.text[word.start].isupper():
        return False
    allowed: list[str] | None = table("tags").get(word.text)
    if allowed is None:
        return True
    i = parse.token_at(word.start)
    return i is not None and parse.tokens[i].tag in allowed


def _is_named(parse: Parse, found: Sequence[Word], match: Found) -> bool:
    """Whether one word goes on a name before it: the Long March, Black Friday, Theresa May."""
    if _opens_name(parse, found[match.last]):
        return True
    if match.first != match.last or not match.first:
        return False
    before = found[match.first - 1]
    i = parse.token_at(before.start)
    here = parse.token_at(found[match.first].start)
    if here is not None and parse.tokens[here].ent == "PERSON":
        return True
    if i is None or not parse.text[before.start].isupper():
        return False
    return parse.tokens[i].tag in {"NNP", "NNPS", "JJ"} and before.end < found[match.first].start


def _opens_name(parse: Parse, word: Word) -> bool:
    """Whether a month goes on to a name behind it: the April Brigade, March Hill."""
    i = parse.token_at(word.start)
    if i is None or word.text not in table("month") or i + 1 >= len(parse.tokens):
        return False
    token, following = parse.tokens[i], parse.tokens[i + 1]
    tied = token.dep == "compound" and token.head >= following.i and token.ent in _BEARERS
    return tied and following.tag in {"NNP", "NNPS"} and following.text[:1].isupper()


def _is_length(found: Sequence[Word], match: Found) -> bool:
    """Whether a length is none of "a second bomb", "the old days"."""
    fields = match.fields
    if fields.get("count") in {"a", "an"} and fields.get("unit") in {"second", "quarter"}:
        return False
    inside = {word.text for word in found[match.first : match.last + 1]}
    if "quarters" in inside and inside.isdisjoint(table("rel")):
        return False
    if match.first != match.last:
        return True
    before = found[match.first - 1].text if match.first else ""
    return not (
        before[:1].isdigit() or before in _words("no_bare_unit_after") or before in _cardinals()
    )


def _cardinals() -> dict[str, Any]:
    cardinals: dict[str, Any] = lexicon("en", "numbers")["cardinal"]
    return cardinals


def _is_year(parse: Parse, found: Sequence[Word], match: Found) -> bool:
    """Whether four digits are a year: no hedge or currency before, no counted noun behind."""
    word = found[match.last]
    before = found[match.first - 1].text if match.first else ""
    after = found[match.last + 1].text if match.last + 1 < len(found) else ""
    if before in _words("never_after") or after in _words("never_before"):
        return False
    if match.first != match.last:
        return True
    i = parse.token_at(word.start)
    if i is None:
        return False
    following = parse.tokens[i + 1] if i + 1 < len(parse.tokens) else parse.tokens[i]
    counts = following.tag == "NNS" and following.i > i
    if 1900 <= int(word.text) < 2100:
        return not (counts and word.text.endswith("00"))
    if after in {"-", "–"} and match.last + 2 < len(found) and found[match.last + 2].text.isdigit():
        return True
    return before in _words("after") and not counts and following.tag not in {"NN", "JJ"}


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("year")[name])
