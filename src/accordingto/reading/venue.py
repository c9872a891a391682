"""Where or to whom something was said: "told reporters", "said in a statement"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.languages import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from accordingto.model import Spans
    from accordingto.reading.parse import Parse, Token


def venue_of(parse: Parse, cue: Spans, language: str = "en") -> str | None:
    """The phrase behind a verb of saying that names the listener or the occasion."""
    head = parse.head_of(cue)
    if head is None or parse.tokens[head].dep == "prep":
        return None
    nouns = set(lexicon(language, "venues")["nouns"])
    for noun in _behind(parse, parse.tokens[head], set(lexicon(language, "venues")["telling"])):
        if noun.lemma in nouns or noun.ent == "ORG":
            first, last = _ends(parse, noun.i)
            return parse.span(first, last).of(parse.text)
    return None


def _behind(parse: Parse, verb: Token, telling: set[str]) -> Iterator[Token]:
    """The listener of a verb of telling; then what other verbs have behind a preposition."""
    if verb.lemma in telling:
        yield from parse.children(verb.i, "dobj", "dative")
    for prep in parse.children(verb.i, "prep", "dative"):
        for noun in parse.children(prep.i, "pobj"):
            if noun.ent != "ORG" or prep.lower == "to":
                yield noun


def _ends(parse: Parse, noun: int) -> tuple[int, int]:
    """First and last token of a noun phrase without its clauses and what a comma sets off."""
    left_out = parse.children(noun, "acl", "relcl", "appos")
    clauses = {i for child in left_out for i in parse.subtree(child.i)}
    words = [i for i in parse.subtree(noun) if i not in clauses]
    comma = next((i for i in words if i > noun and parse.tokens[i].text == ","), words[-1] + 1)
    return words[0], max(i for i in words if i < comma)
