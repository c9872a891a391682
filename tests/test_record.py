from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.model import (
    Actor,
    ActorKind,
    Claim,
    ClaimKind,
    Dispute,
    DisputeKind,
    Document,
    Event,
    Evidence,
    EvidenceStatus,
    Figure,
    Modality,
    Pending,
    PendingKind,
    PendingStatus,
    Place,
    Reading,
    Side,
    Source,
    Span,
    Stance,
    When,
)
from accordingto.proof import RecordError, SpanError
from accordingto.record import from_record, schema, to_record

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
MAYBE = st.none() | WORDS
NUMBER = st.none() | st.floats(allow_nan=False, allow_infinity=False)
UNIT = st.floats(0, 1)
VALIDATOR: Any = jsonschema.Draft202012Validator(schema())
Draw = Any
"""Hypothesis's draw, which its stubs leave half unknown."""


@st.composite
def readings(draw: Draw) -> Reading:
    """Readings with everything in them, over any text."""
    text: str = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=2, max_size=30))
    document = Document(
        text,
        ref=draw(WORDS),
        url=draw(MAYBE.filter(lambda url: url != "")),
        publisher=draw(MAYBE),
        title=draw(MAYBE),
        published=draw(st.none() | st.dates()),
    )
    span = st.lists(st.integers(0, len(text)), min_size=2, max_size=2, unique=True).map(
        lambda ends: Span(min(ends), max(ends))
    )
    spans = st.lists(span, max_size=2).map(tuple)
    claims = draw(st.lists(_claim(document, spans), min_size=1, max_size=3))
    claims = tuple(replace(claim, id=f"c{n}") for n, claim in enumerate(claims, start=1))
    return Reading(
        document,
        actors=tuple(draw(st.lists(_actor(spans), max_size=2))),
        claims=claims,
        events=tuple(draw(st.lists(_event(document, spans), max_size=2))),
        figures=tuple(draw(st.lists(_figure(document, span), max_size=2))),
        times=tuple(draw(st.lists(_when(span), max_size=2))),
        places=tuple(draw(st.lists(_place(spans), max_size=2))),
        disputes=tuple(draw(st.lists(_dispute(claims), max_size=1))),
        pending=tuple(draw(st.lists(_pending(claims), max_size=1))),
        notes=tuple(draw(st.lists(WORDS, max_size=2))),
        versions=tuple(draw(st.dictionaries(WORDS, WORDS, max_size=2)).items()),
    )


def _actor(spans: Draw) -> st.SearchStrategy[Actor]:
    kinds, aliases = st.sampled_from(ActorKind), st.lists(WORDS, max_size=2).map(tuple)
    return st.builds(Actor, WORDS, WORDS, kinds, MAYBE, MAYBE, MAYBE, aliases, spans)


def _claim(document: Document, spans: Draw) -> st.SearchStrategy[Claim]:
    return st.builds(
        Claim,
        WORDS,
        st.builds(Source, MAYBE, spans),
        spans,
        spans,
        st.sampled_from(ClaimKind),
        st.sampled_from(Stance),
        MAYBE,
        MAYBE,
        st.builds(Evidence, st.sampled_from(EvidenceStatus), spans),
        spans,
        MAYBE,
        st.lists(WORDS, max_size=2).map(tuple),
        UNIT,
        st.just(document),
    )


def _event(document: Document, spans: Draw) -> st.SearchStrategy[Event]:
    ids = st.lists(WORDS, max_size=2).map(tuple)
    mentions = st.lists(spans, max_size=2).map(tuple)
    parties = (ids, ids, spans, spans, MAYBE, MAYBE)
    rest = (st.sampled_from(Modality), ids, st.booleans(), UNIT, st.just(document))
    return st.builds(Event, WORDS, WORDS, MAYBE, spans, mentions, *parties, *rest)


def _figure(document: Document, span: Draw) -> st.SearchStrategy[Figure]:
    interval = st.tuples(NUMBER, NUMBER)
    named = (MAYBE, MAYBE, MAYBE, MAYBE, MAYBE)
    return st.builds(Figure, span, NUMBER, interval, interval, *named, st.just(document))


def _when(span: Draw) -> st.SearchStrategy[When]:
    return st.builds(When, span, st.sampled_from(["DATE", "SET"]), WORDS, MAYBE)


def _place(spans: Draw) -> st.SearchStrategy[Place]:
    lat, lon = st.none() | st.floats(-90, 90), st.none() | st.floats(-180, 180)
    return st.builds(Place, WORDS, spans, WORDS, MAYBE, lat, lon, st.none() | st.integers(1))


