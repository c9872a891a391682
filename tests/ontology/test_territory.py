from __future__ import annotations

import pytest

from accordingto.ontology.territory import territory_coded, territory_named


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Syria", "SY"),
        ("Syrian", "SY"),
        ("the United States", "US"),
        ("Swiss", "CH"),
        ("North Korean", "KP"),
        ("Kosovo", "XK"),
    ],
)
def test_names_and_adjectives_lead_to_the_country(name: str, code: str) -> None:
    found = territory_named(name)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("name", ["Ostria", "Karvia", "Damascus", "SY", "it", "Global", "Rasha"])
def test_fictional_names_cities_codes_and_words_are_no_country(name: str) -> None:
    assert territory_named(name) is None


def test_a_disputed_territory_tells_who_governs_by_law_and_who_claims() -> None:
    crimea = territory_named("Crimea")
    assert crimea is not None
    assert (crimea.country, crimea.claimed_by) == ("UA", ("RU",))


def test_a_province_is_not_sovereign() -> None:
    texas = territory_named("Texas")
    assert texas is not None
    assert (texas.country, texas.sovereign) == ("US", False)


def test_codes_are_found_in_either_case() -> None:
    assert territory_coded("sy") == territory_coded("SY")
    assert territory_coded("nowhere") is None
