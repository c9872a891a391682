"""An address to bytes: politely, within limits, and never into a private network.

>>> fetched = Fetcher().get("https://courier.example/ferry")  # doctest: +SKIP
>>> fetched.body, fetched.url, fetched.sha256  # doctest: +SKIP
"""

from __future__ import annotations

import hashlib
import os
import re
import time
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from http.cookiejar import CookieJar, DefaultCookiePolicy
from importlib.metadata import version
from threading import Lock
from typing import TYPE_CHECKING

import httpx2

from accordingto.intake.address import web_address
from accordingto.intake.asks import Seen
from accordingto.intake.bounded import PACKED, whole
from accordingto.intake.fitness import LARGEST
from accordingto.intake.refusal import Unfit, Unreached
from accordingto.intake.robots import AGENT, LARGEST_RULES, Robots
from accordingto.intake.transport import Deadline, Pinned

if TYPE_CHECKING:
    from collections.abc import Generator
    from typing import Self

LOOPBACK = "ACCORDINGTO_LOOPBACK"
"""Set to 1 in the environment, it lets addresses of this machine be read."""

LARGEST_BODY = 4 * LARGEST
"""Bytes of the largest answer that is read, unpacked."""
PATIENCE = 60.0
"""Seconds that one request may take from first to last byte."""
SILENCE = 15.0
"""Seconds without a single byte after which a host is given up."""
PAUSE = 1.0
"""Seconds between two requests to one host, where its robots.txt does not ask for more."""
HOPS = 5
"""Redirects that are followed."""

