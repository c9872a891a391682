"""Who says what, from both readers: the learned one and the one by syntax.

The learned reader finds the outermost attributions; syntax gives their cues a stance, takes apart
what stands beside each other, finds the claims inside their contents, and gives a speaker to
quotation paragraphs that were left to nobody.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from accordingto.model import Span
from accordingto.ontology.gazetteer import capital_of
from accordingto.reading.attribution import Attribution, attributions
from accordingto.reading.beside import neighbours_apart, pieces_apart
from accordingto.reading.compound import each_party
from accordingto.reading.conduct import acts
from accordingto.reading.deed import is_no_saying
from accordingto.reading.extent import extent
from accordingto.reading.holding import indices
from accordingto.reading.inner import inner_claims
from accordingto.reading.lexis import country_of, seat_of
from accordingto.reading.passed import is_relay, passed_over
from accordingto.reading.phrase import can_act
from accordingto.reading.quotation import quoted
from accordingto.reading.quoting import quoted_as_saying
from accordingto.reading.spoken import CARRIED, spoken
from accordingto.reading.subject import source_of

if TYPE_CHECKING:
    from accordingto.model import Spans
    from accordingto.reading.parse import Parse

LEAST = 0.5
"""Confidence under which a learned attribution is left out unless syntax sees its cue too."""


def told(parse: Parse, language: str = "en") -> tuple[Attribution, ...]:
    """All attributions of a text, nested ones too, in text order."""
    by_syntax = [found for found in spoken(parse, language) if not is_no_saying(parse, found)]
    outermost = neighbours_apart(_learned(parse, by_syntax), by_syntax, parse)
    outermost = pieces_apart(outermost, by_syntax, parse)
    outermost += passed_over(outermost, by_syntax, parse)
    read = {i for found in outermost for i in indices(found.content, parse)}
    carried = [
        found
        for found in by_syntax
        if found.confidence <= CARRIED and read.isdisjoint(indices(found.content, parse))
    ]
    inner = inner_claims(outermost, by_syntax, parse)
    apart = [one for found in (*outermost, *inner, *carried) for one in each_party(found, parse)]
    return tuple(sorted(apart, key=lambda found: found.content[0]))


def _learned(parse: Parse, by_syntax: list[Attribution]) -> list[Attribution]:
    """What the learned reader finds, within its reach, with the stance of the cue's form."""
    same = {parse.head_of(found.cue): found for found in by_syntax if found.cue}
    learned = attributions(parse.text)
    marked = quoted(parse)
    taken = {i for found in learned for i in indices((*found.source, *found.cue), parse)}
    kept: list[Attribution] = []
    for found in learned:
        other = same.get(parse.head_of(found.cue))
        if other is None and found.confidence < LEAST:
            continue
        if _is_topic_label(found, parse) or is_no_saying(parse, found):
            continue
        source = source_of(found, parse)
        content = extent(found.content, found.cue, taken, marked, parse)
        content = _without(content, source, parse)
        stance = other.stance if other else None
        one = replace(found, source=source, content=content, stance=stance)
        one = quoted_as_saying(one, by_syntax, parse)
        kept.append(_parts_from(other, one, parse) if other else one)
    return kept


def _without(content: Spans, source: Spans, parse: Parse) -> Spans:
    """A content without the words that its mended source took from it."""
    own, inside = set(indices(source, parse)), indices(content, parse)
    left = [i for i in inside if i not in own]
    return parse.spans(left) if 0 < len(left) < len(inside) else content


def _parts_from(other: Attribution, one: Attribution, parse: Parse) -> Attribution:
    """The attribution, by syntax where its source runs into the content: "accused by X of Y".

    So too where "according to X" was given less than the clause that it hangs on.
    """
    content = set(indices(other.content, parse))
    if not content.isdisjoint(indices(one.source, parse)):
        return replace(one, source=other.source, content=other.content)
    if is_relay(parse, one) and set(indices(one.content, parse)) < content:
        return replace(one, content=other.content)
    return one


def _is_slug(head: int, parse: Parse) -> bool:
    """Whether a name that opens its line is a town's or land's and acts nowhere in the text."""
    token = parse.tokens[head]
    opens = head == parse.sentence(head).start and token.ent in {"GPE", "LOC", "FAC"}
    governs = country_of(token.text) or seat_of(token.text) or capital_of(token.text)
    same = (other.i for other in parse.tokens if other.text == token.text and other.i != head)
    return opens and not governs and not any(acts(parse, i) for i in same)


def _is_topic_label(found: Attribution, parse: Parse) -> bool:
    """Whether a colon stands behind what does not speak: "Ferry terminal: toll rises".

    So does the slug of a place that is no government: "Dorvik: four found alive".
    """
    has_word = any(letter.isalnum() for span in found.cue for letter in span.of(parse.text))
    head = parse.head_of(found.source)
    if has_word or head is None or not found.cue:
        return False
    if _is_slug(head, parse):
        return True
    if parse.paragraph_number(parse.tokens[head].start):
        return False
    last = max(parse.tokens_in(Span(0, found.cue[0].start)), default=head)
    return parse.tokens[last].tag in {"NN", "NNS"} and not can_act(parse, last)
