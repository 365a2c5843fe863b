"""Run by Alembic for each migration; the connection and its transaction belong to `database.upgrade`."""

from alembic import context
from sqlmodel import SQLModel

import sessions.database.tables  # noqa: F401  (fills the metadata)

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
