"""Sources of several parties: what "Ostria and Marland" say is a claim of each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from accordingto.reading.holding import indices
from accordingto.reading.phrase import coordinated, is_party, nations

if TYPE_CHECKING:
    from collections.abc import Iterable

    from accordingto.reading.attribution import Attribution
    from accordingto.reading.parse import Parse


def each_party(found: Attribution, parse: Parse) -> Iterable[Attribution]:
    """The attribution once for each party of its source; as it is where the source is one.

    Parties are told apart only where each has a name: "Vale and his aides" are one. In "Western
    and Ostrian officials" the adjective stands for the first.
    """
    head = parse.head_of(found.source)
    members = set(indices(found.source, parse))
    if head is not None and (joined := _nations(parse, head, members)):
        for nation in joined[:-1]:
            yield replace(found, source=parse.spans([nation]))
        rest = [i for i in sorted(members) if not joined[0] <= i < joined[-1]]
        yield replace(found, source=parse.spans(rest))
        return
    heads = [] if head is None else [i for i in coordinated(parse, head) if i in members]
    if (
        len(heads) < 2
        or not all(is_party(parse.tokens[i]) for i in heads)
        or _is_one_name(parse, heads)
    ):
        yield found
        return
    for head in heads:
        yield replace(found, source=parse.spans(_own(parse, head, heads, members)))


def _nations(parse: Parse, head: int, members: set[int]) -> list[int]:
    """The adjectives that make several parties of one plural: "Western and Ostrian officials"."""
    found = nations(parse, head) if parse.tokens[head].tag == "NNS" else []
    return found if members.issuperset(found) else []


def _is_one_name(parse: Parse, heads: list[int]) -> bool:
    """Whether a name holds them all ("Citizenship and Immigration"), or "&" joins them."""
    whole = any(name.first <= heads[0] and heads[-1] <= name.last for name in parse.entities)
    return whole or any(word.text == "&" for word in parse.tokens[heads[0] : heads[-1]])


def _own(parse: Parse, head: int, heads: list[int], members: set[int]) -> list[int]:
    """The tokens of one conjunct: its subtree without the later ones, "both", "and" and commas."""
    later = {i for other in heads if other > head for i in parse.subtree(other)}
    kept = [i for i in parse.subtree(head) if i in members - later]
    while len(kept) > 1 and parse.tokens[kept[-1]].pos in {"CCONJ", "PUNCT"}:
        kept.pop()
    while len(kept) > 1 and parse.tokens[kept[0]].pos == "CCONJ":
        kept.pop(0)
    return kept
