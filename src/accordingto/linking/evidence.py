"""Evidence for and against a collision of two accounts, each piece with words that say it.

All of it is local: it depends on the two accounts and their documents, never on what else a
ledger holds. A piece is 0 where it is absent and at most 1. After the typology of de Marneffe,
Rafferty and Manning (2008); the gate first: most pairs are of two matters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.linking.doers import doers
from accordingto.linking.gate import gate
from accordingto.linking.rival import rival
from accordingto.linking.turned import replies, stands, turned

if TYPE_CHECKING:
    from accordingto.linking.piece import Evidence
    from accordingto.linking.statement import Statement


def evidence(one: Statement, other: Statement) -> Evidence:
    """All evidence on two statements, the earlier first."""
    found: Evidence = {}
    for look in (gate, rival, turned, replies, stands, doers):
        found |= {piece.name: piece for piece in look(one, other, found) if piece.strength}
    return found
