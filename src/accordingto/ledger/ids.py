"""Ids that people can cite: a letter and the number of the row, C17 for claim 17.

A record in the ledger names things by the ids of its reading; these functions give it the
ledger's own, which are unique across documents.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from accordingto.record import PUBLISHER

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from accordingto.proof import Record

LETTERS = {
    "actors": "A",
    "claims": "C",
    "disputes": "D",
    "events": "E",
    "judgements": "J",
    "places": "L",
    "matters": "M",
    "pending": "P",
    "documents": "T",
}
"""Table to the letter of its ids; L is for location, T for text."""

Names = dict[str, dict[str, str]]
"""Table to the id inside one reading to the ledger's id."""

_TABLES = {letter: table for table, letter in LETTERS.items()}
_ID = re.compile(r"([A-Z])([1-9]\d{0,17})", re.ASCII)


def public(table: str, number: int) -> str:
    """The id of a row."""
    return f"{LETTERS[table]}{number}"


def row_of(name: str) -> tuple[str, int] | None:
    """Table and row number of an id, in capitals or not; None if it is no id."""
    found = _ID.fullmatch(name.strip().upper())
    if found is None or found[1] not in _TABLES:
        return None
    return _TABLES[found[1]], int(found[2])


def rows_of(names: str) -> tuple[str, tuple[int, ...]] | None:
    """Table and row numbers of ids of one kind, "A5 A9"; None if they are not."""
    found = [row_of(name) for name in names.split()]
    known = [row for row in found if row]
    if not known or len(known) < len(found) or len({table for table, _ in known}) > 1:
        return None
    return known[0][0], tuple(number for _, number in known)


def number_of(name: str) -> int:
    """The row number of an id that the ledger gave."""
    return int(name[1:])


def _one(names: Mapping[str, str], local: str | None) -> str | None:
    return None if local is None else names[local]


def _all(names: Mapping[str, str], found: list[str]) -> list[str]:
    return [names[local] for local in found]


def _actor(record: Record, names: Names) -> Record:
    return {**record, "id": names["actors"][record["id"]]}


def _place(record: Record, names: Names) -> Record:
    return {**record, "id": names["places"][record["id"]]}


def _claim(record: Record, names: Names) -> Record:
    source = record["source"]
    return {
        **record,
        "id": names["claims"][record["id"]],
        "source": {**source, "actor": _one(names["actors"], source["actor"])},
        "within": _one(names["claims"], record["within"]),
        "about": _all(names["events"], record["about"]),
    }


def _event(record: Record, names: Names) -> Record:
    voucher = record["voucher"]
    return {
        **record,
        "id": names["events"][record["id"]],
        "actors": _all(names["actors"], record["actors"]),
        "recipients": _all(names["actors"], record["recipients"]),
        "place": _one(names["places"], record["place"]),
        "voucher": PUBLISHER if voucher == PUBLISHER else _all(names["claims"], voucher),
    }


def _figure(record: Record, names: Names) -> Record:
    return {
        **record,
        "event": _one(names["events"], record["event"]),
        "claim": _one(names["claims"], record["claim"]),
    }


RENAMED: dict[str, Callable[[Record, Names], Record]] = {
    "actors": _actor,
    "places": _place,
    "claims": _claim,
    "events": _event,
    "figures": _figure,
}
"""Table to what gives a record of it the ledger's ids."""


def renamed_dispute(record: Record, names: Names, document: str) -> Record:
    """A dispute inside one reading; it is called after the document, "T3.d1"."""
    sides = [
        {
            **side,
            "claims": _all(names["claims"], side["claims"]),
            "actors": _all(names["actors"], side["actors"]),
        }
        for side in record["sides"]
    ]
    return {**record, "id": f"{document}.{record['id']}", "sides": sides}


def renamed_pending(record: Record, names: Names, document: str) -> Record:
    """A pending matter inside one reading, called after the document."""
    return {
        **record,
        "id": f"{document}.{record['id']}",
        "claim": names["claims"][record["claim"]],
        "settled_by": _one(names["claims"], record["settled_by"]),
    }
