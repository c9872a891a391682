"""How an address is asked, and asked again only for something newer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from accordingto.intake.fetch import Fetched


@dataclass(frozen=True, slots=True)
class Seen:
    """The validators of an answer (RFC 9110, section 8.8), as its host wrote them."""

    etag: str | None = None
    modified: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        """As a conditional request (RFC 9110, section 13)."""
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in named.items() if value}


class Asks(Protocol):
    """What asks for addresses, as `accordingto.intake.fetch.Fetcher` does."""

    def get(self, url: str, seen: Seen | None = None) -> Fetched:
        """The answer of an address.

        Raises:
            Unfit: there is none.
        """
        ...
