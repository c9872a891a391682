"""Numbers that count nothing: labels, ages, scores, ranks, parts of names, list numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.languages import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.parse import Parse, Token
    from accordingto.reading.grammar import Fields, Found, Word

_NAMES = frozenset({"PRODUCT", "ORG", "LAW", "FAC", "EVENT", "WORK_OF_ART", "GPE", "LOC", "PERSON"})
_JOINTS = frozenset("/:_@#\\^=°")


def is_label(parse: Parse, found: Sequence[Word], match: Found, kind: str) -> bool:
    """Whether a number phrase is no quantity, judged by the words around it."""
    fields = match.fields
    before = found[match.first - 1] if match.first else None
    after = found[match.last + 1] if match.last + 1 < len(found) else None
    if kind == "no":
        return False
    if _glued(parse.text, found[match.first], found[match.last], after):
        return True
    if after and _counts_time(found, match.last):
        return True
    token = _token(parse, found[match.last].start)
    if token is None:
        return True
    if kind == "vague":
        return _is_whole(token) if fields["vague"] in _BARE else False
    if kind == "fraction":
        return _is_rank(parse, token, fields)
    if kind == "number" and _is_bare(fields):
        return _is_named(parse, found[match.first], before, after) or _is_age(parse, before, after)
    return False


_BARE = frozenset({"tens", "scores", "several"})


def _is_whole(token: Token) -> bool:
    """Whether "scores" or "tens" is a verb or another noun: "she scores", "test scores"."""
    return token.pos == "VERB" or token.dep == "compound"


def _glued(text: str, first: Word, last: Word, after: Word | None) -> bool:
    """Whether letters, a slash or a colon stand at the digits: 24/7, COVID-19, 4x4, 12:30."""
    left = text[first.start - 1] if first.start else " "
    if left in _JOINTS or left.isalnum() or left == ".":
        return True
    if left in "-–" and first.start > 1 and text[first.start - 2].isalnum():
        return True
    if after is None or after.start != last.end:
        return False
    follows = text[after.end : after.end + 1]
    if after.text in _JOINTS:
        return True
    if after.text in "-–":
        return follows.isalnum()
    return after.text[0].isalnum() and after.text not in lexicon("en", "numbers")["sign"]["words"]


def _counts_time(found: Sequence[Word], last: int) -> bool:
    """Whether a unit of time follows: durations and ages are no figures."""
    i = last + 1
    if found[i].text == "-" and i + 1 < len(found):
        i += 1
    return found[i].text in lexicon("en", "numbers")["time"]["words"]


def _is_bare(fields: Fields) -> bool:
    """Whether the number stands without hedge, currency, percent or scale."""
    extra = fields.keys() & {"before", "outer", "after", "sign", "money", "percent"}
    return not extra and " " not in fields["low"]


def _token(parse: Parse, offset: int) -> Token | None:
    i = parse.token_at(offset)
    return None if i is None else parse.tokens[i]


def _is_named(parse: Parse, number: Word, before: Word | None, after: Word | None) -> bool:
    """Whether the number belongs to a name, a label, a list, or is the pronoun "one"."""
    token = _token(parse, number.start)
    if token is None:
        return True
    if number.text == "one":
        return _is_pronoun(parse, token)
    if before is None or before.text == "\n":
        return after is not None and after.text in {".", ")", ":"}
    if before.text in lexicon("en", "numbers")["label"]["words"]:
        return number.text[0].isdigit()
    if _in_name(parse, token):
        return True
    left = parse.tokens[token.i - 1] if token.i else token
    capital = left.text[:1].isupper() and left.tag in {"NNP", "NNPS", "NN"}
    if capital and not _counts_right(parse, token):
        return True
    return (
        left.lower == "of"
        and left.i > 0
        and parse.tokens[left.i - 1].text[:1].isupper()
        and (not _counts_right(parse, token) and parse.tokens[left.i - 1].pos in {"PROPN"})
    )


def _counts_right(parse: Parse, token: Token) -> bool:
    """Whether the number goes with a noun or an adjective behind it."""
    head = parse.tokens[token.head]
    if head.i > token.i and head.pos in {"NOUN", "PROPN", "ADJ", "NUM"}:
        return True
    follows = token.i + 1
    return follows < len(parse.tokens) and parse.tokens[follows].tag in {"NNS", "NNPS"}


def _in_name(parse: Parse, token: Token) -> bool:
    """Whether a name of the model's holds the number and begins before it."""
    if token.ent not in _NAMES or not token.i:
        return False
    return (
        parse.tokens[token.i - 1].ent == token.ent and parse.tokens[token.i - 1].text[:1].isupper()
    )


def _is_pronoun(parse: Parse, token: Token) -> bool:
    """Whether "one" does not count the noun it stands before."""
    head = parse.tokens[token.head]
    if token.dep == "nummod" and head.i > token.i:
        return head.lemma in lexicon("en", "numbers")["idle"]["words"]
    follows = token.i + 1
    return not (follows < len(parse.tokens) and parse.tokens[follows].tag in {"JJ", "VBN"})


def _is_age(parse: Parse, before: Word | None, after: Word | None) -> bool:
    """Whether the number stands between commas behind a person: "Ana Bell, 34, said"."""
    if before is None or after is None or before.text != "," or after.text not in {",", ".", ")"}:
        return False
    left = _token(parse, max(0, before.start - 1))
    return left is not None and left.pos in {"PROPN", "NOUN"}


def _is_rank(parse: Parse, token: Token, fields: Fields) -> bool:
    """Whether "a third" or "half" ranks or halves nothing that is counted."""
    if fields.get("top", "a") not in {"a", "an", "one"} or " in " in fields.get("bottom", ""):
        return False
    if token.pos == "NUM" and fields["bottom"] != "half":
        return False
    following = parse.tokens[token.i + 1] if token.i + 1 < len(parse.tokens) else token
    if following.lower in {"of", "the"} or (fields["bottom"] == "half" and following.tag == "PRP$"):
        return False
    if fields["bottom"] == "half" and "top" not in fields:
        return True
    return following.tag in {"NN", "NNS", "JJ", "NNP", "HYPH"} or following.lower == "-"
