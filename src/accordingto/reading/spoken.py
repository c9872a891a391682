"""Attributions by syntax: source, cue and content joined through the dependency tree.

Quotations are hung on the cue of their sentence, then of their paragraph, then on the speaker
of the adjoining paragraph, as newspapers set unattributed quotation paragraphs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from accordingto.languages import lexicon
from accordingto.model import Span, Spans, Stance
from accordingto.reading.attribution import Attribution
from accordingto.reading.content import content_of
from accordingto.reading.cue import cues
from accordingto.reading.lexis import roles
from accordingto.reading.phrase import can_act
from accordingto.reading.quotation import Quotation, quotations
from accordingto.reading.source import source_head, source_tokens

if TYPE_CHECKING:
    from accordingto.reading.cue import Cue
    from accordingto.reading.parse import Parse

FEWEST_SPOKEN = 4
"""Words from which a quotation counts as speech; shorter ones are fragments or scare quotes."""

CARRIED = 0.4
"""Confidence of a speaker taken over from another paragraph."""


@dataclass(slots=True)
class _Draft:
    """An attribution while its quotations are being gathered."""

    cue: Cue
    source: Spans
    sentence: int
    paragraph: int
    stance: Stance
    content: list[Span] = field(default_factory=list[Span])
    speaks: bool = False

    def finished(self, parse: Parse) -> Attribution:
        cue = parse.spans(list(self.cue.tokens))
        return Attribution(self.source, cue, _united(self.content), 0.7, self.stance)


def spoken(parse: Parse, language: str = "en") -> tuple[Attribution, ...]:
    """All attributions that syntax and quotation marks show, nested ones too, in text order."""
    quotes, _ = quotations(parse.text, parse.paragraphs)
    speeches = [quote for quote in quotes if quote.words(parse.text) >= FEWEST_SPOKEN]
    drafts = [draft for cue in cues(parse, language) if (draft := _draft(parse, cue, language))]
    inside = {i for quote in speeches for i in parse.tokens_in(quote.inner)}
    outside = [draft for draft in drafts if draft.cue.head not in inside]
    left = [quote for quote in speeches if not _hang_in_sentence(parse, quote, drafts)]
    left = [quote for quote in left if not _hang_in_paragraph(parse, quote, drafts)]
    whole = [draft.finished(parse) for draft in drafts if draft.content]
    whole += _carried(parse, left, outside)
    return tuple(sorted(whole, key=lambda found: found.content[0]))


def _draft(parse: Parse, cue: Cue, language: str) -> _Draft | None:
    """A cue with its source, and its content where the tree gives one."""
    head = source_head(parse, cue)
    found = content_of(parse, cue)
    if head is None or (found is None and "clause" not in cue.forms):
        return None
    if found and found.form not in {"clause", "noun"} and not can_speak(parse, head, language):
        return None
    indices = source_tokens(parse, head)
    source = parse.spans(indices)
    stance = found.stance if found else cue.forms["clause"]
    start = parse.tokens[cue.head].start
    paragraph = parse.paragraph_number(start)
    draft = _Draft(cue, source, parse.sentence_number(cue.head), paragraph, stance)
    if found:
        taken = set(indices)
        draft.content = list(parse.spans([i for i in found.tokens if i not in taken]))
    return draft


def can_speak(parse: Parse, head: int, language: str = "en") -> bool:
    """Whether a source is somebody: named, an office, people, or a lone capitalised singular."""
    token = parse.tokens[head]
    if roles().kind(token.lemma, plural=token.tag == "NNS") is not None:
        return True
    lone = token.text[0].isupper() and token.tag in {"NN", "NNP", "JJ"} and not parse.children(head)
    return lone or token.lemma in _speakers(language) or can_act(parse, head)


@cache
def _speakers(language: str) -> frozenset[str]:
    return frozenset(lexicon(language, "cues")["speakers"]["nouns"])


def _outside(draft: _Draft, quote: Quotation, parse: Parse) -> bool:
    """Whether the cue stands outside the quotation."""
    token = parse.tokens[draft.cue.head]
    return not quote.span.contains(Span(token.start, token.end))


def _hang_in_sentence(parse: Parse, quote: Quotation, drafts: list[_Draft]) -> bool:
    """Give a quotation to the cue whose content it overlaps or whose sentence it touches."""
    inside = parse.tokens_in(quote.inner)
    if not inside:
        return True
    numbers = {parse.sentence_number(inside[0]), parse.sentence_number(inside[-1])}
    near = [d for d in drafts if d.sentence in numbers and _outside(d, quote, parse)]
    overlapping = [d for d in near if any(quote.span.overlaps(span) for span in d.content)]
    speaking = [d for d in near if "clause" in d.cue.forms]
    choice = overlapping or speaking
    if not choice:
        return False
    middle = (quote.span.start + quote.span.end) // 2

    def distance(draft: _Draft) -> int:
        token = parse.tokens[draft.cue.head]
        gap = max(quote.span.start - token.end, token.start - quote.span.end)
        return gap if gap >= 0 else abs(token.start - middle)

    best = min(choice, key=distance)
    best.content.append(quote.span)
    best.speaks = True
    return True


def _hang_in_paragraph(parse: Parse, quote: Quotation, drafts: list[_Draft]) -> bool:
    """Give a quotation to a speaker of the same paragraph, the last one before it first."""
    number = parse.paragraph_number(quote.span.start)
    same = [d for d in drafts if d.paragraph == number and d.content and _outside(d, quote, parse)]
    same = [d for d in same if "clause" in d.cue.forms]
    before = [d for d in same if parse.tokens[d.cue.head].start < quote.span.start]
    if not same:
        return False
    best = before[-1] if before else same[0]
    best.content.append(quote.span)
    best.speaks = True
    return True


def _carried(parse: Parse, quotes: list[Quotation], drafts: list[_Draft]) -> list[Attribution]:
    """Quotation paragraphs without a cue: the speaker of the adjoining paragraph says them.

    A paragraph before that quotes its speaker comes first, then one behind that does, then
    any speaker before, then the person whom the last sentence before it is about.
    """
    speaker: dict[int, _Draft] = {}
    any_source: dict[int, _Draft] = {}
    for draft in drafts:
        if draft.speaks:
            speaker[draft.paragraph] = draft
        elif draft.content and "clause" in draft.cue.forms:
            any_source[draft.paragraph] = draft
    introduced: dict[int, Spans] = {}
    found: list[Attribution] = []
    for quote in quotes:
        number = parse.paragraph_number(quote.span.start)
        opens = not parse.text[parse.paragraphs[number].start : quote.span.start].strip()
        if not opens:
            continue
        draft = speaker.get(number - 1) or speaker.get(number + 1) or any_source.get(number - 1)
        if draft is not None:
            speaker[number] = draft
            cue = parse.spans(list(draft.cue.tokens))
            found.append(Attribution(draft.source, cue, (quote.span,), CARRIED, Stance.ASSERTS))
            continue
        introduced[number] = introduced.get(number - 1) or _subject_of(parse, number - 1)
        if introduced[number]:
            found.append(
                Attribution(introduced[number], (), (quote.span,), CARRIED, Stance.ASSERTS)
            )
    return found


def _subject_of(parse: Parse, paragraph: int) -> Spans:
    """The person who is the subject of the last sentence of a paragraph; () if none is."""
    words = parse.tokens_in(parse.paragraphs[paragraph]) if paragraph >= 0 else range(0)
    if not words:
        return ()
    root = next(i for i in parse.sentence(words[-1]) if parse.tokens[i].dep == "ROOT")
    subjects = [word for word in parse.children(root, "nsubj") if word.ent == "PERSON"]
    return parse.spans(source_tokens(parse, subjects[0].i)) if subjects else ()


def _united(spans: list[Span]) -> Spans:
    """Spans in order, overlapping and touching ones joined."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end + 1:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)
