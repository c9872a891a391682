"""The voices of one article, most contested first, the outlet's own last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.model import ActorKind, ClaimKind
from accordingto.terminal import words

if TYPE_CHECKING:
    from accordingto.model import Actor, Claim, Reading


@dataclass(frozen=True, slots=True)
class Speaker:
    """One source of an article with its claims, those in dispute first.

    Attributes:
        aside: role and affiliation as the article words them, and whether it names the source.
        contested: how many of the claims stand in a dispute of the article.
        outlet: whether this is the publisher in its own voice.
    """

    name: str
    aside: str
    claims: tuple[Claim, ...]
    contested: int
    outlet: bool


def speakers(reading: Reading) -> tuple[Speaker, ...]:
    """Who says something in the article: most contested, then most quoted, the outlet last."""
    groups: dict[str, list[Claim]] = {}
    for claim in reading.claims:
        groups.setdefault(_key(claim), []).append(claim)
    actors = {actor.id: actor for actor in reading.actors}
    disputed = {
        claim.id for dispute in reading.disputes for side in dispute.sides for claim in side.claims
    }
    found = [_speaker(claims, actors, disputed) for claims in groups.values()]
    return tuple(sorted(found, key=lambda who: (who.outlet, -who.contested, -len(who.claims))))


def _key(claim: Claim) -> str:
    if claim.kind is ClaimKind.NARRATED:
        return "outlet"
    return claim.source.actor or f"words {_named(claim).casefold()}"


def _named(claim: Claim) -> str:
    return words.on_one_line(claim.by, 60) if claim.source.spans else "a source not found"


def _speaker(claims: list[Claim], actors: dict[str, Actor], disputed: set[str]) -> Speaker:
    first = claims[0]
    actor = actors.get(first.source.actor or "")
    outlet = first.kind is ClaimKind.NARRATED
    contested = sum(claim.id in disputed for claim in claims)
    ordered = tuple(sorted(claims, key=lambda claim: claim.id not in disputed))
    if outlet:
        return Speaker(words.outlet(first.document), "in its own voice", ordered, contested, outlet)
    name = words.on_one_line(actor.name, 60) if actor else _named(first)
    return Speaker(name, _aside(actor), ordered, contested, outlet)


def _aside(actor: Actor | None) -> str:
    if actor is None:
        return ""
    unnamed = "unnamed" if actor.kind is ActorKind.UNNAMED else ""
    parts = [words.on_one_line(part, 50) for part in (actor.role, actor.affiliation) if part]
    fresh = [part for part in parts if part.casefold() not in actor.name.casefold()]
    return ", ".join(filter(None, [unnamed, *fresh]))
