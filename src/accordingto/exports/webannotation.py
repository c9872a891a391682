"""W3C Web Annotation (JSON-LD), for Hypothesis, Recogito and whatever reads annotations.

An annotation is a claim, or the claims that a dispute, a matter or a pending matter is made of,
on the words of its content; a second body marks those of its source, a third those of its cue.
Every stretch has a TextPositionSelector, which counts code points of the stored text, and a
TextQuoteSelector, which finds it again in another copy. What a source points to is the
article's address, or `urn:sha256:…` of its text where it has none.
https://www.w3.org/TR/annotation-model/
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from accordingto.exports.listing import as_text

if TYPE_CHECKING:
    from typing import BinaryIO

    from accordingto.exports.listing import Listing
    from accordingto.model import Claim, Document, Span

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"sha256": "https://schema.org/sha256"}]


def write(listing: Listing, out: BinaryIO) -> None:
    """Write one AnnotationPage, an annotation a line."""
    head = {"@context": CONTEXT, "type": "AnnotationPage", "id": f"urn:accordingto:{listing.name}"}
    with as_text(out) as text:
        text.write(json.dumps(head)[:-1] + ', "items": [')
        between = "\n"
        for claim in listing.claims():
            text.write(between + json.dumps(_annotation(claim), ensure_ascii=False))
            between = ",\n"
        text.write("\n]}\n")


def _annotation(claim: Claim) -> dict[str, Any]:
    document = claim.document
    roles = (("identifying", claim.source.spans), ("tagging", claim.cue))
    marked = [
        {**_resource(span, document), "purpose": purpose}
        for purpose, spans in roles
        for span in spans
    ]
    told = f"{claim.by} {claim.stance} ({claim.kind})"
    return {
        "id": f"urn:accordingto:{claim.id}",
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": told},
            *marked,
        ],
        "target": [_resource(span, document) for span in claim.content],
    }


def _resource(span: Span, document: Document) -> dict[str, Any]:
    quote = span.quote(document.text)
    urn = f"urn:sha256:{document.id}"
    return {
        "type": "SpecificResource",
        "source": {"id": document.url or urn, "type": "Text", "sha256": document.id},
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {"type": "TextQuoteSelector", **quote._asdict()},
        ],
    }
