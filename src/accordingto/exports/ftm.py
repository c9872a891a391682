"""FollowTheMoney entities, one JSON object a line (`.ftm.json`), for Aleph and yente.

An article is an `Article`, an actor a `Person`, `Organization` or `PublicBody` with a `Mention`
for its article, an event an `Event` with organizer and involved, a claim a `Note` on its
source. The unnamed stay out: they are no entities. FollowTheMoney has no place for who speaks
inside an article, for stance or modality, so a Note's and an Event's words tell them.
Needs the extra `ftm`. https://followthemoney.tech
"""

from __future__ import annotations

import json
from importlib import import_module
from typing import TYPE_CHECKING, Any

from accordingto.exports.listing import as_text
from accordingto.ledger.errors import LedgerError
from accordingto.model import Actor, ActorKind, Claim, Document, Event, Reading

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from accordingto.exports.listing import Listing

    Values = dict[str, "str | tuple[str, ...] | None"]

_SCHEMATA = {
    ActorKind.PERSON: "Person",
    ActorKind.GOVERNMENT: "PublicBody",
    ActorKind.COUNTRY: "PublicBody",
    ActorKind.ORGANISATION: "Organization",
    ActorKind.ARMED_GROUP: "Organization",
    ActorKind.PEOPLE: "LegalEntity",
}


def write(listing: Listing, out: BinaryIO) -> None:
    """Write the entities of each reading.

    Raises:
        LedgerError: followthemoney is not installed.
    """
    try:
        model = import_module("followthemoney").model
    except ImportError as error:
        message = "followthemoney is not installed: pip install 'accordingto[ftm]'"
        raise LedgerError(message) from error
    with as_text(out) as text:
        for thing in listing.things():
            if isinstance(thing, Reading):
                for name, schema, values in _entities(thing):
                    entity = _entity(model, name, schema, values)
                    text.write(json.dumps(entity, ensure_ascii=False) + "\n")


def _entity(model: Any, name: str, schema: str, values: Values) -> dict[str, Any]:  # noqa: ANN401 - an extra
    entity = model.make_entity(schema)
    entity.id = name
    for prop, value in values.items():
        entity.add(prop, value)
    return entity.to_dict()


def _entities(reading: Reading) -> Iterator[tuple[str, str, Values]]:
    """Id, schema and properties of all that a reading holds."""
    document = reading.document
    article = f"at-{document.id}"
    yield article, "Article", _article(document)
    named = {actor.id: actor for actor in reading.actors if actor.kind in _SCHEMATA}
    ids = {local: f"{article}-{local}" for local in named}
    for local, actor in named.items():
        yield ids[local], _SCHEMATA[actor.kind], {**_actor(actor), "proof": article}
        mention: Values = {"document": article, "resolved": ids[local], "name": actor.name}
        yield f"{ids[local]}-mention", "Mention", mention
    for event in reading.events:
        sides = [tuple(ids[a] for a in who if a in ids) for who in (event.actors, event.recipients)]
        values: Values = {"organizer": sides[0], "involved": sides[1], "proof": article}
        yield f"{article}-{event.id}", "Event", {**_event(event), **values}
    for claim in reading.claims:
        speaker = ids.get(claim.source.actor or "")
        yield f"{article}-{claim.id}", "Note", {**_note(claim), "entity": speaker, "proof": article}


def _article(document: Document) -> Values:
    return {
        "title": document.title or document.ref,
        "publisher": document.publisher,
        "sourceUrl": document.url,
        "publishedAt": document.published and document.published.isoformat(),
        "retrievedAt": document.fetched,
        "language": "eng" if document.language == "en" else None,
        "bodyText": document.text,
    }


def _actor(actor: Actor) -> Values:
    role = ", ".join(filter(None, (actor.role, actor.affiliation)))
    return {
        "name": actor.name,
        "alias": actor.aliases,
        "country": actor.country,
        "position" if actor.kind is ActorKind.PERSON else "description": role,
    }


def _event(event: Event) -> Values:
    voucher = ", ".join(event.voucher) or "the publisher"
    return {
        "name": event.words,
        "date": event.when,
        "summary": f"{event.type} {event.mode or ''}".strip(),
        "description": f"{event.modality}, on the word of {voucher}",
    }


def _note(claim: Claim) -> Values:
    return {
        "name": f"{claim.by} {claim.stance}",
        "description": claim.says,
        "summary": claim.kind.value,
    }
