"""A dispute as the page shows it: sides as columns, and in each who says it, where and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.model import ClaimKind, Dispute
from accordingto.telling import told_on
from accordingto.web import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from accordingto.model import Claim, Document, Side

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Account:
    """Who says it alike: one source with one stance, in however many outlets.

    Attributes:
        by: the source, as the page calls it.
        claim: the earliest of its claims, where a link leads.
        carriers: the other claims, in other articles or outlets.
        own: whether it is the outlet that speaks.
    """

    by: str
    claim: Claim
    carriers: tuple[Claim, ...]
    outlets: tuple[str, ...]
    own: bool

    @property
    def day(self) -> str | None:
        """The first day, ISO 8601."""
        return day_of(self.claim)


@dataclass(frozen=True, slots=True)
class Column:
    """One side; `letter` marks it in drawings and lists where colour does not."""

    letter: str
    side: Side
    lead: Claim
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A dispute with its sides laid out, its days and its articles."""

    dispute: Dispute
    columns: tuple[Column, ...]
    days: tuple[str, ...]
    documents: tuple[Document, ...]


def card(dispute: Dispute, names: Mapping[str, str]) -> Card:
    """Lay out a dispute; `names` of the actors who speak in it, by id."""
    claims = [claim for side in dispute.sides for claim in side.claims]
    days = sorted({day for claim in claims if (day := day_of(claim))})
    return Card(
        dispute,
        tuple(_column(_letter(number), side, names) for number, side in enumerate(dispute.sides)),
        tuple(days),
        tuple(dict.fromkeys(claim.document for claim in claims)),
    )


def _letter(number: int) -> str:
    """A to Z, then A1 to Z1."""
    return f"{LETTERS[number % len(LETTERS)]}{number // len(LETTERS) or ''}"


def day_of(claim: Claim) -> str | None:
    """The day on which it was said, or else published, ISO 8601; None where neither is told."""
    found = told_on(claim)
    return found.isoformat() if found else None


def accounts(claims: Iterable[Claim], names: Mapping[str, str]) -> tuple[Account, ...]:
    """Claims by who says them, earliest first within each."""
    alike: dict[tuple[str, ...], list[Claim]] = {}
    for claim in claims:
        key = (words.speaker(claim, names), claim.stance, words.evidence(claim))
        alike.setdefault(key, []).append(claim)
    return tuple(_account(by, found) for (by, *_), found in alike.items())


def _account(by: str, claims: list[Claim]) -> Account:
    first, *others = sorted(claims, key=lambda claim: day_of(claim) or "9")
    outlets = dict.fromkeys(words.outlet(claim.document) for claim in (first, *others))
    return Account(by, first, tuple(others), tuple(outlets), first.kind is ClaimKind.NARRATED)


def _column(letter: str, side: Side, names: Mapping[str, str]) -> Column:
    """The lead is the claim whose words the side goes by."""
    lead = next((claim for claim in side.claims if _bare(claim.says) == _bare(side.says)), None)
    lead = lead or next((c for c in side.claims if _bare(side.says) in _bare(c.says)), None)
    return Column(letter, side, lead or side.claims[0], accounts(side.claims, names))


def _bare(said: str) -> str:
    return said.strip(" .,“”\"'‘’«»").casefold()
