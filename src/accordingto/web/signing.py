"""Signing in, where a server has a secret."""

from __future__ import annotations

import re
import time
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, Response

from accordingto.web.guard import COOKIE
from accordingto.web.looks import look

router = APIRouter(include_in_schema=False)

WAIT = 0.5
"""Seconds that a wrong word costs."""
_OURS = re.compile(r"/[\w./-]*", re.ASCII)


@router.get("/sign-in")
def ask(request: Request, back: Annotated[str, Query(max_length=500)] = "/") -> Response:
    """Ask for the token or password."""
    return look(request, "sign-in.html", back=back, wrong=False)


@router.post("/sign-in")
def sign_in(
    request: Request,
    word: Annotated[str, Form(max_length=1000)],
    back: Annotated[str, Form(max_length=500)] = "/",
) -> Response:
    """Give the cookie to whoever knows the word, and show the page they wanted."""
    guard = request.app.state.guard
    if not guard.is_secret(word):
        time.sleep(WAIT)
        return look(request, "sign-in.html", status=403, back=back, wrong=True)
    wanted = back if _OURS.fullmatch(back) and not back.startswith("//") else "/"
    answer = RedirectResponse(wanted, 303)
    answer.set_cookie(COOKIE, guard.session(), httponly=True, samesite="lax")
    return answer
