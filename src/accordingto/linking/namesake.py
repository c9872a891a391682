"""Two persons of one name: told apart by the given names and titles before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from accordingto.linking.statement import courtesy, titles
from accordingto.linking.topic import key_of

if TYPE_CHECKING:
    from accordingto.linking.statement import Statement

_NAMED = re.compile(r"(?:[A-Z][\w’'-]*[^\W’'] |\b[a-z]+ )?(?:[A-Z][\w-]* )+[A-Z][\w-]*")


def other_person(one: Statement, other: Statement) -> bool:
    """Whether one surname stands behind two different given names or titles."""
    left, right = _persons(one), _persons(other)
    for name in left.keys() & right.keys():
        (given, ranks), (others, other_ranks) = left[name], right[name]
        if given and others and not given & others:
            return True
        if ranks and other_ranks and not ranks & other_ranks:
            return True
    return False


def _persons(statement: Statement) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Surname → given names and titles that stand right before it, in words or source."""
    claim = statement.account.claim
    found: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
    for match in _NAMED.finditer(f"{claim.by} . {statement.words}"):
        *before, name = match[0].split()
        ranks = [word.lower() for word in before if word.lower() in titles()]
        last = max((n for n, word in enumerate(before) if word.lower() in titles()), default=-1)
        told = (word for word in before[last + 1 :] if word.lower() not in courtesy())
        given = frozenset(word for word in told if word[0].isupper())
        found[key_of(name)] = given, frozenset(ranks)
    return found
