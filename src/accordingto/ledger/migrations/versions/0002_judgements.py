"""What people decided: kept for ever, an undo too; and which decisions the links follow."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "judgements",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("decision", sa.Text, nullable=False),
        sa.Column("subjects", sa.JSON, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("note", sa.Text),
        sa.Column(
            "undoes_id",
            sa.Integer,
            sa.ForeignKey("judgements.id", deferrable=True, initially="DEFERRED"),
        ),
    )
    op.create_index("ix_judgements_undoes_id", "judgements", ["undoes_id"])
    op.add_column("disputes", sa.Column("judged", sa.Text))
    last = sa.Column("last_judgement", sa.Integer, nullable=False, server_default="0")
    op.add_column("links", last)
