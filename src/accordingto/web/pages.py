"""The pages that list: disputes, matters, claims, actors, articles, pending, events, figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from accordingto.ledger.filters import KINDS
from accordingto.model import DisputeKind
from accordingto.web.asked import Asked
from accordingto.web.figures import strip
from accordingto.web.files import LISTINGS, Held
from accordingto.web.found import names_of
from accordingto.web.linking import LINKED
from accordingto.web.looks import look
from accordingto.web.sides import card

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from accordingto.ledger import Ledger, Rows
    from accordingto.ledger.row import Row
    from accordingto.model import Dispute

EACH = {"disputes": 12, "matters": 30}
"""Rows of a page where they are not short lines."""
LINES = 50

router = APIRouter(include_in_schema=False, dependencies=[LINKED])


@router.get("/")
def first() -> Response:
    """The first screen is the disputes."""
    return RedirectResponse("/disputes", 303)


def _page(name: str) -> Callable[..., Response]:
    def page(request: Request, ledger: Held, asked: Annotated[Asked, Query()]) -> Response:
        found: Rows[Any] = getattr(ledger, name)(**asked.filters())
        each = EACH.get(name, LINES)
        rows = list(found[(asked.page - 1) * each : asked.page * each].pairs())
        names = names_of(ledger, *_speaking(name, rows))
        return look(
            request,
            f"{name}.html",
            name=name,
            told=LISTINGS[name],
            kinds=KINDS.get(name, ()),
            asked=asked,
            total=len(found),
            last=max(1, -(-len(found) // each)),
            empty=not asked.filters() and not found,
            called=names,
            rows=_cards(ledger, [one for one, _ in rows], names) if name == "disputes" else rows,
        )

    return page


for _name in LISTINGS:
    router.add_api_route(f"/{_name}", _page(_name), methods=["GET"], name=_name)


def _speaking(name: str, rows: Sequence[tuple[Any, Row]]) -> Iterator[str]:
    """Ids of what is on the page whose speakers it names."""
    for _, row in rows:
        if name in {"disputes", "claims"}:
            yield row["id"]
        elif name == "pending":
            yield from filter(None, (row["claim"], row["settled_by"]))


def _cards(
    ledger: Ledger, disputes: list[Dispute], names: Mapping[str, str]
) -> list[dict[str, Any]]:
    """A card for each and, where figures collide, their strip over time."""
    rival = " ".join(each.id for each in disputes if each.kind is DisputeKind.FIGURE)
    figures = list(ledger.figures(of=rival)) if rival else []
    laid = [card(each, names) for each in disputes]
    return [{"card": each, "chart": strip(each, figures, names)} for each in laid]
