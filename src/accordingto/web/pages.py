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
from accordingto.web.looks import look
from accordingto.web.sides import Card, card

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from accordingto.ledger import Ledger, Rows
    from accordingto.model import Dispute

EACH = {"disputes": 12, "matters": 30}
"""Rows of a page where they are not short lines."""
LINES = 50

router = APIRouter(include_in_schema=False)


@router.get("/")
def first() -> Response:
    """The first screen is the disputes."""
    return RedirectResponse("/disputes", 303)


def _page(name: str) -> Callable[..., Response]:
    def page(request: Request, ledger: Held, asked: Annotated[Asked, Query()]) -> Response:
        rows: Rows[Any] = getattr(ledger, name)(**asked.filters())
        each = EACH.get(name, LINES)
        last = max(1, -(-len(rows) // each))
        part = rows[(asked.page - 1) * each : asked.page * each]
        return look(
            request,
            f"{name}.html",
            name=name,
            told=LISTINGS[name],
            kinds=KINDS.get(name, ()),
            asked=asked,
            total=len(rows),
            last=last,
            empty=not asked.filters() and not rows,
            rows=_laid_out(ledger, name, part),
        )

    return page


for _name in LISTINGS:
    router.add_api_route(f"/{_name}", _page(_name), methods=["GET"], name=_name)


def _laid_out(ledger: Ledger, name: str, rows: Rows[Any]) -> Sequence[Any]:
    """What the templates go through: things with their rows, disputes as cards."""
    if name == "disputes":
        return [_drawn(ledger, dispute) for dispute in rows]
    return list(rows.pairs())


def _drawn(ledger: Ledger, dispute: Dispute) -> dict[str, Any]:
    """A card and, where figures collide, their strip over time."""
    laid: Card = card(dispute)
    if dispute.kind == DisputeKind.FIGURE:
        drawn = strip(laid, ledger.figures(of=dispute.id), names_of(ledger, dispute.id))
    else:
        drawn = None
    return {"card": laid, "chart": drawn}
