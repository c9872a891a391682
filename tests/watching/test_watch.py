"""Feeds are followed: what is new is kept, edits and collisions are told once, nothing is lost."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Self
from xml.etree import ElementTree as ET

import killed
import pytest
from quick import quick_ledger
from sqlalchemy import select, update
from weblet import Answer, Site, serving

from accordingto.intake import IntakeError, fetch
from accordingto.intake.feed import read_feed
from accordingto.intake.fetch import Fetched, Fetcher
from accordingto.intake.refusal import Unfit
from accordingto.ledger.tables import addresses, fetches
from accordingto.watching import Round, Watch
from accordingto.watching import watch as module
from prompt import run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo

    from accordingto.ledger import Ledger

HERE = Path(__file__).parents[1]
LONG_AGO = "2020-01-01T00:00:00+00:00"


def rss(*names: str, title: str = "Tarn Post") -> Answer:
    items = "".join(
        f"<item><title>{name}</title><link>/{name}</link>"
        "<pubDate>Thu, 13 May 2021 10:00:00 GMT</pubDate></item>"
        for name in names
    )
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{items}</channel></rss>'
    return Answer(feed.encode(), headers={"Content-Type": "application/rss+xml"})


def story(*lines: str) -> Answer:
    return Answer("\n".join(lines).encode(), headers={"Content-Type": "text/plain"})


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as found:
        found.pages["/rss"] = rss("barns")
        found.pages["/barns"] = story("The mayor said 12 barns burned in Tarn.")
        yield found


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with quick_ledger() as found:
        yield found


def watching(ledger: Ledger, site: Site) -> Watch:
    watch = Watch(ledger, asks=Fetcher(loopback=True, pause=0, patience=5))
    watch.follow(f"{site.root}/rss")
    return watch


def again(ledger: Ledger, watch: Watch) -> Round:
    """A round in which everything is due."""
    with ledger.store.writing() as connection:
        connection.execute(update(addresses).values(due=LONG_AGO))
    return watch.round()


def test_what_a_feed_names_is_kept_with_its_outlet_and_day(ledger: Ledger, site: Site) -> None:
    done = watching(ledger, site).round()
    assert (done.asked, done.added, done.refused) == (2, 1, ())
    (document,) = ledger.documents()
    assert (document.publisher, document.published) == ("Tarn Post", date(2021, 5, 13))
    assert document.url == f"{site.root}/barns"


def test_nothing_is_asked_before_it_is_due(ledger: Ledger, site: Site) -> None:
    watch = watching(ledger, site)
    watch.round()
    asked = len(site.asked)
    assert watch.round() == Round()
    assert len(site.asked) == asked


def test_what_has_not_changed_is_not_sent_again(ledger: Ledger, site: Site) -> None:
    site.pages["/barns"].headers["ETag"] = '"1"'
    watch = watching(ledger, site)
    watch.round()
    assert again(ledger, watch).added == 0
    assert site.asked[-1][1]["if-none-match"] == '"1"'


def test_a_silent_edit_is_told_once(ledger: Ledger, site: Site) -> None:
    watch = watching(ledger, site)
    watch.round()
    site.pages["/barns"] = story("The mayor said 87 barns burned in Tarn.")
    (news,) = again(ledger, watch).told
    assert news.kind == "edit"
    assert "12 barns" in news.words
    assert "87 barns" in news.words
    assert again(ledger, watch).told == ()


def test_a_new_dispute_is_told_once(ledger: Ledger, site: Site) -> None:
    watch = watching(ledger, site)
    watch.round()
    site.pages["/rss"] = rss("barns", "denial")
    site.pages["/denial"] = story("The rebels denied 12 barns burned in Tarn.")
    (news,) = again(ledger, watch).told
    assert (news.kind, news.title) == ("dispute", "Did barns burn in Tarn?")
    assert again(ledger, watch).told == ()


def test_what_was_in_the_ledger_before_is_no_news(
    ledger: Ledger, site: Site, tmp_path: Path
) -> None:
    for name, verb in (("a", "said"), ("b", "denied")):
        (tmp_path / f"{name}.txt").write_text(f"The mayor {verb} 9 barns burned in Osk.")
    ledger.add(tmp_path)
    assert len(ledger.disputes()) == 1
    assert watching(ledger, site).round().told == ()


def test_an_edit_that_a_killed_watch_kept_is_told_by_the_next(ledger: Ledger, site: Site) -> None:
    watching(ledger, site).round()
    site.pages["/barns"] = story("The mayor said 87 barns burned in Tarn.")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("accordingto.watching.watch.untold", _die)
        with pytest.raises(KeyboardInterrupt):
            again(ledger, watching(ledger, site))
    (news,) = watching(ledger, site).round().told
    assert news.kind == "edit"


def _die(_: object) -> None:
    raise KeyboardInterrupt


def test_a_dead_host_is_asked_ever_more_seldom_and_the_others_go_on(
    ledger: Ledger, site: Site
) -> None:
    watch = watching(ledger, site)
    watch.follow("http://127.0.0.1:9/rss")
    pauses: list[int] = []
    for _ in range(4):
        again(ledger, watch)
        with ledger.store.reading() as connection:
            query = select(addresses.c.due, addresses.c.checked)
            row = connection.execute(query.where(addresses.c.url == "http://127.0.0.1:9/rss")).one()
        pause = datetime.fromisoformat(row.due) - datetime.fromisoformat(row.checked)
        pauses.append(round(pause.total_seconds() / 60))
    assert pauses == [15, 30, 60, 120]
    assert len(ledger.documents()) == 1


def test_a_host_that_names_a_pause_has_it(ledger: Ledger, site: Site) -> None:
    site.pages["/rss"] = Answer(status=429, headers={"Retry-After": "7200"})
    watch = watching(ledger, site)
    (refusal,) = watch.round().refused
    assert "left alone" in refusal.why
    due = watch.next_due()
    assert due
    assert due - datetime.now(UTC) > timedelta(minutes=115)


def test_an_article_that_cannot_be_read_is_given_up(ledger: Ledger, site: Site) -> None:
    del site.pages["/barns"]
    watch = watching(ledger, site)
    for _ in range(3):
        assert len(again(ledger, watch).refused) == 1
    with ledger.store.reading() as connection:
        query = select(addresses.c.due, addresses.c.trouble).where(addresses.c.kind == "page")
        due, trouble = connection.execute(query).one()
    assert due is None
    assert "is gone" in trouble


def test_a_clock_that_was_set_back_does_not_stop_the_watch(ledger: Ledger, site: Site) -> None:
    watch = watching(ledger, site)
    with ledger.store.writing() as connection:
        connection.execute(update(addresses).values(due="2099-01-01T00:00:00+00:00"))
    assert watch.round().added == 1


def test_a_laptop_that_slept_goes_on_when_it_wakes(
    ledger: Ledger, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    naps: list[float] = []

    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return super().now(tz) + timedelta(hours=8 * len(naps))

    watch = watching(ledger, site)
    watch.round()
    monkeypatch.setattr(module, "datetime", Clock)
    monkeypatch.setattr(module, "time", SimpleNamespace(sleep=naps.append))
    watch.wait()
    assert len(naps) == 1
    assert 0 < naps[0] <= module.NAP


def test_what_is_no_address_cannot_be_followed(ledger: Ledger, site: Site) -> None:
    with pytest.raises(IntakeError, match="no http or https"):
        watching(ledger, site).follow("feed.xml")


# Feeds as they come.


def fetched(body: bytes) -> Fetched:
    return Fetched("http://tarn.example/rss", "http://tarn.example/rss", 200, (), body, LONG_AGO)


ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Tarn Post</title><entry>
<title>Barns</title><link href="barns"/><updated>2021-05-13T10:00:00Z</updated></entry></feed>"""


