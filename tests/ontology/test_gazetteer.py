from __future__ import annotations

from importlib.resources import files

import pytest

from accordingto.ontology.gazetteer import capital_of, country_entry, places_named


def test_cities_of_one_name_come_large_before_small() -> None:
    people = [entry.population for entry in places_named("Paris") if not entry.alias]
    assert len(people) > 1
    assert people == sorted(people, reverse=True)


@pytest.mark.parametrize("name", ["Kiev", "KYIV", "Kyiv", "kyiv"])
def test_accents_case_and_other_spellings_find_the_city(name: str) -> None:
    assert places_named(name)[0].name == "Kyiv"


def test_a_region_is_known_by_its_bare_name() -> None:
    kinds = {(entry.kind, entry.country) for entry in places_named("Tuscany")}
    assert ("region", "IT") in kinds


@pytest.mark.parametrize(
    ("name", "country"), [("Damascus", "SY"), ("London", "GB"), ("Velm", None)]
)
def test_capitals_tell_their_country(name: str, country: str | None) -> None:
    assert capital_of(name) == country


def test_countries_have_a_line() -> None:
    syria = country_entry("SY")
    assert syria is not None
    assert (syria.name, syria.kind) == ("Syria", "country")
    assert country_entry("QQ") is None


def test_the_table_is_credited_and_compact() -> None:
    table = files("accordingto.ontology") / "gazetteer.tsv"
    text = table.read_text(encoding="utf-8")
    assert "CC BY 4.0" in text.splitlines()[0]
    assert len(text.encode("utf-8")) < 2_500_000
