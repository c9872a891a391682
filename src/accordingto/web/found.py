"""Things of the ledger by the names in an address."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from accordingto.ledger import UnknownIdError
from accordingto.ledger.ids import row_of
from accordingto.linking.actors import Known
from accordingto.model import Actor

if TYPE_CHECKING:
    from accordingto.ledger import Ledger, Rows
    from accordingto.model import Claim, Document

T = TypeVar("T")


def found(ledger: Ledger, name: str, kind: type[T]) -> T:
    """The thing of that id and kind.

    Raises:
        UnknownIdError: there is none; the message says what there is.
    """
    if row_of(name) is None:
        raise UnknownIdError(f"{name!r} is no id: they look like D3, M2, A4, C17 or T1")
    thing = ledger.show(name)
    if not isinstance(thing, kind):
        raise UnknownIdError(f"{name} is no {kind.__name__.lower()}")
    return thing


def article(ledger: Ledger, name: str) -> str:
    """The number, T3, of the article of that id, reference or SHA-256.

    Raises:
        UnknownIdError: there is none, or there are several.
    """
    rows = ledger.documents(document=name)
    numbers = [row["id"] for row in rows.rows()]
    if len(numbers) == 1:
        return numbers[0]
    if numbers:
        raise UnknownIdError(f"several articles are called {name!r}: {', '.join(numbers)}")
    raise UnknownIdError(f"the ledger has no article {name!r}")


def article_of(ledger: Ledger, document: Document) -> str:
    """The number of the article that a thing stands in; of reprints, that of the same outlet."""
    rows = list(ledger.documents(document=document.id).pairs())
    same = [row["id"] for one, row in rows if one == document]
    return (same or [row["id"] for _, row in rows])[0]


def person(ledger: Ledger, name: str) -> Known:
    """The actor of the world that an actor of an article is; of an earlier reading, it alone.

    Raises:
        UnknownIdError: there is no such actor.
    """
    one = found(ledger, name, Actor)
    alone = Known(one.id, one.name, "", one.kind, one.country, one.role, one.aliases, (one.id,))
    return next(iter(ledger.everyone(one.id)), alone)


def claims_by(ledger: Ledger, known: Known) -> Rows[Claim]:
    """What an actor says, in all articles."""
    return ledger.claims(of=" ".join(known.members))


def names_of(ledger: Ledger, *ids: str) -> dict[str, str]:
    """Id to name of the actors who are credited with the claims of some things of one kind."""
    return {actor.id: actor.name for actor in ledger.actors(of=" ".join(ids))} if ids else {}
