"""Which articles are laid side by side: a story is what shares names and rare words in a month.

Linking compares the accounts of one story and no others, so an added article costs what its
story holds, not what the ledger holds. Which articles make a story depends on them alone, not
on the order in which they came. Near-copies are found by MinHash over word shingles, banded
(Broder 1997), and bind strongest.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from itertools import combinations, pairwise, product
from typing import TYPE_CHECKING, NamedTuple

from accordingto.languages import lexicon
from accordingto.linking.topic import key_of, topic_of
from accordingto.span import lines
from accordingto.terms import Decision

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from accordingto.judgement import Judgement
    from accordingto.model import Document

LARGEST = 40
"""Articles of the largest story; so few are one story, whatever they share."""
WINDOW = 31
"""Days between publications beyond which two articles are not compared for their words."""
ENOUGH = 10
"""Weight of shared keys from which two articles can be of one story."""
DECIDED = 1_000_000
"""Weight of a person's word that two things are one."""
OPENING = 1500
"""Characters of an article that tell its story."""
LEAD = 300
"""Characters of them in which a word counts for more."""
_LEADING = 3
_NAMES, _WORDS = 6, 8
_NAMED, _COPY = 2, 2
_PARAGRAPHS, _SHORTEST, _SHINGLE = 8, 8, 4
_PRIME = (1 << 61) - 1
_HASHES = ((0x9E3779B1, 0x7F4A7C15), (0x85EBCA77, 0x27D4EB2F), (0xC2B2AE3D, 0x165667B1))
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Signature:
    """What of an article decides its story.

    Attributes:
        name: tells it from every other, a reprint too, whenever it came.
        day: of publication, counted from the year 1; 0 where it is not known.
        keys: hashes of two words or of a paragraph's shingles, each with its weight.
    """

    name: str
    day: int
    keys: Mapping[int, int]


class Tie(NamedTuple):
    """Two articles and the weight of what they share."""

    strength: int
    one: int
    other: int


def signature(document: Document) -> Signature:
    """The signature of one article; a name with a rare word, two rare words, or a copied line."""
    names, words = _telling(document)
    keys = {hashed(f"{one} {two}"): 1 for one, two in combinations(sorted(words), 2)}
    keys |= {hashed(f"{name} {word}"): _NAMED for name, word in product(names, words)}
    keys |= dict.fromkeys(_paragraphs(document.text), _COPY)
    day = document.published.toordinal() if document.published else 0
    return Signature(name_of(document), day, keys)


def name_of(document: Document) -> str:
    """A name that is the same whenever the article came, and that a reprint does not share."""
    return f"{document.id} {document.publisher} {document.url}"


def _telling(document: Document) -> tuple[list[str], list[str]]:
    """The names and the rare words that an article opens with, most frequent first."""
    seen: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    opening = f"{document.title or ''}\n{document.text[:OPENING]}"
    at = 0
    for sentence in _SENTENCE.split(opening):
        topic = topic_of(sentence)
        times = _LEADING if at < LEAD else 1
        seen.update(dict.fromkeys(sorted(topic.keys - _commonplace()), times))
        capital.update(dict.fromkeys(topic.names, times))
        at += len(sentence)
    ranked = sorted(seen, key=lambda key: (-seen[key], key))
    names = [key for key in ranked if 2 * capital[key] >= seen[key] and capital[key]]
    named = {*names}
    return names[:_NAMES], [key for key in ranked if key not in named][:_WORDS]


def _paragraphs(text: str) -> Iterator[int]:
    """A hash for each of the longest paragraphs, equal for most that are copies of it."""
    found = (re.findall(r"\w+", line.of(text).lower()) for line in lines(text))
    longest = sorted((words for words in found if len(words) >= _SHORTEST), key=len, reverse=True)
    for words in longest[:_PARAGRAPHS]:
        ends = range(_SHINGLE, len(words) + 1)
        grams = {hashed(" ".join(words[end - _SHINGLE : end])) for end in ends}
        for band in pairwise(range(len(_HASHES))):
            least = (min((gram * a + b) % _PRIME for gram in grams) for a, b in _at(band))
            yield hashed(f"copy {band} {' '.join(map(str, least))}")


def _at(band: Iterable[int]) -> list[tuple[int, int]]:
    return [_HASHES[number] for number in band]


def hashed(words: str) -> int:
    """A number that is the same in every process; under 2³¹, it takes four bytes of a ledger."""
    digest = blake2b(words.encode("utf-8", "surrogatepass"), digest_size=4)
    return int.from_bytes(digest.digest()) >> 1


@cache
def _commonplace() -> frozenset[str]:
    found: list[str] = lexicon("en", "stories")["commonplace"]
    return frozenset(key_of(word) for word in found)


def decided(judgements: Iterable[Judgement]) -> list[frozenset[str]]:
    """The texts, by SHA-256, that a standing merge brings into one story."""
    merges = (each for each in judgements if each.stands and each.decision is Decision.MERGE)
    return [
        frozenset(at.document for subject in each.subjects for at in subject.anchors)
        for each in merges
    ]


def strong(found: Iterable[Tie], best: Mapping[int, int]) -> list[Tie]:
    """The ties that are the best of one of their articles, or half as strong as that of both.

    Two stories that share a country and the words of war have weak ties beside strong ones.
    """

    def holds(tie: Tie) -> bool:
        ends = best[tie.one], best[tie.other]
        return tie.strength == min(ends) or 2 * tie.strength >= max(ends)

    return [tie for tie in found if holds(tie)]


def best_of(found: Iterable[Tie]) -> dict[int, int]:
    """Each article's strongest tie."""
    best: dict[int, int] = {}
    for tie in found:
        for end in (tie.one, tie.other):
            best[end] = max(best.get(end, 0), tie.strength)
    return best


def ties(signatures: Sequence[Signature]) -> list[Tie]:
    """The strong ties between some articles, by their places in the sequence."""
    holders: defaultdict[int, list[int]] = defaultdict(list)
    shared: Counter[tuple[int, int]] = Counter()
    for place, each in enumerate(signatures):
        for key, weight in each.keys.items():
            for other in holders[key]:
                if abs(signatures[other].day - each.day) <= WINDOW:
                    shared[other, place] += weight
            holders[key].append(place)
    found = [Tie(weight, *pair) for pair, weight in shared.items() if weight >= ENOUGH]
    return strong(found, best_of(found))


def stories(names: Mapping[int, str], bound: Iterable[Tie]) -> list[tuple[int, ...]]:
    """The stories of some articles, each in the order of the names.

    The strongest ties join first, as long as a story stays under `LARGEST`; a person's word
    joins in any case.

    Args:
        names: each article to `Signature.name`, which settles what is equally strong.
        bound: the ties between them; those to other articles are passed over.
    """
    groups = {number: [number] for number in names}

    def rank(tie: Tie) -> tuple[int, str, str]:
        first, second = sorted((names[tie.one], names[tie.other]))
        return -tie.strength, first, second

    for tie in sorted((t for t in bound if t.one in names and t.other in names), key=rank):
        mine, theirs = groups[tie.one], groups[tie.other]
        fits = tie.strength >= DECIDED or len(mine) + len(theirs) <= LARGEST
        if mine is not theirs and fits:
            small, large = sorted((mine, theirs), key=len)
            large += small
            groups.update(dict.fromkeys(small, large))
    found = {id(group): group for group in groups.values()}.values()
    ordered = (tuple(sorted(group, key=names.__getitem__)) for group in found)
    return sorted(ordered, key=lambda group: names[group[0]])
