"""One thing of the ledger, opened: what `accordingto show` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from accordingto.judgement import Judgement
from accordingto.model import (
    Actor,
    Claim,
    Dispute,
    Document,
    Event,
    Matter,
    Pending,
    Place,
    Reading,
)
from accordingto.terminal import words
from accordingto.terminal.article import article, excerpt
from accordingto.terminal.dispute import account
from accordingto.terminal.dossier import Dossier, dispute_file
from accordingto.terminal.listing import listing

if TYPE_CHECKING:
    from rich.console import RenderableType


Thing = (
    Claim
    | Event
    | Dispute
    | Dossier
    | Pending
    | Matter
    | Actor
    | Place
    | Reading
    | Document
    | Judgement
)


def entry(thing: Thing) -> RenderableType:  # noqa: PLR0911 - one line for each type
    """The whole of a dispute, claim, event, pending matter, matter, actor or article."""
    match thing:
        case Dispute() | Dossier():
            return dispute_file(thing)
        case Claim():
            return _claim(thing)
        case Event():
            return _event(thing)
        case Pending():
            return _pending(thing)
        case Matter():
            return _matter(thing)
        case Actor():
            return _actor(thing)
        case Place():
            return _place(thing)
        case Reading() | Document():
            return _article(thing)
        case Judgement():
            return listing([thing])


def _article(thing: Reading | Document) -> RenderableType:
    return (
        article(thing, ()) if isinstance(thing, Document) else article(thing.document, thing.claims)
    )


def _claim(claim: Claim) -> RenderableType:
    return Group(account(claim), Text(), Padding(excerpt(claim), (0, 0, 0, 4)))


def _event(event: Event) -> RenderableType:
    where = ", ".join(f"{span.start}–{span.end}" for span in event.trigger)
    beside = words.aside(words.on_one_line(event.document.ref), f"characters {where}")
    return Group(listing([event]), Padding(beside, (0, 0, 0, 4)))


def _pending(pending: Pending) -> RenderableType:
    settled = pending.settled_by
    after = [Text("\nWhat became of it:"), account(settled)] if settled else []
    return Group(listing([pending]), Text(), account(pending.claim), *after)


def _matter(matter: Matter) -> RenderableType:
    head = Text.assemble(
        (f"{matter.id}  ", words.ASIDE), (words.on_one_line(matter.label), words.HEADING)
    )
    told = (Group(account(claim), *_because(why)) for claim, why in matter.reasoned)
    return Group(head, Text(), *told)


def _because(why: str) -> list[RenderableType]:
    """Why a claim is of the matter."""
    line = words.aside(words.on_one_line(f"of this matter {why}"))
    return [Padding(line, (0, 0, 0, 4))] if why else []


def _actor(actor: Actor) -> RenderableType:
    facts = (actor.kind.value, actor.country, actor.role, actor.affiliation)
    known = [words.on_one_line(fact, 60) for fact in facts if fact]
    aliases = f"also called {words.names(actor.aliases, 12)}" if actor.aliases else ""
    return Text.assemble(
        (f"{actor.id}  ", words.ASIDE),
        (words.on_one_line(actor.name), words.NAME),
        "  ",
        words.aside(*known, aliases, words.several(len(actor.mentions), "mention")),
    )


def _place(place: Place) -> RenderableType:
    point = "" if place.lat is None or place.lon is None else f"{place.lat:.3f}, {place.lon:.3f}"
    names = f"GeoNames {place.geonames}" if place.geonames else ""
    return Text.assemble(
        (f"{place.id}  ", words.ASIDE),
        (words.on_one_line(place.name), words.NAME),
        "  ",
        words.aside(place.country or "", point, names, words.several(len(place.spans), "mention")),
    )
