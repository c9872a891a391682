"""Readings made by hand, for tests of linking that need no reader."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from accordingto.model import (
    Actor,
    ActorKind,
    Claim,
    ClaimKind,
    Document,
    Event,
    Place,
    Reading,
    Source,
    Span,
    Stance,
    When,
    as_date,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBERS = count(1)


class Line(NamedTuple):
    """A sentence: who says what; `act` is the word of an event in it, and `on` its day."""

    words: str
    by: str = ""
    cue: str = "said"
    stance: Stance = Stance.ASSERTS
    act: str = ""
    on: str | None = None
    place: str = ""
    kind: str = "ASSAULT"


def told(day: str, outlet: str, *lines: Line) -> Reading:
    """The reading of an article of these lines; all its ids are unique."""
    sentences = [f"{line.by} {line.cue} {line.words}." if line.by else f"{line.words}." for line in lines]  # fmt: skip
    text = "\n".join(sentences)
    document = Document(text, ref=f"t{next(_NUMBERS)}", publisher=outlet, published=as_date(day))
    actors: dict[str, Actor] = {}
    places: dict[str, Place] = {}
    claims: list[Claim] = []
    events: list[Event] = []
    times: list[When] = []
    start = 0
    for line, sentence in zip(lines, sentences, strict=True):
        content = _span(text, line.words, start)
        source, cue = (), ()
        if line.by:
            by = _span(text, line.by, start)
            source, cue = (by,), (_span(text, line.cue, by.end),)
            actors.setdefault(line.by, Actor(_id("a"), line.by, ActorKind.PERSON, mentions=(by,)))
        if line.place:
            at = _span(text, line.place, content.start)
            places.setdefault(line.place, Place(_id("l"), (at,), line.place))
        if line.act:
            trigger = (_span(text, line.act, content.start),)
            where = places[line.place].id if line.place else None
            events.append(
                Event(_id("e"), line.kind, None, trigger, place=where, when=line.on, document=document)
            )  # fmt: skip
        times += _times(text, content, line.on)
        claims.append(
            Claim(
                _id("c"),
                Source(actors[line.by].id if line.by else None, source),
                cue,
                (content,),
                ClaimKind.INDIRECT if line.by else ClaimKind.NARRATED,
                line.stance,
                about=(events[-1].id,) if line.act else (),
                document=document,
            )
        )
        start += len(sentence) + 1
    return Reading(
        document, tuple(actors.values()), tuple(claims), tuple(events), (), tuple(times), tuple(places.values())
    )  # fmt: skip


def _id(letter: str) -> str:
    return f"{letter}{next(_NUMBERS)}"


def _span(text: str, words: str, start: int) -> Span:
    at = text.index(words, start)
    return Span(at, at + len(words))


def _times(text: str, content: Span, value: str | None) -> Iterator[When]:
    """The day that a sentence names outright, "on 11 May" or "on Saturday"."""
    words = content.of(text)
    if value and " on " in words:
        at = content.start + words.index(" on ") + 1
        yield When(Span(at, content.end), "DATE", value)
