"""Who says what: the scores of the attribution model made into spans.

Each word is a part of a source, a cue, a content, or of none; the best path of such tags is
found over the whole text (Viterbi). A cue makes an attribution: it takes the contents that point
at it, and sources are given to cues one to one, best link first. The outermost attribution only
is found, as the corpus PolNeAR marks it.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from accordingto.model import Span, Spans
from accordingto.reading.scorer import scorer
from accordingto.reading.transcript import turns
from accordingto.reading.window import paragraphs, windows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from accordingto.reading.transcript import Turn
    from accordingto.reading.window import Word

    Floats = NDArray[np.float32]
    Ints = NDArray[np.intp]

SOURCE, CUE, CONTENT = 0, 1, 2
TAGS = 7
BIAS = np.array([0.0, 1.0, 1.0, 0.6, 0.6, 0.0, 0.0], dtype=np.float32)
"""Added to the log-probabilities of tags; set on PolNeAR dev with the shipped file."""
FAINT = 0.01
"""Links below this probability are not kept."""
SOURCE_LINK, CONTENT_LINK = 0.05, 0.0
"""The least link with which a source or a content is given to a cue."""
BEFORE_CUE = 2
"""A link to one of so many words before a cue counts for the cue."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody says something. All spans are half-open code points of the text.

    `source` is empty where the text names none; `cue` and `content` never are. `confidence` is
    the mean probability of the tags, from 0 to 1.
    """

    source: Spans
    cue: Spans
    content: Spans
    confidence: float


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

    Only the outermost, but for a transcript: there each turn is one, and what the speaker
    reports is found as well. Never raises on text.
    """
    labelled = [_turn(turn) for turn in turns(text)]
    found = [a for a in _read(text) if _stands_beside(a, labelled)]
    return tuple(sorted(labelled + found, key=lambda a: a.cue))


def _turn(turn: Turn) -> Attribution:
    return Attribution((turn.label,), (turn.colon,), (turn.speech,), 1.0)


def _stands_beside(found: Attribution, labelled: Sequence[Attribution]) -> bool:
    """Whether an attribution is apart from every turn, or wholly in the speech of one."""
    spans = (*found.source, *found.cue, *found.content)
    first, last = min(spans).start, max(span.end for span in spans)
    n = bisect_left(labelled, first, key=lambda turn: turn.content[0].end)
    if n == len(labelled) or last <= labelled[n].source[0].start:
        return True
    return labelled[n].content[0].contains(Span(first, last))


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
    found: list[list[Links]] = [[], []]
    pieces = (model.pieces(line) for line in lines)
    shapes = ([word.shape for word in line] for line in lines)
    for window in windows(pieces, shapes):
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
    strength = _strengths(roles, len(words), to_cue, to_source)
    contents: dict[int, list[int]] = {}
    wishes: list[tuple[float, int, int]] = []
    best: dict[int, tuple[float, int]] = {}
    for (part, cue), value in strength.items():
        if roles[part].role == SOURCE:
            wishes.append((value, part, cue))
        elif value > CONTENT_LINK:
            best[part] = max(best.get(part, (0.0, cue)), (value, cue))
    for part, (_, cue) in sorted(best.items()):
        contents.setdefault(cue, []).append(part)
    sources = _given(w for w in wishes if w[2] in contents)
    for cue, parts in sorted(contents.items()):
        taken = [sources[cue]] if cue in sources else []
        members = [*taken, cue, *parts]
        sure = [certain[n] for part in members for n in _range(roles[part])]
        source, spoken, content = (
            tuple(_span(words, roles[part]) for part in group) for group in (taken, [cue], parts)
        )
        yield Attribution(source, spoken, content, float(np.mean(sure)))


def _given(wishes: Iterable[tuple[float, int, int]]) -> dict[int, int]:
    """Sources given to cues one to one, the strongest link first."""
    sources: dict[int, int] = {}
    used: set[int] = set()
    for value, part, cue in sorted(wishes, reverse=True):
        if value > SOURCE_LINK and cue not in sources and part not in used:
            sources[cue] = part
            used.add(part)
    return sources


def _strengths(
    roles: list[Role], size: int, to_cue: Links, to_source: Links
) -> dict[tuple[int, int], float]:
    """How strongly each source or content stretch is linked to each cue stretch."""
    part_of = np.full(size, -1, dtype=np.intp)
    cue_of = np.full(size, -1, dtype=np.intp)
    for number, role in enumerate(roles):
        if role.role == CUE:
            cue_of[role.first : role.last + 1] = number
        else:
            part_of[role.first : role.last + 1] = number
    for number, role in enumerate(roles):
        before = slice(max(0, role.first - BEFORE_CUE), role.first)
        if role.role == CUE:
            cue_of[before] = np.where(cue_of[before] < 0, number, cue_of[before])
    lengths = np.array([role.last - role.first + 1 for role in roles])
    found: dict[tuple[int, int], float] = {}
    for parts, cues, values in (
        (part_of[to_cue.source], cue_of[to_cue.target], to_cue.value),
        (part_of[to_source.target], cue_of[to_source.source], to_source.value),
    ):
        known = (parts >= 0) & (cues >= 0)
        keys, places = np.unique(parts[known] * len(roles) + cues[known], return_inverse=True)
        sums = np.bincount(places, values[known], len(keys))
        for key, value in zip(keys.tolist(), sums.tolist(), strict=True):
            part, cue = divmod(key, len(roles))
            found[part, cue] = found.get((part, cue), 0.0) + value / float(lengths[part])
    return found


def _range(role: Role) -> range:
    return range(role.first, role.last + 1)


def _span(words: list[Word], role: Role) -> Span:
    return Span(words[role.first].start, words[role.last].end)
