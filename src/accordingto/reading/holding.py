"""Which claims hold a stretch of text in their content, found by token and not by search."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from accordingto.model import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.model import Claim, Span, Spans
    from accordingto.reading.parse import Parse


def indices(spans: Spans, parse: Parse) -> list[int]:
    """The tokens of several spans."""
    return [i for span in spans for i in parse.tokens_in(span)]


class Holding:
    """The claims of one text by the tokens of their content."""

    def __init__(self, claims: Sequence[Claim], parse: Parse) -> None:
        self._parse = parse
        self._size = {claim.id: len(indices(claim.content, parse)) for claim in claims}
        self._by_token: defaultdict[int, list[Claim]] = defaultdict(list)
        for claim in claims:
            for i in indices(claim.content, parse):
                self._by_token[i].append(claim)

    def of(self, span: Span) -> list[Claim]:
        """The claims whose content holds the whole span, the widest first."""
        inside = self._parse.tokens_in(span)
        found = self._by_token[inside[0]] if inside else []
        last = set(map(id, self._by_token[inside[-1]])) if inside else set[int]()
        whole = (claim for claim in found if id(claim) in last)
        return sorted(whole, key=lambda claim: -self._size[claim.id])

    def narrowest_spoken(self, span: Span) -> Claim | None:
        """The innermost claim credited to somebody; else the outlet's own; else None."""
        whole = self.of(span)
        spoken = [claim for claim in whole if claim.kind is not ClaimKind.NARRATED]
        return next(iter(reversed(spoken or whole)), None)
