"""The schema from nothing to head and back, and databases this program must leave alone."""

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlmodel import SQLModel

from sessions.database.sql_store import SqlStore
from sessions.database.sqlite_file import Use, open_sqlite
from sessions.database.upgrade import migration_config, upgrade
from sessions.store import StoreError
from tests.contracts.rows import MOSS_SIDE, a_workshop, an_event


@pytest.fixture
def engine(tmp_path: Path) -> sa.Engine:
    return open_sqlite(sa.make_url(f"sqlite:///{tmp_path}/record.sqlite"), Use.UPGRADE)


def tables_in(engine: sa.Engine) -> set[str]:
    return set(sa.inspect(engine).get_table_names()) - {"alembic_version"}


def test_a_record_of_a_newer_program_is_refused_and_left_as_it_is(engine: sa.Engine, tmp_path: Path) -> None:
    upgrade(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    before = (tmp_path / "record.sqlite").read_bytes()
    with pytest.raises(StoreError, match="newer Moothall"):
        SqlStore(f"sqlite:///{tmp_path}/record.sqlite")
    assert (tmp_path / "record.sqlite").read_bytes() == before


def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "letter.odt"
    file.write_bytes(b"Dear all, " * 1000)
    with pytest.raises(StoreError, match="could not be opened: file is not a database"):
        SqlStore(f"sqlite:///{file}")
    assert file.read_bytes() == b"Dear all, " * 1000


@pytest.mark.parametrize("url", ["record.sqlite", "", "nosuchdatabase://somewhere/record"])
def test_an_address_that_names_no_database_is_refused(url: str) -> None:
    with pytest.raises(StoreError, match="sqlite:///"):
        SqlStore(url)


def test_a_folder_that_can_not_be_made_is_named_as_the_reason(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(StoreError, match="The record could not be opened: "):
        SqlStore(f"sqlite:///{tmp_path}/taken/record.sqlite")


def test_the_schema_at_head_is_that_of_the_tables(engine: sa.Engine) -> None:
    upgrade(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"render_as_batch": True})
        assert compare_metadata(context, SQLModel.metadata) == []
    assert tables_in(engine) == set(SQLModel.metadata.tables)


def test_every_constraint_has_a_name_so_that_sqlite_can_drop_it(engine: sa.Engine) -> None:
    upgrade(engine)
    look = sa.inspect(engine)
    for table in tables_in(engine):
        found = [
            look.get_pk_constraint(table),
            *look.get_foreign_keys(table),
            *look.get_unique_constraints(table),
        ]
        assert all(constraint["name"] for constraint in found), table


def test_the_schema_can_be_taken_down_and_put_up_again(engine: sa.Engine) -> None:
    upgrade(engine)
    with engine.begin() as connection:
        command.downgrade(migration_config(connection), "base")
    assert tables_in(engine) == set()
    upgrade(engine)
    assert tables_in(engine) == set(SQLModel.metadata.tables)


def test_an_upgrade_that_fails_leaves_the_database_as_it_was(engine: sa.Engine) -> None:
    made: list[str] = []

    def stop_half_way(connection: sa.Connection, cursor: object, statement: str, *_: object) -> None:
        made.append(statement)
        if "CREATE TABLE receipts" in statement:
            raise KeyboardInterrupt

    sa.event.listen(engine, "before_cursor_execute", stop_half_way)
    with pytest.raises(KeyboardInterrupt):
        upgrade(engine)
    assert any("CREATE TABLE events" in statement for statement in made)
    assert sa.inspect(engine).get_table_names() == []


def test_opening_again_changes_nothing_and_works_from_any_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "new folder 100%" / "deeper"
    url = f"sqlite:///{folder}/record.sqlite"
    first = SqlStore(url)
    first.create(a_workshop(), [an_event(1)])
    first.close()
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    second = SqlStore(url)
    assert list(second.events(MOSS_SIDE)) == [an_event(1)]
    second.close()
    assert list(Path.cwd().iterdir()) == []


def test_what_is_erased_is_gone_from_the_file(tmp_path: Path) -> None:
    file = tmp_path / "record.sqlite"
    store = SqlStore(f"sqlite:///{file}")
    store.create(a_workshop(), [an_event(1, contents={"text": "canary-phrase " * 500})])
    store.close()
    engine = open_sqlite(sa.make_url(f"sqlite:///{file}"), Use.WRITE)
    with engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM contents")
    assert not any(b"canary-phrase" in path.read_bytes() for path in tmp_path.iterdir())
    with sqlite3.connect(file) as raw:
        assert raw.execute("SELECT count(*) FROM events").fetchone() == (1,)
    raw.close()
    store = SqlStore(f"sqlite:///{file}")
    assert [event.is_erased for event in store.events(MOSS_SIDE)] == [True]
    store.close()
