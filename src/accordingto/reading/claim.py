"""Claims: attributions with actor, kind, stance, evidence, day and place of speaking, nesting.

What nobody is credited with is the outlet's own voice: a `narrated` claim.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from accordingto.model import Actor, Claim, ClaimKind, Document, Source, Span, Spans, Stance, When
from accordingto.reading.cue import stance_of_words
from accordingto.reading.evidence import evidence_behind, without_remark
from accordingto.reading.holding import Holding, indices
from accordingto.reading.narrated import narrated
from accordingto.reading.quotation import quotations
from accordingto.reading.stance import hedges_in, stance_of
from accordingto.reading.told import told
from accordingto.reading.venue import venue_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.attribution import Attribution
    from accordingto.reading.parse import Parse

_MARKED = 3
"""Words that an outlet sets in marks as its own at most; more of them quote somebody."""
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})


_ASIDE = frozenset({"relcl", "acl", "ccomp", "csubj"})
"""Clauses inside another whose times are not those of what is said."""


def read_claims(
    document: Document, parse: Parse, actors: Sequence[Actor], times: Sequence[When]
) -> tuple[Claim, ...]:
    """All claims of a text, spoken and narrated, in text order, with ids c1, c2 and so on."""
    page = _Page.of(document, parse, actors, times)
    attributions = told(parse)
    found = [page.claim(attribution) for attribution in attributions]
    speech = page.quoted.difference(indices(page.marked, parse))
    found += [page.own(tokens) for tokens in narrated(parse, attributions, speech)]
    found.sort(key=lambda claim: (claim.content[0], -claim.content[-1].end))
    numbered = [replace(claim, id=f"c{n}") for n, claim in enumerate(found, 1)]
    return _nested(numbered, parse)


@dataclass(frozen=True, slots=True)
class _Page:
    """One document with what has been read of it so far."""

    document: Document
    parse: Parse
    quoted: frozenset[int]
    speeches: Spans
    marked: Spans
    mentions: dict[int, str]
    times: Sequence[When]

    @classmethod
    def of(
        cls, document: Document, parse: Parse, actors: Sequence[Actor], times: Sequence[When]
    ) -> _Page:
        quotes, _ = quotations(parse.text, parse.paragraphs)
        mentions = {i: actor.id for actor in actors for i in indices(actor.mentions, parse)}
        quoted = frozenset(indices(tuple(quote.inner for quote in quotes), parse))
        speeches = tuple(quote.inner for quote in quotes if quote.closed)
        marked = tuple(speech for speech in speeches if _is_marked(parse, speech))
        return cls(document, parse, quoted, speeches, marked, mentions, times)

    def claim(self, attribution: Attribution) -> Claim:
        """The claim of one attribution, still without id and nesting."""
        text, cue = self.document.text, attribution.cue
        sentence = self._sentence(cue or attribution.content)
        evidence = evidence_behind(self.parse, sentence, attribution.content, self.quoted)
        content = without_remark(self.parse, attribution.content, evidence)
        stance = attribution.stance or self._stance_of(cue)
        return Claim(
            "",
            Source(self._actor(attribution.source), attribution.source),
            cue,
            content,
            self._kind(cue, content),
            stance_of(stance, content, text, negated=self._negated(cue)),
            said=self._said(sentence, cue, content),
            venue=venue_of(self.parse, cue),
            evidence=evidence,
            hedges=hedges_in(content, text),
            confidence=round(attribution.confidence, 3),
            document=self.document,
        )

    def _actor(self, source: Spans) -> str | None:
        """The actor of the head of the source, else of a word before its first preposition.

        "UN estimates" are the UN's; "the port authority of Velm" is not Velm.
        """
        head = self._meant(self.parse.head_of(source))
        if head in self.mentions:
            return self.mentions[head]
        inside = indices(source, self.parse)
        own = takewhile(lambda i: self.parse.tokens[i].pos != "ADP", inside)
        return next((self.mentions[i] for i in own if i in self.mentions), None)

    def _meant(self, head: int | None) -> int | None:
        """The noun that a relative pronoun stands for; any other word itself."""
        if head is None or self.parse.tokens[head].tag not in {"WP", "WDT"}:
            return head
        verb = self.parse.tokens[self.parse.tokens[head].head]
        return verb.head if verb.dep == "relcl" else head

    def _kind(self, cue: Spans, content: Spans) -> ClaimKind:
        """Direct where nearly all words stand in quotation marks, mixed where some do.

        Marks that hold the cue as well are those of the claim around it.
        """
        if any(quote.contains(span) for quote in self.speeches for span in cue):
            return ClaimKind.INDIRECT
        words = [i for i in indices(content, self.parse) if self.parse.tokens[i].pos != "PUNCT"]
        quoted = sum(i in self.quoted for i in words)
        if not quoted:
            return ClaimKind.INDIRECT
        return ClaimKind.DIRECT if quoted >= 0.95 * len(words) else ClaimKind.MIXED

    def _stance_of(self, cue: Spans) -> Stance | None:
        """The stance of a cue found by other means than the lexicon's forms."""
        return stance_of_words([self.parse.tokens[i] for i in indices(cue, self.parse)])

    def _negated(self, cue: Spans) -> bool:
        words = (self.parse.tokens[i] for i in indices(cue, self.parse))
        return any(word.dep == "neg" or word.lower == "never" for word in words)

    def _sentence(self, spans: Spans) -> Span:
        """The characters of the sentence where the spans begin."""
        inside = self.parse.tokens_in(spans[0])
        if not inside:
            return spans[0]
        words = self.parse.sentence(inside[0])
        return self.parse.span(words[0], words[-1])

    def _said(self, sentence: Span, cue: Spans, content: Spans) -> str | None:
        """The day named beside the cue, outside the content and what is told of somebody."""
        return next(
            (
                when.value
                for when in self.times
                if when.type == "DATE"
                and sentence.contains(when.span)
                and not any(span.overlaps(when.span) for span in content)
                and not self._is_aside(when.span, cue)
            ),
            None,
        )

    def _is_aside(self, time: Span, cue: Spans) -> bool:
        """Whether a time is of a clause that tells of a party: "Rusk, who left in May, said"."""
        head, spoken = self.parse.head_of((time,)), set(indices(cue, self.parse))
        spoken |= {token.i for i in tuple(spoken) for token in self.parse.ancestors(i)}
        above = [] if head is None else [self.parse.tokens[head], *self.parse.ancestors(head)]
        own = takewhile(lambda token: token.i not in spoken, above)
        return any(token.dep in _ASIDE for token in own)

    def own(self, tokens: list[int]) -> Claim:
        """The claim of a statement of the outlet's own, still without id."""
        content = self.parse.spans(tokens)
        hedges = (*hedges_in(content, self.document.text), *self._scare(content))
        return Claim(
            "",
            Source(),
            (),
            content,
            ClaimKind.NARRATED,
            hedges=tuple(sorted(hedges)),
            document=self.document,
        )

    def _scare(self, content: Spans) -> Spans:
        """Scare quotes, by which an outlet keeps its distance from a word; a name is none."""
        return tuple(
            marked
            for marked in self.marked
            if any(span.contains(marked) for span in content)
            and all(self.parse.tokens[i].pos != "PROPN" for i in self.parse.tokens_in(marked))
        )


def _is_marked(parse: Parse, speech: Span) -> bool:
    """Whether a stretch between marks is a word or a name rather than something said."""
    words = [parse.tokens[i] for i in parse.tokens_in(speech)]
    return len(words) <= _MARKED and all(word.tag not in _FINITE for word in words)


def _nested(claims: list[Claim], parse: Parse) -> tuple[Claim, ...]:
    """Set `within`: the narrowest spoken claim whose content holds all words of another one."""
    spoken_claims = [claim for claim in claims if claim.kind is not ClaimKind.NARRATED]
    holding = Holding(spoken_claims, parse)
    found: list[Claim] = []
    for claim in claims:
        parts = (*claim.source.spans, *claim.cue, *claim.content)
        size = len(indices(claim.content, parse))
        outer = [
            holder
            for holder in holding.of(claim.content[0])
            if len(indices(holder.content, parse)) > size
            and all(any(span.contains(part) for span in holder.content) for part in parts)
        ]
        found.append(replace(claim, within=outer[-1].id if outer else None))
    return tuple(found)
