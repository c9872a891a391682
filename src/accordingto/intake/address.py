"""Which addresses may be asked, settled after the name is resolved.

A link in a page or a feed may point at the machine itself or at its neighbours (server-side
request forgery). A name is therefore resolved once, every answer is judged, and the connection
is made to a judged answer: a second resolution could say something else (DNS rebinding).
"""

from __future__ import annotations

import ipaddress
import socket
from typing import TYPE_CHECKING

import httpx2

from accordingto.intake.refusal import Unfit
from accordingto.model import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    IP = ipaddress.IPv4Address | ipaddress.IPv6Address

NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
"""IPv6 addresses that stand for the IPv4 address in their last four bytes (RFC 6052)."""


def web_address(url: str, base: httpx2.URL | None = None) -> httpx2.URL:
    """The address as it is asked for, without fragment; a relative one is taken from `base`.

    Raises:
        Unfit: it is no http or https address of a host, or it carries a name and a password.
    """
    try:
        found = (base.join(url) if base else httpx2.URL(url)).copy_with(fragment=None)
    except (httpx2.InvalidURL, UnicodeError, ValueError) as error:
        raise Unfit(f"is no web address ({error}): check it in a browser") from error
    if found.scheme not in {"http", "https"} or not found.host:
        raise Unfit(f"leads to {shorten(url)!r}, which is no http or https address")
    if found.userinfo:
        raise Unfit("carries a password: ask for an address that needs none")
    return found


def resolved(host: str, port: int, *, loopback: bool = False) -> list[str]:
    """The IP addresses of a host, all of them fit to be asked, in the resolver's order.

    Args:
        host: a name or an IP address.
        port: only handed to the resolver.
        loopback: let the machine itself be asked; nothing else that is private.

    Raises:
        Unfit: the name is unknown, or one of its addresses is not public.
    """
    try:
        answers = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unfit(f"has a host that is not found ({host}): check the address") from error
    found = [ipaddress.ip_address(str(answer[4][0]).partition("%")[0]) for answer in answers]
    for address in found:
        if not all(is_public(each) or (loopback and each.is_loopback) for each in meant(address)):
            raise Unfit(f"leads into a private network ({host} is {address}): it is not asked")
    return list(dict.fromkeys(map(str, found)))


def is_public(address: IP) -> bool:
    """Whether an address is one of the open internet (IANA's special-purpose registries)."""
    return address.is_global and not address.is_multicast


def meant(address: IP) -> Iterator[IP]:
    """The address and the IPv4 addresses it stands for: mapped, NAT64, 6to4, Teredo."""
    if isinstance(address, ipaddress.IPv4Address):
        yield address
        return
    if address.ipv4_mapped:
        yield address.ipv4_mapped
        return
    yield address
    if address in NAT64:
        yield ipaddress.IPv4Address(address.packed[-4:])
    if address.sixtofour:
        yield address.sixtofour
    if address.teredo:
        yield from address.teredo
