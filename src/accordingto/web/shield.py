"""The layer around the page: refusals before it is asked, headers on all that it answers."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from accordingto.web.guard import comes_from_elsewhere

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from accordingto.web.guard import Guard

LARGEST = 4_000_000
"""Bytes of a request's body."""
OPEN = ("/static/", "/sign-in")
"""What may be seen by one who has not signed in."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",  # without any, browsers call the origin of our forms null
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class TooLargeError(Exception):
    """The body of a request is larger than any text that is read here."""


class Shield:
    """An ASGI layer that keeps the rules of a `Guard`."""

    def __init__(self, app: ASGIApp, guard: Guard) -> None:
        self.app = app
        self.guard = guard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it; web sockets are not spoken here."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                if not scope["path"].startswith("/static/"):
                    headers.setdefault("cache-control", "private, no-store")
            await send(message)

        refusal = self._refusal(Request(scope))
        await (refusal or self._limited)(scope, receive, sealed)

    async def _limited(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, with no more of its body than is allowed."""
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > LARGEST:
                raise TooLargeError
            return message

        try:
            await self.app(scope, counted, send)
        except TooLargeError:
            await _refused(413, f"no more than {LARGEST:,} bytes are read")(scope, receive, send)

    def _refusal(self, request: Request) -> Response | None:
        """Why the request is not answered; None if it is."""
        if not self.guard.knows_host(request.headers.get("host", "")):
            return _refused(421, "this server does not go by that name: use its address")
        if comes_from_elsewhere(request):
            return _refused(403, "another site sent this form; nothing was done")
        if _length(request) > LARGEST:
            return _refused(413, f"no more than {LARGEST:,} bytes are read")
        if request.url.path.startswith(OPEN) or self.guard.admits(request):
            return None
        if "text/html" in request.headers.get("accept", ""):
            here = quote(request.url.path, safe="/")
            return RedirectResponse(f"/sign-in?back={here}", 303)
        return _refused(401, "sign in, or send the token as `Authorization: Bearer …`")


def _refused(status: int, reason: str) -> Response:
    headers = {"www-authenticate": "Bearer"} if status == 401 else None
    return PlainTextResponse(f"{reason}\n", status, headers)


def _length(request: Request) -> int:
    """The length that the request tells; 0 where it tells none that is a number."""
    told = request.headers.get("content-length", "")
    return int(told) if told.isascii() and told.isdigit() else 0
