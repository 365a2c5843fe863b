"""What a laptop is like, as far as a workshop depends on it: facts, each found without changing anything.

It owns the looking and judges nothing; `doctor.py` says what the facts mean. It reads the record and never
writes it, so it may look while a server runs.
"""

import errno
import os
import shutil
import socket
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from shutil import which

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from facilitator import beacon
from facilitator.addresses import EVERYWHERE, own_addresses
from facilitator.certificates import valid_until
from facilitator.config import Config

BROWSERS = (  # the first draws no window, and so costs half
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "msedge",
)
MAC_BROWSERS = tuple(
    Path(f"/Applications/{name}.app/Contents/MacOS/{name}")
    for name in ("Google Chrome", "Chromium", "Microsoft Edge")
)
WINDOWS_BROWSERS = (r"Google\Chrome\Application\chrome.exe", r"Microsoft\Edge\Application\msedge.exe")
OURS = "ours"  # the port is taken, by this very record's server


@dataclass(frozen=True)
class Record:
    """The database: whether there is one, what is wrong with it, and when something was last written."""

    is_there: bool
    trouble: str = ""
    newest: float | None = None
    sqlite: tuple[int, int, int] | None = None  # None where it is another database
    schema: str = ""  # the version of its tables; empty where it has none yet


@dataclass(frozen=True)
class Certificate:
    """The certificate that is given: until when it is valid, in epoch seconds, or why that can't be read."""

    until: float = 0.0
    trouble: str = ""


@dataclass(frozen=True)
class Laptop:
    """Everything that was looked at. `port` is empty where it is free, `ours`, or the name of an error."""

    addresses: tuple[str, ...]
    port: str
    free_bytes: int
    is_writable: bool
    record: Record
    browser: str
    now: float
    certificate: Certificate | None = None  # None where none is given


def look(config: Config, is_serving: bool, read: Callable[[Config], Record] | None = None) -> Laptop:
    """Look at this laptop; `is_serving` where the server itself looks. `read` reads the record elsewhere."""
    folder = _nearest(config.data)
    return Laptop(
        addresses=tuple(own_addresses()) if config.host in EVERYWHERE else (config.host,),
        port=OURS if is_serving else _port(config),
        free_bytes=shutil.disk_usage(folder).free,
        is_writable=os.access(folder, os.W_OK | os.X_OK),
        record=(read or read_record)(config),
        browser=find_browser(),
        now=time.time(),
        certificate=_certificate(config.certificate),
    )


def _certificate(path: Path | None) -> Certificate | None:
    if path is None:
        return None
    try:
        return Certificate(until=valid_until(path).timestamp())
    except (OSError, ValueError) as error:
        return Certificate(trouble=str(error))


def _nearest(folder: Path) -> Path:
    """The folder, or the one that it would be made in."""
    return next(place for place in (folder, *folder.absolute().parents) if place.is_dir())


def _port(config: Config) -> str:
    """Who has the port, found by asking the server of the record and then by taking it for a moment."""
    try:
        if beacon.find(config.data):
            return OURS
    except beacon.SilentServerError:
        return "SILENT"
    family = socket.AF_INET6 if ":" in config.host else socket.AF_INET
    with closing(socket.socket(family)) as probe:
        if os.name == "posix":  # elsewhere it would share a port that is in use
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((config.host, config.port))
        except OSError as error:
            return errno.errorcode.get(error.errno or 0, "EADDRNOTAVAIL")
    return ""


def read_record(config: Config) -> Record:
    """How the database is; every table of a SQLite file is read from end to end."""
    try:
        address = sa.make_url(config.store_url)
    except ArgumentError:
        return Record(is_there=True, trouble="DATABASE_URL is no address of a database")
    if address.get_backend_name() != "sqlite":
        return _connected(address)
    version = sqlite3.sqlite_version_info
    path = Path(address.database or "")
    if not path.is_file():
        return Record(is_there=False, sqlite=version)
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=10)) as opened:
            found = opened.execute("PRAGMA integrity_check(1)").fetchone()[0]
            newest, schema = _newest(opened), _schema(opened)
    except sqlite3.Error as error:
        return Record(is_there=True, trouble=str(error), sqlite=version)
    return Record(True, "" if found == "ok" else str(found), newest, version, schema)


def _newest(opened: sqlite3.Connection) -> float | None:
    """When the newest workshops were last written to."""
    newest = "SELECT id FROM workshops ORDER BY created_at DESC LIMIT 5"
    row = opened.execute(f"SELECT max(at) FROM events WHERE workshop_id IN ({newest})").fetchone()
    return None if row[0] is None else float(row[0])


def _schema(opened: sqlite3.Connection) -> str:
    """The version of the tables, as Alembic notes it."""
    row = opened.execute("SELECT max(version_num) FROM alembic_version").fetchone()
    return str(row[0] or "")


def _connected(address: sa.URL) -> Record:
    try:
        engine = sa.create_engine(address, poolclass=sa.NullPool, hide_parameters=True)
        with engine.connect() as connection:
            has_tables = sa.inspect(connection).has_table("alembic_version")
            asked = sa.text("SELECT max(version_num) FROM alembic_version")
            schema = connection.execute(asked).scalar() if has_tables else ""
    except (SQLAlchemyError, ImportError) as error:
        return Record(is_there=True, trouble=type(error).__name__)
    return Record(is_there=True, schema=str(schema or ""))


def find_browser() -> str:
    """The program that can turn pages into documents; empty where none was found."""
    return next(_browsers(), "")


def _browsers() -> Iterator[str]:
    yield from (found for name in BROWSERS if (found := which(name)))
    if sys.platform == "darwin":
        yield from (str(path) for path in MAC_BROWSERS if path.is_file())
    for root in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        for name in WINDOWS_BROWSERS if os.environ.get(root) else ():
            path = Path(os.environ[root], name)
            if path.is_file():
                yield str(path)
