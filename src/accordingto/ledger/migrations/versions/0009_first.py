"""Where the rows of a reading begin and end, in place of five indexes."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
_PARTS = ("actors", "places", "claims", "events", "figures")


def upgrade() -> None:
    for name in _PARTS:
        for end, least in (("first", "MIN"), ("last", "MAX")):
            op.add_column("readings", sa.Column(f"{end}_{name}", sa.Integer))
            op.execute(
                f"UPDATE readings SET {end}_{name} = "  # noqa: S608 - names of this list
                f"(SELECT {least}(id) FROM {name} WHERE reading_id = readings.id)"
            )
        op.drop_index(f"ix_{name}_reading_id", name)
