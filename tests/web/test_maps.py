from __future__ import annotations

from accordingto.model import Place
from accordingto.web.maps import HEIGHT, WIDTH, picture


def place(name: str, lat: float | None, lon: float | None) -> Place:
    return Place("p1", (), name, lat=lat, lon=lon)


def test_places_without_a_point_make_no_map() -> None:
    assert picture([]) is None
    assert picture([place("Tarnholt", None, None)]) is None


def test_places_stand_as_on_the_globe_inside_the_picture() -> None:
    drawn = picture([place("Kyiv", 50.45, 30.52), place("Kharkiv", 49.99, 36.23)] * 2)
    assert drawn is not None
    east, west = drawn.points
    assert (east.name, west.name) == ("Kharkiv", "Kyiv")
    assert east.x > west.x
    assert east.y > west.y
    assert (east.count, west.count) == (2, 2)
    for point in drawn.points:
        assert 0 < point.x < WIDTH
        assert 0 < point.y < HEIGHT


def test_the_countries_around_are_drawn_and_no_others() -> None:
    drawn = picture([place("Kyiv", 50.45, 30.52)])
    assert drawn is not None
    names = {country.name for country in drawn.countries}
    assert "Ukraine" in names
    assert not names & {"Brazil", "Australia", "Japan"}
    assert all(country.path.startswith("M") for country in drawn.countries)


def test_one_place_alone_and_the_ends_of_the_earth_are_drawn() -> None:
    for lat, lon in ((0.0, 0.0), (90.0, 0.0), (-90.0, 180.0), (71.0, -179.9)):
        assert picture([place("x", lat, lon)]) is not None
