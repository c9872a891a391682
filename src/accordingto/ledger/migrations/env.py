"""How Alembic runs here: inside the transaction of the connection that opens the ledger."""

from alembic import context

from accordingto.ledger.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
