"""What a ledger holds that was not told yet: disputes, shifts, settled matters, edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.ledger import journal
from accordingto.ledger.journal import News, NewsKind
from accordingto.model import DisputeKind, PendingStatus, shorten
from accordingto.watching.changes import changes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from accordingto.ledger.ledger import Ledger
    from accordingto.model import Dispute, Pending, Reading

MOST = 12
"""Changes of one article that are told one by one."""


def untold(ledger: Ledger) -> Iterator[News]:
    """All that is worth telling and was not told, edits first."""
    with ledger.store.reading() as connection:
        known = journal.known(connection)
        edited = [_edit(*found) for found in journal.edits(connection)]
    yield from edited
    for dispute in ledger.disputes():
        if (_kind(dispute), dispute.id) not in known:
            yield _dispute(dispute)
    for pending in ledger.pending():
        thing = f"{pending.id} {pending.status}"
        if pending.status is not PendingStatus.OPEN and (NewsKind.PENDING, thing) not in known:
            yield _settled(pending, thing)


def _edit(thing: str, before: Reading, after: Reading) -> News:
    found = changes(before, after)
    lines = [str(change) for change in found[:MOST]]
    if len(found) > MOST:
        lines.append(f"… and {len(found) - MOST} more")
    document = after.document
    name = document.title or document.ref
    return News(
        NewsKind.EDIT,
        thing,
        f"{document.voice} changed “{shorten(name, 120)}”",
        "\n".join(lines) or "The text was changed; no claim in it was.",
        document.url,
        document.publisher,
    )


def _kind(dispute: Dispute) -> NewsKind:
    return NewsKind.SHIFT if dispute.kind is DisputeKind.SHIFT else NewsKind.DISPUTE


def _dispute(dispute: Dispute) -> News:
    lines = [
        f"{shorten(', '.join(side.named), 120)}: “{shorten(side.says, 200)}” ({side.counted})"
        for side in dispute.sides
    ]
    first = dispute.sides[0].claims[0].document
    return News(
        _kind(dispute), dispute.id, dispute.question, "\n".join(lines), first.url, first.publisher
    )


def _settled(pending: Pending, thing: str) -> News:
    claim, later = pending.claim, pending.settled_by
    lines = [f"{claim.by}: “{shorten(claim.says, 200)}”"]
    if later:
        lines.append(f"{later.by}: “{shorten(later.says, 200)}”")
    document = (later or claim).document
    title = f"A {pending.kind} is {pending.status}: {shorten(claim.says, 120)}"
    return News(NewsKind.PENDING, thing, title, "\n".join(lines), document.url, document.publisher)
