"""JSON Lines: one object a line, UTF-8, nothing left out.

Of a listing, each line is a row (`ledger/row.py`); of `Ledger.readings()`, the JSON of a
Reading, as `schema/reading.json` has it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from accordingto.exports.listing import as_text

if TYPE_CHECKING:
    from typing import BinaryIO

    from accordingto.exports.listing import Listing


def write(listing: Listing, out: BinaryIO) -> None:
    """Write each row as it comes."""
    with as_text(out) as text:
        text.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in listing.rows())
