"""Figures: the numbers of a text as intervals, with unit and measure.

Literal and likely interval follow `reading/bounds.py`; what is counted, `reading/counted.py`.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from accordingto.languages import lexicon
from accordingto.model import Figure, Span
from accordingto.reading.amount import Amount, amount
from accordingto.reading.counted import counted, counted_noun
from accordingto.reading.grammar import Fields, Found, Grammar, Rule, Word, words
from accordingto.reading.label import is_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from accordingto.model import Document, When
    from accordingto.reading.parse import Parse


def read_figures(document: Document, parse: Parse, times: Sequence[When]) -> tuple[Figure, ...]:
    """The figures of a document in text order; times, labels and ranks are none.

    `event` and `claim` are left for the reader to bind.
    """
    found = words(document.text)
    taken = [time.span for time in times]
    figures: list[Figure] = []
    for kind, match in _matches(found):
        span = Span(found[match.first].start, found[match.last].end)
        if _overlaps(span, taken) or is_label(parse, found, match, kind):
            continue
        stated = amount(kind, match.fields)
        if stated is not None and (figure := _figure(document, parse, span, match, stated)):
            figures.append(_timeless(figure, parse, taken))
    return tuple(figures)


def _matches(found: Sequence[Word]) -> Iterator[tuple[str, Found]]:
    """The number phrases with their kind; "from 12 to 15 percent" is a change between two."""
    grammar, kinds = _grammar()
    codes = grammar.encode(found)
    for match in grammar.find(found, codes):
        if kinds[match.rule] != "change" and not _moves(found, match, kinds[match.rule]):
            yield kinds[match.rule], match
            continue
        middle = next(i for i in range(match.first, match.last) if found[i].text == "to")
        for first, last in ((match.first, middle), (middle + 1, match.last + 1)):
            for part in grammar.find(found[first:last], codes[first:last]):
                moved = part._replace(first=part.first + first, last=part.last + first)
                yield kinds[part.rule], moved


def _moves(found: Sequence[Word], match: Found, kind: str) -> bool:
    """Whether a range is a move and where it ends: "fell 4 percent to 57 percent"."""
    words_inside = [word.text for word in found[match.first : match.last + 1]]
    if kind != "range" or "to" not in words_inside or not match.first:
        return False
    low, high = (
        set(part) & _units()
        for part in (
            words_inside[: words_inside.index("to")],
            words_inside[words_inside.index("to") :],
        )
    )
    moved = found[match.first - 1].text in lexicon("en", "numbers")["move"]["words"]
    return bool(low and high) and (moved or low != high)


@cache
def _units() -> frozenset[str]:
    """The last words of percents and currencies."""
    table: dict[str, Any] = lexicon("en", "numbers")
    names = (*table["percent"]["words"], *table["currency"])
    return frozenset(name.rsplit(maxsplit=1)[-1] for name in names)


def _overlaps(span: Span, taken: Iterable[Span]) -> bool:
    return any(span.overlaps(other) for other in taken)


def _figure(
    document: Document, parse: Parse, span: Span, match: Found, stated: Amount
) -> Figure | None:
    """The figure with its unit, measure and counted words; None for "no evidence"."""
    tokens = parse.tokens_in(span)
    if not tokens:
        return None
    unit, measure, head = _unit(parse, tokens, match.fields)
    if match.fields.get("none") == "no" and not _countable(unit):
        return None
    words_counted = None
    if head is not None and head >= tokens.stop:
        words_counted = Span(parse.tokens[tokens.stop].start, parse.tokens[head].end).of(parse.text)
    elif head is not None:
        words_counted = parse.tokens[head].text
    return Figure(
        span=span,
        value=None if stated.value is None else float(stated.value),
        interval=stated.bounds.interval,
        likely=stated.bounds.likely,
        unit=unit,
        measure=measure,
        counted=words_counted,
        document=document,
    )


def _timeless(figure: Figure, parse: Parse, taken: Sequence[Span]) -> Figure:
    """The figure without what it seems to count, where that is a time: "above 900 last night"."""
    following = parse.tokens_in(figure.span).stop
    behind = parse.tokens[following].start if following < len(parse.tokens) else 0
    if figure.counted and any(time.start == behind for time in taken):
        own = figure.unit if figure.measure == "share" else None
        return replace(figure, unit=own, counted=None)
    return figure


def _countable(unit: str | None) -> bool:
    return unit in lexicon("en", "numbers")["none"]["nouns"]["words"]


def _unit(parse: Parse, tokens: range, fields: Fields) -> tuple[str | None, str, int | None]:
    """Unit, measure and the token of what is counted."""
    first, last = tokens[0], tokens[-1]
    currencies: dict[str, str] = lexicon("en", "numbers")["currency"]
    currency = fields.get("money") or fields.get("sign")
    if currency:
        return currencies[currency], "money", None
    if "percent" in fields:
        behind = parse.tokens[last + 1].text if last + 1 < len(parse.tokens) else ""
        return "percent", "share", None if behind == "," else counted_noun(parse, last)
    if "multiple" in fields:
        return "times", "share", None
    if "bottom" in fields:
        return "share", "share", counted_noun(parse, last)
    found = counted(parse, first, last)
    if found.unit in lexicon("en", "numbers")["money"]["words"]:
        return found.unit, "money", None
    return found.unit, found.measure, found.head


@cache
def _grammar() -> tuple[Grammar, tuple[str, ...]]:
    """The grammar of numbers.toml, and the kind of amount that each rule reads."""
    table: dict[str, Any] = lexicon("en", "numbers")
    lists = {
        "before": table["before"],
        "after": table["after"],
        "vague": table["vague"],
        "currency": table["currency"],
        "percent": table["percent"]["words"],
        "none": table["none"]["words"],
    }
    parts = table["parts"] | {
        name: "|".join(sorted(phrases, key=len, reverse=True)) for name, phrases in lists.items()
    }
    classes = {name: table[name] for name in ("cardinal", "scale", "denominator", "fold")}
    rules = [Rule(rule["pattern"]) for rule in table["rule"]]
    grammar = Grammar(rules, classes, parts, _shape)
    return grammar, tuple(rule["reads"] for rule in table["rule"])


def _shape(word: str) -> str:
    """Digits are one class, whatever their value."""
    return "<digits>" if word[0].isdigit() and word[-1].isdigit() else ""
