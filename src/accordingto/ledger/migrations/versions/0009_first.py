"""Where the rows of a reading begin and end, in place of five indexes."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
_PARTS = ("actors", "places", "claims", "events", "figures")
_ENDS = (("first", sa.func.min), ("last", sa.func.max))


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        # A table with references still to be checked cannot be altered.
        op.execute("SET CONSTRAINTS ALL IMMEDIATE")
    for name in _PARTS:
        for end, _ in _ENDS:
            op.add_column("readings", sa.Column(f"{end}_{name}", sa.Integer))
    readings = sa.table("readings", sa.column("id"))
    for name in _PARTS:
        part = sa.table(name, sa.column("id"), sa.column("reading_id"))
        own = part.c.reading_id == readings.c.id
        for end, least in _ENDS:
            column = sa.column(f"{end}_{name}", sa.Integer)
            found = sa.select(least(part.c.id)).where(own).scalar_subquery()
            readings.append_column(column)
            op.execute(sa.update(readings).values({column: found}))
    for name in _PARTS:
        op.drop_index(f"ix_{name}_reading_id", name)
