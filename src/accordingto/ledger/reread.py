"""The proof that readings are reproducible: a sample is read again and compared, part by part."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from accordingto.ledger import load, tables
from accordingto.ledger.ids import public
from accordingto.record import to_record

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from accordingto.model import Document, Reading


@dataclass(frozen=True, slots=True)
class Reread:
    """What reading a sample again proved.

    Attributes:
        same: documents whose reading came out as it is kept.
        older: documents read by other versions, which cannot be compared.
        problems: documents that were read otherwise, and in which parts.
    """

    same: int
    older: int
    problems: tuple[str, ...]


def reread(
    connection: Connection,
    most: int,
    read: Callable[[Document], Reading],
    versions: tuple[tuple[str, str], ...],
) -> Reread:
    """Read documents again, a sample that is the same each time: the lowest SHA-256 digests."""
    held, kept = tables.documents, tables.readings
    query = select(kept).join(held, held.c.id == kept.c.document_id)
    query = query.where(kept.c.superseded_by.is_(None)).order_by(held.c.sha256, held.c.id)
    same, older, problems = 0, 0, list[str]()
    for row in connection.execute(query.limit(most)).all():
        if row.versions != dict(versions):
            older += 1
            continue
        document = load.documents(connection, [row.document_id])[row.document_id]
        new = json.loads(json.dumps(to_record(read(document))))
        differ = [name for name, value in row.record.items() if value != new[name]]
        same += not differ
        if differ:
            told = f"{public('documents', row.document_id)} is read otherwise than it is kept"
            problems.append(f"{told}: {', '.join(differ)}")
    return Reread(same, older, tuple(problems))
