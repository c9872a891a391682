from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.ontology.gazetteer import capital_of, country_entry, is_known, places_named


def test_cities_of_one_name_come_large_before_small() -> None:
    people = [entry.population for entry in places_named("Paris") if not entry.alias]
    assert len(people) > 1
    assert people == sorted(people, reverse=True)


@pytest.mark.parametrize("name", ["Kiev", "KYIV", "Kyiv", "kyiv"])
def test_accents_case_and_other_spellings_find_the_city(name: str) -> None:
    assert "Kyiv" in {entry.name for entry in places_named(name)}


@pytest.mark.parametrize("name", ["Deir al-Zor", "Deir ez-Zor", "Deir el Zor", "Dayr az-Zawr"])
def test_an_arabic_article_is_found_in_any_spelling(name: str) -> None:
    assert "Deir ez-Zor" in {entry.name for entry in places_named(name)}


@pytest.mark.parametrize("name", ["Dayr Abu Da‘if", "Dayr Abu Da'if", "Dayr Abu Da’if"])
def test_an_apostrophe_of_any_kind_may_be_left_out(name: str) -> None:
    assert places_named(name) == places_named("Dayr Abu Daif") != ()


def test_a_region_is_known_by_its_bare_name() -> None:
    kinds = {(entry.kind, entry.country) for entry in places_named("Tuscany")}
    assert ("region", "IT") in kinds


@pytest.mark.parametrize(
    ("name", "country"), [("Damascus", "SY"), ("London", "GB"), ("Velm", None)]
)
def test_capitals_tell_their_country(name: str, country: str | None) -> None:
    assert capital_of(name) == country


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [("Washington", "US", 47.3, -121.5), ("Bavaria", "DE", 49.0, 11.5)],
)
def test_a_region_lies_among_its_towns(name: str, country: str, lat: float, lon: float) -> None:
    (region,) = (e for e in places_named(name) if (e.kind, e.country) == ("region", country))
    assert (region.lat, region.lon) == (pytest.approx(lat, abs=1), pytest.approx(lon, abs=1))


def test_countries_have_a_line() -> None:
    syria = country_entry("SY")
    assert syria is not None
    assert (syria.name, syria.kind) == ("Syria", "country")
    assert country_entry("QQ") is None


def test_every_name_is_found_by_halving() -> None:
    lines = (files("accordingto.ontology") / "gazetteer.tsv").read_text(encoding="utf-8")
    keys = [line.partition("\t")[0] for line in lines.splitlines()[1:]]
    assert keys == sorted(keys, key=str.encode)
    for key in (keys[0], keys[-1], *keys[:: len(keys) // 500]):
        assert places_named(key), key


@given(st.text(max_size=30))
def test_any_name_is_looked_up_without_an_error(name: str) -> None:
    for entry in places_named(name):
        assert -90 <= entry.lat <= 90
        assert -180 <= entry.lon <= 180


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Lamar County", "district", "US"),
        ("Lincolnshire", "district", "GB"),
        ("North Sea", "water", ""),
        ("Lampedusa", "land", "IT"),
        ("Hodeida", "city", "YE"),
        ("Deir al-Zor", "city", "SY"),
        ("KwaZulu-Natal", "region", "ZA"),
        ("St. Louis", "city", "US"),
        ("Nelsonville", "city", "US"),
    ],
)
def test_districts_waters_small_towns_and_other_spellings_are_there(
    name: str, kind: str, country: str
) -> None:
    assert (kind, country) in {(entry.kind, entry.country) for entry in places_named(name)}


def test_a_hamlet_is_listed_but_not_known_afar() -> None:
    assert places_named("Nelsonville")
    assert not is_known("Nelsonville")
    assert is_known("Kharkiv")


def test_the_table_is_credited_and_compact() -> None:
    table = files("accordingto.ontology") / "gazetteer.tsv"
    text = table.read_text(encoding="utf-8")
    assert "CC BY 4.0" in text.splitlines()[0]
    assert len(text.encode("utf-8")) < 15_000_000
