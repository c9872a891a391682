"""What a stretch of words is about: its content words as families, and whether it is negated."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, cast

from snowballstemmer.english_stemmer import EnglishStemmer

from accordingto.languages import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_WORD = re.compile(r"\w+(?:['’]\w+)?")
_CLAUSE = re.compile(r"[.;:!?\n]+|,\s|\s(?:but|and|because|while|though|although)\s")
_NATION = re.compile(r"(\w{3,}?)(?:ian|ia|an|a)")
REACH = 4
"""Words behind a negator that it strikes directly."""

_STEMMER = EnglishStemmer()


@dataclass(frozen=True, slots=True)
class Topic:
    """The matter of some words.

    Attributes:
        keys: stems of the content words, a family of words under one name.
        names: those of them that are written with a capital inside a sentence.
        negated: the keys that stand in a clause with an odd number of negators.
        struck: those of them that a negator directly precedes ("no consensus") or is the object
            of ("offered nothing"); all that is denied by a cue.
    """

    keys: frozenset[str]
    names: frozenset[str]
    negated: frozenset[str]
    struck: frozenset[str] = frozenset()

    def turned(self) -> Topic:
        """The topic of the words when somebody denies them."""
        denied = self.keys - self.negated
        return Topic(self.keys, self.names, denied, denied)

    def called_untrue(self) -> Topic:
        """The topic of the words when somebody calls them a lie, whatever he does with it."""
        return Topic(self.keys, self.names, self.keys, self.keys)


def topic_of(words: str, language: str = "en") -> Topic:
    """The topic of a text; numbers and function words carry none."""
    keys: set[str] = set()
    names: set[str] = set()
    negated: set[str] = set()
    struck: set[str] = set()
    for clause in _CLAUSE.split(words):
        found = _of_clause(clause, language)
        keys |= found.keys
        names |= found.names
        if found.negators % 2:
            negated |= found.keys
            struck |= found.struck
    return Topic(frozenset(keys), frozenset(names), frozenset(negated), frozenset(struck))


class _Clause(NamedTuple):
    """Keys and names of one clause, what follows its negators, and how many it has."""

    keys: set[str]
    names: set[str]
    struck: set[str]
    negators: int


def _of_clause(clause: str, language: str) -> _Clause:
    keys: set[str] = set()
    names: set[str] = set()
    struck: set[str] = set()
    negators = reach = 0
    key = ""
    for found in _WORD.finditer(clause):
        word = _bare(found[0])
        negates = is_negator(found[0], language) and clause[found.end() : found.end() + 1] != "-"
        paired = word == "nor" and negators > 0
        negators += (negates and not paired) or word in _denials(language)
        reach = REACH if negates else reach - 1
        if negates and key and word in lexicon(language, "topics")["negative_objects"]:
            struck.add(key)
        if negates or word in _stop(language) or word.isdigit() or len(word) < 2:
            continue
        key = _key_as_written(found[0], language)
        keys.add(key)
        if reach > 0:
            struck.add(key)
        if found[0][0].isupper() and found.start() > 1:
            names.add(key)
    return _Clause(keys, names, struck, negators)


def key_of(word: str, language: str = "en") -> str:
    """The name of a word's family; its stem where it belongs to none."""
    stem = stem_of(word, language)
    return _families(language).get(stem, stem)


def stem_of(word: str, language: str = "en") -> str:
    """The stem of the dictionary's word for a form."""
    lower = word.lower()
    return _stem(_irregular(language).get(lower, lower))


def _key_as_written(word: str, language: str) -> str:
    """The key of a word; a name's is what it shares with its adjective: Ostria, Ostrian."""
    key = key_of(_bare(word), language)
    found = _NATION.fullmatch(key) if word[0].isupper() else None
    return found[1] if found else key


def shared_names(one: Topic, other: Topic) -> frozenset[str]:
    """Names that both have; what one writes small is none: a sentence opens with a capital too."""
    return one.names & other.keys & other.names


def wording(keys: frozenset[str], text: str, language: str = "en") -> str:
    """The words of a text that stand for some keys, each once, in its order and spelling."""
    found: dict[str, str] = {}
    for word in _WORD.findall(text):
        key = _key_as_written(word, language)
        if key in keys:
            found.setdefault(key, re.sub(r"['’]s?$", "", word))
    return " ".join(found.values())


def is_negator(word: str, language: str = "en") -> bool:
    """Whether a word turns what it stands in round: "not", "nobody", "didn't"."""
    lower = word.lower().replace("’", "'")
    return lower.endswith("n't") or lower in _negators(language)


