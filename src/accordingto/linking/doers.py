"""Who did it, to whom, and what caused it, as two statements tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.linking.piece import Evidence, Piece, clash
from accordingto.linking.topic import wording
from accordingto.model import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from accordingto.linking.statement import Statement


def doers(one: Statement, other: Statement, gate: Evidence) -> Iterator[Piece]:
    """Who did it, to whom, and what caused it."""
    common = one.keys & other.keys
    told = bool(one.agents and other.agents)
    left = one.agents or (one.opening - common if one.front else frozenset[str]())
    right = other.agents or (other.opening - common if other.front else frozenset[str]())
    notices = {"brief", "both-lead"} <= gate.keys()
    met = len(common) > (not notices)
    differ = bool(left and right and met and not left & right)
    spoken = ClaimKind.NARRATED not in {one.account.claim.kind, other.account.claim.kind}
    heads = one.agents | one.opening, other.agents | other.opening
    ways = spoken * sum(
        bool(head & accused.holder) and not _owns(accused)
        for head, accused in zip(heads, (other, one), strict=True)
    )
    here, there = one.doer - other.doer, other.doer - one.doer
    swapped = bool(here & other.keys) and bool(there & one.keys)
    act = _authors_differ(one, other)
    doers = f"{wording(left, one.words)} against {wording(right, other.words)}"
    quiet = {
        "turned",
        "figures-apart",
        "far",
        "part",
        "stands-opposed",
        "one-speaker",
        "untrue",
        "both-turned",
        "open",
    }
    clear = not (clash(gate) or gate.keys() & quiet or one.admits or other.admits)
    act_told = clear and "other-act" not in gate
    yield from (
        Piece("doers-differ", differ, doers),
        Piece("singled", one.singles or other.singles, "one says that it was this and no other"),
        Piece("one-doer", bool(one.agents & other.agents), "one doer"),
        Piece("told-doers-differ", (differ and told and act_told), doers),
        Piece(
            "one-act-two-doers",
            (act and clear),
            f"one act, two doers: {doers}",
        ),
        Piece("swapped", (swapped and act_told), "the parts are exchanged"),
        Piece("accused", (ways == 1 and differ and clear), "one speaks of the other as the doer"),
        Piece("crossed", (ways == 2 and clear), "each names the other as the doer"),
        Piece(
            "causes-differ",
            ((one.cause or other.cause) and clear and met),
            f"two causes: {doers}",
        ),
    )


def _owns(statement: Statement) -> bool:
    """Whether the speaker tells of a deed of his own: "its jets had hit the dump"."""
    return statement.of_itself or bool(statement.own & statement.opening)


def _authors_differ(one: Statement, other: Statement) -> bool:
    """Whether both tell of an act of one type, with different authors."""
    left, right = one.authors, other.authors
    return any(
        left[kind] and right[kind] and not left[kind] & right[kind]
        for kind in left.keys() & right.keys()
    )
