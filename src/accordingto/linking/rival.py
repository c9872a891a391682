"""Rival figures of two statements, and what makes them an update or a part."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from accordingto.linking.piece import Evidence, Piece, clash
from accordingto.linking.statement import people
from accordingto.linking.tolls import meet
from accordingto.linking.topic import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from accordingto.linking.statement import Statement
    from accordingto.model import Figure

TOLLS = frozenset({"killed", "injured", "missing", "displaced", "arrested"})


def rival(one: Statement, other: Statement, gate: Evidence) -> Iterator[Piece]:
    """Rival figures of one measure, and what makes them an update or a part."""
    pairs = [
        (_Number(f.measure or "count", _scaled(f)), _Number(g.measure or "count", _scaled(g)))
        for f, g in product(one.figures, other.figures)
        if _one_measure(f, g) or _one_thing(f, g, other) or _one_thing(g, f, one)
    ]
    pairs += [
        (_Number(unit, (n, n)), _Number(unit, (m, m)))
        for (unit, n), (same, m) in product(one.lengths, other.lengths)
        if unit == same and "both-lead" in gate
    ]
    if not pairs:
        return
    apart = [(f, g) for f, g in pairs if not meet(f.likely, g.likely)]
    if len(apart) < len(pairs):
        if all(f == g for f, g in pairs if f.measure == "count"):
            return
        yield Piece("figures-meet", 1, "the figures can both be meant")
        return
    left, right = apart[0]
    words = f"{left.measure}: {left} against {right}"
    update = _is_update(other, gate, left, right)
    part = one.part or other.part
    clear = not (update or part or clash(gate) or one.open or other.open)
    yield from (
        Piece("figures-apart", 1, words),
        Piece("rival-figures", clear, words),
        Piece("update", update, "the later figure is an update"),
        Piece("part", part, "one figure is a part of the other"),
    )


class _Number(NamedTuple):
    """A figure or a length of time, as compared."""

    measure: str
    likely: tuple[float | None, float | None]

    def __str__(self) -> str:
        low, high = (f"{end:,.10g}" if end is not None else "…" for end in self.likely)
        return low if low == high else f"{low}–{high}"


def _one_measure(left: Figure, right: Figure) -> bool:
    """Whether two figures count one thing: one measure, or the same words counted."""
    measures = {left.measure, right.measure}
    if "money" in measures or "share" in measures:
        return len(measures) == 1 and ("share" in measures or left.unit == right.unit)
    units = {unit for unit in (left.unit, right.unit) if unit}
    if (left.value, right.value).count(1) == 1 and not measures & TOLLS:
        return False
    persons = bool(units) and all(key_of(unit) in people() for unit in units)
    if persons or measures & TOLLS:
        return len(measures) == 1 or (persons and len(measures & TOLLS) == 1)
    return len(units) == 1 and left.unit == right.unit


def _one_thing(told: Figure, bare: Figure, statement: Statement) -> bool:
    """Whether a bare number counts what the other names and its own statement speaks of too."""
    unit = key_of(told.unit) if told.unit else ""
    return not bare.unit and bare.measure in {None, "count"} and unit in statement.keys


def _scaled(figure: Figure) -> tuple[float | None, float | None]:
    """The likely interval; shares as percent."""
    low, high = figure.likely
    if figure.measure == "share" and figure.unit != "percent":
        return low and low * 100, high and high * 100
    return low, high


def _is_update(other: Statement, gate: Evidence, left: _Number, right: _Number) -> bool:
    """Whether the later figure is higher and of the same source, or said to have grown."""
    higher = (right.likely[0] or 0) > (left.likely[0] or 0)
    same = not gate.keys().isdisjoint({"one-voice", "one-speaker"})
    return higher and (same or other.growth)
