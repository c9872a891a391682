"""A copy is not a witness: paragraphs that were printed before, in this ledger's order of days.

Near-duplicate paragraphs are found by MinHash over word shingles (Broder 1997; datasketch).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, cast

from datasketch import MinHash, MinHashLSH

from accordingto.span import lines
from accordingto.telling import told_on

if TYPE_CHECKING:
    from collections.abc import Iterable

    from accordingto.model import Claim, Document, Span

SHINGLE = 4
"""Words in one shingle."""
BANDS = (8, 8)
"""Bands and rows of a sketch: a paragraph that shares 0.7 of its shingles or more is a copy."""
SHORTEST = 8
"""Words under which a paragraph is too short to tell a copy from a coincidence."""

LONGEST = 500
"""Words of a paragraph that are looked at."""


class Copies:
    """Where each paragraph of some documents was printed first."""

    def __init__(self, documents: Iterable[Document]) -> None:
        index = MinHashLSH(num_perm=64, params=BANDS)
        self._origin: dict[str, Document] = {}
        self._paragraphs: dict[str, list[tuple[Span, str]]] = {}
        for document in sorted(documents, key=lambda one: str(one.published)):
            self._add(document, index)

    def _add(self, document: Document, index: MinHashLSH) -> None:
        rows = self._paragraphs.setdefault(_row(document), [])
        for number, line in enumerate(lines(document.text)):
            key = f"{_row(document)}/{number}"
            rows.append((line, key))
            words = re.findall(r"\w+", line.of(document.text).lower())
            if len(words) < SHORTEST:
                continue
            sketch = _sketch(words)
            names = cast("list[str]", index.query(sketch))  # pyright: ignore[reportUnknownMemberType] - untyped
            earlier = sorted(one for one in names if not one.startswith(f"{_row(document)}/"))
            if earlier:
                self._origin[key] = self._origin[earlier[0]]
            else:
                self._origin[key] = document
                index.insert(key, sketch, check_duplication=False)

    def origin(self, document: Document, span: Span) -> Document:
        """The document that first printed the paragraph of a span; itself if it is original.

        The headline of an article that is mostly a copy is of the copy, whatever its words.
        """
        rows = self._paragraphs.get(_row(document), [])
        for paragraph, key in rows:
            if paragraph.overlaps(span):
                if key == rows[0][1]:
                    return self._mostly(document)
                return self._origin.get(key, document)
        return document

    def _mostly(self, document: Document) -> Document:
        """The document that more than half of the paragraphs were first printed in."""
        rows = self._paragraphs[_row(document)]
        count = Counter(_row(self._origin.get(key, document)) for _, key in rows)
        source, paragraphs = count.most_common(1)[0]
        if source == _row(document) or 2 * paragraphs <= len(rows):
            return document
        origins = (self._origin[key] for _, key in rows if key in self._origin)
        return next(origin for origin in origins if _row(origin) == source)


def printings(claims: Iterable[Claim]) -> tuple[tuple[Claim, ...], ...]:
    """Claims with their reprints, by day; each group opens with the one that was printed first.

    A reprint stands in a copied paragraph of another article, credits the same source, and its
    words hold those of the first or are held by them, as an editor may have cut them.
    """
    given = [*claims]
    copies = Copies(dict.fromkeys(claim.document for claim in given))
    groups: list[list[Claim]] = []
    alike: defaultdict[tuple[str, str], list[list[Claim]]] = defaultdict(list)
    for claim in sorted(given, key=lambda one: str(one.document.published)):
        place = (claim.content or claim.source.spans)[:1]
        origin = copies.origin(claim.document, place[0]) if place else claim.document
        near = alike[_row(origin), claim.by.casefold()]
        if group := next((one for one in near if _reprints(claim, one)), None):
            group.append(claim)
        else:
            near.append([claim])
            groups.append(near[-1])
    return tuple(map(tuple, sorted(groups, key=lambda group: str(told_on(group[0])))))


def _reprints(claim: Claim, group: list[Claim]) -> bool:
    """Whether the claim is in none of the group's articles, and has the words of its first."""
    first, said = (" ".join(one.says.split()) for one in (group[0], claim))
    apart = all(_row(one.document) != _row(claim.document) for one in group)
    return apart and (said in first or first in said)


def _row(document: Document) -> str:
    """A name for a document that tells a reprint letter by letter from its original."""
    return f"{document.id} {document.publisher} {document.url}"


def _sketch(words: list[str]) -> MinHash:
    sketch = MinHash(num_perm=64)
    for first in range(max(1, min(len(words), LONGEST) - SHINGLE + 1)):
        shingle = " ".join(words[first : first + SHINGLE])
        sketch.update(shingle.encode())  # pyright: ignore[reportUnknownMemberType] - untyped
    return sketch