def calls_untrue(words: str, language: str = "en") -> bool:
    """Whether words call an account untrue: "inventions", "a lie"."""
    falsehood = set(lexicon(language, "topics")["falsehood"])
    return any(word in falsehood for word in _WORD.findall(words.lower()))


def own_keys(words: str, language: str = "en") -> frozenset[str]:
    """Keys of what a speaker calls his own: "its fighters" gives the family of fighters."""
    own = set(lexicon(language, "topics")["own"])
    found = [word.lower() for word in _WORD.findall(words)]
    behind = (found[n + 1] for n, word in enumerate(found[:-1]) if word in own)
    return frozenset(key_of(word, language) for word in behind if word not in _stop(language))


def turns(cue: str, content: str, language: str = "en") -> bool:
    """Whether the words of a cue turn its content round: "denied", "rejected the claim"."""
    words = set(cue.lower().split())
    if words & _denying(language):
        return True
    table = lexicon(language, "topics")
    statements = {*table["anaphors"], *table["falsehood"]} - {"it", "this", "that"}
    named = not statements.isdisjoint(_WORD.findall(content.lower()))
    return named and not words.isdisjoint(table["rejecting"])


@cache
def _denials(language: str) -> frozenset[str]:
    return frozenset(lexicon(language, "topics")["denials"])


@cache
def _denying(language: str) -> frozenset[str]:
    return frozenset(lexicon(language, "topics")["denying"])


def contrary(one: Topic, other: Topic, weight: Mapping[str, float], language: str = "en") -> bool:
    """Whether two topics say the contrary of what they share.

    By weight, more of their common words (names aside) are negated in just one of them than
    in both or none; an opposite pair ("open", "closed") turns that round.
    """
    common = (one.keys & other.keys) - shared_names(one, other)
    differing = common & (one.negated ^ other.negated)
    apart = sum(weight[key] for key in differing)
    alike = sum(weight[key] for key in common - differing)
    if _antonyms(one.keys, other.keys, language):
        return alike >= apart
    return apart > alike


def _antonyms(one: frozenset[str], other: frozenset[str], language: str) -> bool:
    pairs = _opposites(language)
    return any(
        (left in one and right in other and right not in one and left not in other)
        or (right in one and left in other and left not in one and right not in other)
        for left, right in pairs
    )


def is_anaphor(words: str, language: str = "en") -> bool:
    """Whether the words only stand for something said before: "the charge", "any part in it"."""
    table = lexicon(language, "topics")
    nouns = set(table["anaphors"])
    thing = words.lower().partition(" as ")[0]
    content = [word for word in _WORD.findall(thing) if word not in {"the", "a", "this"}]
    short = bool(content) and content[0] in nouns and len(content) <= 2
    return short or set(_WORD.findall(thing)) <= {*table["involved"], *nouns}


def dismisses(cue: str, language: str = "en") -> bool:
    """Whether a cue waves away what was said before: "dismissed this as a fairy tale"."""
    return not set(cue.lower().split()).isdisjoint(lexicon(language, "topics")["rejecting"])


def _bare(word: str) -> str:
    """A word in lower case without its possessive ending."""
    return re.sub(r"['’]s?$|['’]s$", "", word).lower()


@cache
def _stem(word: str) -> str:
    return cast("str", _STEMMER.stemWord(word))  # pyright: ignore[reportUnknownMemberType] - untyped


@cache
def _stop(language: str) -> frozenset[str]:
    return frozenset(lexicon(language, "topics")["stop"].split())


@cache
def _negators(language: str) -> frozenset[str]:
    table = lexicon(language, "topics")
    return frozenset(table["negators"]) | frozenset(table["falsehood"])


@cache
def _families(language: str) -> dict[str, str]:
    """Stem → name of its family; the first family that lists a word has it."""
    found: dict[str, str] = {}
    rows: Iterable[list[str]] = lexicon(language, "topics")["families"]
    for row in rows:
        for word in row:
            form = _irregular(language).get(word, word)
            found.setdefault(_stem(form), row[0])
    return found


@cache
def _irregular(language: str) -> dict[str, str]:
    """Form → the dictionary's word."""
    text: str = lexicon(language, "topics")["irregular"]
    rows = [row.split() for row in text.split(";")]
    return {form: word for word, *forms in rows for form in forms}


@cache
def _opposites(language: str) -> tuple[tuple[str, str], ...]:
    rows: list[list[str]] = lexicon(language, "topics")["opposites"]
    return tuple((key_of(left), key_of(right)) for left, right in rows)


def is_undecided(words: str, language: str = "en") -> bool:
    """Whether words leave a matter open: "could not determine", "declined to say who"."""
    found: list[str] = lexicon(language, "topics")["undecided"]
    line = f" {' '.join(words.lower().split())} "
    return any(f" {phrase} " in line for phrase in found)
