"""What an export is given: one listing of the ledger, thing by thing."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from typing import TYPE_CHECKING

from accordingto.ledger.row import spread
from accordingto.model import Claim, Dispute, Matter, Pending

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator
    from typing import BinaryIO, TextIO

    from accordingto.ledger.row import Row


@dataclass(frozen=True, slots=True)
class Listing:
    """Things of one listing on their way out; they are gone through once.

    Attributes:
        name: `claims`, `disputes`, …
        pairs: each thing of the vocabulary with its flat row (`ledger/row.py`).
    """

    name: str
    pairs: Iterable[tuple[object, Row]]

    def rows(self) -> Iterator[Row]:
        """A row a thing."""
        return (row for _, row in self.pairs)

    def flat(self) -> Iterator[Row]:
        """Rows without rows in them: a dispute or a matter gives one for each of its claims."""
        return (flat for row in self.rows() for flat in spread(row))

    def things(self) -> Iterator[object]:
        """The things themselves."""
        return (thing for thing, _ in self.pairs)

    def claims(self) -> Iterator[Claim]:
        """The claims of which the things are made, each once."""
        seen: set[str] = set()
        for thing in self.things():
            for claim in _claims_of(thing):
                if claim.id not in seen:
                    seen.add(claim.id)
                    yield claim


def _claims_of(thing: object) -> tuple[Claim, ...]:
    match thing:
        case Claim():
            return (thing,)
        case Dispute():
            return tuple(claim for side in thing.sides for claim in side.claims)
        case Matter():
            return thing.claims
        case Pending():
            return (thing.claim,)
        case _:
            return ()


@contextmanager
def as_text(out: BinaryIO) -> Generator[TextIO]:
    """The bytes as UTF-8 text, line ends left as they are written."""
    text = TextIOWrapper(out, encoding="utf-8", newline="")
    try:
        yield text
    finally:
        text.detach()
