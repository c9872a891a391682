"""An address is asked politely, within limits, and never into a private network."""

from __future__ import annotations

import gzip
import socket
import time
import zlib
from typing import TYPE_CHECKING

import pytest
from protego import Protego
from weblet import STORY, Answer, Site, page, serving

import accordingto as at
from accordingto.intake import IntakeError, Refusal, documents, fetch
from accordingto.intake.address import resolved
from accordingto.intake.asks import Seen
from accordingto.intake.fetch import Fetcher, seconds
from accordingto.intake.refusal import Unfit, Unreached
from accordingto.intake.robots import Rules
from accordingto.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as found:
        found.pages["/ferry"] = Answer(page(), headers={"Content-Type": "text/html"})
        yield found


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    with Fetcher(loopback=True, pause=0, patience=5, limit=1_000_000) as found:
        yield found


def test_an_answer_keeps_address_hash_headers_and_time(site: Site, fetcher: Fetcher) -> None:
    found = fetcher.get(f"{site.root}/ferry#top")
    assert (found.url, found.status, found.body) == (f"{site.root}/ferry", 200, page())
    assert len(found.sha256) == 64
    assert found.kind == "text/html"
    assert found.time.endswith("+00:00")
    assert "accordingto/" in site.asked[-1][1]["user-agent"]


def test_the_main_text_and_what_the_page_says_of_itself(site: Site, fetcher: Fetcher) -> None:
    (found,) = documents([f"{site.root}/ferry"], fetcher=fetcher)
    assert isinstance(found, Document)
    assert STORY in found.text
    assert "Imprint" not in found.text
    assert (found.publisher, str(found.published)) == ("Osk Courier", "2021-05-13")
    assert (found.ref, found.url) == (f"{site.root}/ferry", f"{site.root}/ferry")
    assert found.fetched


def test_the_python_door_takes_an_address(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "usual", lambda: Fetcher(loopback=True, pause=0))
    reading = at.read(f"{site.root}/ferry")
    assert "Nobody was asked" in "".join(claim.says for claim in reading.claims)
    with pytest.raises(IntakeError, match="is gone"):
        at.read(f"{site.root}/nothing")


# What may not be asked.


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "10.0.0.8", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1"),
        *("0.0.0.0", "224.0.0.1", "255.255.255.255", "2130706433", "0x7f.1", "localhost"),  # noqa: S104
        *(
            "::1",
            "fe80::1",
            "fd00::1",
            "::ffff:10.0.0.8",
            "64:ff9b::a00:8",
            "2002:a00:8::",
            "ff02::1",
        ),
    ],
)
def test_private_addresses_are_refused_however_written(host: str) -> None:
    with pytest.raises(Unfit, match="private network"):
        resolved(host, 80)


def test_the_switch_for_this_machine_opens_nothing_else() -> None:
    assert resolved("127.0.0.1", 80, loopback=True) == ["127.0.0.1"]
    with pytest.raises(Unfit, match="private network"):
        resolved("192.168.1.1", 80, loopback=True)


def test_public_addresses_are_let_through() -> None:
    assert resolved("93.184.216.34", 80) == ["93.184.216.34"]
    assert resolved("2606:2800:220:1::1", 443) == ["2606:2800:220:1::1"]


def test_a_name_with_one_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(*_: object, **__: object) -> list[object]:
        return [(2, 1, 6, "", (ip, 80)) for ip in ("93.184.216.34", "10.0.0.8")]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    with pytest.raises(Unfit, match=r"10\.0\.0\.8"):
        resolved("courier.example", 80)


