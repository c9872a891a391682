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
_LONGEST_CHAIN = 4
"""Prepositions between a number and its verb: "rose from 12 to 87"."""
_POSTMODIFIERS = frozenset({"JJ", "VBN", "VBD", "VBG"})
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
    inside = range(first, last + 1)
    top = next((i for i in inside if parse.tokens[i].head not in inside), last)
    governing = _governing_noun(parse, top, first)
    measure = _measure(parse, last, head, governing) or _verb_measure(
        parse, top if head is None else head
    )
    if head is not None:
        return Counted(head, unit_of(parse.tokens[head]), measure or "count")
    if governing is not None and governing.lemma not in _counts():
        return Counted(governing.i, unit_of(governing), measure or "count")
    is_person = measure is not None or parse.tokens[top].dep in {"nsubj", "nsubjpass"}
    return Counted(None, "person" if is_person else None, measure or "count")


def counted_noun(parse: Parse, last: int) -> int | None:
    """The noun counted by a number phrase that ends at token `last`."""
    tokens, stop = parse.tokens, parse.sentence(last).stop
    i = last + 1
    if i < stop and tokens[i].lower in lexicon("en", "numbers")["sign"]["words"]:
        return i
    if i < stop and tokens[i].lower == "of":
        found = parse.children(i, "pobj")
        return found[0].i if found else _noun_run(parse, i + 1, stop)
    return _noun_run(parse, i, stop)


def unit_of(token: Token) -> str | None:
    """The singular of a counted noun, in lower case; None for a pronoun."""
    singular: dict[str, str] = lexicon("en", "numbers")["singular"]
    if token.lower in singular:
        return singular[token.lower]
    if token.pos == "PRON":
        return None
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
        joins = last is None and token.tag in {"CD", "CC", ","}
        if token.tag not in _PREMODIFIERS and not joins and not plural:
            break
        if token.tag in _NOUNS or plural:
            last = i
        follows_plural = i + 1 < stop and tokens[i + 1].tag == "NNS"
        if plural and not follows_plural:
            return i
    return last


def _measure(parse: Parse, last: int, head: int | None, governing: Token | None) -> str | None:
    """The measure that noun, modifiers or governing noun show, in this order."""
    noun = None if head is None else parse.tokens[head]
    if noun and (found := _noun_measure(noun.lemma) or _noun_measure(unit_of(noun))):
        return found
    for token in _around(parse, last, head):
        if found := word_measure(token.lower):
            return found
    if governing is None:
        return None
    modifiers = (word_measure(word.lower) for word in parse.children(governing.i, "acl", "amod"))
    return _noun_measure(governing.lemma) or next((m for m in modifiers if m), None)


def _around(parse: Parse, last: int, head: int | None) -> Iterator[Token]:
    """The words between number and noun, those right behind, and what hangs on the noun."""
    tokens, end = parse.tokens, last if head is None else head
    yield from tokens[last + 1 : end + 1]
    behind = end + 1
    if behind < parse.sentence(end).stop and tokens[behind].tag in _POSTMODIFIERS:
        yield tokens[behind]
    if head is not None:
        yield from parse.children(head, "acl", "amod")


def _governing_noun(parse: Parse, top: int, first: int) -> Token | None:
    """The noun whose number this is: "a toll of 87", "the number of refugees rose to 87"."""
    head = parse.tokens[parse.tokens[top].head]
    if head.lower == "of" and head.head != head.i:
        return _number_of(parse, parse.tokens[head.head])
    for _ in range(_LONGEST_CHAIN):
        if head.pos not in {"ADP", "NUM", "PART", "ADV"} or head.head == head.i:
            break
        head = parse.tokens[head.head]
    if head.pos not in {"VERB", "AUX"}:
        return _number_of(parse, head) if head.i < first else None
    for child in parse.children(head.i, "nsubj", "nsubjpass", "dobj"):
        if child.i != top and child.lemma in _all_nouns():
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
    if token.dep == "pobj" and verb.lower in {"of", "including", "among"}:
        above = parse.tokens[verb.head]
        own = next((m.name for m in _measures() if above.lemma in m.objects | m.subjects), None)
        return (own if above.pos == "VERB" else None) or (
            _verb_measure(parse, above.i) if above.i != verb.i else None
        )
    if verb.lemma in set(lexicon("en", "numbers")["lives"]["verbs"]) and token.lemma == "life":
        return "killed"
    for measure in _measures():
        if token.dep in _SUBJECTS and verb.lemma in measure.subjects:
            return measure.name
        if token.dep in _OBJECTS and verb.lemma in measure.objects:
            return measure.name
    if token.dep in _SUBJECTS and verb.lemma == "lose":
        lost: dict[str, str] = lexicon("en", "numbers")["lost"]
        found = (lost.get(child.lemma) for child in parse.children(verb.i, "dobj"))
        return next((measure for measure in found if measure), None)
    return _complement_measure(parse, token, verb)


def _complement_measure(parse: Parse, token: Token, verb: Token) -> str | None:
    """The measure of "87 are missing", "left 87 dead", "the dead numbered 60".

    And of "among the dead were 60".
    """
    for among in parse.children(verb.i, "prep"):
        inside = parse.children(among.i, "pobj") if among.lower == "among" else ()
        if found := next((m for noun in inside if (m := word_measure(noun.lower))), None):
            return found
    if token.dep not in {"nsubj", "nsubjpass", "dobj"}:
        return None
    if verb.lemma in lexicon("en", "numbers")["count"]["verbs"]:
        counted = parse.children(verb.i, *_SUBJECTS)
        return next((m for noun in counted if (m := word_measure(noun.lower))), None)
    for child in parse.children(verb.i, "acomp", "oprd", "xcomp", "ccomp", "attr"):
        if found := word_measure(child.lower):
            return found
    state = verb.pos == "ADJ" or verb.tag == "VBG"
    return word_measure(verb.lower) if token.dep == "nsubj" and state else None


def _noun_measure(lemma: str | None) -> str | None:
    return next((m.name for m in _measures() if lemma in m.nouns), None)


def word_measure(word: str) -> str | None:
    """The measure that an adjective or participle shows: "dead", "wounded"."""
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
    people: list[str] = lexicon("en", "numbers")["count"]["people"]
    return _counts().union(people, *(measure.nouns for measure in _measures()))
