"""One request to one judged address, ended at its deadline."""

from __future__ import annotations

import socket
from contextlib import contextmanager, suppress
from threading import Timer
from typing import TYPE_CHECKING, Any, Protocol, cast

import httpx2

from accordingto.intake.address import resolved

if TYPE_CHECKING:
    from collections.abc import Generator

TRIED = 3
"""Addresses of one host that are tried."""
_PORTS = {"http": 80, "https": 443}


class _Stream(Protocol):
    """What we use of the network stream that httpx2 tells of while it connects."""

    def get_extra_info(self, info: str) -> object: ...


class Pinned(httpx2.BaseTransport):
    """Resolves a host once, judges what it is, and connects to just that.

    The certificate is still that of the name. No connection is kept for a second request,
    which could be for another name at the same address. Proxies of the environment are not
    used: they would resolve names themselves.

    Args:
        loopback: let the machine itself be asked.
    """

    def __init__(self, *, loopback: bool = False) -> None:
        self._loopback = loopback
        limits = httpx2.Limits(max_keepalive_connections=0)
        self._inner = httpx2.HTTPTransport(trust_env=False, limits=limits)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """The answer of the first address that takes the connection.

        Raises:
            Unfit: an address of the host is not public, or the host is not found.
            httpx2.TransportError: none of them answers.
        """
        url = request.url
        port = url.port or _PORTS[url.scheme]
        found = resolved(url.raw_host.decode(), port, loopback=self._loopback)
        *others, last = found[:TRIED]
        for address in others:
            with suppress(httpx2.ConnectError, httpx2.ConnectTimeout):
                return self._inner.handle_request(_to(address, request))
        return self._inner.handle_request(_to(last, request))

    def close(self) -> None:
        """Give the connections back."""
        self._inner.close()


def _to(address: str, request: httpx2.Request) -> httpx2.Request:
    """The request, to be sent to an IP address but still meant for its host."""
    return httpx2.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,
        stream=request.stream,
        extensions={**request.extensions, "sni_hostname": request.url.raw_host.decode()},
    )


class Deadline:
    """Shuts the connection of a request when its time is up, however slowly it still drips.

    Attributes:
        passed: whether it came to that.
    """

    def __init__(self) -> None:
        self.passed = False
        self._socket: socket.socket | None = None

    def trace(self, event: str, info: dict[str, Any]) -> None:
        """Take note of the connection; httpx2's `trace` extension calls this."""
        if event in {"connection.connect_tcp.complete", "connection.start_tls.complete"}:
            stream = cast("_Stream", info["return_value"])
            self._socket = cast("socket.socket | None", stream.get_extra_info("socket"))

    def _shut(self) -> None:
        self.passed = True
        if self._socket:
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)

    @contextmanager
    def within(self, seconds: float) -> Generator[None]:
        """A block whose connection is shut after so many seconds."""
        timer = Timer(seconds, self._shut)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
