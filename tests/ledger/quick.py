"""A reader of one kind of line, "The mayor said 12 barns burned in Tarn.", quick and exact."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from where import kept_at

from accordingto.ledger import Ledger
from accordingto.linking.world import World
from accordingto.model import (
    Actor,
    ActorKind,
    Claim,
    ClaimKind,
    Dispute,
    DisputeKind,
    Document,
    Event,
    Figure,
    Matter,
    Pending,
    PendingKind,
    Place,
    Reading,
    Side,
    Source,
    Span,
    Stance,
    When,
    as_date,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from accordingto.judgement import Judgement

LINE = re.compile(
    r"^(?P<source>.+?) (?P<cue>said|denied|vowed) "
    r"(?P<content>(?P<number>\d+) \w+ (?P<act>burned) in (?P<place>\w+))\.$",
    re.MULTILINE,
)
STANCES = {"said": Stance.ASSERTS, "denied": Stance.DENIES, "vowed": Stance.PROMISES}


def read(document: Document, version: str = "1") -> Reading:
    """One claim, actor, event, place and figure a line."""
    lines = list(enumerate(LINE.finditer(document.text), start=1))
    claims = [_claim(number, line, document) for number, line in lines]
    return Reading(
        document,
        actors=tuple(_actor(number, line) for number, line in lines),
        claims=tuple(claims),
        events=tuple(_event(number, line, document) for number, line in lines),
        figures=tuple(_figure(number, line, document) for number, line in lines),
        times=tuple(When(Span(*line.span("number")), "DATE", "2031") for _, line in lines[:1]),
        places=tuple(_place(number, line) for number, line in lines),
        pending=tuple(Pending("w1", PendingKind.PROMISE, claim) for claim in claims[:1]),
        notes=("quick",),
        versions=(("quick", version),),
    )


def _actor(number: int, line: re.Match[str]) -> Actor:
    span = Span(*line.span("source"))
    return Actor(f"a{number}", line["source"], ActorKind.UNNAMED, mentions=(span,))


def _claim(number: int, line: re.Match[str], document: Document) -> Claim:
    return Claim(
        f"c{number}",
        Source(f"a{number}", (Span(*line.span("source")),)),
        (Span(*line.span("cue")),),
        (Span(*line.span("content")),),
        ClaimKind.INDIRECT,
        STANCES[line["cue"]],
        within=f"c{number - 1}" if number > 1 else None,
        about=(f"e{number}",),
        document=document,
    )


def _event(number: int, line: re.Match[str], document: Document) -> Event:
    return Event(
        f"e{number}",
        "ASSAULT",
        None,
        (Span(*line.span("act")),),
        actors=(f"a{number}",),
        place=f"p{number}",
        voucher=(f"c{number}",),
        document=document,
    )


def _figure(number: int, line: re.Match[str], document: Document) -> Figure:
    count = float(line["number"])
    exact = (count, count)
    span = Span(*line.span("number"))
    return Figure(
        span, count, exact, exact, event=f"e{number}", claim=f"c{number}", document=document
    )


def _place(number: int, line: re.Match[str]) -> Place:
    return Place(f"p{number}", (Span(*line.span("place")),), line["place"], "TV")


def link(readings: Sequence[Reading], _judgements: Sequence[Judgement] = ()) -> World:
    """A matter for each place; a dispute where one says and another denies; promises wait."""
    places: defaultdict[str, list[Claim]] = defaultdict(list)
    for reading in readings:
        for claim in reading.claims:
            places[claim.says.rpartition(" ")[2]].append(claim)
    matters = tuple(_matter(name, tuple(claims)) for name, claims in places.items())
    disputes = tuple(_dispute(matter) for matter in matters if len(_sides(matter)) > 1)
    vows = [claim for matter in matters for claim in matter.claims if claim.stance == "promises"]
    pending = tuple(Pending(f"w{claim.id}", PendingKind.PROMISE, claim) for claim in vows)
    return World(matters, disputes, pending)


def _matter(name: str, claims: tuple[Claim, ...]) -> Matter:
    documents = tuple(dict.fromkeys(claim.document for claim in claims))
    return Matter(f"m-{name}", name, claims, (), documents)


def _sides(matter: Matter) -> list[list[Claim]]:
    stances: defaultdict[Stance, list[Claim]] = defaultdict(list)
    for claim in matter.claims:
        stances[claim.stance].append(claim)
    return [stances[each] for each in (Stance.ASSERTS, Stance.DENIES) if each in stances]


def _dispute(matter: Matter) -> Dispute:
    sides = tuple(
        Side(found[0].says, tuple(found), (), tuple(claim.by for claim in found), len(found))
        for found in _sides(matter)
    )
    question = f"Did barns burn in {matter.label}?"
    return Dispute(f"d-{matter.label}", DisputeKind.DENIAL, question, sides, matter.id)


def article(
    *lines: str,
    ref: str = "",
    publisher: str | None = None,
    url: str | None = None,
    published: str | None = None,
) -> Document:
    """A document of lines."""
    day = as_date(published)
    return Document("\n".join(lines), ref=ref, publisher=publisher, url=url, published=day)


def quick_ledger(
    name: str | Path = ":memory:",
    *,
    version: str = "1",
    timeout: float = 1.0,
    reader: Callable[[Document], Reading] | None = None,
) -> Ledger:
    """A ledger with the quick reader and linker."""
    return Ledger(
        kept_at(name),
        read=reader or (lambda document: read(document, version)),
        versions=lambda: (("quick", version),),
        link=link,
        timeout=timeout,
    )
