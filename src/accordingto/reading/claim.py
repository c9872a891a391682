"""Claims: attributions with actor, kind, stance, evidence, day and place of speaking, nesting.

What nobody is credited with is the outlet's own voice: a `narrated` claim.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from accordingto.languages import lexicon
from accordingto.model import Actor, Claim, ClaimKind, Document, Source, Span, Spans, Stance, When
from accordingto.reading.cue import stance_of_words
from accordingto.reading.holding import Holding, indices
from accordingto.reading.narrated import narrated
from accordingto.reading.quotation import quotations
from accordingto.reading.stance import evidence_of, hedges_in, stance_of
from accordingto.reading.told import told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.attribution import Attribution
    from accordingto.reading.parse import Parse


def read_claims(
    document: Document, parse: Parse, actors: Sequence[Actor], times: Sequence[When]
) -> tuple[Claim, ...]:
    """All claims of a text, spoken and narrated, in text order, with ids c1, c2 and so on."""
    page = _Page.of(document, parse, actors, times)
    attributions = told(parse)
    found = [page.claim(attribution) for attribution in attributions]
    found += [page.own(tokens) for tokens in narrated(parse, attributions, page.quoted)]
    found.sort(key=lambda claim: (claim.content[0], -claim.content[-1].end))
    numbered = [replace(claim, id=f"c{n}") for n, claim in enumerate(found, 1)]
    return _nested(numbered, parse)


@dataclass(frozen=True, slots=True)
class _Page:
    """One document with what has been read of it so far."""

    document: Document
    parse: Parse
    quoted: frozenset[int]
    mentions: dict[int, str]
    times: Sequence[When]

    @classmethod
    def of(
        cls, document: Document, parse: Parse, actors: Sequence[Actor], times: Sequence[When]
    ) -> _Page:
        quotes, _ = quotations(parse.text, parse.paragraphs)
        mentions = {i: actor.id for actor in actors for i in indices(actor.mentions, parse)}
        quoted = frozenset(indices(tuple(quote.inner for quote in quotes), parse))
        return cls(document, parse, quoted, mentions, times)

    def claim(self, attribution: Attribution) -> Claim:
        """The claim of one attribution, still without id and nesting."""
        text = self.document.text
        sentence = self._sentence(attribution.cue or attribution.content)
        return Claim(
            "",
            Source(self._actor(attribution.source), attribution.source),
            attribution.cue,
            attribution.content,
            self._kind(attribution.content),
            stance_of(
                attribution.stance or self._stance_of(attribution.cue),
                attribution.content,
                text,
                negated=self._negated(attribution.cue),
            ),
            said=self._said(sentence, attribution.content),
            venue=self._venue(attribution.cue),
            evidence=evidence_of(sentence, text),
            hedges=hedges_in(attribution.content, text),
            confidence=attribution.confidence,
            document=self.document,
        )

    def _actor(self, source: Spans) -> str | None:
        """The actor of the head of the source, else of a word before its first preposition.

        "UN estimates" are the UN's; "the port authority of Velm" is not Velm.
        """
        head = self.parse.head_of(source)
        if head in self.mentions:
            return self.mentions[head]
        inside = indices(source, self.parse)
        own = takewhile(lambda i: self.parse.tokens[i].pos != "ADP", inside)
        return next((self.mentions[i] for i in own if i in self.mentions), None)

    def _kind(self, content: Spans) -> ClaimKind:
        """Direct where nearly all words stand in quotation marks, mixed where some do."""
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

    def _said(self, sentence: Span, content: Spans) -> str | None:
        """The day named beside the cue, outside the content."""
        return next(
            (
                when.value
                for when in self.times
                if when.type == "DATE"
                and sentence.contains(when.span)
                and not any(span.overlaps(when.span) for span in content)
            ),
            None,
        )

    def _venue(self, cue: Spans) -> str | None:
        """The phrase behind the cue that says where or to whom: "told reporters"."""
        nouns = set(lexicon("en", "venues")["nouns"])
        head = self.parse.head_of(cue)
        if head is None:
            return None
        behind = list(self.parse.children(head, "dobj", "dative"))
        for prep in self.parse.children(head, "prep", "dative"):
            behind += self.parse.children(prep.i, "pobj")
        for noun in behind:
            known = noun.ent == "ORG" and self.parse.tokens[head].lemma == "tell"
            if noun.lemma in nouns or known:
                return self.parse.span(*_ends(self.parse, noun.i)).of(self.document.text)
        return None

    def own(self, tokens: list[int]) -> Claim:
        """The claim of a statement of the outlet's own, still without id."""
        content = self.parse.spans(tokens)
        hedges = hedges_in(content, self.document.text)
        return Claim(
            "", Source(), (), content, ClaimKind.NARRATED, hedges=hedges, document=self.document
        )


def _ends(parse: Parse, noun: int) -> tuple[int, int]:
    """First and last token of a noun phrase without its clauses."""
    clauses = {i for child in parse.children(noun, "acl", "relcl") for i in parse.subtree(child.i)}
    words = [i for i in parse.subtree(noun) if i not in clauses]
    return words[0], words[-1]


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
