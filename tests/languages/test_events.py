"""Every line of the event lexicon does what its examples say."""

from functools import cache

import pytest

from accordingto.languages import lexicon
from accordingto.model import Document, Event, Span
from accordingto.ontology.plover import ontology
from accordingto.reading.act import Act, Entry, acts, entries, forms
from accordingto.reading.event import read_events
from accordingto.reading.parse import Parse, parse

_LIKE = 4
"""Letters that a word alike shares at least."""


@cache
def read_together(which: str) -> tuple[Parse, tuple[Event, ...], dict[Entry, Span]]:
    """All examples of one kind as paragraphs of one document, and where each one stands."""
    text, places = "", dict[Entry, Span]()
    for entry in entries():
        example: str = getattr(entry, which)
        places[entry] = Span(len(text), len(text) + len(example))
        text += example + "\n"
    analysed = parse(text)
    return analysed, read_events(Document(text), analysed, (), (), (), ()), places


@cache
def named(which: str) -> list[Act]:
    return acts(read_together(which)[0])


def seen(entry: Entry, which: str) -> list[tuple[Entry, Event]]:
    """The entries that match in an entry's example, each with the event it makes."""
    analysed, events, places = read_together(which)
    here = [
        event
        for event in events
        for mention in event.mentions
        if any(places[entry].contains(span) for span in mention)
    ]
    words = [
        act for act in named(which) if places[entry].contains(analysed.span(act.word, act.word))
    ]
    return [(act.entry, event) for act in words for event in here if event.type == act.entry.type]


def label(entry: Entry) -> str:
    return f"{entry.type}-{entry.lemma}"


@pytest.mark.parametrize("entry", entries(), ids=label)
def test_the_example_proves_the_entry(entry: Entry) -> None:
    assert entry in [matched for matched, _ in seen(entry, "yes")], entry.yes


@pytest.mark.parametrize("entry", entries(), ids=label)
def test_the_counter_example_is_left_alone(entry: Entry) -> None:
    lemmas = {(matched.type, matched.lemma) for matched, _ in seen(entry, "no")}
    assert (entry.type, entry.lemma) not in lemmas, entry.no


@pytest.mark.parametrize("entry", entries(), ids=label)
def test_type_and_mode_are_in_the_ontology(entry: Entry) -> None:
    assert entry.mode is None or entry.mode in ontology()[entry.type]["modes"]


def test_every_entry_has_both_examples() -> None:
    assert [entry for entry in entries() if not (entry.yes and entry.no)] == []


@pytest.mark.parametrize("entry", entries(), ids=label)
def test_the_counter_example_tempts(entry: Entry) -> None:
    """It has the word itself, or one so like it that only the entry's conditions keep it out."""
    analysed, _, places = read_together("no")
    here = (analysed.tokens[i] for i in analysed.tokens_in(places[entry]))
    words = {form for token in here for form in forms(token)}
    assert entry.lemma in words or entry.lemma[:_LIKE] in entry.no.lower(), entry.no


def test_the_lexicon_is_as_large_as_it_claims() -> None:
    assert len(entries()) >= 700


def test_no_entry_comes_twice() -> None:
    assert len(set(entries())) == len(entries())


def test_only_known_keys_are_used() -> None:
    known = {
        "verb", "noun", "adjective", "mode", "object", "target", "unless", "subject", "particle",
        "prep", "about", "complement", "actor", "recipient", "mutual", "yes", "no",
    }  # fmt: skip
    table = lexicon("en", "events")
    rows = [row for kind, rows in table.items() if kind != "words" for row in rows]
    assert {key for row in rows for key in row} <= known


def test_every_class_that_is_named_exists() -> None:
    table = lexicon("en", "events")
    classes = {"@party", "@money"} | {f"@{name}" for name in (*table, *table["words"])}
    named = {
        word
        for kind, rows in table.items()
        if kind != "words"
        for row in rows
        for key in ("object", "target", "unless", "subject", "particle", "prep", "about")
        for word in ([row[key]] if isinstance(row.get(key), str) else row.get(key, []))
        if word.startswith("@")
    }
    assert named <= classes
