"""Hold the reader to the actors marked by hand in our own invented articles.

    python evaluation/actors.py            print the figures
    python evaluation/actors.py --errors   and what is wrong, article by article

Mentions are found one to one where half of the words are shared (Dice >= 0.5). B-cubed (Bagga and
Baldwin 1998) is taken over the found mentions for precision and over all marked ones for recall.
Kind, country, role and name are asked of each marked actor that is found at all: of the predicted
actor that has most of its mentions. A country and its government are one kind. Marks of an actor
of kind "skip" are neither asked for nor counted against the reader.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from accordingto.model import Actor, Document, Span
from accordingto.reading.actor import read_actors
from accordingto.reading.parse import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

GOLD = Path(__file__).parent / "actors/gold.toml"
ASKED = ("name", "kind", "country", "role")
_MARK = re.compile(r"\{(\w+)\||\}")
_STATE = {"government": "country"}

Mark = tuple[str, Span]


@dataclass(frozen=True, slots=True)
class Article:
    """A text without its marks, the marks, and what is known of each actor."""

    style: str
    text: str
    marks: tuple[Mark, ...]
    actors: Mapping[str, Mapping[str, str]]


@dataclass(slots=True)
class Figures:
    """Counts over all articles; rates are shares of 1."""

    marked: int = 0
    found: int = 0
    predicted: int = 0
    precision: float = 0.0
    recall: float = 0.0
    right: Counter[str] = field(default_factory=Counter[str])
    asked: Counter[str] = field(default_factory=Counter[str])
    wrong: list[str] = field(default_factory=list[str])

    @property
    def mention_f1(self) -> float:
        """F1 of the mentions."""
        return 2 * self.found / (self.marked + self.predicted)

    @property
    def b_cubed(self) -> float:
        """F1 of the chains."""
        p, r = self.precision / self.found, self.recall / self.marked
        return 2 * p * r / (p + r)


def unmarked(source: str) -> tuple[str, tuple[Mark, ...]]:
    """A text and its marks, from one with `{id|words}`.

    Raises:
        ValueError: a brace without its partner.
    """
    text, opened, marks, last = "", list[tuple[str, int]](), list[Mark](), 0
    for found in _MARK.finditer(source):
        text += source[last : found.start()]
        last = found.end()
        if found[1]:
            opened.append((found[1], len(text)))
        elif opened:
            name, start = opened.pop()
            marks.append((name, Span(start, len(text))))
        else:
            message = f"a closing brace too many before {source[last : last + 20]!r}"
            raise ValueError(message)
    if opened:
        message = f"the mark of {opened[-1][0]!r} is not closed"
        raise ValueError(message)
    return text + source[last:], tuple(sorted(marks, key=lambda mark: mark[1]))


def articles(path: Path = GOLD) -> tuple[Article, ...]:
    """The marked articles."""
    rows: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["article"]
    return tuple(Article(row["style"], *unmarked(row["text"]), row["actors"]) for row in rows)


def dice(one: Span, other: Span, text: str) -> float:
    """Twice the shared words over the words of both."""
    mine, yours = _words(one, text), _words(other, text)
    both = len(mine & yours)
    return 2 * both / (len(mine) + len(yours)) if both else 0.0


def _words(span: Span, text: str) -> set[int]:
    found = re.finditer(r"\w+", text[span.start : span.end])
    return {span.start + word.start() for word in found}


def pairs(gold: Sequence[Mark], have: Sequence[Mark], text: str) -> list[tuple[int, int]]:
    """Which marks are found by which mentions, one to one, best first."""
    every = ((dice(g[1], h[1], text), i, j) for i, g in enumerate(gold) for j, h in enumerate(have))
    taken: list[tuple[int, int]] = []
    for fit, i, j in sorted(every, key=lambda row: (-row[0], row[1], row[2])):
        if fit >= 0.5 and all(i != a and j != b for a, b in taken):
            taken.append((i, j))
    return taken


def measure(gold: Iterable[Article]) -> Figures:
    """Every figure over some articles."""
    figures = Figures()
    for article in gold:
        actors = read_actors(Document(text=article.text), parse(article.text))
        _add(figures, article, {actor.id: actor for actor in actors})
    return figures


def _add(figures: Figures, article: Article, actors: Mapping[str, Actor]) -> None:
    text = article.text
    have = [(actor.id, span) for actor in actors.values() for span in actor.mentions]
    paired = pairs(article.marks, have, text)
    skip = {name for name, known in article.actors.items() if known["kind"] == "skip"}
    left_out = {j for i, j in paired if article.marks[i][0] in skip}
    asked = [mark for mark in article.marks if mark[0] not in skip]
    labels = [(article.marks[i][0], have[j][0]) for i, j in paired if j not in left_out]
    figures.marked += len(asked)
    figures.found += len(labels)
    figures.predicted += len(have) - len(left_out)
    mine, yours, both = (
        Counter(g for g, _ in labels),
        Counter(h for _, h in labels),
        Counter(labels),
    )
    whole = Counter(name for name, _ in asked)
    for gold, pred in labels:
        figures.precision += both[gold, pred] / yours[pred]
        figures.recall += both[gold, pred] / whole[gold]
    hit = {(i, j) for i, j in paired}
    lost = [m for i, m in enumerate(article.marks) if m in asked and i not in {a for a, _ in hit}]
    more = [m for j, m in enumerate(have) if j not in {b for _, b in hit}]
    wrong = [f"missed {name}: {span.of(text)}" for name, span in lost]
    wrong += [f"not asked for {actors[i].name}: {span.of(text)}" for i, span in more]
    for name in mine:
        found = {pred: n for (gold, pred), n in both.items() if gold == name}
        best = max(found, key=lambda pred: found[pred])
        if len(found) > 1 or yours[best] > mine[name]:
            wrong.append(f"chain {name}: {[(actors[p].name, n) for p, n in found.items()]}")
        wrong += _ask(figures, name, article.actors[name], actors[best])
    figures.wrong += [f"[{article.style}] {line}" for line in wrong]


def _ask(figures: Figures, name: str, known: Mapping[str, str], actor: Actor) -> list[str]:
    """Compare what the marks tell of an actor with what was read; the wrong ones in words."""
    kind = actor.kind.value
    read = {"name": actor.name, "kind": _STATE.get(kind, kind), "country": actor.country or "",
            "role": actor.role or ""}  # fmt: skip
    wrong: list[str] = []
    for field_name in ASKED:
        default = "" if field_name == "country" else None
        want = known.get(field_name, default)
        if want is None:
            continue
        wants = {_plain(_STATE.get(each, each)) for each in want.split("|")}
        figures.asked[field_name] += 1
        right = _plain(read[field_name]) in wants
        figures.right[field_name] += right
        if not right:
            wrong.append(f"{field_name} of {name}: {read[field_name]!r}, not {want!r}")
    return wrong


def _plain(words: str) -> str:
    return words.casefold().removeprefix("the ").replace("’", "'")


def main() -> int:
    """Print the figures."""
    figures = measure(articles())
    print(f"mentions  {figures.found} of {figures.marked} found, {figures.predicted} read, "
          f"F1 {100 * figures.mention_f1:.1f}")  # fmt: skip
    precision, recall = figures.precision / figures.found, figures.recall / figures.marked
    print(f"B-cubed   P {100 * precision:.1f}  R {100 * recall:.1f}  "
          f"F1 {100 * figures.b_cubed:.1f}")  # fmt: skip
    for name in ASKED:
        print(f"{name:9} {figures.right[name]} of {figures.asked[name]}")
    if "--errors" in sys.argv:
        print(*figures.wrong, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
