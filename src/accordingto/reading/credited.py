"""Nobody is credited without a name: a source that is no actor yet becomes an unnamed one.

Its name is its own words, "a source close to the talks" or, where no one can tell who is meant,
the pronoun. Two claims of one description are of one unnamed actor; two of one pronoun are not.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from accordingto.model import Actor, ActorKind, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.model import Claim, Spans
    from accordingto.reading.parse import Parse

_PRONOUNS = frozenset({"PRP", "PRP$", "WP", "DT", "WDT"})


def credited(
    actors: Sequence[Actor], claims: Sequence[Claim], parse: Parse
) -> tuple[tuple[Actor, ...], tuple[Claim, ...]]:
    """The actors with those that the claims add, and the claims, each with its source's actor."""
    added: dict[str, Actor] = {}
    found: list[Claim] = []
    for claim in claims:
        spans = claim.source.spans
        if claim.source.actor is not None or not spans:
            found.append(claim)
            continue
        known = added.setdefault(
            _key(spans, parse), _unnamed(len(actors) + len(added), spans, parse)
        )
        added[_key(spans, parse)] = replace(known, mentions=_with(known, spans))
        found.append(replace(claim, source=replace(claim.source, actor=known.id)))
    return (*actors, *added.values()), tuple(found)


def _key(spans: Spans, parse: Parse) -> str:
    """What two sources share if they are one: the words; of a pronoun, the place."""
    head = parse.head_of(spans)
    alone = head is None or parse.tokens[head].tag in _PRONOUNS
    return str(spans[0].start) if alone else words_of(spans, parse.text).casefold()


def _unnamed(count: int, spans: Spans, parse: Parse) -> Actor:
    words = words_of(spans, parse.text).strip(" ,;:—–-")
    name = words.removeprefix("the ").removeprefix("The ") or words
    return Actor(f"a{count + 1}", name, ActorKind.UNNAMED)


def _with(known: Actor, spans: Spans) -> Spans:
    return tuple(sorted({*known.mentions, *spans}))