@pytest.mark.parametrize(
    "body",
    [
        rss("barns").body,
        rss("barns").body.replace(b"</item></channel></rss>", b""),
        rss("barns").body.replace(b"<title>Tarn", b"<title>\xe9 & <b>Tarn"),
        ATOM,
        b"  \n" + ATOM,
    ],
)
def test_feeds_whole_and_broken_give_their_articles(body: bytes) -> None:
    (entry,) = read_feed(fetched(body)).entries
    assert entry.url == "http://tarn.example/barns"
    assert entry.published in {date(2021, 5, 13), None}


def test_a_feed_may_only_name_web_addresses() -> None:
    body = rss("x").body.replace(b"/x</link>", b"file:///etc/passwd</link>")
    assert read_feed(fetched(body)).entries == ()


def test_a_page_that_offers_a_feed_is_told_with_it() -> None:
    page = b'<html><head><link rel="alternate" type="application/rss+xml" href="/all.rss"></head>'
    with pytest.raises(Unfit, match=r"http://tarn\.example/all\.rss"):
        read_feed(fetched(page))
    with pytest.raises(Unfit, match="no feed"):
        read_feed(fetched(b"<html><p>No feed here.</p></html>"))


def test_an_entity_bomb_is_survived() -> None:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE r [{entities}]><rss version="2.0"><channel><title>&l9;</title></channel></rss>'
    assert len(read_feed(fetched(bomb.encode())).title or "") < 1000


