"""Decisions of people: entered with what they stand on, never erased, taken back by another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import func, insert, select

from accordingto.judgement import Anchor, Decision, Judgement, Subject, anchor
from accordingto.ledger import linked, load
from accordingto.ledger.entry import now
from accordingto.ledger.errors import JudgementError, UnknownIdError
from accordingto.ledger.ids import public, row_of
from accordingto.ledger.tables import documents, judgements
from accordingto.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection, Row

    from accordingto.model import Claim, Document

    AnyRow = Row[*tuple[Any, ...]]

THINGS = {"dispute": "disputes", "matter": "matters", "claim": "claims", "actor": "actors"}
"""What can be judged, and its table."""
_HOW = {
    Decision.CONFIRM: "confirm disputes: judge D3 --confirm",
    Decision.REJECT: "reject disputes: judge D3 --reject",
    Decision.SPLIT: "split claims from their matter, or actors: judge M4 C17 --split",
    Decision.MERGE: "merge matters, or actors: judge M4 M9 --merge",
}


class Signed(NamedTuple):
    """Who decides, and why, in their own words."""

    by: str
    note: str | None = None


def decision_of(word: str) -> Decision:
    """The decision of that name; an undo is none, it has a verb of its own.

    Raises:
        JudgementError: there is none.
    """
    if word not in _HOW:
        raise JudgementError(f"no decision {word!r}: {', '.join(_HOW)}")
    return Decision(word)


def judge(
    connection: Connection, decision: Decision, names: Sequence[str], signed: Signed
) -> Judgement:
    """Enter a decision on the things of these ids.

    Raises:
        UnknownIdError: the ledger holds no such thing.
        JudgementError: this cannot be decided about these things, or nobody decides it.
    """
    subjects = [_subject(connection, name) for name in dict.fromkeys(names)]
    if not _fits(decision, [subject.thing for subject in subjects]):
        raise JudgementError(_HOW[decision])
    if decision is Decision.SPLIT and subjects[0].thing == "matter":
        _inside(subjects[0], subjects[1:])
    return _enter(connection, decision, subjects, signed)


def undo(connection: Connection, name: str, signed: Signed) -> Judgement:
    """Enter that a judgement holds no more; an undo of an undo gives it back.

    Raises:
        UnknownIdError: the ledger holds no such judgement.
        JudgementError: it is undone already, or nobody undoes it.
    """
    found = row_of(name)
    held = every(connection)
    if found is None or found[0] != "judgements" or found[1] not in held:
        raise UnknownIdError(
            f"the ledger has no judgement {name!r}: `accordingto judge` lists them"
        )
    undone = held[found[1]].undone_by
    if undone:
        raise JudgementError(
            f"{held[found[1]].id} is undone already: undo {undone} to have it back"
        )
    subject = Subject(public(*found), "judgement")
    return _enter(connection, Decision.UNDO, [subject], signed, found[1])


def every(connection: Connection) -> dict[int, Judgement]:
    """Row number to judgement, oldest first, those that were undone too."""
    rows = connection.execute(select(judgements).order_by(judgements.c.id)).all()
    undone: dict[int, int] = {}
    for row in reversed(rows):
        if row.undoes_id and row.id not in undone:
            undone[row.undoes_id] = row.id
    return {row.id: _judgement(row, undone.get(row.id)) for row in rows}


def texts(connection: Connection, found: Iterable[Judgement]) -> dict[str, Document]:
    """SHA-256 to a document with that text, for all that the judgements are anchored in."""
    subjects = (subject for judgement in found for subject in judgement.subjects)
    wanted = sorted({each.document for subject in subjects for each in subject.anchors})
    held = documents
    numbers = [
        number
        for batch in load.batches(wanted)
        for number in connection.scalars(select(held.c.id).where(held.c.sha256.in_(batch)))
    ]
    return {text.id: text for text in load.documents(connection, sorted(numbers)).values()}


def last(connection: Connection) -> int:
    """The number of the newest judgement; 0 where there is none."""
    return connection.scalar(select(func.max(judgements.c.id))) or 0


def _subject(connection: Connection, name: str) -> Subject:
    """The thing of an id with the words that it stands on.

    Raises:
        UnknownIdError: there is none, or it is nothing that can be judged.
    """
    found = row_of(name)
    thing = next((thing for thing, table in THINGS.items() if found and table == found[0]), None)
    if found is None or thing is None:
        hint = "give ids of disputes (D3), matters (M4), claims (C17) or actors (A9)"
        raise UnknownIdError(f"{name!r} cannot be judged: {hint}")
    table, number = found
    kind, anchors = _anchored(connection, thing, number)
    if not anchors:
        raise UnknownIdError(f"the ledger has no {thing} {public(table, number)}")
    return Subject(public(table, number), thing, kind, tuple(anchors))


def _anchored(
    connection: Connection, thing: str, number: int
) -> tuple[str | None, Sequence[Anchor]]:
    """The kind of a dispute, and the words that a thing stands on; none if it is not there."""
    if thing == "dispute":
        dispute = linked.disputes(connection, [number]).get(number)
        claims = [claim for side in dispute.sides for claim in side.claims] if dispute else []
        return (dispute.kind.value if dispute else None), _of_claims(claims)
    if thing == "matter":
        matter = linked.matters(connection, [number]).get(number)
        return None, _of_claims(matter.claims if matter else ())
    if thing == "claim":
        return None, _of_claims(load.claims(connection, [number]).values())
    rows = load.actors(connection, [number]).values()
    return None, [anchor(text.id, (at,)) for actor, text in rows for at in actor.mentions]


def _of_claims(claims: Iterable[Claim]) -> list[Anchor]:
    found = (anchor(claim.document.id, claim.content) for claim in claims if claim.content)
    return list(dict.fromkeys(found))


def _fits(decision: Decision, things: Sequence[str]) -> bool:
    """Whether a decision can be about such things."""
    if decision in {Decision.CONFIRM, Decision.REJECT}:
        return bool(things) and set(things) == {"dispute"}
    if len(things) < 2:
        return False
    alike = set(things) == {"actor"}
    if decision is Decision.SPLIT:
        return alike or (things[0] == "matter" and set(things[1:]) == {"claim"})
    return decision is Decision.MERGE and (alike or set(things) == {"matter"})


def _inside(matter: Subject, claims: Sequence[Subject]) -> None:
    """Nothing, if the claims stand in the matter and leave something in it.

    Raises:
        JudgementError: they do not.
    """
    outside = [each.id for each in claims if not {*each.anchors} <= {*matter.anchors}]
    if outside:
        raise JudgementError(f"{', '.join(outside)} is not in {matter.id}: see `show {matter.id}`")
    if {each for claim in claims for each in claim.anchors} >= {*matter.anchors}:
        raise JudgementError(f"these are all claims of {matter.id}: name those that do not belong")


def _enter(
    connection: Connection,
    decision: Decision,
    subjects: Sequence[Subject],
    signed: Signed,
    undoes: int | None = None,
) -> Judgement:
    if not signed.by.strip():
        raise JudgementError("a judgement needs a name: give --by NAME")
    number = last(connection) + 1
    row = {
        "id": number,
        "decision": decision.value,
        "subjects": [_record(subject) for subject in subjects],
        "by": signed.by.strip(),
        "at": now(),
        "note": signed.note,
        "undoes_id": undoes,
    }
    connection.execute(insert(judgements), [row])
    return every(connection)[number]


def _record(subject: Subject) -> dict[str, Any]:
    anchors = [[each.document, each.span.start, each.span.end] for each in subject.anchors]
    return {"id": subject.id, "thing": subject.thing, "kind": subject.kind, "anchors": anchors}


def _judgement(row: AnyRow, undone_by: int | None) -> Judgement:
    return Judgement(
        id=public("judgements", row.id),
        decision=Decision(row.decision),
        subjects=tuple(subject_from(found) for found in row.subjects),
        by=row.by,
        at=row.at,
        note=row.note,
        undoes=public("judgements", row.undoes_id) if row.undoes_id else None,
        undone_by=public("judgements", undone_by) if undone_by else None,
    )


def subject_from(record: dict[str, Any]) -> Subject:
    """The subject of a stored record.

    Raises:
        ValueError: an anchor holds no stretch of text.
    """
    anchors = (Anchor(text, Span(start, end)) for text, start, end in record["anchors"])
    return Subject(record["id"], record["thing"], record["kind"], tuple(anchors))
