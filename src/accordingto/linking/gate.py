"""Whether two statements are about one matter at all, and what speaks against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.linking.account import same_scene
from accordingto.linking.namesake import other_person
from accordingto.linking.piece import Evidence, Piece, days_between
from accordingto.linking.topic import shared_names, wording
from accordingto.model import ActorKind, ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from accordingto.linking.actors import Known
    from accordingto.linking.statement import Statement

NAME = 2.0
"""Weight of a shared name; any other content word has 1."""
FAR = 21
"""Days from which two reports are of two happenings unless something says otherwise."""
CLOSE = 0.5
"""Share of the lesser statement from which two are taken to speak of one thing."""


def gate(one: Statement, other: Statement, _: Evidence) -> Iterator[Piece]:
    """Whether the two are about one matter at all, and what speaks against it."""
    common = one.keys & other.keys
    names = shared_names(one.topic, other.topic)
    holders = one.holder & other.holder
    rest = common - names - holders
    days = days_between(one, other)
    words = wording(common, one.words)
    at = one.at & other.at
    brief = one.brief and other.brief
    scenes = one.account.scene, other.account.scene
    met = scenes[0].keys & scenes[1].keys
    scene_names = (scenes[0].names & scenes[1].keys) | (scenes[1].names & scenes[0].keys)
    inside = one.account.claim.document is other.account.claim.document
    yield from (
        Piece("both-lead", one.lead and other.lead, "both lead their articles"),
        Piece("brief", brief, "both are short notices"),
        Piece("narrated", _told_by_outlets(one, other), "told by the outlets themselves"),
        Piece("one-article", inside, "told in one article"),
        Piece("side-by-side", inside and lines_between(one, other) <= 1, "told side by side"),
        Piece("shared", share(one, other), f"both speak of “{words}”"),
        Piece("matter", _of_one_matter(one, other), "both speak of one matter"),
        Piece("overlap", len(common) / max(len(one.keys | other.keys), 1)),
        Piece("names", min(len(names), 2) / 2),
        Piece("rest", min(len(rest), 3) / 3),
        Piece("one-place", bool(at), f"same place: {wording(at, one.words)}"),
        Piece("other-place", bool(one.at and other.at and not at), "other places"),
        Piece(
            "other-names", bool(one.names - other.keys and other.names - one.keys), "other names"
        ),
        Piece("other-person", other_person(one, other), "two persons of one name"),
        Piece("other-office", _other_office(one, other), "two holders of one office"),
        Piece(
            "one-day",
            bool(one.days & other.days),
            f"same day: {', '.join(sorted(one.days & other.days))}",
        ),
        Piece(
            "other-day", bool(one.days and other.days and not one.days & other.days), "other days"
        ),
        Piece("other-period", _other_period(one, other), "other periods"),
        Piece("far", (days > FAR), f"{days} days apart"),
        Piece("near", (days <= 3), "reported within three days"),
        Piece("scene-names", brief * min(len(scene_names), 3) / 3),
        Piece(
            "scenes-apart",
            brief and all(scene.names for scene in scenes) and not scene_names,
            "no name in common",
        ),
        Piece("scene-rest", brief * min(len(met - scene_names), 4) / 4),
        Piece("scene", same_scene(one.account, other.account), "the articles open on one scene"),
        Piece(
            "only-the-actor",
            bool(holders and not rest and not names - holders),
            "only the speaker is shared",
        ),
        Piece("one-voice", (one.account.voice == other.account.voice), "one voice"),
        Piece("one-speaker", _one_speaker(one, other), f"both are said by {one.account.name}"),
        Piece(
            "one-act",
            bool({e.type for e in one.events} & {e.type for e in other.events}),
            "one kind of act",
        ),
        Piece(
            "other-act",
            bool(
                one.events
                and other.events
                and not {e.type for e in one.events} & {e.type for e in other.events}
            ),
            "two kinds of act",
        ),
    )


def _told_by_outlets(one: Statement, other: Statement) -> bool:
    return one.account.claim.kind is other.account.claim.kind is ClaimKind.NARRATED


def _of_one_matter(one: Statement, other: Statement) -> bool:
    """Whether they share much, or a name and another word."""
    common = (one.keys & other.keys) - one.holder - other.holder
    names = common & shared_names(one.topic, other.topic)
    return len(common) > 1 and (share(one, other) >= CLOSE or bool(names and common - names))


def share(one: Statement, other: Statement) -> float:
    """How much of the lesser statement is in the other, a name counting twice."""
    plain = (one.keys & other.keys) - shared_names(one.topic, other.topic)
    names = (one.names | other.names) - plain

    def weight(keys: frozenset[str]) -> float:
        return sum(NAME if key in names else 1 for key in keys)

    least = min(weight(one.keys), weight(other.keys))
    return weight(one.keys & other.keys) / least if least else 0.0


def _other_office(one: Statement, other: Statement) -> bool:
    """Whether the mayors of two towns speak, or workers of two plants."""
    left, right = one.office, other.office
    same = (left.keys & right.keys) - left.names - right.names
    return bool(same and left.names - right.keys and right.names - left.keys)


def lines_between(one: Statement, other: Statement) -> int:
    """Line breaks between two statements of one article."""
    first, last = sorted(s.account.claim.content[0].start for s in (one, other))
    return one.account.claim.document.text.count("\n", first, last)


def _one_speaker(one: Statement, other: Statement) -> bool:
    """Whether both are said by one actor: never by two that somebody keeps apart."""
    left, right = one.account.speaker, other.account.speaker
    if _other_office(one, other) or (left and right and left.apart.intersection(right.members)):
        return False
    if left and right and left.party == right.party and _are_one(left, right):
        return True
    if not one.holder or not other.holder:
        return False
    named = any(word[:1].isupper() for word in one.account.name.split()[-1:])
    return one.holder == other.holder or (
        named and (one.holder <= other.holder or other.holder <= one.holder)
    )


def _are_one(left: Known, right: Known) -> bool:
    """Whether two actors of one party speak as one: two persons do not, unless they are one."""
    return left.id == right.id or ActorKind.PERSON not in {left.kind, right.kind}


def _other_period(one: Statement, other: Statement) -> bool:
    """Whether the two are of other months, quarters or years."""
    scopes = one.scope, other.scope
    return bool(all(scopes) and not (scopes[0] <= scopes[1] or scopes[1] <= scopes[0])) or bool(
        one.periods and other.periods and not one.periods & other.periods
    )
