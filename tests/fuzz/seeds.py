"""Where each target begins: one good input of its kind, and nasty texts."""

from __future__ import annotations

import gzip

TEXT = (
    "BRANNOW (Reuters) – “Nobody was asked,” Mayor Ivo Marn said on Tuesday. At least 60 people "
    "were killed, the ministry said; the rebels denied that “any ‘rockets’ were fired”."
)
NASTY = {
    "no sentence end": "and the mayor walked on ",
    "opening quotation marks": "“",
    "nested quotations": "“a ‘b ",
    "closed quotations": "“No,” said Marn. ",
    "straight quotation marks": '" said ',
    "brackets": "([{",
    "bidi controls": "\u202eMarn\u2066 said\u2069 ",
    "emoji": "👩‍👩‍👧‍👦🏳️‍🌈 said ",
    "zero width": "a\u200b\u200d\ufeff",
    "mixed scripts": "Марн said 市长 قال ",
    "one word": "a",
    "one number": "1",
    "numbers": "1,000 or 2.5 million ",
    "dates": "on Tuesday, 3 May 2021, ",
    "names": "Mr. A. B. Marn-Osk of the U.N. ",
    "reports": "Marn said that Vale said that ",
    "new lines": "\n",
    "bullets": "- said\n",
    "combining marks": "e\u0301\u0327\u0308",
    "dashes": "—",
    "prose": TEXT + " ",
}
"""Texts that are hard on a reader; each is repeated to any length."""

PAGE = f"<html><head><title>Osk</title></head><body><article><p>{TEXT}</p></article></body></html>"
_ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE.encode()
WARC = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/1\r\n"
    b"WARC-Date: 2021-05-13T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
    b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(_ANSWER), _ANSWER)
)
RSS = (
    "<?xml version='1.0'?><rss version='2.0'><channel><title>Osk</title><item><title>Ferry</title>"
    "<link>/1</link><pubDate>Thu, 13 May 2021 10:00:00 GMT</pubDate></item></channel></rss>"
)
_TEXTS = [TEXT.encode(), *((unit * 40).encode() for unit in NASTY.values())]

SEEDS: dict[str, list[bytes]] = {
    "plain": _TEXTS,
    "html": [PAGE.encode(), PAGE.encode("utf-16")],
    "jsonl": [
        b'{"id": 1, "text": "The mayor said so.", "published": "2021-05-13"}\n[]\n{"text": 1}'
    ],
    "warc": [WARC, gzip.compress(WARC) * 2],
    "table": [b"id,published,text\n1,2021-05-13,The mayor said so.\n"],
    "feed": [RSS.encode(), b"<feed xmlns='http://www.w3.org/2005/Atom'><entry/></feed>"],
    "reader": _TEXTS,
}
