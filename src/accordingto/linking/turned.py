"""One statement says what the other says is not so, or one speaker takes two stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.linking.collision import WHOLE, WISHES
from accordingto.linking.gate import CLOSE
from accordingto.linking.piece import APART, Evidence, Piece, clash, days_between
from accordingto.linking.statement import opposites, state_words
from accordingto.linking.topic import shared_names
from accordingto.model import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from accordingto.linking.statement import Statement


def turned(one: Statement, other: Statement, gate: Evidence) -> Iterator[Piece]:
    """One says what the other says is not so."""
    common = (one.keys & other.keys) - one.holder - other.holder
    struck = bool((one.topic.struck ^ other.topic.struck) & common)
    plain = common - shared_names(one.topic, other.topic)
    turned = one.odd != other.odd and bool(common) and _of_what_is_shared(one, other, plain, gate)
    negates, says = (other, one) if other.odd else (one, other)
    state = bool(negates.holder & state_words() and says.keys & state_words())
    own = bool(negates.own & says.keys) and len(common) > 1
    spoken_of = bool((negates.holder | negates.office.keys) & says.keys)
    party = turned and (spoken_of or own or negates.of_itself or state)
    another = negates.of_itself and bool(says.agents) and not (says.agents & negates.holder)
    antonyms = _antonyms(one, other)
    foretold = one.foretells and not other.foretells and days_between(one, other) >= APART
    foretold &= "both-lead" in gate
    clear = not clash(gate) and "far" not in gate and _firm(one) and _firm(other)
    met = bool(plain) and (len(common) > 1 or "brief" in gate)
    name = negates.account.name
    aside = "narrated" in gate and "both-lead" not in gate
    still = one.still != other.still and "matter" in gate and not aside
    still &= "brief" in gate or turned or bool(antonyms)
    near = len(common) > 1 or _shared(gate) >= CLOSE or ("brief" in gate and bool(common))
    denied = other.untrue and not one.untrue and near
    outcomes = one.outcome * other.outcome < 0 and not antonyms
    not_so = turned or bool(antonyms) or outcomes or still or "figures-apart" in gate
    yield from (
        Piece("of-another", another, "one speaks of himself, the other of somebody else"),
        Piece("turned", turned, f"{name} says it is not so"),
        Piece("struck", (struck and clear and met), "what both speak of is negated in one"),
        Piece("both-turned", (one.odd and other.odd), "both say it is not so"),
        Piece("untrue", (denied and clear), f"{other.account.name} denies it"),
        Piece(
            "untrue-party",
            (denied and clear and bool(other.holder & one.keys)),
            f"{other.account.name}, who is spoken of, denies it",
        ),
        Piece(
            "turned-party",
            (party and clear and (struck or denied or "brief" in gate)),
            f"{name}, who is spoken of, says it is not so",
        ),
        Piece(
            "turned-third",
            (
                turned
                and not party
                and clear
                and met
                and (struck or ("brief" in gate and len(common) > 1))
            ),
            f"{name} says it is not so",
        ),
        Piece(
            "opposites",
            bool(antonyms),
            "opposed outcomes: " + ", ".join(f"{a} / {b}" for a, b in antonyms),
        ),
        Piece(
            "opposed-outcomes",
            (bool(antonyms) and clear and met and "one-speaker" not in gate),
            "opposed outcomes: " + ", ".join(f"{a} / {b}" for a, b in antonyms),
        ),
        Piece(
            "outcomes-differ",
            (outcomes and clear and met and "one-speaker" not in gate),
            "it came about in one, and not in the other",
        ),
        Piece("still", (still and clear), "one says that it still is as it was"),
        Piece("foretold", foretold, "foretold by the earlier, told by the later"),
        Piece(
            "foretold-turned",
            (foretold and not_so and not other.kept),
            "foretold by the earlier, and not so in the later",
        ),
    )


def replies(one: Statement, other: Statement, gate: Evidence) -> Iterator[Piece]:
    """Whether the later answers, confirms or leaves open what the earlier says."""
    name = other.account.name
    spoken = other.account.claim.kind is not ClaimKind.NARRATED and "one-speaker" not in gate
    doer = spoken and bool(other.party & (one.agents | one.opening))
    yield from (
        Piece("answers", spoken and bool(other.party & one.keys), f"{name}, spoken of, answers"),
        Piece("doer-answers", doer, f"{name}, who is said to have done it, answers"),
        Piece("open", one.open or other.open, "one leaves it open"),
        Piece("repeats", other.repeats, "the later confirms or repeats it"),
        Piece("kept", other.kept, "the later says that it came as announced"),
    )


def _of_what_is_shared(
    one: Statement, other: Statement, plain: frozenset[str], gate: Evidence
) -> bool:
    """Whether what is negated in one is most of what both speak of; in a short notice it is."""
    if "brief" in gate:
        return True
    negated = plain & (one.negated ^ other.negated)
    whole = "one-speaker" in gate and _shared(gate) >= WHOLE
    enough = len(plain) > 1 or "side-by-side" in gate or whole
    return enough and 2 * len(negated) > len(plain)


def _shared(gate: Evidence) -> float:
    """How much two statements share, by the gate."""
    return gate["shared"].strength if "shared" in gate else 0.0


def _firm(statement: Statement) -> bool:
    """Whether a statement reports something: no wish, no condition, no open question."""
    return not statement.open and statement.account.claim.stance not in WISHES


def stands(one: Statement, other: Statement, gate: Evidence) -> Iterator[Piece]:
    """One actor, two days, two stands."""
    same = "one-speaker" in gate and "other-person" not in gate
    days = days_between(one, other)
    later = same and days >= APART
    told = one.stand.told + other.stand.told
    differ = one.stand.way != other.stand.way and told > 0
    opposed, alike = differ and told > 1, not differ and told > 1
    common = (one.keys & other.keys) - one.holder - other.holder
    matter = bool(common - shared_names(one.topic, other.topic))
    turned = ("opposites" in gate or "turned" in gate) and days > 0 and not alike
    contrary = (turned or (opposed and days >= APART)) and not (one.open or other.open)
    name = one.account.name
    yield from (
        Piece("well-and-ill", differ, "one is for it or lets it stand, one is against it"),
        Piece("stands-opposed", opposed, "one for it, one against"),
        Piece("stands-alike", alike, "both take one stand"),
        Piece("same-speaker-later", later, f"{name} on two days"),
        Piece(
            "other-stand",
            (later and differ and matter) * told / 2,
            f"{name}: for it on one day, against it on the other",
        ),
        Piece("one-stand", (later and not differ), f"{name}: one stand on both days"),
        Piece(
            "shift",
            (same and contrary and matter),
            f"{name} took another stand on {one.day} than on {other.day}",
        ),
        Piece("again", (same and days > 0 and matter and not contrary), f"{name} says it again"),
        Piece("two-stands", (opposed and not same), "two speakers, two stands"),
    )


def _antonyms(one: Statement, other: Statement) -> list[tuple[str, str]]:
    left, right = one.keys - other.keys, other.keys - one.keys
    found = [(a, b) for a, b in opposites() if a in left and b in right]
    return found + [(b, a) for a, b in opposites() if b in left and a in right]