def _dispute(claims: tuple[Claim, ...]) -> st.SearchStrategy[Dispute]:
    some = st.lists(st.sampled_from(claims), max_size=2).map(tuple)
    names = st.lists(WORDS, max_size=2).map(tuple)
    sides = st.lists(st.builds(Side, WORDS, some, names, names, st.integers(0, 9)), max_size=2)
    kinds = st.sampled_from(DisputeKind)
    return st.builds(Dispute, WORDS, kinds, WORDS, sides.map(tuple), MAYBE, names)


def _pending(claims: tuple[Claim, ...]) -> st.SearchStrategy[Pending]:
    claim, kinds = st.sampled_from(claims), st.sampled_from(PendingKind)
    return st.builds(
        Pending, WORDS, kinds, claim, MAYBE, st.sampled_from(PendingStatus), st.none() | claim
    )


@settings(max_examples=25, deadline=None)
@given(reading=readings())
def test_a_record_gives_its_reading_back_and_obeys_the_schema(reading: Reading) -> None:
    record = json.loads(json.dumps(to_record(reading)))
    VALIDATOR.validate(record)
    assert from_record(record, reading.document.text) == reading


def small() -> Reading:
    """One claim and one event in one line."""
    document = Document("The ferry sank, Ada said.", ref="ferry")
    claim = Claim(
        "c1",
        Source(None, (Span(16, 19),)),
        (Span(20, 24),),
        (Span(0, 14),),
        ClaimKind.INDIRECT,
        document=document,
    )
    event = Event("e1", "AID", None, (Span(10, 14),), ((Span(10, 14),),), document=document)
    return Reading(document, claims=(claim,), events=(event,))


def test_the_schema_is_sound_and_explains_every_field() -> None:
    VALIDATOR.check_schema(schema())
    defined = schema()["$defs"]
    for name in ("document", "actor", "claim", "event", "figure", "time", "place", "dispute"):
        for field, told in defined[name]["properties"].items():
            assert told["title"], (name, field)
            assert told["description"], (name, field)


def test_a_field_that_is_added_is_free() -> None:
    record = to_record(small())
    record["colour"] = record["claims"][0]["tone"] = "grave"
    VALIDATOR.validate(record)
    assert from_record(record, small().document.text) == small()


def test_a_number_beyond_all_numbers_is_no_number() -> None:
    endless = float("inf")
    figure = Figure(Span(0, 3), endless, (endless, None), (endless, endless))
    (record,) = to_record(replace(small(), figures=(figure,)))["figures"]
    assert json.loads(json.dumps(record, allow_nan=False)) == record
    assert (record["value"], record["interval"], record["likely"]) == (None, [None] * 2, [None] * 2)


def test_a_publishers_event_has_the_publisher_for_voucher() -> None:
    event = small().events[0]
    assert to_record(small())["events"][0]["voucher"] == "publisher"
    carried = replace(small(), events=(replace(event, voucher=("c1",)),))
    assert to_record(carried)["events"][0]["voucher"] == ["c1"]


def _stance(record: dict[str, Any]) -> None:
    record["claims"][0]["stance"] = "lies"


def _span(record: dict[str, Any]) -> None:
    record["claims"][0]["cue"]["spans"] = [[20, 24, 30]]


def _missing(record: dict[str, Any]) -> None:
    del record["events"][0]["trigger"]


def _null(record: dict[str, Any]) -> None:
    record["claims"] = None


@pytest.mark.parametrize("spoil", [_stance, _span, _missing, _null])
def test_what_is_no_record_is_refused_here_and_by_the_schema(
    spoil: Callable[[dict[str, Any]], None],
) -> None:
    record = to_record(small())
    spoil(record)
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(record)
    with pytest.raises(RecordError, match="no record of a Reading"):
        from_record(record, small().document.text)


@pytest.mark.parametrize("pair", [[0, 26], [5, 5], [9, 3], [-1, 4]])
def test_a_span_that_is_not_in_the_text_is_refused_wherever_it_stands(pair: list[int]) -> None:
    for number in range(5):
        record = to_record(small())
        held = [
            record["claims"][0]["source"]["spans"],
            record["claims"][0]["content"]["spans"],
            record["events"][0]["trigger"]["spans"],
            record["events"][0]["mentions"][0],
            record["claims"][0]["hedges"],
        ][number]
        held[:] = [pair]
        with pytest.raises(SpanError, match="text of 25 characters"):
            from_record(record, small().document.text)


def test_a_form_of_another_number_is_refused() -> None:
    record = {**to_record(small()), "schema": "accordingto/reading/2"}
    with pytest.raises(RecordError, match="reading/1, but 'accordingto/reading/2'"):
        from_record(record, small().document.text)


def test_another_text_than_the_records_is_refused() -> None:
    with pytest.raises(RecordError, match="not the text of this record"):
        from_record(to_record(small()), "The ferry sank, Eva said.")
