"""Where the rows of a reading begin and end, in place of five indexes."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
_PARTS = ("actors", "places", "claims", "events", "figures")
_ENDS = (("first", "MIN"), ("last", "MAX"))


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        # A table with references still to be checked cannot be altered.
        op.execute("SET CONSTRAINTS ALL IMMEDIATE")
    for name in _PARTS:
        for end, _ in _ENDS:
            op.add_column("readings", sa.Column(f"{end}_{name}", sa.Integer))
    found = ", ".join(
        f"{end}_{name} = (SELECT {least}(id) FROM {name} WHERE reading_id = readings.id)"  # noqa: S608 - names of these lists
        for name in _PARTS
        for end, least in _ENDS
    )
    op.execute(f"UPDATE readings SET {found}")  # noqa: S608 - as above
    for name in _PARTS:
        op.drop_index(f"ix_{name}_reading_id", name)
