"""Who says what: the scores of the attribution model made into spans.

Each word is a part of a source, a cue, a content, or of none; the best path of such tags is
found over the whole text (Viterbi). A cue makes an attribution: it takes the contents that point
at it; sources are given to cues one to one, best link first, and a cue that is left takes the
source of another if it points there ("he denied it, saying …"). The outermost attribution only is
found, as the corpus PolNeAR marks it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from accordingto.model import Span, Spans, Stance
from accordingto.reading.scorer import scorer
from accordingto.reading.transcript import signed, turns
from accordingto.reading.window import paragraphs, windows

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from numpy.typing import NDArray

    from accordingto.reading.window import Word

    Floats = NDArray[np.float32]
    Ints = NDArray[np.intp]
    Strengths = dict[tuple[int, int], float]

SOURCE, CUE, CONTENT = 0, 1, 2
TAGS = 7
BIAS = np.array([0.0, 1.9, 1.9, 1.2, 1.2, 0.0, 0.6], dtype=np.float32)
"""Added to the log-probabilities of tags; set on PolNeAR dev with the shipped file."""
PIECES = 192
"""Pieces read at once; on dev this reads better and faster than the 256 of training."""
FAINT = 0.01
"""Links below this probability are not kept."""
SOURCE_LINK, SHARED_LINK, CONTENT_LINK = 0.5, 0.5, 0.4
"""The least link with which a source, a source that another cue has, or a content is taken."""
BEFORE_CUE = 2
"""A link to one of so many words before a cue counts for the cue."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody says something (the relation of PARC 3). Spans are half-open code points.

    Attributes:
        source: empty where the text names none.
        cue: empty only where a quotation stands under its speaker without one.
        confidence: 0 to 1; of a learned one, the mean probability of its tags.
        stance: what the form of the cue says, where syntax shows it.
    """

    source: Spans
    cue: Spans
    content: Spans
    confidence: float
    stance: Stance | None = None


class Role(NamedTuple):
    """A stretch of words of one role, `first` to `last` inclusive."""

    role: int
    first: int
    last: int


class Links(NamedTuple):
    """Links that are not faint, between words of the text."""

    source: Ints
    target: Ints
    value: Floats


def attributions(text: str) -> tuple[Attribution, ...]:
    """The attributions of a text in the order of their cues.

    Only the outermost, but in speech that the layout gives to a speaker (a transcript, a signed
    quotation): there, what the speaker reports is found as well. Never raises on text.
    """
    labelled = [
        Attribution((turn.speaker,), (turn.mark,), (turn.speech,), 1.0)
        for turn in (*turns(text), *signed(text))
    ]
    labelled.sort(key=_start)
    found = [a for a in _read(text) if _stands_beside(a, labelled)]
    return tuple(sorted(labelled + found, key=lambda a: a.cue))


def _start(found: Attribution) -> int:
    return min(found.source[0].start, found.content[0].start)


def _stands_beside(found: Attribution, labelled: Sequence[Attribution]) -> bool:
    """Whether an attribution is apart from all given speech, or wholly inside one speech."""
    spans = (*found.source, *found.cue, *found.content)
    first, last = min(spans).start, max(span.end for span in spans)
    n = bisect_right(labelled, first, key=_start)
    if n < len(labelled) and last > _start(labelled[n]):
        return False
    if n == 0 or first >= max(labelled[n - 1].source[0].end, labelled[n - 1].content[0].end):
        return True
    return labelled[n - 1].content[0].contains(Span(first, last))


def _read(text: str) -> Iterable[Attribution]:
    """What the model finds."""
    lines = paragraphs(text)
    words = [word for line in lines for word in line]
    if not words:
        return ()
    tags, to_cue, to_source = _scores(lines, len(words))
    path = best_path(tags + BIAS)
    certain = np.exp(tags[np.arange(len(words)), path])
    return _assembled(words, stretches(path), certain, to_cue, to_source)


def _scores(lines: list[list[Word]], size: int) -> tuple[Floats, Links, Links]:
    model = scorer()
    tags = np.full((size, TAGS), -20.0, dtype=np.float32)
    tags[:, 0] = 0.0
    none = np.zeros(0, dtype=np.intp)
    found = [[Links(none, none, np.zeros(0, dtype=np.float32))] for _ in range(2)]
    pieces = (model.pieces(line) for line in lines)
    shapes = ([word.shape for word in line] for line in lines)
    for window in windows(pieces, shapes, PIECES, PIECES):
        scores = model.score(window)
        words = np.asarray(window.words)
        tags[words] = scores.tags
        for kept, links in zip(found, (scores.to_cue, scores.to_source), strict=True):
            rows, columns = np.nonzero(links > FAINT)
            kept.append(Links(words[rows], words[columns], links[rows, columns]))
    to_cue, to_source = (Links(*map(np.concatenate, zip(*kept, strict=True))) for kept in found)
    return tags, to_cue, to_source


def best_path(scores: Floats) -> Ints:
    """The best tag of each word where a stretch never goes on without having begun."""
    size = len(scores)
    allowed = np.zeros((TAGS, TAGS), dtype=np.float32)
    for inner in (2, 4, 6):
        allowed[:, inner] = -np.inf
        allowed[[inner - 1, inner], inner] = 0.0
    came = np.zeros((size, TAGS), dtype=np.intp)
    best = scores[0].copy()
    best[[2, 4, 6]] = -np.inf
    for n in range(1, size):
        ways = best[:, None] + allowed
        came[n] = ways.argmax(axis=0)
        best = ways.max(axis=0) + scores[n]
    path = np.zeros(size, dtype=np.intp)
    path[-1] = best.argmax()
    for n in range(size - 1, 0, -1):
        path[n - 1] = came[n, path[n]]
    return path


def stretches(path: Iterable[int]) -> list[Role]:
    """The stretches of a path of tags, in text order."""
    found: list[Role] = []
    for n, tag in enumerate(path):
        if tag == 0:
            continue
        role = (tag - 1) // 2
        if tag % 2 == 1 or not found:
            found.append(Role(role, n, n))
        else:
            found[-1] = found[-1]._replace(last=n)
    return found


def _assembled(
    words: list[Word], roles: list[Role], certain: Floats, to_cue: Links, to_source: Links
) -> Iterable[Attribution]:
    part_of, cue_of = _owners(roles, len(words))
    lengths = Counter[int](part_of.tolist())
    points = {
        (part, cue): value / lengths[part]
        for (part, cue), value in _sums(part_of[to_cue.source], cue_of[to_cue.target], to_cue.value)
    }
    names = dict(_sums(part_of[to_source.target], cue_of[to_source.source], to_source.value))
    contents = _contents(roles, points)
    sources = _sources(roles, points, names, contents)
    for cue, parts in sorted(contents.items()):
        taken = [sources[cue]] if cue in sources else []
        sure = [certain[n] for part in (*taken, cue, *parts) for n in _range(roles[part])]
        source, spoken, content = (
            tuple(_span(words, roles[part]) for part in group) for group in (taken, [cue], parts)
        )
        yield Attribution(source, spoken, content, float(np.mean(sure)))


def _contents(roles: list[Role], points: Strengths) -> dict[int, list[int]]:
    """The contents of each cue; a content goes to the cue at which it points most."""
    best: dict[int, tuple[float, int]] = {}
    for (part, cue), value in points.items():
        if roles[part].role == CONTENT and value > CONTENT_LINK:
            best[part] = max(best.get(part, (0.0, cue)), (value, cue))
    contents: dict[int, list[int]] = {}
    for part, (_, cue) in sorted(best.items()):
        contents.setdefault(cue, []).append(part)
    return contents


def _sources(
    roles: list[Role], points: Strengths, names: Strengths, cues: Container[int]
) -> dict[int, int]:
    """The source of each cue: first one to one, the strongest link first; then shared ones."""
    wishes = [
        (points.get(pair, 0.0) + names.get(pair, 0.0), *pair)
        for pair in points.keys() | names.keys()
        if roles[pair[0]].role == SOURCE and pair[1] in cues
    ]
    sources: dict[int, int] = {}
    used: set[int] = set()
    for value, part, cue in sorted(wishes, reverse=True):
        if value > SOURCE_LINK and cue not in sources and part not in used:
            sources[cue] = part
            used.add(part)
    shared = sorted((names[pair], *pair) for pair in names if pair[1] in cues)
    for value, part, cue in reversed(shared):
        if value > SHARED_LINK and cue not in sources and roles[part].role == SOURCE:
            sources[cue] = part
    return sources


def _owners(roles: list[Role], size: int) -> tuple[Ints, Ints]:
    """For each word, the source or content it is in, and the cue it is in or just before."""
    part_of = np.full(size, -1, dtype=np.intp)
    cue_of = np.full(size, -1, dtype=np.intp)
    for number, role in enumerate(roles):
        owners = cue_of if role.role == CUE else part_of
        owners[role.first : role.last + 1] = number
    for number, role in enumerate(roles):
        before = slice(max(0, role.first - BEFORE_CUE), role.first)
        if role.role == CUE:
            cue_of[before] = np.where(cue_of[before] < 0, number, cue_of[before])
    return part_of, cue_of


def _sums(parts: Ints, cues: Ints, values: Floats) -> Iterable[tuple[tuple[int, int], float]]:
    """The sum of the links between each part and cue, where both are one."""
    known = (parts >= 0) & (cues >= 0)
    pairs, places = np.unique(np.stack([parts[known], cues[known]]), axis=1, return_inverse=True)
    sums = np.bincount(places.ravel(), values[known], pairs.shape[1])
    for part, cue, value in zip(*pairs.tolist(), sums.tolist(), strict=True):
        yield (part, cue), value


def _range(role: Role) -> range:
    return range(role.first, role.last + 1)


def _span(words: list[Word], role: Role) -> Span:
    """The characters of a stretch; the comma after a content is not part of it."""
    last = role.last
    if role.role == CONTENT and role.first < last and words[last].form == ",":
        last -= 1
    return Span(words[role.first].start, words[last].end)
