"""One actor under many names, with the evidence; two of one name stay two."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from accordingto.linking.actors import JUDGED, Known, join_actors
from accordingto.model import Actor, ActorKind, Document, Reading

DAY = date(2031, 5, 1)
PERSON = ActorKind.PERSON


def reading(number: int, *actors: Actor, day: date | None = None) -> Reading:
    published = DAY + timedelta(days=number) if day is None else day
    return Reading(Document(f"text {number}", ref=f"t{number}", published=published), actors)


def together(known: dict[str, Known], one: str, other: str) -> bool:
    return known[one] is known[other]


FULL = Actor("a1", "Piers Johnston", PERSON, "GB", "foreign secretary", "British")
MR = Actor("a2", "Johnston", PERSON)
OFFICE = Actor("a3", "British foreign secretary", PERSON, "GB", "foreign secretary", "British")
OTHER = Actor("a4", "Comfort Johnston", PERSON, "LR", "information minister", "Liberian")


def test_full_name_surname_and_office_of_one_month_are_one_with_the_evidence() -> None:
    found = join_actors([reading(1, FULL), reading(2, MR), reading(3, OFFICE)])["a1"]
    assert (found.name, found.country, found.role) == (
        "Piers Johnston", "GB", "foreign secretary",
    )  # fmt: skip
    assert found.members == ("a1", "a2", "a3")
    assert found.articles == ("t1", "t2", "t3")
    assert found.aliases == ("Johnston", "British foreign secretary")
    assert found.because == (
        "the only Johnston within a month is Piers Johnston in t1",
        "British foreign secretary within a month is Piers Johnston in t1",
    )


def test_two_of_one_surname_stay_two_and_the_surname_alone_is_neither() -> None:
    known = join_actors([reading(1, FULL), reading(2, OTHER), reading(3, MR)])
    assert not together(known, "a1", "a4")
    assert known["a2"].members == ("a2",)


def test_a_surname_with_a_country_goes_to_the_one_of_that_country() -> None:
    theirs = Actor("a5", "Johnston", PERSON, "LR")
    known = join_actors([reading(1, FULL), reading(2, OTHER), reading(3, theirs)])
    assert together(known, "a4", "a5")


def test_two_of_one_full_name_and_two_countries_stay_two() -> None:
    namesake = Actor("a6", "Piers Johnston", PERSON, "LR", "minister")
    known = join_actors([reading(1, FULL), reading(2, namesake)])
    assert not together(known, "a1", "a6")


@pytest.mark.parametrize(("days", "same"), [(20, True), (60, False)])
def test_an_office_is_one_persons_for_a_month(days: int, *, same: bool) -> None:
    later = reading(3, OFFICE, day=DAY + timedelta(days=days))
    assert together(join_actors([reading(0, FULL), later]), "a1", "a3") is same


def test_people_decide_whatever_the_evidence() -> None:
    readings = [reading(1, FULL), reading(2, MR), reading(3, OTHER)]
    apart = join_actors(readings[:2], {frozenset(("a1", "a2")): False})
    assert not together(apart, "a1", "a2")
    merged = join_actors(readings, {frozenset(("a1", "a2")): True})
    assert together(merged, "a1", "a2")
    assert JUDGED in merged["a1"].because


def test_initials_join_where_one_article_introduces_them() -> None:
    whole = Actor("b1", "Harbour Rights Committee", ActorKind.ORGANISATION, aliases=("HRC",))
    short = Actor("b2", "HRC", ActorKind.ORGANISATION)
    other = Actor("b3", "High River Council", ActorKind.ORGANISATION, aliases=("HRC",))
    known = join_actors([reading(1, whole), reading(2, short)])
    assert known["b2"].because == ("HRC is Harbour Rights Committee in t1",)
    assert not together(join_actors([reading(1, whole, other), reading(2, short)]), "b1", "b2")


def test_residents_of_two_articles_are_not_one() -> None:
    one, two = (Actor(f"c{n}", "residents", ActorKind.PEOPLE) for n in (1, 2))
    assert not together(join_actors([reading(1, one), reading(2, two)]), "c1", "c2")


def test_a_capital_that_speaks_is_its_government_where_an_article_says_so() -> None:
    state = Actor("d1", "Ostria", ActorKind.COUNTRY, aliases=("Ostrian", "Velm"))
    seat = Actor("d2", "Velm", ActorKind.COUNTRY)
    known = join_actors([reading(1, state), reading(2, seat)])
    assert known["d2"].because == ("Velm stands for Ostria in t1",)


def test_a_state_is_one_by_its_code() -> None:
    one = Actor("e1", "Syria", ActorKind.GOVERNMENT, "SY")
    two = Actor("e2", "Damascus", ActorKind.COUNTRY, "SY")
    assert together(join_actors([reading(1, one), reading(2, two)]), "e1", "e2")


def test_the_order_of_the_readings_decides_nothing_but_the_id() -> None:
    readings = [reading(1, FULL), reading(2, MR), reading(3, OFFICE)]
    forth = join_actors(readings)["a1"]
    back = join_actors(readings[::-1])["a1"]
    assert set(forth.members) == set(back.members)
