"""The whole page over one ledger, as an ASGI application."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

from accordingto.ledger import LedgerError, LockedError, UnknownIdError
from accordingto.web import files, judging, pages, read, signing, things
from accordingto.web.asked import Narrowed
from accordingto.web.guard import SAFE, Guard
from accordingto.web.linking import Linking
from accordingto.web.looks import look
from accordingto.web.shield import Shield
from accordingto.web.waiting import BehindError

if TYPE_CHECKING:
    from accordingto.ledger import Ledger

SOON = "2"
"""Seconds after which a browser asks again."""
NOWHERE = "there is no page at this address"
STATIC = Path(__file__).parent / "static"
_ABOUT = (
    "Who says what about contested events, each row anchored on the characters it came from. "
    "Every page has twins with the same rows: add `.json`, `.csv` or another format's ending."
)


def page(ledger: Ledger, guard: Guard | None = None) -> FastAPI:
    """The page over a ledger; without a guard, for this machine alone."""
    app = FastAPI(
        title="accordingto",
        version=version("accordingto"),
        description=_ABOUT,
        docs_url=None,
        redoc_url=None,
        separate_input_output_schemas=False,
    )
    app.state.ledger = ledger
    app.state.guard = guard or Guard()
    app.state.linking = Linking(ledger.link)
    app.state.reads = read.Reads()
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for rooms in (files, judging, pages, things, read, signing):
        app.include_router(rooms.router)
    app.add_exception_handler(LedgerError, _refused)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _refused)
    app.add_exception_handler(BehindError, _behind)
    app.add_middleware(Shield, guard=app.state.guard)
    return app


def _refused(request: Request, error: Exception) -> Response:
    """One shape for every refusal: a page for people, `{"error": …}` for programs."""
    status, told = _told(error)
    if "text/html" in request.headers.get("accept", "") and "." not in request.url.path:
        return look(request, "refused.html", status=status, code=status, told=told)
    return JSONResponse({"error": told}, status)


def _behind(request: Request, error: Exception) -> Response:
    """How far some work is; the browser asks again by itself, for the address that it wanted."""
    assert isinstance(error, BehindError)
    again = request.method in SAFE
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    asking = {"refresh": SOON, "hx-redirect": here} if again else {}
    if "text/html" in request.headers.get("accept", ""):
        answer: Response = look(request, "behind.html", status=503, behind=error, again=again)
    else:
        answer = JSONResponse({"error": str(error)}, 503)
    answer.headers.update({"retry-after": SOON, **asking})
    return answer


def _told(error: Exception) -> tuple[int, str]:
    """Status and sentence."""
    if isinstance(error, HTTPException):
        nowhere = error.status_code == 404 and error.detail == "Not Found"
        return error.status_code, NOWHERE if nowhere else str(error.detail)
    if isinstance(error, RequestValidationError):
        return 422, "; ".join(map(_fault, error.errors()))
    if isinstance(error, UnknownIdError):
        return 404, str(error)
    return (503 if isinstance(error, LockedError) else 400), str(error)


def _fault(found: dict[str, Any]) -> str:
    """What is wrong with one thing that was given."""
    name = ".".join(map(str, found["loc"][1:]))
    if found["type"] == "extra_forbidden":
        return f"there is no filter {name}: use {', '.join(Narrowed.model_fields)}"
    if found["type"] == "string_too_long":
        return f"{name}: no more than {found['ctx']['max_length']:,} characters"
    return f"{name}: {found['msg']}"
