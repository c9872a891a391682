"""schema.org `Claim` (JSON-LD), the type beside which ClaimReview puts a rating.

There is no rating here and none is implied: the ledger says who claims what, and where it
appeared. https://schema.org/Claim
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from accordingto.exports.listing import as_text
from accordingto.model import ClaimKind

if TYPE_CHECKING:
    from typing import BinaryIO

    from accordingto.exports.listing import Listing
    from accordingto.model import Claim, Document


def write(listing: Listing, out: BinaryIO) -> None:
    """Write one graph, a claim a line."""
    with as_text(out) as text:
        text.write('{"@context": "https://schema.org", "@graph": [')
        between = "\n"
        for claim in listing.claims():
            text.write(between + json.dumps(_claim(claim), ensure_ascii=False))
            between = ",\n"
        text.write("\n]}\n")


def _claim(claim: Claim) -> dict[str, Any]:
    told = {
        "@type": "Claim",
        "@id": f"urn:accordingto:{claim.id}",
        "text": claim.says,
        "author": _author(claim),
        "datePublished": claim.said,
        "appearance": _article(claim.document),
    }
    return {name: value for name, value in told.items() if value}


def _author(claim: Claim) -> dict[str, str]:
    """Who is credited; whether a person or a body, the words do not always tell."""
    outlet = claim.kind is ClaimKind.NARRATED
    return {"name": claim.by, **({"@type": "Organization"} if outlet else {})}


def _article(document: Document) -> dict[str, Any]:
    publisher = document.publisher and {"@type": "Organization", "name": document.publisher}
    told = {
        "@type": "NewsArticle",
        "@id": document.url or f"urn:sha256:{document.id}",
        "url": document.url,
        "headline": document.title,
        "publisher": publisher,
        "datePublished": document.published and document.published.isoformat(),
        "inLanguage": document.language,
    }
    return {name: value for name, value in told.items() if value}
