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
        ("Marland arrests officer\n\nMarland's secret service arrested a captain on Monday.",
         "COERCE"),
        ("Gunmen attacked a tanker.\nMarland blamed Kesh for the attack.", "ASSAULT"),
        ("Warplanes bombed a market.\nThe general denied that his pilots had hit the market.",
         "ASSAULT"),
        ("Dozens of miners were shot by French soldiers.\nThe French army killed the miners.",
         "ASSAULT"),
        ("The attack on Ost killed nine miners.", "ASSAULT"),
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
        ("Gunmen fired rockets at a base from which rebels attacked the town.", "ASSAULT"),
    ],
)
def test_two_acts_are_two_events(text: str, kind: str) -> None:
    assert len(events(text, kind)) == 2


def test_who_condemns_a_strike_condemns_who_struck() -> None:
    reading = at.read("Marland bombed Ruvania.\nKesh condemned the attack.", published="2031-05-14")
    names = {actor.id: actor.name for actor in reading.actors}
    (condemned,) = [event for event in reading.events if event.type == "ACCUSE"]
    assert [names[i] for i in condemned.recipients] == ["Marland"]


def test_a_headline_is_no_act_beside_those_of_its_text() -> None:
    text = "No sanctions on Kesh\n\nMarland imposed sanctions on Ruvania on Monday."
    assert events(text, "SANCTION") == ["imposed sanctions"]
    assert events("No sanctions on Kesh\n\nMarland slept on Monday.", "SANCTION") == ["sanctions"]


def test_the_attack_is_the_one_of_its_kind() -> None:
    text = (
        "Marland launched a gas attack on Ost.\nKesh shelled Teln.\n"
        "The chemical attack killed nine miners."
    )
    first, second = (e for e in at.read(text).events if e.type == "ASSAULT")
    assert (len(first.mentions), len(second.mentions)) == (3, 1)
    assert second.words == "shelled"


def test_the_clause_that_tells_it_is_the_words_of_an_event() -> None:
    text = "Marland's attack on Ruvania surprised Kesh.\nMarland had attacked Ruvania at dawn."
    assert events(text, "ASSAULT") == ["attacked"]


def test_who_backs_this_move_backs_who_made_it() -> None:
    text = "Marland expelled a Ruvanian envoy.\nKesh condemned Ost.\nTolmeria backed this move."
    reading = at.read(text, published="2031-05-14")
    names = {actor.id: actor.name for actor in reading.actors}
    (backed,) = [event for event in reading.events if event.type == "SUPPORT"]
    assert [names[i] for i in backed.recipients] == ["Marland"]


def test_the_day_of_a_clause_is_not_that_of_an_act_it_only_points_at() -> None:
    text = "Marland freed a captain on Monday after the seizure of the port by Kesh."
    found = at.read(text, published="2031-05-14").events
    assert {e.type: e.when for e in found} == {"RETREAT": "2031-05-12", "COERCE": None}
