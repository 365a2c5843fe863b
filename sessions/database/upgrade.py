"""Brings a database to the tables this program knows, in one transaction: whole or not at all.

The steps lie in `migrations/versions/` and travel with the package. A database from a newer program is
refused and left as it is, for an older one would misread it.
"""

from enum import StrEnum, auto
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from sessions.store import StoreError

MIGRATIONS = Path(__file__).parent / "migrations"


class SchemaAge(StrEnum):
    """How the tables of a database stand to those that this program knows."""

    OLDER = auto()  # brought up to date at the next start
    CURRENT = auto()
    NEWER = auto()  # never opened


def upgrade(engine: Engine) -> None:
    """Bring the schema to head; StoreError if the database is newer than this program."""
    with engine.begin() as connection:
        config = migration_config(connection)
        known = ScriptDirectory.from_config(config)
        found = MigrationContext.configure(connection).get_current_heads()
        if not set(found) <= {script.revision for script in known.walk_revisions()}:
            raise StoreError("The record was written by a newer Moothall. Update this program to open it.")
        if set(found) != set(known.get_heads()):
            command.upgrade(config, "head")
            _check_foreign_keys(connection)


def schema_age(version: str) -> SchemaAge:
    """How a database of this version stands to this program."""
    known = ScriptDirectory.from_config(_config())
    if version not in {script.revision for script in known.walk_revisions()}:
        return SchemaAge.NEWER
    return SchemaAge.CURRENT if version in known.get_heads() else SchemaAge.OLDER


def migration_config(connection: Connection) -> Config:
    """What Alembic needs to work on this connection, inside the caller's transaction."""
    config = _config()
    config.attributes["connection"] = connection
    return config


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _check_foreign_keys(connection: Connection) -> None:
    """SQLite alone rebuilds tables with its foreign keys off; other databases keep them on."""
    if connection.dialect.name != "sqlite":
        return
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise StoreError("The record could not be brought up to date: rows refer to rows that are missing.")
