"""JSON Lines: one object a line, UTF-8, nothing left out.

Of a listing, each line is a row (`ledger/row.py`); of `Ledger.readings()`, the JSON of a
Reading, as `schema/reading.json` has it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from accordingto.ledger.row import Row


def write(rows: Iterable[Row], out: TextIO) -> None:
    """Write each row as it comes."""
    out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