def test_a_name_is_resolved_once_and_the_judged_address_is_asked(
    site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    genuine = socket.getaddrinfo

    def answer(host: str, port: int, *rest: object, **named: object) -> object:
        asked.append(host)
        if host == "courier.example":
            host = "127.0.0.1" if asked.count(host) == 1 else "192.0.2.1"
        return genuine(host, port, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    port = site.root.rpartition(":")[2]
    site.pages["/robots.txt"] = Answer()
    monkeypatch.setattr(fetcher, "_robots", _Open())
    found = fetcher.get(f"http://courier.example:{port}/ferry")
    assert found.body == page()
    assert asked.count("courier.example") == 1
    assert site.asked[-1][1]["host"] == f"courier.example:{port}"


class _Open:
    """A host without rules."""

    def of(self, _url: object) -> Rules:
        return Rules(Protego.parse(""), 0)


def test_without_the_switch_this_machine_is_not_asked(site: Site) -> None:
    with Fetcher(loopback=False) as closed, pytest.raises(Unfit, match="private network"):
        closed.get(f"{site.root}/ferry")
    assert site.asked == []


@pytest.mark.parametrize(
    "target", ["http://169.254.169.254/latest", "file:///etc/passwd", "http://[::ffff:10.0.0.8]/"]
)
def test_each_hop_of_a_redirect_is_judged(site: Site, fetcher: Fetcher, target: str) -> None:
    site.pages["/away"] = Answer(status=302, headers={"Location": target})
    with pytest.raises(Unfit, match=r"private network|no http or https"):
        fetcher.get(f"{site.root}/away")


@pytest.mark.parametrize(
    "url",
    ["https://", "http://[::1/", "http://user:secret@courier.example/", "http://a b.example/"],
)
def test_what_is_no_address_is_refused_in_words(url: str, fetcher: Fetcher) -> None:
    with pytest.raises(Unfit):
        fetcher.get(url)
    (found,) = documents([url], fetcher=fetcher)
    assert isinstance(found, Refusal)


# Manners.


def test_robots_txt_is_obeyed_and_asked_once(site: Site, fetcher: Fetcher) -> None:
    site.pages["/robots.txt"] = Answer(b"User-agent: accordingto\nDisallow: /secret\n")
    fetcher.get(f"{site.root}/ferry")
    with pytest.raises(Unfit, match=r"robots\.txt says so"):
        fetcher.get(f"{site.root}/secret/1")
    assert [path for path, _ in site.asked] == ["/robots.txt", "/ferry"]


def test_a_host_that_cannot_tell_its_rules_is_left_alone(site: Site, fetcher: Fetcher) -> None:
    site.pages["/robots.txt"] = Answer(status=503)
    with pytest.raises(Unfit, match="cannot be read now"):
        fetcher.get(f"{site.root}/ferry")


def test_a_host_has_its_pause(site: Site) -> None:
    with Fetcher(loopback=True, pause=0.2) as slow:
        slow.get(f"{site.root}/ferry")
        slow.get(f"{site.root}/ferry")
    gaps = [later - earlier for earlier, later in zip(site.times, site.times[1:], strict=False)]
    assert len(gaps) == 2
    assert min(gaps) >= 0.19


def test_what_was_seen_is_not_sent_again(site: Site, fetcher: Fetcher) -> None:
    site.pages["/ferry"].headers["ETag"] = '"1"'
    first = fetcher.get(f"{site.root}/ferry")
    again = fetcher.get(f"{site.root}/ferry", first.seen)
    assert (again.unchanged, again.body) == (True, b"")
    assert not fetcher.get(f"{site.root}/ferry", Seen('"0"')).unchanged


def test_cookies_are_not_kept(site: Site, fetcher: Fetcher) -> None:
    site.pages["/ferry"].headers["Set-Cookie"] = "who=you"
    fetcher.get(f"{site.root}/ferry")
    fetcher.get(f"{site.root}/ferry")
    assert "cookie" not in site.asked[-1][1]


def test_redirects_are_followed_but_not_for_ever(site: Site, fetcher: Fetcher) -> None:
    site.pages["/old"] = Answer(status=301, headers={"Location": "/ferry"})
    site.pages["/loop"] = Answer(status=302, headers={"Location": "/loop"})
    assert fetcher.get(f"{site.root}/old").url == f"{site.root}/ferry"
    with pytest.raises(Unfit, match="passed on"):
        fetcher.get(f"{site.root}/loop")


@pytest.mark.parametrize(
    ("status", "told", "kind"),
    [
        (404, "is gone", Unfit),
        (403, "not open", Unfit),
        (500, "in trouble", Unreached),
        (429, "alone", Unreached),
    ],
)
def test_a_refusal_says_what_to_do(
    site: Site, fetcher: Fetcher, status: int, told: str, kind: type[Unfit]
) -> None:
    site.pages["/x"] = Answer(status=status, headers={"Retry-After": "120"})
    with pytest.raises(Unfit, match=told) as raised:
        fetcher.get(f"{site.root}/x")
    assert type(raised.value) is kind
    if isinstance(raised.value, Unreached) and status == 429:
        assert raised.value.wait == 120


def test_retry_after_may_be_a_date_or_nonsense() -> None:
    assert seconds("Wed, 21 Oct 2015 07:28:00 GMT") == 0
    assert seconds("Wed, 21 Oct 2099 07:28:00 GMT") > 1e9
    assert seconds("soon") == seconds(None) == 0


# Limits.


def test_a_page_without_end_is_given_up(site: Site, fetcher: Fetcher) -> None:
    site.pages["/big"] = Answer(b"a" * 1_000_001)
    with pytest.raises(Unfit, match="larger than 1 MB"):
        fetcher.get(f"{site.root}/big")


@pytest.mark.parametrize("layers", [1, 2])
def test_a_compression_bomb_is_given_up(site: Site, fetcher: Fetcher, layers: int) -> None:
    body = b"a" * 60_000_000
    for _ in range(layers):
        body = gzip.compress(body)
    site.pages["/bomb"] = Answer(body, headers={"Content-Encoding": "gzip"})
    if layers == 1:
        with pytest.raises(Unfit, match="larger than 1 MB"):
            fetcher.get(f"{site.root}/bomb")
    else:
        assert len(fetcher.get(f"{site.root}/bomb").body) < 1_000_000


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(page())),
        ("x-gzip", gzip.compress(page()[:50]) + gzip.compress(page()[50:])),
        ("deflate", zlib.compress(page())),
        ("deflate", zlib.compress(page())[2:-4]),
        ("identity", page()),
    ],
)
def test_packed_pages_are_unpacked(site: Site, fetcher: Fetcher, coding: str, body: bytes) -> None:
    site.pages["/packed"] = Answer(body, headers={"Content-Encoding": coding})
    assert fetcher.get(f"{site.root}/packed").body == page()


