"""The pages of one thing: a dispute, a matter, an article, an actor; and where a row stands."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from accordingto.ledger import UnknownIdError
from accordingto.model import Actor, Claim, Dispute, Event, Matter, Place, Span
from accordingto.web.beside import beside
from accordingto.web.figures import by_measure, strip
from accordingto.web.files import Held
from accordingto.web.found import article, article_of, found, names_of, person
from accordingto.web.judging import standing
from accordingto.web.linking import LINKED
from accordingto.web.looks import look
from accordingto.web.maps import picture
from accordingto.web.marks import FOUND, Mark, marks, paragraphs
from accordingto.web.sides import card
from accordingto.web.stands import named, stands
from accordingto.web.voices import voices_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from accordingto.ledger import Ledger

router = APIRouter(include_in_schema=False, dependencies=[LINKED])

NEAR = 5
"""Matters, or actors, that are offered to be merged with one."""


@router.get("/disputes/{name}")
def dispute_page(request: Request, name: str, ledger: Held) -> Response:
    """A dispute whole: every account with its words, the figures, the sources; it prints."""
    dispute = found(ledger, name, Dispute)
    names = names_of(ledger, dispute.id)
    laid = card(dispute, names)
    drawn = strip(laid, ledger.figures(of=dispute.id), names, height=220)
    decided = standing(ledger, dispute.id)
    return look(request, "dispute.html", card=laid, chart=drawn, decided=decided)


@router.get("/matters/{name}")
def matter_page(request: Request, name: str, ledger: Held) -> Response:
    """A matter: who tells it when, its figures over time, its places, its disputes."""
    matter = found(ledger, name, Matter)
    claims = {claim.id: claim for claim in matter.claims}
    names = names_of(ledger, matter.id)
    now = list(ledger.matters(of=matter.id))
    return look(
        request,
        "matter.html",
        matter=matter,
        instead=None if matter in now else [each for each in now if _share(each, matter)],
        days=voices_of(matter),
        called=names,
        charts=list(by_measure(ledger.figures(of=matter.id), claims, names)),
        map=picture(_places(ledger, matter)),
        disputes=list(ledger.disputes(of=matter.id)),
        near=ledger.near(matter, NEAR),
        decided=standing(ledger, matter.id),
    )


def _share(one: Matter, other: Matter) -> bool:
    """Whether two matters have a claim in common."""
    return not {claim.id for claim in one.claims}.isdisjoint(claim.id for claim in other.claims)


def _places(ledger: Ledger, matter: Matter) -> Iterator[Place]:
    """Where its events took place, once for each event."""
    named = Counter(event.place for event in matter.events if event.place)
    for place, count in named.items():
        yield from [found(ledger, place, Place)] * count


@router.get("/actors/{name}")
def actor_page(request: Request, name: str, ledger: Held) -> Response:
    """An actor of the world: what it says, what is said of it, and why all its names are one."""
    known = person(ledger, name)
    stood = stands(ledger, known)
    return look(
        request,
        "actor.html",
        actor=known,
        stands=stood,
        called=names_of(ledger, *(claim.id for claim in stood.about)),
        named=named(ledger, known),
        near=ledger.near(known, NEAR),
        decided=standing(ledger, *known.members),
    )


@router.get("/documents/{name}")
def document_page(
    request: Request,
    name: str,
    ledger: Held,
    claim: Annotated[str, Query(max_length=30)] = "",
    at: Annotated[str, Query(max_length=40, pattern=r"^(\d{1,9}-\d{1,9})?$")] = "",
) -> Response:
    """An article with its claims marked, and beside it what is known of the chosen one."""
    number = article(ledger, name)
    (document,) = ledger.documents(document=number)
    claims = list(ledger.claims(document=number))
    disputes = list(ledger.disputes(document=number))
    contested = frozenset(c.id for d in disputes for side in d.sides for c in side.claims)
    chosen = found(ledger, claim, Claim) if claim else None
    if chosen and chosen.document != document:
        raise UnknownIdError(f"{claim} is not in {number}")
    earlier = chosen is not None and chosen.id not in {one.id for one in claims}
    if chosen:
        contested |= {chosen.id}
    found_marks = [*marks([*claims, *([chosen] if chosen and earlier else [])], contested)]
    found_marks += _asked(at, len(document.text))
    around = beside(ledger, chosen) if chosen else None
    return look(
        request,
        "document.html",
        number=number,
        document=document,
        claims=claims,
        contested=contested,
        paragraphs=list(paragraphs(document.text, found_marks, chosen.id if chosen else None)),
        beside=around,
        called=around.names if around else {},
        earlier=earlier,
        disputes=disputes,
    )


def _asked(at: str, length: int) -> list[Mark]:
    """The stretch that the address asks for, where the text has it."""
    start, _, end = at.partition("-")
    if not at or not int(start) < int(end) <= length:
        return []
    return [Mark(Span(int(start), int(end)), FOUND)]


@router.get("/claims/{name}")
def claim_place(name: str, ledger: Held) -> Response:
    """The article of a claim, opened at its words."""
    claim = found(ledger, name, Claim)
    number = article_of(ledger, claim.document)
    return RedirectResponse(f"/documents/{number}?claim={claim.id}#{claim.id}", 303)


@router.get("/actors/{name}/words")
def actor_place(name: str, ledger: Held) -> Response:
    """The article that names an actor, opened at its first mention.

    Raises:
        UnknownIdError: no current reading has it.
    """
    row = next(ledger.actors(actor=found(ledger, name, Actor).id).rows(), None)
    if row is None:
        raise UnknownIdError(f"{name} is of an earlier reading of its article")
    rows = ledger.documents(document=row["document"]).rows()
    same = (
        each["id"] for each in rows if all(each[key] == row[key] for key in ("publisher", "url"))
    )
    return RedirectResponse(f"/documents/{next(same)}?at={row['start']}-{row['end']}#found", 303)


@router.get("/events/{name}")
def event_place(name: str, ledger: Held) -> Response:
    """The article of an event, opened at its words."""
    event = found(ledger, name, Event)
    number = article_of(ledger, event.document)
    start, end = event.trigger[0].start, event.trigger[-1].end
    return RedirectResponse(f"/documents/{number}?at={start}-{end}#found", 303)
