"""RSS and Atom to a list of articles, by feedparser, which has met twenty years of broken feeds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urljoin

from accordingto.intake.inputs import is_address
from accordingto.intake.refusal import Unfit

if TYPE_CHECKING:
    import time
    from collections.abc import Callable, Iterator

    from accordingto.intake.fetch import Fetched

LARGEST_FEED = 5_000_000
"""Bytes of the largest feed that is read."""
MOST = 1_000
"""Entries that are taken of one feed, from its beginning, where the new ones stand."""

_DAYS = ("published_parsed", "updated_parsed")
_OFFERED = re.compile(
    rb"<link[^>]{0,400}?application/(?:rss|atom)\+xml[^>]{0,400}?>", re.IGNORECASE
)
_HREF = re.compile(rb"href\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """An article that a feed names; `published` is a day in UTC."""

    url: str
    title: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed.

    Attributes:
        title: what it calls itself, the outlet as a rule.
        entries: its articles, as it orders them, each once.
        broken: what its makers got wrong, if anything; the rest was read.
    """

    title: str | None
    entries: tuple[Entry, ...]
    broken: str | None = None


def read_feed(fetched: Fetched) -> Feed:
    """The feed that an address answered with.

    Raises:
        Unfit: it is no feed; where it is a page that offers one, the message names it.
    """
    if len(fetched.body) > LARGEST_FEED:
        raise Unfit(f"is a feed larger than {LARGEST_FEED // 1_000_000} MB")
    import feedparser  # noqa: PLC0415 - a third of a second that only feeds need

    parse = cast("Callable[..., Any]", feedparser.parse)
    headers = {"content-location": fetched.url, "content-type": fetched.header("content-type")}
    try:
        found = parse(BytesIO(fetched.body), response_headers=headers)
    except Exception as error:  # whatever it is, one bad feed must not end the watch
        raise Unfit(f"cannot be taken apart ({error!r})") from error
    entries = tuple(dict.fromkeys(_entries(found, fetched.url)))
    if not entries and not found.get("version"):
        raise Unfit(_no_feed(fetched))
    broken = str(found.get("bozo_exception", "")) if found.get("bozo") else ""
    return Feed(_words(found.feed.get("title")), entries[:MOST], broken or None)


def _entries(found: Any, base: str) -> Iterator[Entry]:  # noqa: ANN401 - feedparser has no types
    for entry in cast("list[dict[str, Any]]", found.entries):
        url = urljoin(base, str(entry.get("link") or ""))
        if is_address(url):
            days = [entry[key] for key in _DAYS if key in entry]  # `get` would warn of a mapping
            day = next((each for each in days if each), None)
            yield Entry(url, _words(entry.get("title")), _day(day))


def _words(value: object) -> str | None:
    return " ".join(str(value).split())[:500] or None if value else None


def _day(at: time.struct_time | None) -> date | None:
    """A day of the calendar, if it is one that news can have."""
    try:
        return date(at.tm_year, at.tm_mon, at.tm_mday) if at else None
    except ValueError:
        return None


def _no_feed(fetched: Fetched) -> str:
    """What else there is, in words for the user."""
    offered = _OFFERED.search(fetched.body)
    href = _HREF.search(offered.group()) if offered else None
    if href:
        address = urljoin(fetched.url, href.group(1).decode("utf-8", "replace"))
        return f"is a page, not a feed; it offers this one: {address}"
    return "is no feed: look for the outlet's RSS or Atom address"
