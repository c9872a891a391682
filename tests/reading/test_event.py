"""Who did what to whom, told once, with the words that tell it."""

from functools import cache
from string import ascii_letters, digits, punctuation

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.model import (
    Actor,
    ActorKind,
    Claim,
    ClaimKind,
    Document,
    Event,
    Modality,
    Place,
    Source,
    Span,
    Stance,
    When,
)
from accordingto.ontology.plover import ontology
from accordingto.reading.event import read_events
from accordingto.reading.parse import parse


@cache
def read(text: str) -> tuple[Event, ...]:
    return read_events(Document(text), parse(text), (), (), (), ())


def only(text: str) -> Event:
    (event,) = read(text)
    return event


def named(event: Event) -> tuple[list[str], list[str]]:
    text = event.document.text
    return (
        [span.of(text) for span in event.actor_spans],
        [span.of(text) for span in event.recipient_spans],
    )


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("Marland shelled Ruvania.", "ASSAULT", ["Marland"], ["Ruvania"]),
        ("Ruvania was shelled by Marland.", "ASSAULT", ["Marland"], ["Ruvania"]),
        ("The army of Marland carried out an attack on Ruvania.", "ASSAULT",
         ["army of Marland"], ["Ruvania"]),
        ("Marland's attack on Ruvania lasted an hour.", "ASSAULT", ["Marland"], ["Ruvania"]),
        ("Marland gave its approval to Ruvania.", "SUPPORT", ["Marland"], ["Ruvania"]),
        ("Marland and Kesh criticised Ruvania.", "ACCUSE", ["Marland", "Kesh"], ["Ruvania"]),
        ("Marland criticised Ruvania and Kesh.", "ACCUSE", ["Marland"], ["Ruvania", "Kesh"]),
        ("Danish and Swiss officials criticised Ruvania.", "ACCUSE",
         ["Danish", "Swiss officials"], ["Ruvania"]),
        ("Marland rejected a proposal by Ruvania.", "REJECT", ["Marland"], ["Ruvania"]),
        ("The rebels, who abducted four miners, fled.", "ASSAULT", ["rebels"], ["four miners"]),
    ],
)  # fmt: skip
def test_finds_who_and_whom(text: str, kind: str, actors: list[str], recipients: list[str]) -> None:
    event = only(text)
    assert event.type == kind
    assert named(event) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Marland and Ruvania struck a deal.", "AGREE"),
        ("Marland struck the Ruvanian airfield.", "ASSAULT"),
        ("Miners took strike action in Ruvania.", "PROTEST"),
        ("Marland broke off relations with Ruvania.", "SANCTION"),
        ("Marland broke the truce with Ruvania.", "REJECT"),
    ],
)
def test_tells_senses_apart_by_object_and_particle(text: str, kind: str) -> None:
    assert [event.type for event in read(text)] == [kind]


def test_a_shared_subject_serves_both_verbs() -> None:
    first, second = read("Marland accused Ruvania and expelled the Ruvanian envoys.")
    assert (first.type, second.type) == ("ACCUSE", "SANCTION")
    assert named(first)[0] == named(second)[0] == ["Marland"]


def test_a_promise_is_an_act_and_its_content_is_planned() -> None:
    promise, leaving = read("Marland agreed to withdraw its troops from Ruvania.")
    assert (promise.type, promise.modality) == ("AGREE", Modality.ACTUAL)
    assert (leaving.type, leaving.modality) == ("RETREAT", Modality.PLANNED)
    assert named(leaving)[0] == ["Marland"]


def test_an_accusation_is_an_act_and_its_content_alleged() -> None:
    accusing, killing = read("Marland accused Ruvania of killing the miners.")
    assert (accusing.type, accusing.modality) == ("ACCUSE", Modality.ACTUAL)
    assert (killing.type, killing.modality) == ("ASSAULT", Modality.ALLEGED)
    assert named(killing) == (["Ruvania"], ["miners"])


def test_it_in_reported_speech_is_the_speaker() -> None:
    (event,) = [e for e in read("Marland said it had released the miners.") if e.type == "RETREAT"]
    assert named(event)[0] == ["Marland"]


def test_killed_in_an_attack_is_one_happening() -> None:
    event = only("Nine miners were killed in an attack by Ruvania.")
    assert named(event) == (["Ruvania"], ["Nine miners"])
    assert len(event.mentions) == 2


def test_weapons_do_not_act() -> None:
    event = only("Rockets struck a ferry terminal in Ost, killing nine miners.")
    assert named(event) == ([], ["ferry terminal in Ost", "nine miners"])
    assert len(event.mentions) == 2


def test_a_later_definite_mention_joins() -> None:
    event = only("Marland bombed Ruvania on Monday.\nThe attack lasted an hour.")
    assert [e.of(event.document.text) for spans in event.mentions for e in spans] == [
        "bombed",
        "attack",
    ]


