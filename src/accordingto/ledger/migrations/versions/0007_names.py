"""By which names each reading is found that may speak of an actor; linking enters them."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    reading = sa.ForeignKey("readings.id", deferrable=True, initially="DEFERRED")
    op.create_table(
        "reading_names",
        sa.Column("key", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("reading_id", sa.Integer, reading, primary_key=True, nullable=False),
        sqlite_with_rowid=False,
    )
    op.execute("DELETE FROM links")
