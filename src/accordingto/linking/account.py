"""An account: one claim with all that linking asks of it."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from accordingto.linking.actors import Known, join_actors
from accordingto.linking.copies import Copies
from accordingto.linking.topic import Topic, calls_untrue, dismisses, is_anaphor, topic_of, turns
from accordingto.model import Claim, ClaimKind, Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from accordingto.linking.judged import Verdicts
    from accordingto.model import Event, Figure, Place, Reading, When
    from accordingto.span import Span


OPENING = 600
"""Characters of an article that tell what it is about."""


@dataclass(frozen=True, slots=True)
class Account:
    """A claim in the world.

    Attributes:
        speaker: the actor of the world who says it; None for the outlet and the unnamed.
        name: how the speaker is shown.
        voice: equal for accounts that are no independent witnesses of each other.
        day: the day of speaking, else of publication.
        topic: what it is about; of a short answer ("denies the charge"), what it answers.
        scene: the topic of the opening of the article.
        answers: the claim that a short answer takes up.
    """

    claim: Claim
    speaker: Known | None
    name: str
    voice: str
    day: date | None
    topic: Topic
    scene: Topic
    answers: Claim | None = None

    @property
    def text(self) -> str:
        """The words of the claim; from the cue on where they only make sense behind it."""
        claim = self.claim
        behind = bool(claim.cue) and claim.cue[-1].end <= claim.content[0].start
        if claim.kind is not ClaimKind.DIRECT and behind and claim.stance is not Stance.ASSERTS:
            return claim.document.text[claim.cue[0].start : claim.content[-1].end]
        return claim.says


@dataclass(frozen=True, slots=True)
class Accounts:
    """All accounts of some readings, with the weight of each key and what stands in each.

    Attributes:
        mentions: of a document, where it names somebody, each with the party.
        relayed: claims with the events that a claim inside them tells.
    """

    rows: tuple[Account, ...]
    weight: dict[str, float]
    events: dict[str, Event]
    figures: dict[str, tuple[Figure, ...]]
    in_document: dict[str, tuple[Figure, ...]]
    actors: dict[str, Known]
    places: dict[str, Place]
    periods: dict[str, tuple[When, ...]]
    times: dict[str, tuple[When, ...]]
    mentions: dict[str, tuple[tuple[Span, str], ...]]
    relayed: frozenset[tuple[str, str]]
    verdicts: Verdicts

    def figures_in(self, claim: Claim) -> tuple[Figure, ...]:
        """The figures in the content of a claim, those inside claims that it reports too."""
        found = self.in_document.get(claim.document.id, ())
        return tuple(one for one in found if any(one.span.overlaps(s) for s in claim.content))

    def parties_in(self, account: Account) -> frozenset[str]:
        """The parties that the content of an account names."""
        claim = account.claim
        return frozenset(
            party
            for span, party in self.mentions.get(claim.document.id, ())
            if any(part.contains(span) for part in claim.content)
        )

    def authors(self, event: Event) -> frozenset[str]:
        """The parties of the authors of an act."""
        return frozenset(self.actors[a].party for a in event.actors if a in self.actors)

    def tells(self, account: Account, event: Event) -> bool:
        """Whether an act is told on the word of an account, not on that of a claim inside it.

        Of an act told more than once, so is each telling that names the author.
        """
        claim = account.claim
        if claim.kind is ClaimKind.NARRATED or claim.id in event.voucher:
            return (event.voucher[-1:] or (claim.id,)) == (claim.id,)
        if claim.stance is not Stance.ASSERTS or (claim.id, event.id) in self.relayed:
            return False
        return not self.authors(event).isdisjoint(self.parties_in(account))

    def shared(self, one: Account, other: Account) -> float:
        """How much of the lesser topic the other shares, by weight of rarity; 0 to 1."""
        common = one.topic.keys & other.topic.keys
        total = min(self._weight(one), self._weight(other))
        return sum(self.weight[key] for key in common) / total if total else 0.0

    def _weight(self, account: Account) -> float:
        return sum(self.weight[key] for key in account.topic.keys)


def accounts(readings: Sequence[Reading], verdicts: Verdicts) -> Accounts:
    """The accounts of all claims; ids must be unique across the readings."""
    known = join_actors(readings, verdicts.actors)
    copies = Copies(reading.document for reading in readings)
    rows = tuple(row for reading in readings for row in _of_reading(reading, known, copies))
    count = Counter(key for row in rows for key in row.topic.keys)
    weight = {key: math.log(1 + len(rows) / n) for key, n in count.items()}
    events = {event.id: event for reading in readings for event in reading.events}
    figures: dict[str, tuple[Figure, ...]] = {}
    for reading in readings:
        for figure in reading.figures:
            if figure.claim:
                figures[figure.claim] = (*figures.get(figure.claim, ()), figure)
    places = {place.id: place for reading in readings for place in reading.places}
    periods = {reading.document.id: _periods(reading) for reading in readings}
    in_document = {reading.document.id: reading.figures for reading in readings}
    times = {reading.document.id: reading.times for reading in readings}
    mentions = {
        reading.document.id: tuple(
            (span, known[actor.id].party) for actor in reading.actors for span in actor.mentions
        )
        for reading in readings
    }
    relayed = frozenset(
        (claim.within, event)
        for reading in readings
        for claim in reading.claims
        if claim.within
        for event in claim.about
    )
    return Accounts(
        rows=rows,
        weight=weight,
        events=events,
        figures=figures,
        in_document=in_document,
        actors=known,
        places=places,
        periods=periods,
        times=times,
        mentions=mentions,
        relayed=relayed,
        verdicts=verdicts,
    )


def _periods(reading: Reading) -> tuple[When, ...]:
    """The stretches of time that an article names."""
    return tuple(when for when in reading.times if when.type == "DURATION")


def _of_reading(reading: Reading, known: dict[str, Known], copies: Copies) -> list[Account]:
    """The accounts of one article, short answers joined to what they answer."""
    rows: list[Account] = []
    named = [(span, known[actor.id].party) for actor in reading.actors for span in actor.mentions]
    scene = topic_of(reading.document.text[:OPENING])
    for claim in reading.claims:
        speaker = known.get(claim.source.actor or "")
        origin = copies.origin(claim.document, claim.content[0])
        name = speaker.name if speaker else claim.by
        if claim.kind is ClaimKind.NARRATED:
            name, voice = origin.publisher or "the article itself", f"outlet {origin.voice}"
        elif speaker:
            voice = speaker.party
        else:
            voice = f"{name.casefold()} in {origin.id}"
        account = Account(claim, speaker, name, voice, _day(claim), _topic(claim), scene)
        rows.append(_answering(account, rows, named))
    return rows


def as_one(names: Iterable[str]) -> str:
    """The names under which one voice speaks, in a line: "the ministry with Ada Novik"."""
    first, *others = dict.fromkeys(names)
    return f"{first} with {', '.join(others)}" if others else first


def is_headline(claim: Claim) -> bool:
    """Whether a claim stands in the first of several lines: the text below tells it again."""
    text = claim.document.text.strip()
    return "\n" in text and "\n" not in claim.document.text[: claim.content[0].start].lstrip()


def same_scene(one: Account, other: Account) -> bool:
    """Whether two articles open on one scene: two names in common, or one and more words."""
    here, there = one.scene, other.scene
    if here is there:
        return True
    names = (here.names & there.keys) | (there.names & here.keys)
    return len(names) >= 2 or (len(names) == 1 and len(here.keys & there.keys) >= 4)


def _day(claim: Claim) -> date | None:
    """The day of speaking where it is a full date, else that of publication."""
    if claim.said and len(claim.said) == len("2031-05-13"):
        try:
            return date.fromisoformat(claim.said)
        except ValueError:
            return claim.document.published
    return claim.document.published


def _topic(claim: Claim) -> Topic:
    """The topic of the content, turned round where the cue denies it."""
    topic = topic_of(claim.says)
    if not turns(claim.said_with, claim.says):
        return topic
    return topic.called_untrue() if calls_untrue(claim.says) else topic.turned()


def _answering(account: Account, before: list[Account], named: list[tuple[Span, str]]) -> Account:
    """An account that only answers ("denies the charge") with the topic of what it answers.

    That is the last that accuses or names who answers, else the last that accuses, else the last.
    """
    if not is_anaphor(account.claim.says):
        return account
    others = [row for row in before if row.voice != account.voice and row.topic.keys]
    others = [row for row in others if row.claim.kind is not ClaimKind.NARRATED] or others
    accusing = [row for row in others if row.claim.stance is Stance.ACCUSES]
    if not others:
        return account
    own = [span for span, party in named if party == account.voice]
    naming = [
        row
        for row in others
        if any(part.contains(span) for span in own for part in row.claim.content)
    ]
    answered = ([row for row in accusing if row in naming] or naming or accusing or others)[-1]
    cue, says = account.claim.said_with, account.claim.says
    denied = turns(cue, says) or calls_untrue(says) or dismisses(cue)
    topic = answered.topic.turned() if denied else answered.topic
    return replace(account, topic=topic, answers=answered.claim)
