"""Forms that change something, or cost something, come from our own pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

if TYPE_CHECKING:
    from starlette.requests import Request


def from_own_page(request: Request, form_token: str) -> None:
    """Nothing, if the form came from a page of this server or from one who holds its secret.

    Raises:
        HTTPException: it did not; nothing is done.
    """
    guard = request.app.state.guard
    if guard.has_token(request) or guard.is_own_form(form_token):
        return
    raise HTTPException(403, "this form is older than the server: reload the page and try again")
