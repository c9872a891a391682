"""Who may look: this machine alone, or whoever holds the secret.

A page on 127.0.0.1 can still be reached by a hostile site in the same browser: through a name
that resolves to this machine (DNS rebinding) and through forms that post to it. So the Host
header must name us, and what changes something must come from our own page.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import re
import secrets
import socket
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.requests import Request

LOOPBACK = ("127.0.0.1", "localhost", "::1")
COOKIE = "accordingto"
SHORTEST = 12
"""Characters of a secret that is not guessed in the lifetime of a server."""
_HOST = re.compile(r"(?:\[([\da-f:.]+)\]|([\w.-]+))(?::\d+)?", re.ASCII)
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class GuardError(Exception):
    """The page would be open to others; the message says what to give."""


@dataclass(frozen=True, slots=True)
class Guard:
    """The rules of one running server.

    Args:
        host: the address it binds to.
        secret: a token or password; needed where others can reach the address.

    Raises:
        GuardError: the address is not this machine's own and there is no good secret.
    """

    host: str = LOOPBACK[0]
    secret: str | None = field(default=None, repr=False)
    key: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def __post_init__(self) -> None:
        if self.secret is None and self.host not in LOOPBACK:
            raise GuardError(
                f"others can reach {self.host}: give --token or --password-file, or leave out "
                f"--host to serve this machine alone"
            )
        if self.secret is not None and len(self.secret) < SHORTEST:
            raise GuardError(f"the secret is too easy to guess: give {SHORTEST} characters or more")

    def knows_host(self, header: str) -> bool:
        """Whether a Host header names this server.

        Where it listens on every address, any address is right but no foreign name.
        """
        found = _HOST.fullmatch(header.lower())
        name = (found[1] or found[2]) if found else ""
        if name in {*LOOPBACK, self.host.lower()}:
            return True
        if self.host not in {"0.0.0.0", "::"}:  # noqa: S104 - compared, not bound
            return False
        return _is_address(name) or name == socket.gethostname().lower()

    def admits(self, request: Request) -> bool:
        """Whether the request holds the secret, where one is needed."""
        if self.secret is None:
            return True
        cookie = request.cookies.get(COOKIE, "").encode()
        return self.has_token(request) or hmac.compare_digest(cookie, self.session().encode())

    def has_token(self, request: Request) -> bool:
        """Whether a program sends the secret itself, which no browser does unasked."""
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        return scheme.lower() == "bearer" and self.is_secret(token.strip())

    def is_secret(self, given: str) -> bool:
        """Whether the word is the secret; takes as long for a near miss as for a far one."""
        own = hashlib.sha256((self.secret or "").encode()).digest()
        return self.secret is not None and hmac.compare_digest(
            own, hashlib.sha256(given.encode("utf-8", "replace")).digest()
        )

    def session(self) -> str:
        """What the cookie of one who has signed in holds; another after each start."""
        return self._sealed("session")

    def form_token(self) -> str:
        """What a form of our own carries, which no other site can read."""
        return self._sealed("form")

    def is_own_form(self, token: str) -> bool:
        """Whether a form came from a page of this server."""
        return hmac.compare_digest(token.encode("utf-8", "replace"), self.form_token().encode())

    def _sealed(self, purpose: str) -> str:
        return hmac.new(self.key, purpose.encode(), "sha256").hexdigest()


def comes_from_elsewhere(request: Request) -> bool:
    """Whether a browser says that another site sends what changes something."""
    if request.method in SAFE:
        return False
    if request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        return True
    origin = request.headers.get("origin")
    return origin is not None and origin.partition("://")[2] != request.headers.get("host")


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
