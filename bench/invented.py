"""Invented news without a reader: stories of a few articles, each with its Reading.

A story is one happening in one town in one week, told by several outlets: a toll on which
they part, a charge, its denial, details. Towns and people come back in other stories, months
apart, as they do in the news; countries and their words come back all the time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

from accordingto.model import (
    Actor,
    ActorKind,
    Claim,
    ClaimKind,
    Document,
    Figure,
    Reading,
    Source,
    Span,
    Stance,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

PER_STORY = 4
"""Articles of one story."""
_ONSET = "b br d dr f fl g gl h j k kr l m n p pr r s sk st t tr v w z"
_NUCLEUS = "a e i o u ai ou"
_CODA = "l m n nd r rk rt s sh st t x"
_COUNTRIES = "Ostria Tolmeria Corvane Velland Marnia Oskaria Pellonia Rudavia Sandria Thornia"
_SITES = (
    "ferry terminal, silo, tram depot, water tower, cement works, cattle market, rail bridge, "
    "fuel depot, school hall, pump station, power plant, fish market, brick kiln, radio mast, "
    "bus garage, timber yard, flour mill, post office, signal box, tannery, quarry, cannery, "
    "dockyard, orchard, laundry, granary, foundry, chapel, archive, reservoir"
)
_LINES: tuple[tuple[str, str, Stance, tuple[str, ...]], ...] = (
    (
        "",
        "",
        Stance.ASSERTS,
        (
            "Shells struck the {site} in {town} and set {a} alight",
            "A barrage tore through {town}, wrecking the {site} and scattering {a}",
            "In {town} the {site} burned until dawn, and only {a} were saved",
        ),
    ),
    (
        "Governor {governor}",
        "said",
        Stance.ASSERTS,
        (
            "{toll} people were killed at the {site} in {town}",
            "{toll} bodies had been carried out of the {site}",
            "{toll} workers died when the roof of the {site} in {town} came down",
        ),
    ),
    (
        "Governor {governor}",
        "accused",
        Stance.ACCUSES,
        (
            "the gunners of {rebel} of shelling the {site}",
            "{rebel} of having aimed at the {site} in {town}",
            "men under {rebel} of firing on {town}",
        ),
    ),
    (
        "{rebel}",
        "denied",
        Stance.DENIES,
        (
            "that his gunners had shelled the {site}",
            "firing on {town}",
            "that a single shell of his had reached the {site} in {town}",
        ),
    ),
    (
        "A porter from {country}",
        "said",
        Stance.ASSERTS,
        (
            "{b} and {c} lay on the floor of the {site}",
            "neighbours were looking for {b} under what was left of {c}",
            "he had hidden behind {c} and seen {b} fly past",
        ),
    ),
)
_OUTLETS = ("Harbour Wire", "The Lamp", "The Courier", "Outer Isles Radio", "The Post", "The Bell")


@dataclass(frozen=True, slots=True)
class Story:
    """What all articles of a story share."""

    town: str
    country: str
    site: str
    governor: str
    rebel: str
    details: tuple[str, ...]
    day: date
    number: int


def _words(many: int, chance: Random) -> list[str]:
    """Invented words of two syllables, each once."""
    found: set[str] = set()
    while len(found) < many:
        parts = [
            chance.choice(kind.split()) for kind in (_ONSET, _NUCLEUS, _ONSET, _NUCLEUS, _CODA)
        ]
        found.add("".join(parts))
    return sorted(found)


_LEXICON = _words(12_000, Random(0))  # noqa: S311 - no secret
_FIRST, _SURNAMES, _TOWNS, _THINGS = (
    _LEXICON[:300], _LEXICON[300:4_000], _LEXICON[4_000:8_000], _LEXICON[8_000:]
)  # fmt: skip
"""As many names, towns and things as news of a few years has."""


def readings(articles: int, seed: int = 1) -> Iterator[Reading]:
    """So many invented articles, spread over two years; the same for the same seed."""
    chance = Random(seed)  # noqa: S311 - no secret
    for number in range(-(-articles // PER_STORY)):
        story = _story(number, chance)
        for copy in range(min(PER_STORY, articles - number * PER_STORY)):
            yield _article(story, copy, chance)


def _story(number: int, chance: Random) -> Story:
    def person() -> str:
        return f"{chance.choice(_FIRST)} {chance.choice(_SURNAMES)}".title()

    return Story(
        chance.choice(_TOWNS).title(),
        chance.choice(_COUNTRIES.split()),
        f"{chance.choice(_THINGS)} {chance.choice(_SITES.split(', '))}",
        person(),
        person(),
        tuple(f"{thing}s" for thing in chance.sample(_THINGS, 5)),
        date(2031, 1, 1) + timedelta(chance.randrange(730)),
        number,
    )


def _article(story: Story, copy: int, chance: Random) -> Reading:
    """One outlet's account: it leads with the story and quotes what it chooses to."""
    toll = 20 + 7 * (copy % 2)
    words = {
        "site": story.site,
        "town": story.town,
        "rebel": story.rebel,
        "toll": str(toll),
        **dict(zip("abc", chance.sample(story.details, 3), strict=True)),
    }
    told = [
        (source.format(governor=story.governor, country=story.country, **words), cue, stance, line)
        for source, cue, stance, forms in _LINES
        for line in [chance.choice(forms).format(**words)]
    ]
    lines: list[tuple[Span | None, Span | None, Span, Stance]] = []
    text = ""
    for source, cue, stance, content in told:
        parts = [part for part in (source, cue, content) if part]
        spans: list[Span] = []
        for part in parts:
            spans.append(Span(len(text), len(text) + len(part)))
            text += f"{part} "
        text = f"{text.rstrip()}.\n"
        first, second = (spans[0], spans[1]) if source else (None, None)
        lines.append((first, second, spans[-1], stance))
    document = Document(
        text,
        ref=f"{story.number}-{copy}",
        publisher=_OUTLETS[(story.number + copy) % len(_OUTLETS)],
        title=f"{story.town}: the {story.site}",
        published=story.day + timedelta(copy // 2),
    )
    return _reading(document, lines, float(toll))


def _reading(
    document: Document, lines: list[tuple[Span | None, Span | None, Span, Stance]], toll: float
) -> Reading:
    actors: dict[str, Actor] = {}
    claims: list[Claim] = []
    for number, (source, cue, content, stance) in enumerate(lines, 1):
        spans = (source,) if source else ()
        name = source.of(document.text).removeprefix("Governor ") if source else ""
        if source and name not in actors:
            kind = ActorKind.UNNAMED if name.startswith("A ") else ActorKind.PERSON
            actors[name] = Actor(f"a{len(actors) + 1}", name, kind, mentions=(source,))
        claims.append(
            Claim(
                f"c{number}",
                Source(actors[name].id if source else None, spans),
                (cue,) if cue else (),
                (content,),
                ClaimKind.INDIRECT if source else ClaimKind.NARRATED,
                stance,
                document=document,
            )
        )
    start = claims[1].content[0].start
    assert document.text[start : start + 2] == str(int(toll))
    exact = (toll, toll)
    figure = Figure(
        Span(start, start + 2),
        toll,
        exact,
        exact,
        "person",
        "killed",
        claim="c2",
        document=document,
    )
    return Reading(
        document,
        tuple(actors.values()),
        tuple(claims),
        figures=(figure,),
        versions=(("invented", "1"),),
    )
