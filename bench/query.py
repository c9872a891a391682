"""What asking costs beside the bare SQL of the same question, in the same run.

    python bench/query.py [ARTICLES]

Invented articles (`bench/invented.py`). First the row numbers of a whole listing, filters and all,
beside the same statement through `sqlite3` alone; then the first fifty claims as rows beside their
plain columns.
"""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from invented import readings
from sqlalchemy.dialects import sqlite
from timing import seconds

from accordingto.ledger import Ledger
from accordingto.ledger.filters import wanted
from accordingto.ledger.fulltext import says
from accordingto.ledger.listings import numbers_of

if TYPE_CHECKING:
    from accordingto.ledger.filters import Filters

ASKED: tuple[tuple[str, Filters], ...] = (
    ("claims", {}),
    ("claims", {"stance": "denies"}),
    ("claims", {"search": "minister"}),
    ("claims", {"search": "denied the"}),
    ("claims", {"since": "2031-03-01", "until": "2031-03-03"}),
    ("claims", {"document": "T7"}),
    ("documents", {"search": "minister"}),
    ("events", {}),
)
FIFTY = """
SELECT c.id, c.source, c.cue, c.content, c.stance, t.ref, t.publisher, t.published, t.url
FROM claims c JOIN readings r ON r.id = c.reading_id JOIN documents t ON t.id = r.document_id
WHERE r.superseded_by IS NULL AND t.superseded_by IS NULL ORDER BY c.id LIMIT 50
"""


def main(articles: int) -> None:
    """Fill a ledger and time each question."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "bench.db")
        with Ledger(file) as ledger, closing(sqlite3.connect(file)) as bare:
            bare.create_function(says.__name__, -1, says, deterministic=True)
            for reading in readings(articles):
                ledger.keep(reading)
            for name, filters in ASKED:
                query = numbers_of(name, wanted(filters, name)).compile(
                    dialect=sqlite.dialect(paramstyle="named"),
                    compile_kwargs={"render_postcompile": True},
                )
                values = {key: str(value) for key, value in query.params.items()}
                least = seconds(lambda sql=str(query), v=values: bare.execute(sql, v).fetchall())
                whole = seconds(lambda n=name, f=filters: len(getattr(ledger, n)(**f)))
                _tell(f"{name} {filters or ''}", whole, least)
            least = seconds(lambda: bare.execute(FIFTY).fetchall())
            _tell("fifty claims", seconds(lambda: ledger.claims(limit=50).to_dicts()), least)


def _tell(what: str, whole: float, least: float) -> None:
    told = f"{1000 * whole:8.2f} ms over {1000 * least:.2f} ms"
    print(f"{what:60} asked / SQL = {whole / least:5.1f} {told}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000)
