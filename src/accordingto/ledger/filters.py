"""The filters of every listing, the same names at every door, checked before they are used."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from accordingto.ledger.errors import LedgerError
from accordingto.ledger.ids import rows_of
from accordingto.model import (
    ActorKind,
    ClaimKind,
    Decision,
    DisputeKind,
    Modality,
    PendingKind,
    Stance,
    as_date,
)

if TYPE_CHECKING:
    from datetime import date

KINDS: dict[str, tuple[str, ...]] = {
    "actors": tuple(ActorKind),
    "claims": tuple(ClaimKind),
    "disputes": tuple(DisputeKind),
    "events": tuple(Modality),
    "figures": (
        "killed",
        "injured",
        "missing",
        "displaced",
        "arrested",
        "money",
        "share",
        "count",
    ),
    "judgements": tuple(Decision),
    "pending": tuple(PendingKind),
}
"""Listing to what `kind` means there; documents and matters have no kinds."""
JUDGED: dict[str, tuple[str, ...]] = {
    "disputes": ("open", "all", Decision.CONFIRM.value, Decision.REJECT.value)
}
"""Listing to what `judged` means there."""
_NOT_JUDGED = (
    "source",
    "actor",
    "stance",
    "type",
    "place",
    "publisher",
    "of",
    "recipient",
    "modality",
    "voucher",
)
"""Filters that ask nothing of a judgement."""

HOLDERS = frozenset({"actors", "claims", "disputes", "events", "matters", "pending"})
"""Tables whose rows have claims."""

_TERM = re.compile(r'"([^"]+)"|([^\s"]+)')


class Filters(TypedDict, total=False):
    """What a listing can be narrowed to; what is None or empty narrows nothing.

    Text is looked for anywhere in the words, capitals or not.

    Attributes:
        source: words of the source, its actor's name, or the outlet where it speaks itself.
        actor: id or name of one who speaks, acts or is acted upon; several ids: "A5 A9".
        kind: the kind of what is listed (of events the modality, of figures the measure).
        stance: what the source does with the content.
        type: PLOVER type of the event.
        recipient: id or name of one who is acted upon.
        modality: how real an event is told to be.
        voucher: on whose word an event is told: words of a source, or `publisher`.
        place: words or name of a place, or its country's two letters.
        publisher: the outlet.
        since, until: first and last day on which it was said or happened; where the text
            does not tell, the day of publication; of judgements the day they were made.
        judged: disputes that a person confirmed or rejected (`confirm`, `reject`), that none
            has rejected (`open`), or `all`; those not rejected where it is not given.
        search: words that all occur, or "a phrase" in quotation marks.
        limit: how many at most.
        document: id, reference, or the beginning of the SHA-256.
        of: id of a dispute, a matter, an actor, an event, a pending matter or a claim: what
            belongs to its claims; several of a kind: "A5 A9".
    """

    source: str | None
    actor: str | None
    kind: str | None
    stance: str | None
    type: str | None
    recipient: str | None
    modality: str | None
    voucher: str | None
    place: str | None
    publisher: str | None
    since: date | str | None
    until: date | str | None
    search: str | None
    limit: int | None
    document: str | None
    of: str | None
    judged: str | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Checked filters; `terms` are the words and phrases of a search."""

    source: str | None = None
    actor: str | None = None
    kind: str | None = None
    stance: str | None = None
    type: str | None = None
    recipient: str | None = None
    modality: str | None = None
    voucher: str | None = None
    place: str | None = None
    publisher: str | None = None
    since: date | None = None
    until: date | None = None
    terms: tuple[str, ...] = ()
    limit: int | None = None
    document: str | None = None
    of: tuple[str, tuple[int, ...]] | None = None
    judged: str | None = None


NOTHING = Wanted()
MOST = 2**63 - 1
"""The largest number of rows that a database can be asked for."""


def wanted(filters: Filters, listing: str) -> Wanted:
    """The filters of one listing, checked.

    Raises:
        LedgerError: a value that cannot occur; the message names those that can.
    """
    unknown = filters.keys() - Filters.__annotations__.keys()
    if unknown:
        use = ", ".join(Filters.__annotations__)
        raise LedgerError(f"no filter {', '.join(sorted(unknown))}: use {use}")
    idle = [name for name in _NOT_JUDGED if listing == "judgements" and filters.get(name)]
    if idle:
        raise LedgerError(f"judgements have no {idle[0]}: use kind, since, until, search, document")
    limit = filters.get("limit")
    if limit is not None and limit < 1:
        raise LedgerError(f"limit is {limit}: write 1 or more")
    return Wanted(
        source=_words(filters.get("source")),
        actor=_words(filters.get("actor")),
        kind=_one_of("kind", filters.get("kind"), KINDS.get(listing, ()), listing),
        stance=_one_of("stance", filters.get("stance"), tuple(Stance), listing),
        type=_words(filters.get("type")),
        recipient=_words(filters.get("recipient")),
        modality=_one_of("modality", filters.get("modality"), tuple(Modality), listing),
        voucher=_words(filters.get("voucher")),
        place=_words(filters.get("place")),
        publisher=_words(filters.get("publisher")),
        since=_date(filters.get("since")),
        until=_date(filters.get("until")),
        terms=terms(filters.get("search") or ""),
        limit=min(limit, MOST) if limit else None,
        document=_words(filters.get("document")),
        of=_holder(filters.get("of")),
        judged=_one_of("judged", filters.get("judged"), JUDGED.get(listing, ()), listing),
    )


def terms(search: str) -> tuple[str, ...]:
    """Words, and phrases in quotation marks; marks that do not pair are passed over."""
    plain = search.replace("\0", " ").encode("utf-8", "replace").decode()
    found = _TERM.findall(plain)
    return tuple(phrase or word for phrase, word in found)


def _words(value: str | None) -> str | None:
    """A filter as text that a database takes; None where it is empty."""
    return value.replace("\0", "?").encode("utf-8", "replace").decode() if value else None


def _one_of(name: str, value: str | None, allowed: tuple[str, ...], listing: str) -> str | None:
    if not value:
        return None
    lowered = value.strip().lower()
    if lowered not in allowed:
        use = f"use {', '.join(allowed)}" if allowed else f"{listing} have none"
        raise LedgerError(f"no {name} {value!r} among {listing}: {use}")
    return lowered


def _holder(names: str | None) -> tuple[str, tuple[int, ...]] | None:
    """Table and row numbers of things of one kind that have claims."""
    if not names:
        return None
    found = rows_of(names)
    if found is None or found[0] not in HOLDERS:
        raise LedgerError(f"nothing belongs to {names!r}: give an id such as D3, M2 or C17")
    return found


def _date(value: date | str | None) -> date | None:
    try:
        return as_date(value)
    except (TypeError, ValueError) as error:
        raise LedgerError(str(error)) from error
