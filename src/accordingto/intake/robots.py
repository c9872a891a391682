"""What a host asks of programs: its robots.txt (RFC 9309), by protego."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

from protego import Protego

from accordingto.intake.refusal import Unreached

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx2

AGENT = "accordingto"
"""The name under which a robots.txt may address this program."""
KEPT = 86_400.0
"""Seconds for which an answer holds (RFC 9309: no more than a day)."""
KEPT_FAILED = 600.0
"""Seconds after which a host that could not answer is asked again."""
LARGEST_RULES = 512_000
"""Bytes that are read of a robots.txt; RFC 9309 asks for 500 KiB at least."""
LONGEST_PAUSE = 30.0
"""Seconds of the longest crawl-delay that is kept."""


class Rules(NamedTuple):
    """What a host allows; None where it could not be asked, which forbids everything."""

    allowed: Protego | None
    until: float

    def forbid(self, url: str) -> str | None:
        """Why an address may not be asked for, in words for the user; None where it may."""
        if self.allowed is None:
            return "has a host whose robots.txt cannot be read now: try again later"
        if not self.allowed.can_fetch(url, AGENT):
            return "may not be read by programs (its robots.txt says so): save the page yourself"
        return None

    @property
    def pause(self) -> float:
        """Seconds that the host wants between two requests."""
        asked = self.allowed.crawl_delay(AGENT) if self.allowed else None
        return min(float(asked or 0.0), LONGEST_PAUSE)


class Robots:
    """The rules of the hosts that were asked, each for a day.

    Args:
        ask: gives status and first bytes of an address.
    """

    def __init__(self, ask: Callable[[httpx2.URL], tuple[int, bytes]]) -> None:
        self._ask = ask
        self._known: dict[str, Rules] = {}

    def of(self, url: httpx2.URL) -> Rules:
        """The rules of the host of an address: none at all where it has no robots.txt (4xx)."""
        origin = f"{url.scheme}://{url.netloc.decode()}"
        known = self._known.get(origin)
        if known is None or known.until < time.monotonic():
            known = self._known[origin] = self._asked(url.copy_with(raw_path=b"/robots.txt"))
        return known

    def _asked(self, url: httpx2.URL) -> Rules:
        try:
            status, body = self._ask(url)
        except Unreached:
            return Rules(None, time.monotonic() + KEPT_FAILED)
        if status >= 500 or status == 429:
            return Rules(None, time.monotonic() + KEPT_FAILED)
        text = body.decode("utf-8", "replace") if status < 300 else ""
        return Rules(Protego.parse(text), time.monotonic() + KEPT)