def test_an_attack_on_somebody_else_does_not_join() -> None:
    events = read("Marland bombed Ruvania.\nThe attack on Kesh lasted an hour.")
    assert len(events) == 2


def test_another_attack_does_not_join() -> None:
    assert len(read("Marland bombed Ruvania.\nKesh launched an attack on Ruvania.")) == 2


def test_a_repeated_headline_is_no_second_event() -> None:
    assert len(read("Marland bombs “Ruvania”\nMarland bombs Ruvania")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Marland beat Ruvania in the cup on Sunday and attacked Ruvania's striker all evening.",
        "A typhoon hit the port of Ost and killed nine miners.",
        "It was a difficult situation for Marland, the minister said.",
        "The clock struck nine.",
        "He had a heart attack.",
        "The attack was bad.",
    ],
)
def test_what_is_no_event_stays_out(text: str) -> None:
    assert read(text) == ()


def test_cooperation_needs_somebody_to_cooperate_with() -> None:
    assert read("Marland sent money.") == ()


TOLD = "The premier said that Marland had attacked Ruvania near Ost on 3 May 2031."


def told() -> tuple[str, Document, tuple[Actor, ...], tuple[Claim, ...]]:
    actors = tuple(
        Actor(f"a{n}", name, ActorKind.COUNTRY, mentions=(at(TOLD, name),))
        for n, name in enumerate(("Marland", "Ruvania"), start=1)
    )
    content = (at(TOLD, "Marland had attacked Ruvania near Ost on 3 May 2031"),)
    outer = Claim("c1", Source(), (at(TOLD, "said"),), content, ClaimKind.INDIRECT)
    inner = Claim("c2", Source(), (), content, ClaimKind.INDIRECT, within="c1")
    own = Claim("c3", Source(), (), (Span(0, len(TOLD)),), ClaimKind.NARRATED)
    return TOLD, Document(TOLD), actors, (own, inner, outer)


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def test_ids_place_time_and_voucher_come_from_the_other_rooms() -> None:
    text, document, actors, claims = told()
    places = (Place("p1", (at(text, "Ost"),), "Ost"),)
    times = (When(at(text, "3 May 2031"), "DATE", "2031-05-03"),)
    (event,) = read_events(document, parse(text), actors, places, times, claims)
    assert (event.actors, event.recipients) == (("a1",), ("a2",))
    assert (event.place, event.when) == ("p1", "2031-05-03")
    assert event.voucher == ("c1", "c2")


def test_the_outlet_vouches_for_what_nobody_is_credited_with() -> None:
    assert only("Marland bombed Ruvania.").voucher == ()


def test_we_is_the_speaker() -> None:
    text = "“We bombed Ruvania,” the premier said."
    claim = Claim(
        "c1", Source("a1", (at(text, "the premier"),)), (at(text, "said"),),
        (at(text, "We bombed Ruvania"),), ClaimKind.DIRECT,
    )  # fmt: skip
    (event,) = read_events(Document(text), parse(text), (), (), (), (claim,))
    assert event.actors == ("a1",)


@pytest.mark.parametrize(
    ("stance", "modality"),
    [
        (Stance.ACCUSES, Modality.ALLEGED),
        (Stance.DENIES, Modality.DENIED),
        (Stance.ASSERTS, Modality.ACTUAL),
        (Stance.PREDICTS, Modality.ACTUAL),
    ],
)
def test_the_claim_colours_its_content(stance: Stance, modality: Modality) -> None:
    text, document, _, claims = told()
    claim = Claim("c1", Source(), (), claims[2].content, ClaimKind.INDIRECT, stance)
    (event,) = read_events(document, parse(text), (), (), (), (claim,))
    assert event.modality is modality


def test_the_ontology_has_sixteen_types() -> None:
    assert len(ontology()) == 16


WORDS = st.sampled_from(
    ["Marland", "attacked", "the", "attack", "on", "Ruvania", "said", "that", "who", "was", "by",
     "killed", "accused", "of", "to", "and", "“", "”", ".", "?", "will", "no", "strike", "\n"]
)  # fmt: skip


CHARACTERS = ascii_letters + digits + punctuation + "“”’–…é"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(WORDS, st.text(CHARACTERS, min_size=1, max_size=8)), max_size=25))
def test_never_raises_and_every_span_is_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for number, event in enumerate(read(text), start=1):
        assert event.id == f"e{number}"
        assert event.trigger in event.mentions
        spans = (
            *event.actor_spans,
            *event.recipient_spans,
            *(s for m in event.mentions for s in m),
        )
        assert all(span.end <= len(text) for span in spans)
        assert event.actor_spans or event.recipient_spans
        assert 0 <= event.confidence <= 1
