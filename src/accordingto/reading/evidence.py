"""What the article says about the proof behind a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.languages import lexicon
from accordingto.model import Evidence, EvidenceStatus, Span
from accordingto.reading.holding import indices
from accordingto.reading.wording import find_phrases

if TYPE_CHECKING:
    from accordingto.model import Spans
    from accordingto.reading.parse import Parse

_SET_OFF = frozenset({",", "-", "–", "—", "(", "but", "and", "though", "although"})
_BACK = frozenset({"he", "she", "it", "they"})


def evidence_of(sentence: Span, text: str, language: str = "en") -> Evidence:
    """What a sentence says about proof; "no evidence offered" outweighs the rest."""
    table = lexicon(language, "evidence")
    for status in (EvidenceStatus.NONE_OFFERED, EvidenceStatus.CITED):
        spans = find_phrases(table[status.value]["phrases"], text, (sentence,))
        if spans:
            return Evidence(status, spans)
    return Evidence()


def evidence_behind(
    parse: Parse, sentence: Span, content: Spans, quoted: frozenset[int]
) -> Evidence:
    """What is said about the proof of a claim, in its sentence or in one that goes back to it.

    Not what the source itself says of proof: "he was jailed without evidence, she said".
    """
    found = evidence_of(sentence, parse.text)
    if found.status is EvidenceStatus.NONE_OFFERED:
        spans = tuple(s for s in found.spans if _is_remark(parse, s, content, quoted))
        found = Evidence(found.status, spans) if spans else Evidence()
    behind = _next_sentence(parse, sentence)
    if found.status is EvidenceStatus.UNSTATED and behind is not None:
        later = evidence_of(behind, parse.text)
        return later if later.status is EvidenceStatus.NONE_OFFERED else found
    return found


def without_remark(parse: Parse, content: Spans, evidence: Evidence) -> Spans:
    """A content without the outlet's remark that no proof was offered."""
    if evidence.status is not EvidenceStatus.NONE_OFFERED:
        return content
    remarks = {i for span in evidence.spans for i in parse.tokens_in(span)}
    inside = indices(content, parse)
    start = next((n for n, i in enumerate(inside) if i in remarks), len(inside))
    if start == len(inside):
        return content
    number = parse.sentence_number(inside[start])
    kept = inside[:start]
    while kept and parse.tokens[kept[-1]].lower in _SET_OFF:
        kept.pop()
    kept += [i for i in inside[start:] if parse.sentence_number(i) != number]
    return parse.spans(kept) if kept else content


def _is_remark(parse: Parse, span: Span, content: Spans, quoted: frozenset[int]) -> bool:
    """Whether words on proof are the outlet's: outside the content, or set off from it."""
    words = parse.tokens_in(span)
    if not any(part.overlaps(span) for part in content):
        return True
    before = parse.tokens[words[0] - 1].lower if words and words[0] else ""
    return before in _SET_OFF and quoted.isdisjoint(words)


def _next_sentence(parse: Parse, sentence: Span) -> Span | None:
    """The next sentence of the paragraph, where a pronoun opens it."""
    words = parse.tokens_in(sentence)
    if not words or words[-1] + 1 >= len(parse.tokens):
        return None
    behind = parse.sentence(words[-1] + 1)
    span = parse.span(behind[0], behind[-1])
    same = parse.paragraph_number(span.start) == parse.paragraph_number(sentence.start)
    return span if same and parse.tokens[behind[0]].lower in _BACK else None
