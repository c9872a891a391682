"""What this browser remembers: who judges here, and the judgement that was just made."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from accordingto.judgement import Judgement
    from accordingto.ledger import Ledger

NAME, DONE = "accordingto-name", "accordingto-done"
LONGEST = 100
"""Characters of a name."""
YEAR = 365 * 24 * 3600
MINUTE = 60


def remember(answer: Response, made: Judgement) -> None:
    """Keep the name, and have the judgement told on the next page."""
    answer.set_cookie(NAME, quote(made.by), YEAR, httponly=True, samesite="lax")
    answer.set_cookie(DONE, made.id, MINUTE, httponly=True, samesite="lax")


def who(request: Request) -> str:
    """The name under which this browser judged last; "" where it has not."""
    return unquote(request.cookies.get(NAME, ""))[:LONGEST]


def just_made(request: Request) -> Judgement | None:
    """The judgement that was made on the page before, to be told and offered to undo."""
    name = request.cookies.get(DONE)
    if not name:
        return None
    ledger: Ledger = request.app.state.ledger
    return next((one for one in ledger.judgements() if one.id == name), None)
