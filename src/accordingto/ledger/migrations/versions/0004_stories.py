"""Stories: which documents are linked with which, so that an addition touches its own alone."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "story_keys",
        sa.Column("key", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("day", sa.Integer, primary_key=True, autoincrement=False),
        _document("document_id"),
        sa.Column("weight", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("story_keys_by_document", "story_keys", ["document_id"])
    op.create_table(
        "story_ties",
        _document("document_id"),
        _document("other_id"),
        sa.Column("strength", sa.Integer, nullable=False),
    )
    op.create_index("story_ties_by_other", "story_ties", ["other_id"])
    op.create_table(
        "stories",
        _document("document_id"),
        sa.Column("story", sa.Integer, nullable=False),
        sa.Column("reading_id", sa.Integer, nullable=False),
    )
    op.create_index("ix_stories_story", "stories", ["story"])
    op.execute("DELETE FROM links")


def _document(name: str) -> sa.Column[int]:
    """Half of a primary key that names a document."""
    foreign = sa.ForeignKey("documents.id", deferrable=True, initially="DEFERRED")
    return sa.Column(name, sa.Integer, foreign, primary_key=True, nullable=False)
