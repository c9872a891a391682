"""A person's decision on a link, anchored so that it outlives every re-reading (nomenklatura).

A row number is of one reading only; what is judged is therefore kept as the words it stands
on: the SHA-256 of a text, and half-open code points in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.span import Span
from accordingto.terms import Decision

if TYPE_CHECKING:
    from accordingto.span import Spans

__all__ = ["Anchor", "Decision", "Judgement", "Subject", "anchor"]


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """Words of one text: its SHA-256 (`Document.id`) and the stretch from first to last span."""

    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that was judged.

    Attributes:
        id: the ledger's id by which it was named: D3, M4, C17, A9; of an undo, J5.
        thing: dispute, matter, claim, actor or judgement.
        kind: of a dispute, its kind.
        anchors: the words of its claims, of the claim, or of the actor's mentions.
    """

    id: str
    thing: str
    kind: str | None = None
    anchors: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision with the name of who took it and the time, never erased.

    Attributes:
        by: who decided; at: when, UTC to the second, ISO 8601.
        undoes: of an undo, the id of the judgement that it takes back.
        undone_by: the id of the undo that took this one back and was not itself undone.
    """

    id: str
    decision: Decision
    subjects: tuple[Subject, ...]
    by: str
    at: str
    note: str | None = None
    undoes: str | None = None
    undone_by: str | None = None

    @property
    def stands(self) -> bool:
        """Whether linking has to follow it."""
        return self.undone_by is None and self.decision is not Decision.UNDO

    def __repr__(self) -> str:
        undone = f", undone by {self.undone_by}" if self.undone_by else ""
        named = " ".join(subject.id for subject in self.subjects)
        return f"<Judgement {self.id} {self.decision} {named} by {self.by} at {self.at}{undone}>"


def anchor(document: str, spans: Spans) -> Anchor:
    """The words from the first to the last of some spans, of which there is at least one."""
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    return Anchor(document, Span(first, last))
