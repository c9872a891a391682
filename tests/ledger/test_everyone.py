"""One actor of the world is looked up in the articles that may speak of it, and in no others."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from invented import PER_STORY, readings
from quick import article as lines
from quick import quick_ledger
from sqlalchemy import event

from accordingto.ledger import Ledger
from accordingto.linking.bonds import bonds, names_of
from accordingto.linking.stories import LARGEST
from accordingto.model import Actor, ActorKind, Document, Reading, Span, as_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MANY = list(readings(LARGEST + 3 * PER_STORY))
PEOPLE = (
    Actor("a", "Piers Johnston", ActorKind.PERSON, "GB", "foreign secretary"),
    Actor("a", "Johnston", ActorKind.PERSON),
    Actor("a", "British foreign secretary", ActorKind.PERSON, "GB", "foreign secretary"),
    Actor("a", "Rosa Johnston", ActorKind.PERSON, "OS", "mayor"),
    Actor("a", "Ostria", ActorKind.COUNTRY, aliases=("Brannow",)),
    Actor("a", "Ostrian government", ActorKind.GOVERNMENT),
    Actor("a", "Brannow", ActorKind.GOVERNMENT),
    Actor("a", "Upland People's Front", ActorKind.ARMED_GROUP, aliases=("UPF",)),
    Actor("a", "UPF", ActorKind.ARMED_GROUP),
    Actor("a", "residents", ActorKind.PEOPLE),
)
DAYS = ("2031-05-01", "2031-05-09", "2031-08-30")


def article(number: int, day: str, actor: Actor) -> Reading:
    """An article that names one actor."""
    document = Document(f"{actor.name}\n{number}", ref=f"n{number}", published=as_date(day))
    named = replace(actor, mentions=(Span(0, len(actor.name)),))
    return Reading(document, (named,), versions=(("hand", "1"),))


def kept(found: Iterable[Reading]) -> Ledger:
    ledger = Ledger(":memory:")
    for reading in found:
        ledger.keep(reading)
    return ledger


@pytest.fixture(scope="module")
def newsroom() -> Iterator[Ledger]:
    """Actors under several names among many articles that do not speak of them."""
    own = [article(n, day, actor) for n, (actor, day) in enumerate(product(PEOPLE, DAYS))]
    with kept([*own, *MANY]) as ledger:
        yield ledger


def test_an_actor_that_is_looked_up_is_the_one_of_a_whole_pass(newsroom: Ledger) -> None:
    every = newsroom.everyone()
    assert any(len({*known.articles}) > 3 for known in every)
    for known in every:
        for member in (known.members[0], known.members[-1]):
            (found,) = newsroom.everyone(member)
            assert found == known


def test_only_the_articles_that_may_speak_of_it_are_read(
    newsroom: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    from accordingto.ledger import load  # noqa: PLC0415 - to watch it

    (known,) = newsroom.everyone("Piers Johnston")
    read: list[int] = []
    whole = load.readings

    def watched(connection: Any, numbers: Any) -> Any:  # noqa: ANN401 - as it is called
        read.extend(numbers)
        return whole(connection, numbers)

    monkeypatch.setattr(load, "readings", watched)
    newsroom.everyone(known.members[0])
    assert len(read) == len({*read})
    assert len(known.articles) <= len(read) <= 4 * 3 < LARGEST


def test_it_is_looked_up_by_indexes(newsroom: Ledger) -> None:
    (known,) = newsroom.everyone("Piers Johnston")
    asked: list[tuple[str, Any]] = []
    engine = newsroom.store.engine

    def note(_c: Any, _cursor: Any, statement: str, given: Any, *_: Any) -> None:  # noqa: ANN401
        asked.append((statement, given))

    event.listen(engine, "before_cursor_execute", note)
    newsroom.everyone(known.members[0])
    event.remove(engine, "before_cursor_execute", note)
    selects = [each for each in asked if each[0].startswith("SELECT")]
    assert selects
    with newsroom.store.reading() as connection:
        for statement, given in selects:
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given).all()
            scans = [
                row.detail for row in plan if re.match(r"SCAN (?!judgements|links)", row.detail)
            ]
            assert scans == [], statement


def test_a_merge_by_a_person_is_followed_to_articles_that_share_no_name() -> None:
    people = [article(n, DAYS[0], who) for n, who in enumerate((PEOPLE[0], PEOPLE[7]))]
    with kept([*people, *MANY]) as ledger:
        one, other = (ledger.everyone(name)[0].members[0] for name in ("Piers", "Upland"))
        ledger.judge("merge", one, other, by="ada")
        for name in (one, other):
            (known,) = ledger.everyone(name)
            assert {*known.members} == {one, other}


def test_a_bond_joins_only_who_share_a_name() -> None:
    actors = [replace(actor, id=str(number)) for number, actor in enumerate(PEOPLE)]
    joins = bonds([article(n, DAYS[0], actor) for n, actor in enumerate(actors)])
    assert len(joins) == 4
    for bond in joins:
        assert names_of(actors[int(bond.one)]) & names_of(actors[int(bond.other)])
    assert names_of(actors[-1]) == set()


def test_others_that_share_a_word_are_offered_and_no_more(newsroom: Ledger) -> None:
    (known,) = newsroom.everyone("Piers Johnston")
    near = newsroom.near(known, 5)
    assert {each.name for each in near} <= {"Rosa Johnston", "Johnston"}
    rosa = next(each for each in near if each.name == "Rosa Johnston")
    assert rosa.articles == 3
    assert newsroom.near(known, 0) == []


def test_matters_of_the_same_articles_are_offered_those_of_most_first() -> None:
    ledger = quick_ledger()
    burned = ("The mayor said 12 barns burned in Tarn.", "The mayor said 5 barns burned in Zell.")
    ledger.add(
        lines(*burned, "A nun said 2 barns burned in Olm.", ref="a"),
        lines(*burned, ref="b"),
        lines("A nun said 9 barns burned in Esk.", ref="c"),
    )
    tarn = next(each for each in ledger.matters() if each.label == "Tarn")
    assert [(each.name, each.articles) for each in ledger.near(tarn, 5)] == [
        ("Zell", 2),
        ("Olm", 1),
    ]
    assert [each.name for each in ledger.near(tarn, 1)] == ["Zell"]
