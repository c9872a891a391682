"""A small web site on this machine, for tests that must not leave it."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator

STORY = (
    "The harbour office and the mayor said on Tuesday that the crossing would stay shut. "
    "“Nobody was asked,” a café owner at the quay said of the decision, which came overnight. "
    "At least 60 people were killed when the ferry sank, the interior ministry said."
)


def page(story: str = STORY, head: str = "") -> bytes:
    """An article as an outlet would print it."""
    return (
        "<!DOCTYPE html><html><head><title>Ferry halted at Osk | Osk Courier</title>"
        '<meta property="og:site_name" content="Osk Courier">'
        '<meta property="article:published_time" content="2021-05-13T10:00:00Z">'
        f"{head}</head><body><nav><a href='/'>Home</a></nav><article><h1>Ferry halted at Osk</h1>"
        f"<p>{story}</p><p>{STORY[:84]}</p></article><footer>Imprint</footer></body></html>"
    ).encode()


@dataclass
class Answer:
    """What the site says at one path."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict[str, str])
    drip: float = 0.0

    def send(self, handler: BaseHTTPRequestHandler) -> None:
        """Say it, one byte every `drip` seconds where there is a drip."""
        handler.send_response(self.status)
        headers = {"Content-Length": str(len(self.body)), **self.headers}
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        if not self.drip:
            handler.wfile.write(self.body)
            return
        for byte in self.body:
            handler.wfile.write(bytes([byte]))
            handler.wfile.flush()
            time.sleep(self.drip)


@dataclass
class Site:
    """The site: its address, what it says, and what it was asked."""

    root: str
    pages: dict[str, Answer] = field(default_factory=dict[str, Answer])
    asked: list[tuple[str, dict[str, str]]] = field(
        default_factory=list[tuple[str, dict[str, str]]]
    )
    times: list[float] = field(default_factory=list[float])

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for, robots.txt left out."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


@contextmanager
def serving() -> Generator[Site]:
    """A site that answers while the block runs."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name
            pass

        def do_GET(self) -> None:
            site.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            site.times.append(time.monotonic())
            found = site.pages.get(self.path, Answer(status=404))
            etag = found.headers.get("ETag")
            if etag and self.headers.get("If-None-Match") == etag:
                found = Answer(status=304, headers={"ETag": etag})
            try:
                found.send(self)
            except OSError:
                self.close_connection = True

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site = Site(f"http://127.0.0.1:{server.server_port}")
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
