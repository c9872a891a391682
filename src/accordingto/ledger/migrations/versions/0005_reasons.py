"""Reasons: who the voices of a side are, and why a claim is in its matter; linked anew."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column(
        "dispute_sides", sa.Column("witnesses", sa.JSON, nullable=False, server_default="[]")
    )
    op.add_column("matter_claims", sa.Column("because", sa.Text, nullable=False, server_default=""))
    op.execute("DELETE FROM links")
