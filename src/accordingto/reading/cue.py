"""The words that report: said, denied, according to, the Kremlin's denial of.

Cues come from `languages/<language>/cues.toml`; what kind of content a cue takes decides, by
the dependency tree, whether it is one in its sentence.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from accordingto.languages import lexicon
from accordingto.model import Stance

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from accordingto.reading.parse import Parse, Token


_ALONE = frozenset({"clause", "object"})
"""Forms that a cue may take without a preposition or "to" behind it."""

_FINITE = frozenset({"VBD", "VBP", "VBZ"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word or phrase: token `head` and all its `tokens`.

    Attributes:
        forms: how it takes its content (clause, object, to, or a preposition; see
            cues.toml) → the stance it then has.
    """

    head: int
    tokens: tuple[int, ...]
    part: Literal["verb", "noun", "preposition"]
    forms: Mapping[str, Stance]


@cache
def _verbs(language: str) -> dict[str, dict[str, Stance]]:
    """Lemma (with particle: "push back") → form of content → stance."""
    found: defaultdict[str, dict[str, Stance]] = defaultdict(dict)
    for group in lexicon(language, "cues")["verb"]:
        stance = Stance(group["stance"])
        for form, lemmas in group.items():
            for lemma in lemmas if form not in {"stance", "yes", "no"} else ():
                found[lemma].setdefault(form, stance)
    return dict(found)


@cache
def _nouns(language: str) -> dict[str, Stance]:
    """Noun lemma → stance."""
    groups = lexicon(language, "cues")["noun"]
    return {word: Stance(group["stance"]) for group in groups for word in group["words"]}


@cache
def _prepositions(language: str) -> tuple[tuple[str, ...], ...]:
    phrases: list[str] = lexicon(language, "cues")["according"]["phrases"]
    return tuple(tuple(phrase.split()) for phrase in phrases)


@cache
def verbs_of(group: str, language: str = "en") -> frozenset[str]:
    """The lemmas of a group of verbs that cues.toml names: deed, mention, attitude, evidential."""
    return frozenset(lexicon(language, "cues")[group]["verbs"])


def stance_of_words(words: Sequence[Token], language: str = "en") -> Stance | None:
    """The stance of a cue of several words ("gave its support to"), the last telling word first.

    A verb has the stance that goes with the word behind it ("calling for"), else its first.
    """
    for n in range(len(words) - 1, -1, -1):
        if words[n].lemma in _nouns(language) and words[n].pos == "NOUN":
            return _nouns(language)[words[n].lemma]
        forms = _verbs(language).get(words[n].lemma, {})
        behind = words[n + 1].lower if n + 1 < len(words) else ""
        if behind and f"{words[n].lemma} {behind}" in _verbs(language):
            forms = _verbs(language)[f"{words[n].lemma} {behind}"]
        taken = [forms.get(behind), *(forms[f] for f in forms if f.split("-")[0] in _ALONE)]
        if any(taken):
            return next(stance for stance in taken if stance)
    return None


def cues(parse: Parse, language: str = "en") -> Iterator[Cue]:
    """All words of the text that can report, in text order."""
    for token in parse.tokens:
        phrase = _prepositional_cue(parse, token, language)
        if phrase is not None:
            yield phrase
        elif token.pos in {"VERB", "AUX"}:
            yield from _verb_cue(parse, token, language)
        elif token.pos == "NOUN" and token.lemma in _nouns(language):
            forms = {"noun": _nouns(language)[token.lemma]}
            yield Cue(token.i, (token.i,), "noun", forms)


def _verb_cue(parse: Parse, verb: Token, language: str) -> Iterator[Cue]:
    """The cue of a verb, with its auxiliaries, negation and particle."""
    particles = parse.children(verb.i, "prt", "advmod")
    found = _verbs(language)
    name = next(
        (f"{verb.lemma} {p.lower}" for p in particles if f"{verb.lemma} {p.lower}" in found),
        verb.lemma,
    )
    if name not in found:
        return
    words = [verb.i, *(p.i for p in particles if f"{verb.lemma} {p.lower}" == name)]
    words += [child.i for child in parse.children(verb.i, "aux", "auxpass", "neg")]
    yield Cue(verb.i, tuple(sorted(words)), "verb", found[name])


def _prepositional_cue(parse: Parse, token: Token, language: str) -> Cue | None:
    """`according to X` and its kin."""
    for phrase in _prepositions(language):
        words = parse.tokens[token.i : token.i + len(phrase)]
        if tuple(word.lower for word in words) == phrase:
            indices = tuple(word.i for word in words)
            return Cue(token.i, indices, "preposition", {"clause": Stance.ASSERTS})
    return None


def joined_to(parse: Parse, cue: Token) -> Iterator[int]:
    """The heads that a cue is coordinated with, nearest first.

    A finite verb is not on the level of an infinitive, but of the verb which that hangs on: in
    "urged both sides to wait and offered a mission", "offered" is joined to "urged".
    """
    while cue.dep == "conj":
        head = parse.tokens[cue.head]
        if cue.tag in _FINITE and head.tag == "VB" and head.dep == "xcomp":
            head = parse.tokens[head.head]
        yield head.i
        cue = head