OK, NOT_MODIFIED = 200, 304
_MOVED = frozenset({301, 302, 303, 307, 308})
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_HEADERS = {
    "User-Agent": f"{AGENT}/{version('accordingto')} (reads news; robots.txt name: {AGENT})",
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.5",
    "Accept-Encoding": ", ".join(sorted(PACKED - {"x-gzip"})),
    "Accept-Language": "en",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered.

    Attributes:
        asked: the address that was asked for.
        url: the address that answered, after redirects.
        status: 200, or 304 where nothing has changed since it was asked before.
        headers: name, in small letters, and value, as they came.
        body: the bytes, unpacked; none with status 304.
        time: when it was asked, in UTC, ISO 8601.
    """

    asked: str
    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    time: str

    @property
    def sha256(self) -> str:
        """Of the body, hexadecimal."""
        return hashlib.sha256(self.body).hexdigest()

    @property
    def unchanged(self) -> bool:
        """Whether the host says that it is what was asked for before."""
        return self.status == NOT_MODIFIED

    def header(self, name: str) -> str | None:
        """The first value of a header."""
        return next((value for key, value in self.headers if key == name.lower()), None)

    @property
    def seen(self) -> Seen:
        """What the host said of this answer, to be told when it is asked again."""
        return Seen(self.header("etag"), self.header("last-modified"))

    @property
    def kind(self) -> str:
        """The media type that the host names, such as "text/html"."""
        return (self.header("content-type") or "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The charset that the host names."""
        found = _CHARSET.search(self.header("content-type") or "")
        return found.group(1).lower() if found else None


class Fetcher:
    """Asks for addresses, one at a time for each host; it may be shared by threads.

    Args:
        loopback: let this machine itself be asked; by default what `$ACCORDINGTO_LOOPBACK` says.
        pause: seconds between two requests to one host.
        patience: seconds that one request may take.
        limit: bytes of the largest answer.
    """

    def __init__(
        self,
        *,
        loopback: bool | None = None,
        pause: float = PAUSE,
        patience: float = PATIENCE,
        limit: int = LARGEST_BODY,
    ) -> None:
        local = os.environ.get(LOOPBACK) == "1" if loopback is None else loopback
        self._pause, self._patience, self._limit = pause, patience, limit
        self._client = httpx2.Client(
            transport=Pinned(loopback=local),
            headers=_HEADERS,
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
            timeout=httpx2.Timeout(min(SILENCE, patience)),
            trust_env=False,
        )
        self._robots = Robots(self._ask_for_rules)
        self._turns: dict[str, _Turn] = {}
        self._lock = Lock()

    def get(self, url: str, seen: Seen | None = None) -> Fetched:
        """The answer of an address, if it is 200, or 304 to what was `seen`.

        Raises:
            Unreached: there is none now; later there may be one.
            Unfit: there is none to be had; the message says why.
        """
        extra = seen.headers if seen else {}
        where, (status, headers, body) = self._follow(web_address(url), extra, obey=True)
        if status != OK and not (extra and status == NOT_MODIFIED):
            raise refused(status, dict(headers).get("retry-after"))
        asked = datetime.now(UTC).isoformat(timespec="seconds")
        return Fetched(url, str(where), status, headers, body, asked)

    def close(self) -> None:
        """Give the connections back."""
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _ask_for_rules(self, url: httpx2.URL) -> tuple[int, bytes]:
        _, (status, _, body) = self._follow(url, {}, obey=False)
        return status, body[:LARGEST_RULES]

    def _follow(
        self, url: httpx2.URL, extra: dict[str, str], *, obey: bool
    ) -> tuple[httpx2.URL, _Answer]:
        """The address that a chain of redirects ends at and its answer; each hop is judged."""
        for _ in range(HOPS + 1):
            pause = self._pause
            if obey:
                rules = self._robots.of(url)
                if why := rules.forbid(str(url)):
                    raise Unfit(why)
                pause = max(pause, rules.pause)
            with self._turn(url.netloc.decode(), pause):
                answer = self._ask(url, extra)
            target = dict(answer[1]).get("location")
            if answer[0] not in _MOVED or not target:
                return url, answer
            url = web_address(target, base=url)
        raise Unfit(f"is passed on more than {HOPS} times: open it in a browser")

    def _ask(self, url: httpx2.URL, extra: dict[str, str]) -> _Answer:
        """Status, headers and body of one answer; an error's body is left unread."""
        deadline = Deadline()
        try:
            with (
                deadline.within(self._patience),
                self._client.stream(
                    "GET", url, headers=extra, extensions={"trace": deadline.trace}
                ) as response,
            ):
                named = tuple(response.headers.multi_items())
                body = b""
                if response.status_code == OK:
                    coding = response.headers.get("content-encoding", "")
                    body = whole(response.iter_raw(), coding, self._limit)
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            if deadline.passed or isinstance(error, httpx2.TimeoutException):
                raise Unreached("takes too long to answer: try again later") from error
            raise Unreached(f"cannot be reached ({error}): try again later") from error
        if deadline.passed:
            raise Unreached("takes too long to answer: try again later")
        return response.status_code, named, body

    @contextmanager
    def _turn(self, host: str, pause: float) -> Generator[None]:
        """A time in which nobody else asks this host, and it has had its pause."""
        with self._lock:
            turn = self._turns.setdefault(host, _Turn(Lock()))
        with turn.lock:
            time.sleep(max(0.0, turn.last + pause - time.monotonic()))
            try:
                yield
            finally:
                turn.last = time.monotonic()


_Answer = tuple[int, tuple[tuple[str, str], ...], bytes]


@dataclass(slots=True)
class _Turn:
    """Who may ask a host now, and when it was last asked."""

    lock: Lock
    last: float = float("-inf")


def refused(status: int, retry_after: str | None) -> Unfit:
    """What a status other than 200 means for the user."""
    if status in {429, 503}:
        return Unreached(f"wants to be left alone for now ({status})", seconds(retry_after))
    if status >= 500:
        return Unreached(f"has a host in trouble ({status}): try again later")
    if status in {404, 410}:
        return Unfit(f"is gone ({status}): look for a copy in a web archive")
    if status in {401, 402, 403, 451}:
        return Unfit(f"is not open to programs ({status}): save the page yourself")
    return Unfit(f"gave no page ({status}): open it in a browser")


def seconds(retry_after: str | None) -> float:
    """The pause that a Retry-After header asks for; 0 where it says nothing that is clear."""
    if not retry_after:
        return 0.0
    try:
        if retry_after.strip().isdecimal():
            return float(retry_after)
        until = parsedate_to_datetime(retry_after)
        return max(0.0, (until - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError, OverflowError):
        return 0.0


@cache
def usual() -> Fetcher:
    """The fetcher that all of a process shares, so that a host is asked once at a time."""
    return Fetcher()
