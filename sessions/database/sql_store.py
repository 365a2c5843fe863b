"""The store in a database: SQLite, or PostgreSQL by its address; see `sessions.store` for the promises.

`append` runs in gevent's native threads, one call at a time. So it holds one connection of its own and
takes nothing from a pool, no lock and no log, all of which gevent has patched for its greenlets. Everything
else opens a short connection, and may be called meanwhile. Reading takes all rows at once: an open cursor
would keep SQLite's writer waiting.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, Engine, Row, Select
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError

from sessions.database import record_rows
from sessions.database.prepared import Prepared, prepared_insert
from sessions.database.sqlite_file import Use, open_sqlite
from sessions.database.tables import (
    ACCOUNT,
    CONTENTS,
    EVENTS,
    NAMES,
    RECEIPTS,
    SEATING_LISTS,
    SIGN_INS,
    WORKSHOPS,
)
from sessions.database.traces import note_traces, remove_traces
from sessions.database.upgrade import upgrade
from sessions.ids import WorkshopId
from sessions.register import NameRow
from sessions.store import EventRow, ReceiptRow, StoreError, WorkshopRow

_UNKNOWN = "There is no workshop with this id."
_UNIQUE_KEYS = ("id", "join_code", "join_secret", "screen_key")
_LAST_SEQ = sa.select(
    sa.select(sa.func.max(EVENTS.c.seq)).where(EVENTS.c.workshop_id == WORKSHOPS.c.id).scalar_subquery()
).where(WORKSHOPS.c.id == sa.bindparam("workshop_id"))

_TAKE_OUT = sa.delete(CONTENTS).where(
    CONTENTS.c.workshop_id == sa.bindparam("workshop_id"), CONTENTS.c.seq == sa.bindparam("seq")
)


class SqlStore:
    """The record in a database, brought up to date when it is opened."""

    def __init__(self, url: str) -> None:
        """Open or make the database at `url`; StoreError if that fails or it is newer than the program."""
        with _explained("The record could not be opened"):
            upgrade(_engine(url, Use.UPGRADE))
            self._reading, self._writing = _engine(url, Use.READ), _engine(url, Use.WRITE)
            self._writer = self._writing.connect()
            remove_traces(self._writer)
        dialect = self._writing.dialect
        self._last_seq, self._take_out = Prepared(_LAST_SEQ, dialect), Prepared(_TAKE_OUT, dialect)
        self._add_event, self._add_contents, self._add_receipt = (
            prepared_insert(table, dialect) for table in (EVENTS, CONTENTS, RECEIPTS)
        )

    @property
    def file(self) -> Path | None:
        """See `Store.file`."""
        url = self._reading.url
        return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None

    def create(self, workshop: WorkshopRow, events: Sequence[EventRow]) -> None:
        """See `Store.create`."""
        values = record_rows.workshop_values(workshop)
        taken = sa.select(WORKSHOPS).where(sa.or_(*(WORKSHOPS.c[key] == values[key] for key in _UNIQUE_KEYS)))
        with self._change("The workshop could not be stored") as connection:
            if known := connection.execute(taken).first():
                key = next(key for key in _UNIQUE_KEYS if known._mapping[key] == values[key])
                raise StoreError(f"Another workshop has the same {key}.")
            connection.execute(sa.insert(WORKSHOPS), values)
            self._insert(connection, workshop.id, events, ())

    def append(
        self, workshop: WorkshopId, events: Sequence[EventRow], receipts: Sequence[ReceiptRow]
    ) -> None:
        """See `Store.append`. Call it from one thread at a time."""
        with _explained("The answer could not be stored"), _whole(self._writer):
            self._insert(self._writer, workshop, events, receipts)

    def erase(
        self,
        workshop: WorkshopId,
        events: Sequence[EventRow],
        receipts: Sequence[ReceiptRow],
        erased: Collection[int],
    ) -> str | None:
        """See `Store.erase`. Call it from the thread that appends."""
        gone = [{"workshop_id": workshop, "seq": seq} for seq in erased]
        with _explained("The erasure could not be stored"), _whole(self._writer):
            self._insert(self._writer, workshop, events, receipts)
            self._take_out.run_all(self._writer, gone)
            note_traces(self._writer)
        return remove_traces(self._writer)

    def events(self, workshop: WorkshopId) -> Iterator[EventRow]:
        """See `Store.events`."""
        both = EVENTS.outerjoin(CONTENTS)
        query = sa.select(EVENTS, CONTENTS.c.participant, CONTENTS.c.body).select_from(both)
        rows = self._rows_of(workshop, query.where(EVENTS.c.workshop_id == workshop).order_by(EVENTS.c.seq))
        return map(record_rows.event_row, rows)

    def receipts(self, workshop: WorkshopId) -> Iterator[ReceiptRow]:
        """See `Store.receipts`; in the order of their events."""
        query = sa.select(RECEIPTS).where(RECEIPTS.c.workshop_id == workshop).order_by(RECEIPTS.c.seq)
        return map(record_rows.receipt_row, self._rows_of(workshop, query))

    def workshops(self) -> list[WorkshopRow]:
        """See `Store.workshops`."""
        with self._read() as connection:
            rows = [record_rows.workshop_row(row) for row in connection.execute(sa.select(WORKSHOPS))]
        return sorted(rows, key=lambda row: (-row.created_at, row.id))  # databases sort text variously

    def names(self, workshop: WorkshopId) -> list[NameRow]:
        """See `Store.names`."""
        rows = self._rows_of(workshop, sa.select(NAMES).where(NAMES.c.workshop_id == workshop))
        return sorted(map(record_rows.name_row, rows), key=lambda row: (row.name, row.id))

    def enter_name(self, entry: NameRow) -> None:
        """See `Store.enter_name`."""
        with self._change("The name could not be stored") as connection:
            connection.execute(sa.delete(NAMES).where(NAMES.c.id == entry.id))
            connection.execute(sa.insert(NAMES), record_rows.name_values(entry))
            note_traces(connection)

    def strike_names(self, workshop: WorkshopId, ids: Collection[str]) -> str | None:
        """See `Store.strike_names`. Call it from the thread that appends."""
        gone = sa.delete(NAMES).where(NAMES.c.workshop_id == workshop, NAMES.c.id.in_(ids))
        with self._change("The name could not be struck out") as connection:
            connection.execute(gone)
            note_traces(connection)
        return remove_traces(self._writer)

    def seating_list(self, workshop: WorkshopId) -> tuple[int, str] | None:
        """See `Store.seating_list`."""
        query = sa.select(SEATING_LISTS).where(SEATING_LISTS.c.workshop_id == workshop)
        with self._read() as connection:
            row = connection.execute(query).first()
        return (row.version, row.body) if row else None

    def keep_seating_list(self, workshop: WorkshopId, body: str, after: int) -> bool:
        """See `Store.keep_seating_list`."""
        values = {"version": after + 1, "body": body}
        own = SEATING_LISTS.c.workshop_id == workshop
        with self._change("The seating list could not be stored") as connection:
            known = connection.execute(sa.select(SEATING_LISTS.c.version).where(own)).scalar() or 0
            if known != after:
                return False
            if after:
                connection.execute(sa.update(SEATING_LISTS).where(own), values)
            else:
                connection.execute(sa.insert(SEATING_LISTS), {"workshop_id": workshop, **values})
        return True

    def forget_seating_list(self, workshop: WorkshopId) -> str | None:
        """See `Store.forget_seating_list`. Call it from the thread that appends."""
        with self._change("The seating list could not be erased") as connection:
            connection.execute(sa.delete(SEATING_LISTS).where(SEATING_LISTS.c.workshop_id == workshop))
            note_traces(connection)
        return remove_traces(self._writer)

    def password_hash(self) -> str | None:
        """See `Store.password_hash`."""
        with self._read() as connection:
            return connection.execute(sa.select(ACCOUNT.c.password_hash)).scalar()

    def set_password_hash(self, password_hash: str) -> None:
        """See `Store.set_password_hash`."""
        with self._change("The password could not be stored") as connection:
            connection.execute(sa.delete(ACCOUNT))
            connection.execute(sa.insert(ACCOUNT), {"id": 1, "password_hash": password_hash})

    def sign_ins(self) -> Mapping[str, float]:
        """See `Store.sign_ins`."""
        with self._read() as connection:
            return {row.token_hash: row.at for row in connection.execute(sa.select(SIGN_INS))}

    def add_sign_in(self, token_hash: str, at: float) -> None:
        """See `Store.add_sign_in`."""
        with self._change("The sign-in could not be stored") as connection:
            connection.execute(sa.insert(SIGN_INS), {"token_hash": token_hash, "at": at})

    def end_sign_ins(self, token_hashes: Collection[str]) -> None:
        """See `Store.end_sign_ins`."""
        if not token_hashes:
            return
        with self._change("The end of a sign-in could not be stored") as connection:
            connection.execute(sa.delete(SIGN_INS).where(SIGN_INS.c.token_hash.in_(list(token_hashes))))

    def close(self) -> None:
        """See `Store.close`."""
        self._writer.close()

    def _insert(
        self,
        connection: Connection,
        workshop: WorkshopId,
        events: Sequence[EventRow],
        receipts: Sequence[ReceiptRow],
    ) -> None:
        self._check_numbers(connection, workshop, [event.seq for event in events])
        self._add_event.run_all(connection, [record_rows.event_values(workshop, row) for row in events])
        self._add_contents.run_all(connection, record_rows.contents_values(workshop, events))
        self._add_receipt.run_all(connection, [record_rows.receipt_values(workshop, row) for row in receipts])

    def _check_numbers(self, connection: Connection, workshop: WorkshopId, numbers: list[int]) -> None:
        last = self._last_seq.first(connection, {"workshop_id": workshop})
        if last is None:
            raise StoreError(_UNKNOWN)
        expected = (last[0] or 0) + 1
        if numbers != list(range(expected, expected + len(numbers))):
            raise StoreError(f"The next event of this workshop is number {expected}.")

    def _rows_of(self, workshop: WorkshopId, query: Select[Any]) -> Sequence[Row[Any]]:
        known = sa.select(WORKSHOPS.c.id).where(WORKSHOPS.c.id == workshop)
        with self._read() as connection:
            if connection.execute(known).first() is None:
                raise StoreError(_UNKNOWN)
            return connection.execute(query).all()

    @contextmanager
    def _change(self, failure: str) -> Iterator[Connection]:
        with _explained(failure), self._writing.connect() as connection, _whole(connection):
            yield connection

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        with _explained("The record could not be read"), self._reading.begin() as connection:
            yield connection


def _engine(url: str, use: Use) -> Engine:
    try:
        address = sa.make_url(url)
        if address.get_backend_name() == "sqlite":
            return open_sqlite(address, use)
        return sa.create_engine(url, poolclass=sa.NullPool, hide_parameters=True)
    except (ArgumentError, ImportError) as error:
        raise StoreError("This database can't be used; an address is like sqlite:///folder/file.") from error


@contextmanager
def _whole(connection: Connection) -> Iterator[None]:
    """A transaction that leaves the connection fit for the next one, whatever happens."""
    try:
        with connection.begin():
            yield
    except DBAPIError:
        connection.connection.rollback()  # SQLAlchemy sends none after a COMMIT that failed
        raise


@contextmanager
def _explained(failure: str) -> Iterator[None]:
    try:
        yield
    except IntegrityError as error:
        raise StoreError(f"{failure}: an event or a receipt of it is there already.") from error
    except DBAPIError as error:
        raise StoreError(f"{failure}: {error.orig}.") from error
    except OSError as error:
        raise StoreError(f"{failure}: {error.strerror}.") from error
