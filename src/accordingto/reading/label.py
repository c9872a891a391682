"""Numbers that count nothing: labels, ages, scores, ranks, parts of names, list numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from accordingto.languages import lexicon
from accordingto.reading.counted import word_measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.grammar import Fields, Found, Word
    from accordingto.reading.parse import Parse, Token

_NAMES = frozenset({"PRODUCT", "ORG", "LAW", "FAC", "EVENT", "WORK_OF_ART", "GPE", "LOC", "PERSON"})
_JOINTS = frozenset("/:_@#\\^=°")
_MAY_BE_VERB = frozenset({"tens", "scores", "several"})
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_AT_ONCE = frozenset({"on", "and", "when", "in", "local"})
_SIGNED = frozenset({"before", "outer", "after", "sign", "money", "percent"})


class _Place(NamedTuple):
    """A number phrase where it stands: its last token, the words on both sides."""

    parse: Parse
    token: Token
    fields: Fields
    before: Word | None
    after: Word | None


def is_label(parse: Parse, found: Sequence[Word], match: Found, kind: str) -> bool:
    """Whether a number phrase is no quantity, judged by the words around it."""
    first, last = found[match.first], found[match.last]
    before = found[match.first - 1] if match.first else None
    after = found[match.last + 1] if match.last + 1 < len(found) else None
    i = parse.token_at(last.start)
    if i is None or _is_glued(parse.text, first, last, after) or _counts_time(found, match.last):
        return kind != "no"
    place = _Place(parse, parse.tokens[i], match.fields, before, after)
    if kind == "vague":
        return _is_verb(place)
    if kind == "fraction":
        return _is_rank(place)
    if match.fields.get("low") == "one" and "money" not in match.fields:
        return _is_pronoun(place)
    bare = kind == "number" and not match.fields.keys() & _SIGNED and match.first == match.last
    return bare and (_is_named(place) or _is_age(place) or _is_clock(place))


def _is_glued(text: str, first: Word, last: Word, after: Word | None) -> bool:
    """Whether letters, a slash or a colon stand at the digits: 24/7, COVID-19, 4x4, 12:30."""
    left = text[first.start - 1] if first.start else " "
    if left in _JOINTS or left.isalnum() or left == ".":
        return True
    if left in "-–" and first.start > 1 and text[first.start - 2].isalnum():
        return True
    if after is None or after.start != last.end:
        return False
    if after.text in "-–":
        return text[after.end : after.end + 1].isalnum()
    signs: list[str] = lexicon("en", "numbers")["sign"]["words"]
    return after.text in _JOINTS or (after.text[0].isalnum() and after.text not in signs)


def _counts_time(found: Sequence[Word], last: int) -> bool:
    """Whether a unit of time follows: durations and ages are no figures."""
    following = [word.text for word in found[last + 1 : last + 3]]
    if following[:1] == ["-"]:
        following = following[1:]
    return bool(following) and following[0] in lexicon("en", "numbers")["time"]["words"]


def _is_verb(place: _Place) -> bool:
    """Whether "scores" is a verb or another noun's part: "she scores", "scores sheet"."""
    words = place.fields["vague"]
    return words in _MAY_BE_VERB and (place.token.pos == "VERB" or place.token.dep == "compound")


def _is_named(place: _Place) -> bool:
    """Whether the number belongs to a name, a label, a list, or is the pronoun "one"."""
    parse, token, _, before, after = place
    if before is None or before.text == "\n":
        return after is not None and after.text in {".", ")", ":"}
    if before.text in lexicon("en", "numbers")["label"]["words"]:
        return token.lower[0].isdigit()
    return _in_name(place) or (not _counts_right(place) and _names(parse, token.i - 1))


def _names(parse: Parse, i: int) -> bool:
    """Whether a name ends at token `i`, or before "of": Boeing 737, Group of 77, round of 16."""
    if i > 0 and parse.tokens[i].lower == "of":
        above = parse.tokens[i - 1]
        return above.pos == "PROPN" or above.lower in lexicon("en", "numbers")["label"]["words"]
    left = parse.tokens[max(0, i)]
    return left.text[:1].isupper() and left.tag in {"NNP", "NNPS", "NN"}


def _counts_right(place: _Place) -> bool:
    """Whether the number goes with a noun or an adjective behind it."""
    parse, token = place.parse, place.token
    head = parse.tokens[token.head]
    if head.i > token.i and head.pos in {"NOUN", "PROPN", "ADJ", "NUM"}:
        return True
    following = token.i + 1
    return following < len(parse.tokens) and parse.tokens[following].tag in {"NNS", "NNPS"}


def _in_name(place: _Place) -> bool:
    """Whether a name of the model's holds the number and begins before it."""
    if place.token.ent not in _NAMES or not place.token.i:
        return False
    left = place.parse.tokens[place.token.i - 1]
    return left.ent == place.token.ent and left.text[:1].isupper()


def _is_pronoun(place: _Place) -> bool:
    """Whether "one" does not count the noun it stands before."""
    parse, token = place.parse, place.token
    head = parse.tokens[token.head]
    if token.dep == "nummod" and head.i > token.i:
        return head.lemma in lexicon("en", "numbers")["idle"]["words"]
    following = token.i + 1
    return following >= len(parse.tokens) or not word_measure(parse.tokens[following].lower)


def _is_age(place: _Place) -> bool:
    """Whether the number stands between commas behind a person: "Ana Bell, 34, said"."""
    before, after = place.before, place.after
    if before is None or after is None or before.text != "," or after.text not in {",", ".", ")"}:
        return False
    i = place.parse.token_at(before.start)
    return bool(i) and place.parse.tokens[i - 1].pos in {"PROPN", "NOUN"}


def _is_clock(place: _Place) -> bool:
    """Whether the number is a time of day: "arrived at 10.30 on Flight 602"."""
    if place.before is None or place.before.text != "at" or not _CLOCK.fullmatch(place.token.text):
        return False
    return place.after is None or not place.after.text[0].isalpha() or place.after.text in _AT_ONCE


def _is_rank(place: _Place) -> bool:
    """Whether "a third" or "half" ranks, or halves nothing that is counted."""
    parse, token, fields = place.parse, place.token, place.fields
    bottom, top = fields["bottom"], fields.get("top")
    if place.before is not None and place.before.text in lexicon("en", "numbers")["turn"]["words"]:
        return True
    if top not in {None, "a", "an", "one"} or token.lower not in _denominators():
        return False
    following = parse.tokens[min(token.i + 1, len(parse.tokens) - 1)]
    if following.lower in {"of", "the"} or (bottom == "half" and following.tag == "PRP$"):
        return False
    if top is None:
        return True
    return following.tag in {"NN", "NNS", "JJ", "NNP", "HYPH"}


def _denominators() -> dict[str, int]:
    found: dict[str, int] = lexicon("en", "numbers")["denominator"]
    return found
