from __future__ import annotations

from collections.abc import Callable

from accordingto.ledger.ledger import Ledger
from accordingto.linking.actors import Known, join_actors

Make = Callable[..., Ledger]


def known(ledger: Ledger) -> list[Known]:
    return list(join_actors(list(ledger.readings())).values())


def parties(ledger: Ledger, *names: str) -> set[str]:
    found = {one.name: one.party for one in known(ledger)}
    return {found[name] for name in names}


def test_a_minister_and_his_government_are_one_voice(ledger_of: Make) -> None:
    text = (
        "The Ostrian government closed the strait, and Ostria said it would stay closed. "
        "Ostrian Defence Minister Karl Osten said so."
    )
    assert len(parties(ledger_of(("The Lamp", "2031-05-12", text)), "Karl Osten", "Ostria")) == 1


def test_a_director_and_a_mayor_are_two(ledger_of: Make) -> None:
    text = "Mayor Ana Belic said the quay was safe. Hospital director Ben Hale said it was not."
    ledger = ledger_of(("The Lamp", "2031-05-12", text))
    assert len(parties(ledger, "Ana Belic", "Ben Hale")) == 2


def test_a_full_name_and_a_surname_of_another_article_are_one(ledger_of: Make) -> None:
    ledger = ledger_of(
        ("The Lamp", "2031-05-12", "Mayor Ana Belic said the quay was safe."),
        ("Harbour Wire", "2031-05-13", "“The quay is safe,” Mayor Belic said on Monday."),
    )
    assert len({one.id for one in known(ledger) if one.name.endswith("Belic")}) == 1


def test_two_of_one_surname_stay_two(ledger_of: Make) -> None:
    ledger = ledger_of(
        ("The Lamp", "2031-05-12", "Mayor Ana Belic said the quay was safe."),
        ("Harbour Wire", "2031-05-13", "General Piet Belic said the quay was lost."),
    )
    assert len({one.id for one in known(ledger) if one.name.endswith("Belic")}) == 2
