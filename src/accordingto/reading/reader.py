"""The order of the steps: one document in, one Reading out."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from typing import TYPE_CHECKING

from accordingto.model import Document, Reading, Span
from accordingto.reading import scorer
from accordingto.reading.actor import read_actors
from accordingto.reading.claim import read_claims
from accordingto.reading.credited import credited
from accordingto.reading.event import read_events
from accordingto.reading.figure import read_figures
from accordingto.reading.holding import Holding
from accordingto.reading.parse import Parse, model_version, parse
from accordingto.reading.place import read_places
from accordingto.reading.quotation import quotations
from accordingto.reading.stale import stale
from accordingto.reading.when import read_times

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.model import Claim, Event, Figure

FEWEST_LETTERS = 0.2
"""Share of letters among the visible characters under which a text is noted as no prose."""


def read_document(document: Document) -> Reading:
    """Read one document: a pure function of its text, its date and the versions recorded.

    Never raises on text; what was left aside stands in `Reading.notes`.
    """
    parsed = parse(document.text)
    times = read_times(document, parsed)
    figures = read_figures(document, parsed, times)
    actors = read_actors(document, parsed)
    actors, claims = credited(actors, read_claims(document, parsed, actors, times), parsed)
    places = read_places(document, parsed, actors)
    events = read_events(document, parsed, actors, places, times, claims)
    return Reading(
        document,
        actors,
        _about(claims, events, parsed),
        events,
        _bound(figures, events, claims, parsed),
        times,
        places,
        notes=(*_notes(document, parsed), *stale(parsed, times)),
        versions=versions(),
    )


@cache
def versions() -> tuple[tuple[str, str], ...]:
    """Name and version of all that shapes a reading: the program, its lexicons, its models."""
    lexicons = hashlib.sha256()
    for folder in ("languages/en", "ontology"):
        tables = (file for file in files("accordingto").joinpath(folder).iterdir())
        for table in sorted(tables, key=lambda file: file.name):
            if table.name.endswith((".toml", ".tsv")):
                lexicons.update(table.read_bytes())
    return (
        ("accordingto", version("accordingto")),
        ("lexicons", f"sha256:{lexicons.hexdigest()[:16]}"),
        ("parser", model_version()),
        ("attribution", scorer.model_version()),
    )


def _about(claims: Sequence[Claim], events: Sequence[Event], parsed: Parse) -> tuple[Claim, ...]:
    """The claims, each with the events that its content names."""
    holding = Holding(claims, parsed)
    about: defaultdict[str, list[str]] = defaultdict(list)
    for event in events:
        named = [claim.id for mention in event.mentions for claim in holding.of(mention[0])]
        for claim in dict.fromkeys(named):
            about[claim].append(event.id)
    return tuple(replace(claim, about=tuple(about[claim.id])) for claim in claims)


def _bound(
    figures: Sequence[Figure], events: Sequence[Event], claims: Sequence[Claim], parsed: Parse
) -> tuple[Figure, ...]:
    """The figures, each with the innermost claim that holds it and the event that governs it."""
    holding = Holding(claims, parsed)
    beside: defaultdict[int, list[Event]] = defaultdict(list)
    for event in events:
        beside[_sentence(event.trigger[0], parsed)].append(event)
    found: list[Figure] = []
    for figure in figures:
        claim = holding.narrowest_spoken(figure.span)
        near = beside[_sentence(figure.span, parsed)]
        event = _event_of(figure.span, near, parsed)
        bound = (event.id if event else None, claim.id if claim else None)
        found.append(replace(figure, event=bound[0], claim=bound[1]))
    return tuple(found)


def _event_of(span: Span, near: Sequence[Event], parsed: Parse) -> Event | None:
    """Of the events of a sentence the one whose trigger governs the figure, else the nearest."""
    triggers = {i: event for event in near for i in parsed.tokens_in(event.trigger[0])}
    above = (t.i for i in parsed.tokens_in(span)[:1] for t in parsed.ancestors(i))
    governing = next((triggers[i] for i in above if i in triggers), None)
    start = span.start
    nearest = min(near, key=lambda event: abs(event.trigger[0].start - start), default=None)
    return governing or nearest


def _sentence(span: Span, parsed: Parse) -> int:
    """The number of the sentence that a span begins in; -1 where nothing was parsed."""
    inside = parsed.tokens_in(span)
    return parsed.sentence_number(inside[0]) if inside else -1


def _notes(document: Document, parsed: Parse) -> tuple[str, ...]:
    """What was left aside or could not be settled, in words for the user."""
    notes = [*document.doubts, *parsed.notes]
    _, marks = quotations(parsed.text, parsed.paragraphs)
    notes += marks
    if document.published is None:
        notes.append("no date of publication: relative dates stay unresolved")
    visible = [character for character in document.text if not character.isspace()]
    letters = sum(character.isalpha() for character in visible)
    if letters < FEWEST_LETTERS * len(visible):
        notes.append("hardly any letters: this is no prose")
    return tuple(notes)
