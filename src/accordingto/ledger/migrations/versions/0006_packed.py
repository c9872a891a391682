"""A reading's JSON once, packed, in the place of a part in every row; fewer indexes.

A claim is searched through its document, so SQLite's index of the words of claims goes, and that
of documents no longer holds where in a text a word stands.
"""

import sqlalchemy as sa
from alembic import op

from accordingto.ledger.packed import Packed

revision = "0006"
down_revision = "0005"

_PARTS = ("actors", "claims", "events", "figures", "times", "places")
_PAIRS = (
    "claim_events",
    "event_vouchers",
    "event_parties",
    "dispute_claims",
    "matter_claims",
    "matter_events",
    "story_ties",
)
_INDEX = """
CREATE VIRTUAL TABLE documents_fts USING fts5 (
    title, text, content='documents', content_rowid='id',
    tokenize='unicode61 remove_diacritics 2', detail=none, columnsize=0
)
"""


def upgrade() -> None:
    record = sa.Column("record", Packed, nullable=False, server_default=sa.text("''"))
    op.add_column("readings", record)
    _pack(op.get_bind())
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE claims_fts")
        for change in ("insert", "delete", "update"):
            op.execute(f"DROP TRIGGER claims_fts_{change}")
        op.execute("DROP TABLE documents_fts")
        op.execute(_INDEX)
        op.execute("INSERT INTO documents_fts (documents_fts) VALUES ('rebuild')")
        for name in _PAIRS:
            _without_rowid(op.get_bind(), name)
    for name in ("notes", "disputes", "pending"):
        op.drop_column("readings", name)
    op.drop_table("times")
    for name in ("actors", "claims", "events", "figures", "places"):
        op.drop_column(name, "record")
        if name != "figures":
            op.drop_column(name, "local")
    op.drop_index("ix_documents_sha256", "documents")
    op.drop_index("ix_claims_within_id", "claims")
    op.drop_index("story_keys_by_document", "story_keys")


def _pack(connection: sa.Connection) -> None:
    """The record of each reading, put together from its rows."""
    columns = [sa.column(name, sa.JSON) for name in ("notes", "disputes", "pending")]
    readings = sa.table("readings", sa.column("id"), *columns, sa.column("record", Packed))
    query = sa.select(readings.c.id, *columns)
    for number in connection.scalars(sa.select(readings.c.id)).all():
        beside = connection.execute(query.where(readings.c.id == number)).one()
        record = {name: _rows(connection, name, number) for name in _PARTS}
        record |= {column.name: getattr(beside, column.name) for column in columns}
        connection.execute(sa.update(readings).where(readings.c.id == number).values(record=record))


def _rows(connection: sa.Connection, name: str, reading: int) -> list[object]:
    held = sa.table(name, sa.column("id"), sa.column("reading_id"), sa.column("record", sa.JSON))
    query = sa.select(held.c.record).where(held.c.reading_id == reading).order_by(held.c.id)
    return list(connection.scalars(query))


def _without_rowid(connection: sa.Connection, name: str) -> None:
    """A table of pairs as nothing but its primary key."""
    made = connection.execute(
        sa.text("SELECT sql FROM sqlite_master WHERE tbl_name = :name AND sql IS NOT NULL"),
        {"name": name},
    ).scalars()
    table, *indexes = made.all()
    op.rename_table(name, "rowids")
    op.execute(f"{table} WITHOUT ROWID")
    op.execute(f"INSERT INTO {name} SELECT * FROM rowids")  # noqa: S608 - a name of `_PAIRS`
    op.drop_table("rowids")
    for index in indexes:
        op.execute(index)
