"""What a stretch of words is about: its content words as families, and whether it is negated."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import snowballstemmer

from accordingto.languages import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"\w+(?:['’]\w+)?")
_STEMMER = snowballstemmer.stemmer("english")


@dataclass(frozen=True, slots=True)
class Topic:
    """The matter of some words.

    Attributes:
        keys: stems of the content words, a family of words under one name.
        names: those of them that are written with a capital inside a sentence.
        negative: whether an odd number of negators turns the words round.
    """

    keys: frozenset[str]
    names: frozenset[str]
    negative: bool


def topic_of(words: str, language: str = "en") -> Topic:
    """The topic of a text; numbers and function words carry none."""
    keys: set[str] = set()
    names: set[str] = set()
    negators = 0
    for found in _WORD.finditer(words):
        word = _bare(found[0])
        negators += is_negator(found[0], language)
        if word in _stop(language) or word.isdigit() or len(word) < 2:
            continue
        key = key_of(word, language)
        keys.add(key)
        if found[0][0].isupper() and found.start() and words[found.start() - 2] not in ".!?":
            names.add(key)
    return Topic(frozenset(keys), frozenset(names), negators % 2 == 1)


def key_of(word: str, language: str = "en") -> str:
    """The name of a word's family; its stem where it belongs to none."""
    stem = _stem(word.lower())
    return _families(language).get(stem, stem)


def is_negator(word: str, language: str = "en") -> bool:
    """Whether a word turns what it stands in round: "not", "nobody", "didn't"."""
    lower = word.lower().replace("’", "'")
    return lower.endswith("n't") or lower in _negators(language)


def turns(cue: str, language: str = "en") -> bool:
    """Whether the words of a cue turn its content round: "denied", "rejected"."""
    denying = set(lexicon(language, "topics")["denying"])
    return any(word in denying for word in cue.lower().split())


def opposed(one: Topic, other: Topic, language: str = "en") -> bool:
    """Whether two topics say the contrary: one is negated, or they hold opposite families."""
    return (one.negative != other.negative) != _antonyms(one.keys, other.keys, language)


def _antonyms(one: frozenset[str], other: frozenset[str], language: str) -> bool:
    pairs = _opposites(language)
    return any(
        (left in one and right in other and right not in one and left not in other)
        or (right in one and left in other and left not in one and right not in other)
        for left, right in pairs
    )


def is_anaphor(words: str, language: str = "en") -> bool:
    """Whether the words only stand for something said before: "the charge", "that"."""
    content = [word for word in _WORD.findall(words.lower()) if word not in {"the", "a", "this"}]
    nouns = set(lexicon(language, "topics")["anaphors"])
    return bool(content) and content[0] in nouns and len(content) <= 2


def _bare(word: str) -> str:
    """A word in lower case without its possessive ending."""
    return re.sub(r"['’]s?$|['’]s$", "", word).lower()


@cache
def _stem(word: str) -> str:
    stems: list[str] = _STEMMER.stemWords([word])
    return stems[0]


@cache
def _stop(language: str) -> frozenset[str]:
    return frozenset(lexicon(language, "topics")["stop"].split())


@cache
def _negators(language: str) -> frozenset[str]:
    return frozenset(lexicon(language, "topics")["negators"])


@cache
def _families(language: str) -> dict[str, str]:
    """Stem → name of its family; the first family that lists a word has it."""
    found: dict[str, str] = {}
    rows: Iterable[list[str]] = lexicon(language, "topics")["families"]
    for row in rows:
        for word in row:
            found.setdefault(_stem(word), row[0])
    return found


@cache
def _opposites(language: str) -> tuple[tuple[str, str], ...]:
    rows: list[list[str]] = lexicon(language, "topics")["opposites"]
    return tuple((key_of(left), key_of(right)) for left, right in rows)
