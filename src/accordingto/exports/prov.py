"""PROV-JSON: where each claim comes from, for archives and audits.

A reading is an Activity that used a document and was associated with this program, whose
versions it carries; a claim is an Entity that it generated, quoted from the document and
attributed to its source; the document is attributed to its publisher.
https://www.w3.org/submissions/prov-json/
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from accordingto.exports.listing import as_text
from accordingto.model import Claim, ClaimKind, Document, Reading
from accordingto.record import PUBLISHER

if TYPE_CHECKING:
    from typing import BinaryIO

    from accordingto.exports.listing import Listing

_PREFIXES = {
    "at": "urn:accordingto:",
    "sha256": "urn:sha256:",
    "prov": "http://www.w3.org/ns/prov#",
}
_PROGRAM = "at:program"


class _Bundle:
    """Records by their kind; a relation is named by the number it gets."""

    def __init__(self) -> None:
        self.records: dict[str, dict[str, Any]] = {"prefix": _PREFIXES}

    def say(self, kind: str, name: str, **attributes: str) -> str:
        told = {key.replace("_", ":", 1): value for key, value in attributes.items() if value}
        self.records.setdefault(kind, {})[name] = told
        return name

    def relate(self, kind: str, **roles: str) -> None:
        self.say(kind, f"_:{kind}{len(self.records.get(kind, ()))}", **roles)


def write(listing: Listing, out: BinaryIO) -> None:
    """Write one document of all readings."""
    bundle = _Bundle()
    bundle.say("agent", _PROGRAM, prov_type="prov:SoftwareAgent", prov_label="accordingto")
    for thing in listing.things():
        if isinstance(thing, Reading):
            _reading(bundle, thing)
    with as_text(out) as text:
        json.dump(bundle.records, text, ensure_ascii=False, indent=1)
        text.write("\n")


def _reading(bundle: _Bundle, reading: Reading) -> None:
    document = reading.document
    text = _document(bundle, document)
    versions = ", ".join(f"{name} {version}" for name, version in reading.versions)
    act = bundle.say("activity", f"at:reading-{document.id[:16]}", at_versions=versions)
    bundle.relate("used", prov_activity=act, prov_entity=text)
    bundle.relate("wasAssociatedWith", prov_activity=act, prov_agent=_PROGRAM)
    for claim in reading.claims:
        name = _claim(bundle, claim)
        bundle.relate("wasGeneratedBy", prov_entity=name, prov_activity=act)
        bundle.relate(
            "wasDerivedFrom",
            prov_generatedEntity=name,
            prov_usedEntity=text,
            prov_type="prov:Quotation",
        )
        outlet = claim.kind is ClaimKind.NARRATED
        agent = _agent(bundle, document, PUBLISHER if outlet else claim.source.actor, claim.by)
        bundle.relate("wasAttributedTo", prov_entity=name, prov_agent=agent)


def _document(bundle: _Bundle, document: Document) -> str:
    name = bundle.say(
        "entity",
        f"sha256:{document.id}",
        prov_type="at:Document",
        prov_label=document.title or document.ref,
        prov_location=document.url or "",
        at_published=document.published.isoformat() if document.published else "",
        at_fetched=document.fetched or "",
    )
    publisher = _agent(bundle, document, PUBLISHER, document.voice)
    bundle.relate("wasAttributedTo", prov_entity=name, prov_agent=publisher)
    return name


def _claim(bundle: _Bundle, claim: Claim) -> str:
    span = claim.content[0]
    return bundle.say(
        "entity",
        f"at:claim-{claim.document.id[:16]}-{claim.id}",
        prov_type="at:Claim",
        prov_value=claim.says,
        at_stance=claim.stance.value,
        at_kind=claim.kind.value,
        at_said=claim.said or "",
        at_characters=f"{span.start}-{claim.content[-1].end}",
    )


def _agent(bundle: _Bundle, document: Document, local: str | None, label: str) -> str:
    """The actor of an article under its id; a source that is no actor under its words."""
    name = f"at:agent-{document.id[:16]}-{local or label.encode().hex()[:40]}"
    return bundle.say("agent", name, prov_label=label)
