"""How well attributions agree with articles marked by hand (brat stand-off, as in PolNeAR).

Two attributions match when the words of their contents overlap (Dice at least 0.5), one to one,
the best pairs first; they agree end to end when the words of their sources do as well. A claim
inside another and the outlet's own voice take no part, as only outermost attributions are marked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import accordingto
from accordingto.model import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_WORD = re.compile(r"\w+")
LEAST = 0.5

Words = frozenset[int]


class Marked(NamedTuple):
    """The words of one attribution, by the offset at which each begins."""

    source: Words
    content: Words


@dataclass
class Agreement:
    """Counts over all articles."""

    gold: int = 0
    read: int = 0
    contents: int = 0
    both: int = 0

    @property
    def content_overlap(self) -> float:
        """F1 of contents found, in percent."""
        return 200 * self.contents / (self.gold + self.read)

    @property
    def end_to_end(self) -> float:
        """F1 of contents found with their source right, in percent."""
        return 200 * self.both / (self.gold + self.read)


def measure(folder: Path) -> Agreement:
    """What the product reads in `folder/text`, against the marks in `folder/attributions`."""
    found = Agreement()
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_bytes().decode()
        marks = (folder / "attributions" / f"{path.stem}_gold.ann").read_text(encoding="utf-8")
        gold, read = _of_marks(marks, text), _as_read(text)
        pairs = _pairs(gold, read)
        found.gold += len(gold)
        found.read += len(read)
        found.contents += len(pairs)
        found.both += sum(_dice(one.source, other.source) >= LEAST for one, other in pairs)
    return found


def _words(text: str, spans: Iterable[tuple[int, int]]) -> Words:
    """The offsets of the words that begin or end inside the spans."""
    starts = (match.start() for start, end in spans for match in _WORD.finditer(text, start, end))
    return frozenset(starts)


def _of_marks(marks: str, text: str) -> list[Marked]:
    spans: dict[str, list[tuple[int, int]]] = {}
    found: list[Marked] = []
    for line in marks.splitlines():
        name, value, *_ = line.split("\t")
        if name.startswith("T"):
            pieces = value.partition(" ")[2].split(";")
            pairs = (piece.split() for piece in pieces)
            spans[name] = [(int(start), int(end)) for start, end in pairs]
        elif name.startswith("E"):
            roles = dict(argument.split(":") for argument in value.split()[1:])
            source, content = (spans.get(roles.get(role, ""), []) for role in ("Source", "Content"))
            found.append(Marked(_words(text, source), _words(text, content)))
    return found


def _as_read(text: str) -> list[Marked]:
    outermost = (
        claim
        for claim in accordingto.read(text).claims
        if claim.kind is not ClaimKind.NARRATED and claim.within is None
    )
    return [
        Marked(
            _words(text, ((span.start, span.end) for span in claim.source.spans)),
            _words(text, ((span.start, span.end) for span in claim.content)),
        )
        for claim in outermost
    ]


def _pairs(gold: Sequence[Marked], read: Sequence[Marked]) -> list[tuple[Marked, Marked]]:
    """One-to-one matches by content, best first, then by source."""
    fits = (
        (_dice(one.content, other.content), _dice(one.source, other.source), g, r)
        for g, one in enumerate(gold)
        for r, other in enumerate(read)
    )
    found: dict[int, int] = {}
    for fit, _, g, r in sorted(fits, reverse=True):
        if fit >= LEAST and g not in found and r not in found.values():
            found[g] = r
    return [(gold[g], read[r]) for g, r in found.items()]


def _dice(one: Words, other: Words) -> float:
    size = len(one) + len(other)
    return 2 * len(one & other) / size if size else 1.0