# At a prompt.


@pytest.fixture
def at_prompt(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """The site, for the command line, with a quick reader."""
    shared = Fetcher(loopback=True, pause=0)
    monkeypatch.setattr("accordingto.watching.watch.usual", lambda: shared)
    monkeypatch.setattr("accordingto.open", quick_ledger)
    return site


def test_watch_once_tells_and_publishes(at_prompt: Site, tmp_path: Path) -> None:
    kept, atom = str(tmp_path / "tarn.db"), tmp_path / "news.atom"
    common = ("--ledger", kept, "--once", "--atom", str(atom))
    first = run("watch", f"{at_prompt.root}/rss", *common)
    assert (first.exit_code, first.stdout) == (0, "")
    assert "1 article added" in first.stderr
    at_prompt.pages["/rss"] = rss("barns", "denial")
    at_prompt.pages["/denial"] = story("The rebels denied 12 barns burned in Tarn.")
    with quick_ledger(kept) as ledger, ledger.store.writing() as connection:
        connection.execute(update(addresses).values(due=LONG_AGO))
    second = run("watch", *common)
    assert "Did barns burn in Tarn?" in second.stdout
    feed = ET.parse(atom).getroot()  # noqa: S314 - we wrote it
    titles = [title.text or "" for title in feed.iter("{http://www.w3.org/2005/Atom}title")]
    assert any("Did barns burn in Tarn?" in title for title in titles)


def test_watch_without_feeds_says_what_to_do(at_prompt: Site, tmp_path: Path) -> None:
    assert at_prompt
    result = run("watch", "--ledger", str(tmp_path / "tarn.db"), "--once")
    assert result.exit_code == 2
    assert "follows no feed yet" in result.stderr


@pytest.mark.parametrize("every", ["soon", "5s", "-1m"])
def test_a_time_that_is_none_or_impolite_is_a_usage_error(every: str) -> None:
    assert run("watch", "https://tarn.example/rss", "--every", every).exit_code == 2


def test_fifty_deaths_of_watch_lose_nothing_and_double_nothing(site: Site, tmp_path: Path) -> None:
    file, names = tmp_path / "tarn.db", list[str]()
    for number in killed.deaths("watch", str(file), f"{site.root}/rss"):
        if number > 0:
            with quick_ledger(file) as ledger:
                assert ledger.check(), f"after death {number - 1}"
                assert len(ledger.documents()) == len(ledger.claims()) <= len(names)
                _due(ledger)
        names += [f"{number}-{each}" for each in range(4)]
        site.pages["/rss"] = rss(*names)
        for name in names[-4:]:
            site.pages[f"/{name}"] = story(
                f"The mayor said {name[-1]} barns burned in Tarn{number}."
            )
    with quick_ledger(file) as ledger:
        assert {document.url for document in ledger.documents()} == {
            f"{site.root}/{name}" for name in names
        }
        assert len(ledger.documents()) == len(ledger.claims()) == len(names)
        assert ledger.check()


def _due(ledger: Ledger) -> None:
    """The feed is to be asked again; what else is due stands in the ledger."""
    feeds = addresses.c.kind == "feed"
    with ledger.store.writing() as connection:
        connection.execute(update(addresses).where(feeds).values(due=LONG_AGO))


def test_an_added_address_leaves_a_record(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "usual", lambda: Fetcher(loopback=True, pause=0))
    with quick_ledger() as ledger:
        assert ledger.add(f"{site.root}/barns").added == 1
        with ledger.store.reading() as connection:
            (row,) = connection.execute(select(fetches)).all()
        (document,) = ledger.documents()
    assert (row.at, row.url) == (document.fetched, document.url)
    assert ["content-type", "text/plain"] in [[name.lower(), value] for name, value in row.headers]
