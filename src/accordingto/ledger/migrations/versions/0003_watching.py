"""Addresses that are watched, what they answered, and what was told of it."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("documents", sa.Column("author", sa.Text))
    op.add_column("documents", sa.Column("doubts", sa.JSON, nullable=False, server_default="[]"))
    op.create_table(
        "addresses",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("url", sa.Text, nullable=False, unique=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column(
            "found_in",
            sa.Integer,
            sa.ForeignKey("addresses.id", deferrable=True, initially="DEFERRED"),
        ),
        sa.Column("title", sa.Text),
        sa.Column("published", sa.Date),
        sa.Column("etag", sa.Text),
        sa.Column("modified", sa.Text),
        sa.Column("first", sa.Text, nullable=False),
        sa.Column("checked", sa.Text),
        sa.Column("due", sa.Text),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("trouble", sa.Text),
    )
    op.create_index("ix_addresses_found_in", "addresses", ["found_in"])
    op.create_index("ix_addresses_due", "addresses", ["due"])
    op.create_table(
        "fetches",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("asked", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("headers", sa.JSON, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
    )
    op.create_index("ix_fetches_asked", "fetches", ["asked"])
    op.create_table(
        "news",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("thing", sa.Text, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("words", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("publisher", sa.Text),
        sa.Column("told", sa.Text),
        sa.Column("at", sa.Text, nullable=False),
    )
    op.create_index("news_once", "news", ["kind", "thing"], unique=True)
