"""What an article says in its own voice on what is contested.

What nobody is credited with is the outlet's word. Of it are kept the sentences that take a side:
those that tell of harm (who did it, how many, what it was) or of an inquiry that was opened, those
that share two words with what somebody in the article says, and the first, which tells what
another article may contest.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from accordingto.languages import lexicon
from accordingto.reading.cue import stance_of_words
from accordingto.reading.holding import indices
from accordingto.reading.lexis import country_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from accordingto.model import Spans
    from accordingto.reading.attribution import Attribution
    from accordingto.reading.parse import Parse

FEWEST = 4
"""Words from which what is left of a sentence is a statement of the outlet's own."""
SHARED = 2
"""Words in common with a claim from which a statement is on the same thing."""

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_HANGING = frozenset({"prep", "mark", "cc", "det", "agent"})


def narrated(
    parse: Parse, attributions: Sequence[Attribution], quoted: Iterable[int]
) -> list[list[int]]:
    """The tokens of each contested statement of the outlet's own, in text order.

    "Its denial of the charge angered Ostria" is one, with the denial inside.
    """
    taken = set(quoted)
    topics: list[frozenset[str]] = []
    for one in attributions:
        if not _is_named_saying(parse, one.cue):
            taken.update(indices((*one.source, *one.cue, *one.content), parse))
        topics.append(_topic(parse, indices(one.content, parse)))
    own = [words for sentence in parse.sentences for words in _statements(parse, sentence, taken)]
    return own[:1] + [words for words in own[1:] if _is_contested(parse, words, topics)]


def _is_named_saying(parse: Parse, cue: Spans) -> bool:
    """Whether a cue is a noun, which leaves its sentence to the outlet: "its denial of …"."""
    head = parse.head_of(cue)
    if head is None or parse.tokens[head].pos != "NOUN":
        return False
    return stance_of_words([parse.tokens[head]]) is not None


def _statements(parse: Parse, sentence: range, taken: set[int]) -> Iterator[list[int]]:
    """What is the outlet's own in a sentence: its main clause, or one that is joined to it."""
    if parse.tokens[sentence[-1]].text == "?":
        return
    left = [i for i in sentence if i not in taken]
    root = next((i for i in sentence if parse.tokens[i].dep == "ROOT"), None)
    if root in left:
        clauses = [left]
    else:
        joined = (i for i in left if parse.tokens[i].dep == "conj" and _is_clause(parse, i))
        level = (i for i in joined if parse.tokens[i].head == root)
        clauses = [[i for i in parse.subtree(head) if i not in taken] for head in level]
    for clause in clauses:
        own = _trimmed(parse, clause)
        words = [parse.tokens[i] for i in own if parse.tokens[i].pos != "PUNCT"]
        if len(words) >= FEWEST and any(word.pos in {"VERB", "AUX"} for word in words):
            yield own


def _is_clause(parse: Parse, head: int) -> bool:
    """Whether a token is a verb with a subject of its own."""
    verb = parse.tokens[head].pos in {"VERB", "AUX"}
    return verb and bool(parse.children(head, "nsubj", "nsubjpass"))


def _trimmed(parse: Parse, tokens: list[int]) -> list[int]:
    """Tokens without the punctuation and the hanging words that a cut leaves at the edges."""
    while tokens and _hangs(parse, tokens[-1]):
        tokens = tokens[:-1]
    while tokens and parse.tokens[tokens[0]].pos in {"PUNCT", "CCONJ"}:
        tokens = tokens[1:]
    return tokens


def _hangs(parse: Parse, i: int) -> bool:
    """Whether a word at the end waits for what was cut off."""
    return parse.tokens[i].dep in _HANGING or parse.tokens[i].pos == "PUNCT"


def _is_contested(parse: Parse, statement: list[int], topics: list[frozenset[str]]) -> bool:
    """Whether a statement tells of harm or an inquiry, or is on what somebody speaks of."""
    words = {(parse.tokens[i].pos, parse.tokens[i].lemma) for i in statement}
    if words & _harm() or all(words & kind for kind in _inquiry()):
        return True
    keys = _topic(parse, statement)
    return any(len(keys & topic) >= SHARED for topic in topics)


def _topic(parse: Parse, tokens: Iterable[int]) -> frozenset[str]:
    """The content words: lemmas, a country's name and its adjective as one."""
    words = (parse.tokens[i] for i in tokens if parse.tokens[i].pos in _CONTENT)
    keys = {country_of(word.text) or word.lemma for word in words}
    return frozenset(keys - _light())


@cache
def _harm(language: str = "en") -> frozenset[tuple[str, str]]:
    words: dict[str, Any] = lexicon(language, "contests")["harm"]
    verbs = {("VERB", lemma) for lemma in words["verbs"]}
    return frozenset(verbs | {("NOUN", lemma) for lemma in words["nouns"]})


@cache
def _inquiry(language: str = "en") -> tuple[frozenset[tuple[str, str]], ...]:
    """The verbs and the nouns of which one each tell of an inquiry that was opened."""
    words: dict[str, Any] = lexicon(language, "contests")["inquiry"]
    parts = (("VERB", "verbs"), ("NOUN", "nouns"))
    return tuple(frozenset((pos, lemma) for lemma in words[name]) for pos, name in parts)


@cache
def _light(language: str = "en") -> frozenset[str]:
    return frozenset(lexicon(language, "contests")["light"]["words"])