@pytest.mark.parametrize(
    ("coding", "body", "told"),
    [
        ("gzip", b"no gzip at all", "damaged"),
        ("gzip", gzip.compress(page())[:-20], "broke off"),
        ("br", b"\x0b\x02", "not asked for"),
    ],
)
def test_damaged_packing_is_told(
    site: Site, fetcher: Fetcher, coding: str, body: bytes, told: str
) -> None:
    site.pages["/packed"] = Answer(body, headers={"Content-Encoding": coding})
    with pytest.raises(Unfit, match=told):
        fetcher.get(f"{site.root}/packed")


def test_a_page_that_drips_is_given_up_in_time(site: Site) -> None:
    site.pages["/slow"] = Answer(b"a" * 500, drip=0.05)
    begun = time.monotonic()
    with (
        Fetcher(loopback=True, pause=0, patience=0.5) as hasty,
        pytest.raises(Unreached, match="too long"),
    ):
        hasty.get(f"{site.root}/slow")
    assert time.monotonic() - begun < 3


def test_a_dead_host_is_told(fetcher: Fetcher) -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port = held.getsockname()[1]
    with pytest.raises(Unfit, match=r"robots\.txt cannot be read|cannot be reached"):
        fetcher.get(f"http://127.0.0.1:{port}/")


# What an answer is read as.


@pytest.mark.parametrize("charset", ["windows-1252", "iso-8859-1", "utf-8", "no-such-charset"])
def test_the_charset_of_the_host_is_followed(site: Site, fetcher: Fetcher, charset: str) -> None:
    encoding = "utf-8" if "8859" not in charset and "windows" not in charset else "cp1252"
    kind = f"text/html; charset={charset}"
    site.pages["/ferry"] = Answer(page().decode().encode(encoding), headers={"Content-Type": kind})
    (found,) = documents([f"{site.root}/ferry"], fetcher=fetcher)
    assert isinstance(found, Document), found
    assert "café" in found.text


def test_a_page_may_not_pass_for_another_outlets(site: Site, fetcher: Fetcher) -> None:
    for named in ("https://lamp.example/other", site.root + "/"):
        link = f'<link rel="canonical" href="{named}">'
        site.pages["/ferry"].body = page(head=link)
        (found,) = documents([f"{site.root}/ferry"], fetcher=fetcher)
        assert isinstance(found, Document)
        assert found.url == f"{site.root}/ferry"


def test_a_page_may_name_its_own_address(site: Site, fetcher: Fetcher) -> None:
    link = f'<link rel="canonical" href="{site.root}/ferry">'
    site.pages["/ferry?utm_source=x"] = Answer(page(head=link))
    (found,) = documents([f"{site.root}/ferry?utm_source=x"], fetcher=fetcher)
    assert isinstance(found, Document)
    assert found.url == f"{site.root}/ferry"


def test_a_date_that_has_not_come_is_no_date(site: Site, fetcher: Fetcher) -> None:
    site.pages["/ferry"].body = page().replace(b"2021-05-13", b"2091-05-13")
    (found,) = documents([f"{site.root}/ferry"], fetcher=fetcher)
    assert isinstance(found, Document)
    assert found.published is None


def test_text_and_records_may_stand_at_an_address(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a.txt"] = Answer(STORY.encode(), headers={"Content-Type": "text/plain"})
    site.pages["/b.jsonl"] = Answer(b'{"text": "The mayor said so."}\n' * 2)
    assert [type(each) for each in documents([f"{site.root}/a.txt"], fetcher=fetcher)] == [Document]
    assert len(list(documents([f"{site.root}/b.jsonl"], fetcher=fetcher))) == 2


def test_a_feed_is_not_an_article(site: Site, fetcher: Fetcher) -> None:
    site.pages["/feed"] = Answer(b"<?xml version='1.0'?>\n<rss version='2.0'></rss>")
    (found,) = documents([f"{site.root}/feed"], fetcher=fetcher)
    assert isinstance(found, Refusal)
    assert "accordingto watch" in found.why
