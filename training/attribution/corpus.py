"""PolNeAR as training material: articles → varied copies → windows with tags and links.

A word has one role, but a source may have several cues ("he denied it, saying …"). Every epoch sees
each article in another dress: names exchanged, commas outside quotation marks, marks lost, borders
of windows moved.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from accordingto.reading.window import Window, Word, paragraphs, windows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path
    from random import Random

ROLES = ("source", "cue", "content")
OUTSIDE = 0
NOWHERE = -1
CONTENT_GOES_ON = 6

Span = tuple[int, int]
Roles = dict[str, list[Span]]


@dataclass(slots=True)
class Gold:
    """What one annotator says of each word of an article.

    `tags`: 0 outside, 1 + 2r begins role r, 2 + 2r goes on. `to_cue`: for words of sources and
    contents, the first word of their cue; `to_source`: for the first word of a cue, the first
    word of its source, or itself where there is none; else `NOWHERE`.
    """

    tags: list[int]
    to_cue: list[int]
    to_source: list[int]


@dataclass(slots=True)
class Article:
    """One article: words by paragraph, one `Gold` for each annotator."""

    name: str
    paragraphs: list[list[Word]]
    golds: list[Gold] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Example:
    """A window with its gold; links are places of pieces in the window."""

    window: Window
    tags: list[int]
    to_cue: list[int]
    to_source: list[int]


def read_articles(folder: Path) -> list[Article]:
    """All articles of one split, in the order of their names."""
    articles: dict[str, Article] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        name = path.stem.rpartition("_")[0]
        if name not in articles:
            text = (folder / "text" / f"{name}.txt").read_bytes().decode()
            articles[name] = Article(name, paragraphs(text))
        article = articles[name]
        words = [word for paragraph in article.paragraphs for word in paragraph]
        article.golds.append(_gold(words, read_attributions(path)))
    return list(articles.values())


def read_attributions(path: Path) -> list[Roles]:
    """The attributions of one brat stand-off file: code point spans by role."""
    bounds: dict[str, list[Span]] = {}
    events: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        name, _, rest = line.partition("\t")
        if re.fullmatch(r"T\d+", name):
            pairs = rest.split("\t")[0].split(" ", 1)[1].split(";")
            bounds[name] = [(int(s), int(e)) for s, e in (pair.split() for pair in pairs)]
        elif re.fullmatch(r"E\d+", name):
            events.append(rest.split())
    found: list[Roles] = []
    for event in events:
        if not event or not event[0].startswith("Attribution"):
            continue
        roles: Roles = {role: [] for role in ROLES}
        for argument in event[1:]:
            role, _, target = argument.partition(":")
            roles.get(role.rstrip("0123456789").lower(), []).extend(bounds.get(target, []))
        found.append(roles)
    return found


def _gold(words: Sequence[Word], attributions: Iterable[Roles]) -> Gold:
    size = len(words)
    gold = Gold([OUTSIDE] * size, [NOWHERE] * size, [NOWHERE] * size)
    starts = [word.start for word in words]
    for roles in attributions:
        taken: dict[str, list[int]] = {role: [] for role in ROLES}
        for number, role in enumerate(ROLES):
            for start, end in sorted(roles[role]):
                inside = [
                    n
                    for n in range(max(0, _after(starts, start) - 1), _after(starts, end - 1))
                    if words[n].end > start
                ]
                for place, n in enumerate(inside):
                    if gold.tags[n] == OUTSIDE:
                        gold.tags[n] = 1 + 2 * number + (place > 0)
                taken[role] += inside
        _link(gold, taken)
    return gold


def _link(gold: Gold, taken: dict[str, list[int]]) -> None:
    if not taken["cue"]:
        return
    cue = taken["cue"][0]
    gold.to_source[cue] = taken["source"][0] if taken["source"] else cue
    for n in taken["source"] + taken["content"]:
        if gold.to_cue[n] == NOWHERE:
            gold.to_cue[n] = cue


def _after(starts: Sequence[int], offset: int) -> int:
    """How many words start at or before an offset."""
    low, high = 0, len(starts)
    while low < high:
        middle = (low + high) // 2
        if starts[middle] <= offset:
            low = middle + 1
        else:
            high = middle
    return low


def names(articles: Iterable[Article]) -> list[str]:
    """Words that are nearly always capitalised: the pool from which names are exchanged."""
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for article in articles:
        for paragraph in article.paragraphs:
            for before, word in pairwise(paragraph):
                if before.form[-1].isalnum() and len(word.form) > 3 and word.form.isalpha():
                    (capital if word.shape % 3 else small)[word.form.lower()] += 1
    return sorted(w for w, n in capital.items() if n > 20 * small[w])


def vary(article: Article, pool: Sequence[str], random: Random) -> Article:
    """The article in another dress; words keep their number, so the gold stays true."""
    varied = [list(paragraph) for paragraph in article.paragraphs]
    if random.random() < 0.4:
        _exchange_names(varied, pool, random)
    golds = [random.choice(article.golds)]
    if random.random() < 0.25:
        golds = [replace(golds[0], tags=list(golds[0].tags))]
        _move_commas_out(varied, golds[0].tags)
    if random.random() < 0.1:
        _lose_marks(varied, random)
    return Article(article.name, varied, golds)


def _exchange_names(varied: list[list[Word]], pool: Sequence[str], random: Random) -> None:
    known = set(pool)
    others: dict[str, str] = {}
    for paragraph in varied:
        for n, word in enumerate(paragraph):
            name = word.form.lower()
            if name in known and word.shape % 3:
                if name not in others:
                    others[name] = random.choice(pool) if random.random() < 0.6 else name
                paragraph[n] = replace(word, form=others[name])


def _move_commas_out(varied: list[list[Word]], tags: list[int]) -> None:
    """British style: `rain,” she said` becomes `rain”, she said`."""
    number = 0
    for paragraph in varied:
        for n in range(len(paragraph) - 1):
            comma, mark = paragraph[n], paragraph[n + 1]
            if comma.form in ",." and mark.form == "”":
                paragraph[n] = replace(mark, shape=3)
                paragraph[n + 1] = replace(comma, shape=0)
                here = number + n + 1
                if here + 1 == len(tags) or tags[here + 1] != CONTENT_GOES_ON:
                    tags[here] = OUTSIDE
        number += len(paragraph)


def _lose_marks(varied: list[list[Word]], random: Random) -> None:
    """Some paragraphs lose what says where a quotation is; the marks become commas."""
    for paragraph in varied:
        if random.random() < 0.5:
            for n, word in enumerate(paragraph):
                form = "'" if word.form in "“”" else word.form
                paragraph[n] = replace(word, form=form, shape=word.shape % 3)


def examples(
    article: Article, pieces: Callable[[str], list[int]], size: int, first_size: int
) -> Iterator[Example]:
    """The windows of an article with the first annotator's gold."""
    ids = [[pieces(word.form) for word in paragraph] for paragraph in article.paragraphs]
    shapes = [[word.shape for word in paragraph] for paragraph in article.paragraphs]
    gold = article.golds[0]
    for window in windows(ids, shapes, size, first_size):
        place = dict(zip(window.words, window.places, strict=True))
        yield Example(
            window,
            [gold.tags[n] for n in window.words],
            [place.get(gold.to_cue[n], NOWHERE) for n in window.words],
            [place.get(gold.to_source[n], NOWHERE) for n in window.words],
        )
