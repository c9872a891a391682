"""Smaller links: why claims are in a matter, packed; keys in four bytes; linked anew."""

import sqlalchemy as sa
from alembic import op

from accordingto.ledger.packed import Packed

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    for name in ("links", "stories", "story_ties"):
        op.execute(f"DELETE FROM {name}")  # noqa: S608 - a name of this list
    for name in ("story_keys", "reading_names"):
        op.drop_table(name)
    op.create_table(
        "story_keys",
        _number("key"),
        _number("day"),
        _to("documents"),
        sa.Column("weight", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table("reading_names", _number("key"), _to("readings"), sqlite_with_rowid=False)
    op.drop_column("matter_claims", "because")
    because = sa.Column("because", Packed, nullable=False, server_default=sa.text("''"))
    op.add_column("matters", because)
    matters = sa.table("matters", sa.column("because", Packed))
    op.get_bind().execute(sa.update(matters).values(because=[]))


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, primary_key=True, autoincrement=False)


def _to(target: str) -> sa.Column[int]:
    foreign = sa.ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED")
    return sa.Column(f"{target[:-1]}_id", sa.Integer, foreign, primary_key=True)
