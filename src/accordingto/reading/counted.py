"""What a number counts: the noun, its unit in the singular, and the measure it shows."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from accordingto.languages import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from accordingto.reading.parse import Parse, Token

_PREMODIFIERS = frozenset({"JJ", "JJR", "JJS", "NN", "NNP", "NNPS", "NNS", "VBN", "VBG", "HYPH"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_SUBJECTS = ("nsubj",)
_OBJECTS = ("dobj", "nsubjpass", "oprd", "attr")


class Counted(NamedTuple):
    """The head noun's token (None where it is left out), unit, measure."""

    head: int | None
    unit: str | None
    measure: str


class _Measure(NamedTuple):
    name: str
    nouns: frozenset[str]
    words: frozenset[str]
    objects: frozenset[str]
    subjects: frozenset[str]


def counted(parse: Parse, first: int, last: int) -> Counted:
    """What the number phrase from token `first` to `last` counts."""
    head = counted_noun(parse, last)
    anchor = last if head is None else head
    measure = _measure(parse, first, last, head)
    if head is not None:
        return Counted(head, unit_of(parse.tokens[head]), measure or "count")
    governed = _governing_noun(parse, first, last)
    if governed is not None and governed.lemma not in _counts():
        return Counted(governed.i, unit_of(governed), measure or "count")
    is_person = measure is not None or parse.tokens[anchor].dep in {"nsubj", "nsubjpass"}
    return Counted(None, "person" if is_person else None, measure or "count")


def counted_noun(parse: Parse, last: int) -> int | None:
    """The noun counted by a number phrase that ends at token `last`."""
    tokens, stop = parse.tokens, parse.sentence(last).stop
    i = last + 1
    if i < stop and tokens[i].lower == "of":
        found = parse.children(i, "pobj")
        return found[0].i if found else _noun_run(parse, i + 1, stop)
    return _noun_run(parse, i, stop)


def unit_of(token: Token) -> str:
    """The singular of a counted noun, in lower case."""
    singular: dict[str, str] = lexicon("en", "numbers")["singular"]
    if token.lower in singular:
        return singular[token.lower]
    if token.tag == "NNPS" or (token.tag == "NNP" and token.lower.endswith("s")):
        return token.lower.removesuffix("s")
    return singular.get(token.lemma, token.lemma)


def _noun_run(parse: Parse, start: int, stop: int) -> int | None:
    """The head of the noun phrase that goes on from token `start`: its first plural, or end."""
    singular: dict[str, str] = lexicon("en", "numbers")["singular"]
    tokens, last = parse.tokens, None
    for i in range(start, stop):
        token = tokens[i]
        plural = token.tag in {"NNS", "NNPS"} or token.lower in singular
        if token.tag == "DT" and i == start:
            continue
        if token.tag not in _PREMODIFIERS and token.tag != "CD" and not plural:
            break
        if token.tag in _NOUNS or plural:
            last = i
        follows_plural = i + 1 < stop and tokens[i + 1].tag == "NNS"
        if plural and not follows_plural:
            return i
    return last


def _measure(parse: Parse, first: int, last: int, head: int | None) -> str | None:
    """The measure that noun, modifiers, governing noun or verb show, in this order."""
    noun = None if head is None else parse.tokens[head]
    if noun and (found := _noun_measure(noun.lemma) or _noun_measure(unit_of(noun))):
        return found
    for token in _around(parse, last, head):
        if found := _word_measure(token.lower):
            return found
    if governing := _governing_noun(parse, first, last):
        found = _noun_measure(governing.lemma)
        if found:
            return found
    return _verb_measure(parse, last if head is None else head)


def _around(parse: Parse, last: int, head: int | None) -> Iterator[Token]:
    """The words between number and noun, those right behind, and what hangs on the noun."""
    tokens, end = parse.tokens, last if head is None else head
    yield from tokens[last + 1 : end + 1]
    behind = end + 1
    if behind < parse.sentence(end).stop and tokens[behind].tag in {"JJ", "VBN", "VBD"}:
        yield tokens[behind]
    if head is not None:
        yield from parse.children(head, "acl", "amod")


def _governing_noun(parse: Parse, first: int, last: int) -> Token | None:
    """The noun whose number this is: "a toll of 87", "the number of refugees rose to 87"."""
    inside = range(first, last + 1)
    top = next((i for i in inside if parse.tokens[i].head not in inside), last)
    head = parse.tokens[parse.tokens[top].head]
    if head.lower == "of" and head.head != head.i:
        return _number_of(parse, parse.tokens[head.head])
    if head.pos == "ADP" and head.head != head.i:
        head = parse.tokens[head.head]
    if head.pos not in {"VERB", "AUX"}:
        return _number_of(parse, head) if head.i < first else None
    for child in parse.children(head.i, "nsubj", "nsubjpass", "dobj"):
        if child.i not in inside and child.lemma in _all_nouns():
            return _number_of(parse, child)
    return None


def _number_of(parse: Parse, noun: Token) -> Token | None:
    """The noun itself if it names a measure; behind "number of", what is numbered."""
    if noun.lemma in _counts():
        for prep in parse.children(noun.i, "prep"):
            if prep.lower == "of" and (found := parse.children(prep.i, "pobj")):
                return found[0]
    return noun if noun.lemma in _all_nouns() else None


def _verb_measure(parse: Parse, i: int) -> str | None:
    """The measure shown by the verb that has token `i` (or what it joins) as its argument."""
    token = parse.tokens[i]
    while token.dep in {"conj", "nummod", "appos", "nmod", "quantmod"} and token.head != token.i:
        token = parse.tokens[token.head]
        if token.pos == "VERB":
            break
    verb = parse.tokens[token.head]
    if token.dep == "pobj" and verb.lower == "of":
        return _verb_measure(parse, verb.head) if verb.head != verb.i else None
    if verb.lemma in set(lexicon("en", "numbers")["lives"]["verbs"]) and token.lemma == "life":
        return "killed"
    for measure in _measures():
        if token.dep in _SUBJECTS and verb.lemma in measure.subjects:
            return measure.name
        if token.dep in _OBJECTS and verb.lemma in measure.objects:
            return measure.name
    return _complement_measure(parse, token, verb)


def _complement_measure(parse: Parse, token: Token, verb: Token) -> str | None:
    """The measure of "87 are missing", "left 87 dead", "60 were reported killed"."""
    if token.dep not in {"nsubj", "nsubjpass", "dobj"}:
        return None
    for child in parse.children(verb.i, "acomp", "oprd", "xcomp", "ccomp", "attr"):
        if found := _word_measure(child.lower):
            return found
    return _word_measure(verb.lower) if token.dep == "nsubj" and verb.pos == "ADJ" else None


def _noun_measure(lemma: str) -> str | None:
    return next((m.name for m in _measures() if lemma in m.nouns), None)


def _word_measure(word: str) -> str | None:
    return next((m.name for m in _measures() if word in m.words), None)


@cache
def _measures() -> tuple[_Measure, ...]:
    table: dict[str, dict[str, Any]] = lexicon("en", "numbers")["measure"]
    return tuple(
        _Measure(name, *(frozenset(entry[key]) for key in ("nouns", "words", "object", "subject")))
        for name, entry in table.items()
    )


@cache
def _counts() -> frozenset[str]:
    return frozenset(lexicon("en", "numbers")["count"]["nouns"])


@cache
def _all_nouns() -> frozenset[str]:
    return _counts().union(*(measure.nouns for measure in _measures()))
