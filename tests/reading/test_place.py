from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.model import Document, Place
from accordingto.reading.actor import read_actors
from accordingto.reading.parse import parse
from accordingto.reading.place import read_places


def places(text: str) -> dict[str, Place]:
    document = Document(text=text)
    analysed = parse(text)
    found = read_places(document, analysed, read_actors(document, analysed))
    return {place.spans[0].of(text): place for place in found}


def test_a_city_has_country_point_and_geonames_id() -> None:
    kharkiv = places("Shells fell on a market in Kharkiv on Monday.")["Kharkiv"]
    assert (kharkiv.country, kharkiv.geonames) == ("UA", 706483)
    assert kharkiv.lat == pytest.approx(49.98, abs=0.1)
    assert kharkiv.lon == pytest.approx(36.25, abs=0.1)


def test_a_capital_that_acts_is_no_place() -> None:
    assert "Moscow" not in places("Moscow denied the charge on Monday.")
    assert "Moscow" in places("The envoy arrived in Moscow on Monday.")


def test_a_country_that_only_fares_is_a_place_and_one_that_acts_is_none() -> None:
    assert places("Belgium has not seen such a crash for years.")["Belgium"].country == "BE"
    assert places("Chile was struck by a quake.")["Chile"].country == "CL"
    assert "Chile" not in places("Chile denied the charge on Monday.")
    assert places("The Belgian is ill.") == {}


def test_the_same_name_can_be_both_in_one_text() -> None:
    text = "Damascus denied the charge. Fighting went on in Damascus."
    assert [span.start for span in places(text)["Damascus"].spans] == [text.rindex("Damascus")]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Two people were hurt in Paris, the French police said.", "FR"),
        ("Two people were hurt in Paris, Texas, on Friday.", "US"),
        ("Villagers in Tuscany said that the Italian army had left.", "IT"),
    ],
)
def test_an_ambiguous_name_is_decided_by_the_text(text: str, country: str) -> None:
    assert next(iter(places(text).values())).country == country


@pytest.mark.parametrize(
    ("text", "words", "lat", "lon"),
    [
        ("Two men from the Ohio town of Athens were held.", "Athens", 39.3, -82.1),
        ("A blast hit the lakeside town of Como in northern Italy.", "Como", 45.8, 9.1),
        ("Fighting broke out in Tripoli, in northern Lebanon.", "Tripoli", 34.4, 35.8),
        ("Shells fell in Donetsk and in Horlivka.", "Donetsk", 48.0, 37.8),
        ("A tanker burned in the Strait of Hormuz.", "Strait of Hormuz", 26.6, 56.4),
        ("The trial was moved to Dallas County, Texas.", "Dallas County", 32.8, -96.8),
        ("Fires burned across New South Wales.", "New South Wales", -32.0, 147.0),
        ("Convoys left Homs for Deir al-Zor.", "Deir al-Zor", 35.3, 40.1),
        ("Residents of Deir ez-Zor fled.", "Deir ez-Zor", 35.3, 40.1),
        ("Two trains collided in Saxony-Anhalt.", "Saxony-Anhalt", 52.0, 11.7),
        ("Sheep farmers in West Yorkshire fear the levy.", "West Yorkshire", 53.75, -1.67),
        ("Flights from Heathrow to Oslo were late.", "Heathrow", 51.5, -0.5),
        (
            "A fire broke out in Lincoln. Crews came from Boston, Lincolnshire.",
            "Lincoln",
            53.2,
            -0.5,
        ),
    ],
)
def test_a_place_is_found_by_what_it_lies_in_and_near(
    text: str, words: str, lat: float, lon: float
) -> None:
    place = places(text)[words]
    assert (place.lat, place.lon) == (pytest.approx(lat, abs=1.5), pytest.approx(lon, abs=1.5))


def test_a_place_close_by_is_marked_as_near() -> None:
    text = "Shells hit the southern Damascus suburbs. Aid came to Damascus."
    damascus = places(text)["Damascus"]
    assert [span.start for span in damascus.spans] == [text.index("Dam"), text.rindex("Dam")]
    assert [span.start for span in damascus.near] == [text.index("Dam")]
    assert places("A train burned near Como.")["Como"].near
    assert not places("A train burned in Como.")["Como"].near


def test_a_state_cut_short_behind_a_comma_is_the_state() -> None:
    found = places("Two men fled from Lebanon, Tenn., and were held in Paris, Ky.")
    assert {name: place.name for name, place in found.items()} == {
        "Lebanon": "Lebanon", "Tenn.": "Tennessee", "Paris": "Paris", "Ky.": "Kentucky",
    }  # fmt: skip
    assert found["Lebanon"].lat == pytest.approx(36.2, abs=0.1)


def test_what_the_text_puts_at_a_town_is_near_it() -> None:
    text = "A woman drowned in the Velm River near Lyon."
    river = places(text)["Velm River"]
    lyon = places(text)["Lyon"]
    assert (river.lat, river.lon, river.country) == (lyon.lat, lyon.lon, "FR")
    assert river.near == river.spans
    assert places("A woman drowned in the Velm River.")["Velm River"].lat is None
    bay = places("Boats left Mobile at noon. Nobody swam in Mobile Bay.")
    assert bay["Mobile Bay"].lat == bay["Mobile"].lat


def test_a_road_by_its_number_is_no_place() -> None:
    assert "Interstate" not in places("A lorry hit a deer on Interstate 40 near Jackson, Tenn.")


def test_a_river_is_no_county_of_its_name() -> None:
    river = places("A barge sank in the Red River on Monday.").get("Red River")
    assert river is None or river.lat is None


def test_a_disputed_territory_lies_where_the_law_puts_it() -> None:
    assert places("Troops landed in Crimea at dawn.")["Crimea"].country == "UA"


def test_a_name_no_table_knows_is_kept_without_country() -> None:
    dorl = places("The army shelled the town of Dorl near the Karvian border.")["Dorl"]
    assert (dorl.country, dorl.lat, dorl.geonames) == (None, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Reading the report, the minister said it was nice.",
        "Police said that the mobile phone was found.",
        "Ana Paris said that the talks had failed.",
        "The Ostrian army fired on Karvian tanks.",
    ],
)
def test_ordinary_words_persons_and_adjectives_are_no_places(text: str) -> None:
    assert places(text) == {}


def test_the_town_at_the_head_of_a_dispatch_is_a_place() -> None:
    assert places("BERLIN (OPA) - Two men were held on Friday.")["BERLIN"].country == "DE"


def test_a_country_is_a_place_only_where_something_happens() -> None:
    assert "Syria" in places("Ten people died in Syria.")
    assert "Syria" not in places("Syria said that ten people had died.")


@settings(max_examples=25, deadline=None)
@given(st.text(st.sampled_from(" .,:()\"“”'’-\n\tParis in Velm said US of the 7é"), max_size=80))
def test_any_text_gives_places_inside_it(text: str) -> None:
    for place in places(text).values():
        assert all(span.of(text).strip() for span in place.spans)
        assert list(place.spans) == sorted(place.spans)
        assert set(place.near) <= set(place.spans)
