"""One happening of an article is one event; another happening is another."""

import pytest

import accordingto as at


def events(text: str, kind: str) -> list[str]:
    found = at.read(text, published="2031-05-14").events
    return [event.words for event in found if event.type == kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Marland expels Keshian diplomats\n\nMarland expelled four diplomats of Kesh on Monday.",
         "SANCTION"),
        ("Rockets struck a school in Ost.\nThe army said rebels had fired the rockets.", "ASSAULT"),
        ("Marland bombed Ruvania on 12 May.\nMarland had bombed Ruvania to free its crew.",
         "ASSAULT"),
        ("Marland fired a shell that killed nine miners.", "ASSAULT"),
    ],
)  # fmt: skip
def test_tellings_of_one_act_are_one_event(text: str, kind: str) -> None:
    assert len(events(text, kind)) == 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Marland bombed Ruvania on 3 May.\nMarland bombed Ruvania on 12 May.", "ASSAULT"),
        ("Marland bombed Ruvania.\nKesh bombed Ruvania.", "ASSAULT"),
        ("Marland accused Ruvania of fraud.\nMarland condemned Ruvania.", "ACCUSE"),
        ("Marland bombed Ruvania.\nMarland will bomb Ruvania again.", "ASSAULT"),
    ],
)
def test_two_acts_are_two_events(text: str, kind: str) -> None:
    assert len(events(text, kind)) == 2


def test_who_condemns_a_strike_condemns_who_struck() -> None:
    reading = at.read("Marland bombed Ruvania.\nKesh condemned the attack.", published="2031-05-14")
    names = {actor.id: actor.name for actor in reading.actors}
    (condemned,) = [event for event in reading.events if event.type == "ACCUSE"]
    assert [names[i] for i in condemned.recipients] == ["Marland"]
