"""Which figures a drawing shows: of one measure, each with the claim that tells it."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from accordingto.model import DisputeKind
from accordingto.telling import told_on
from accordingto.web import words
from accordingto.web.charts import Chart, Told, chart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from accordingto.model import Claim, Figure
    from accordingto.web.sides import Card

STRIP = 150.0
"""Height of the drawing on a card, in user units."""
SHAPES = "ABCD"
"""Each has a form of its own in `templates/chart.svg`; more than four begin again."""
LEAST = 2
MOST_LINES = 12
"""Sources that a drawing names; those who tell most come first."""


def strip(
    card: Card, figures: Iterable[Figure], names: Mapping[str, str], height: float = STRIP
) -> Chart | None:
    """The figures that are in dispute: a line for each source, a form for each side.

    Args:
        card: the dispute.
        figures: of its claims, among others perhaps.
        names: of the actors who are credited with them, by id.
        height: of the drawing, in user units.
    """
    if card.dispute.kind is not DisputeKind.FIGURE:
        return None
    letters = {c.id: column.letter for column in card.columns for c in column.side.claims}
    claims = {claim.id: claim for column in card.columns for claim in column.side.claims}
    found = [figure for figure in figures if figure.claim in letters]
    measure = _measure(card.dispute.question, found)
    told = [
        Told(figure, claim, day, f"{letter} · {_named(claim, names)}", letter)
        for figure in found
        if figure.claim and figure.measure == measure
        for claim in (claims[figure.claim],)
        for letter in (letters[claim.id],)
        if (day := told_on(claim))
    ]
    return chart(_most_told(told), height=height)


def by_measure(
    figures: Iterable[Figure], claims: Mapping[str, Claim], names: Mapping[str, str]
) -> Iterator[tuple[str, Chart]]:
    """A drawing for each measure of a matter on which there is something to compare."""
    measures: defaultdict[str, list[Told]] = defaultdict(list)
    shapes: dict[str, str] = {}
    for figure in figures:
        claim = claims.get(figure.claim or "")
        if claim is None or figure.measure in {None, "count"}:
            continue
        name = _named(claim, names)
        shape = shapes.setdefault(name, SHAPES[len(shapes) % len(SHAPES)])
        if day := told_on(claim):
            measures[str(figure.measure)].append(Told(figure, claim, day, name, shape))
    for measure, told in measures.items():
        if drawn := chart(_most_told(told)):
            yield measure, drawn


def _named(claim: Claim, names: Mapping[str, str]) -> str:
    """The name of a source, which may be a pronoun where it speaks; else the words for it."""
    return names.get(claim.source.actor or "") or words.speaker(claim, names)


def _measure(question: str, figures: list[Figure]) -> str | None:
    """What is counted: the measure that the question names, else the commonest."""
    counted = Counter(figure.measure for figure in figures)
    named = (measure for measure in counted if measure and measure in question)
    return next(named, None) or next((measure for measure, _ in counted.most_common(1)), None)


def _most_told(told: list[Told]) -> list[Told]:
    """Those of the sources that tell most, where there are too many lines to tell apart."""
    kept = {name for name, _ in Counter(one.group for one in told).most_common(MOST_LINES)}
    return [one for one in told if one.group in kept]
