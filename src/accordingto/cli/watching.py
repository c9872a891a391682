"""The verb that follows feeds: `watch`."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from rich.padding import Padding
from rich.text import Text
from typer import Argument, BadParameter, Option

import accordingto
from accordingto.cli.inputs import end
from accordingto.cli.options import LedgerAt  # noqa: TC001 - typer reads annotations at run time
from accordingto.cli.outfile import written_whole
from accordingto.terminal import Progress, Prompt, notices
from accordingto.terminal.words import HEADING, on_one_line, several

if TYPE_CHECKING:
    from accordingto.ledger.journal import News
    from accordingto.ledger.ledger import Ledger
    from accordingto.watching import Round

KEPT = 200
"""Entries of the Atom file."""

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
_SHORTEST = 60


def seconds(value: str) -> str:
    """A time between two looks, as it was given.

    Raises:
        BadParameter: no time, or less than a minute.
    """
    found = re.fullmatch(r"(\d{1,6})([smhd]?)", value.strip())
    if not found:
        raise BadParameter(f"{value!r} is no time: write 15m, 2h or 1d")
    if int(found[1]) * _UNITS[found[2] or "m"] < _SHORTEST:
        raise BadParameter("a host is not asked more often than once a minute: give 1m or more")
    return value


def _span(value: str) -> timedelta:
    number, unit = re.fullmatch(r"(\d+)(\D?)", value.strip()).groups()  # pyright: ignore[reportOptionalMemberAccess] - `seconds` has proved it
    return timedelta(seconds=int(number) * _UNITS[unit or "m"])


Feeds = Annotated[
    list[str] | None,
    Argument(
        metavar="FEEDS…",
        help="Addresses of RSS or Atom feeds; without any, those that the ledger follows.",
        show_default=False,
    ),
]
Every = Annotated[
    str, Option(metavar="TIME", callback=seconds, help="Between two looks at a feed: 15m, 2h.")
]
Once = Annotated[bool, Option("--once", help="One round, then end.")]
AtomAt = Annotated[
    Path | None, Option("--atom", metavar="PATH", help="Publish what is told as an Atom feed.")
]


def watch(
    feeds: Feeds = None,
    *,
    ledger: LedgerAt = None,
    every: Every = "15m",
    once: Once = False,
    atom: AtomAt = None,
) -> None:
    """Follow feeds: keep what is new, tell disputes, shifts, settled matters and silent edits."""
    from accordingto.watching import Watch  # noqa: PLC0415 - --help must not wait for it

    with accordingto.open(ledger) as opened, Progress() as progress:
        watcher = Watch(opened, every=_span(every), progress=progress.now)
        watcher.follow(*feeds or ())
        if watcher.next_due() is None:
            raise BadParameter("this ledger follows no feed yet: name one")
        while True:
            done = watcher.round()
            progress.status.stop()
            _tell(done)
            if atom:
                _publish(opened, atom)
            if once:
                end(done.asked, done.refused)
                return
            watcher.wait()


def _tell(done: Round) -> None:
    for refusal in done.refused:
        notices().print(f"no answer: {on_one_line(str(refusal))}")
    answers, articles = several(done.asked, "answer"), several(done.added, "article")
    notices().print(f"{answers}, {articles} added, {len(done.told):,} new to tell.")
    prompt = Prompt()
    for news in done.told:
        lines = "\n".join(on_one_line(line) for line in news.words.splitlines())
        beside = "  ".join(filter(None, (news.kind, news.thing, news.url)))
        prompt.say(Text(on_one_line(news.title), HEADING), Padding(lines, (0, 0, 0, 2)))
        prompt.say(Text(f"  {beside}\n", "dim"))


def _publish(ledger: Ledger, path: Path) -> None:
    """All that was told last, as one Atom file that is written whole."""
    from accordingto.exports import FORMATS, Listing  # noqa: PLC0415 - as above
    from accordingto.ledger import journal  # noqa: PLC0415 - as above

    with ledger.store.reading() as connection:
        pairs = [(news, _row(news, told)) for news, told in journal.latest(connection, KEPT)]
    with written_whole(path, never=ledger.name) as out:
        FORMATS["atom"].write(Listing("news", pairs), out)


def _row(news: News, told: str) -> dict[str, object]:
    return {
        "id": f"{news.kind} {news.thing}",
        "kind": news.kind.value,
        "title": news.title,
        "words": news.words,
        "url": news.url,
        "publisher": news.publisher,
        "published": told[:10],
    }
