"""What the facts about a laptop mean for a workshop: for each, whether all is well, and what to do if not.

Pure: it looks at nothing itself (`laptop.py` does). A finding says its fact also where all is well, for a
facilitator compares it with what they see on the wall.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from facilitator import laptop as found
from facilitator.addresses import LOOPBACK, base_urls
from facilitator.config import ACCEPTED, Config
from facilitator.laptop import Laptop, Record
from sessions.database.sqlite_file import journal_mode
from sessions.database.upgrade import SchemaAge, schema_age
from sessions.words import Message, say

LEAST_FREE_BYTES = 1_000_000_000
GIGABYTE = 1_000_000_000
FIRST_YEAR = 2026  # no laptop that runs this can be earlier
DRIFT_SECONDS = 120
CERTIFICATE_SECONDS = 14 * 24 * 60 * 60  # so long before its end a new one is asked for


@dataclass(frozen=True)
class Finding:
    """One thing that was checked; `do` is what to do about it, None where all is well."""

    what: Message
    says: Message
    do: Message | None = None


def examine(config: Config, laptop: Laptop) -> tuple[Finding, ...]:
    """Every check, in the order in which they matter."""
    return (
        _address(config, laptop.addresses),
        _port(config, laptop.port),
        _disk(config, laptop),
        _database(laptop.record),
        *_schema(laptop.record),
        *_certificate(laptop),
        _browser(laptop.browser),
        _clock(laptop),
    )


def is_well(findings: Sequence[Finding]) -> bool:
    """Whether nothing has to be looked at."""
    return all(finding.do is None for finding in findings)


def _address(config: Config, addresses: Sequence[str]) -> Finding:
    what = say("Address for phones")
    if not addresses:
        return Finding(
            what,
            say("This laptop is in no network, so no phone can reach it."),
            say("Connect it to the room's wifi, or to a router of your own. Then look again."),
        )
    if addresses[0] == LOOPBACK or addresses[0] in ("localhost", "::1"):
        return Finding(
            what,
            say(
                "Only this laptop itself can open Moothall, for MOOTHALL_HOST is %(host)s.", host=config.host
            ),
            say("Take MOOTHALL_HOST away, or set it to 0.0.0.0, and start again."),
        )
    if all(address.startswith("169.254.") for address in addresses):
        return Finding(
            what,
            say(
                "The network has given this laptop no address (%(address)s is its own).", address=addresses[0]
            ),
            say("Leave the wifi and join it again, or restart the router."),
        )
    names = [config.name] if config.name else []
    reached = [*names, *addresses]
    bases = ", ".join(base_urls(address, config.port, config.scheme)[0] for address in reached)
    return Finding(what, say("%(addresses)s. Try it on a phone in the room.", addresses=bases))


def _port(config: Config, port: str) -> Finding:
    what = say("Port %(port)s", port=config.port)
    another = say("Set MOOTHALL_PORT to another number, such as 8080.")
    match port:
        case "":
            return Finding(what, say("It is free."))
        case found.OURS:
            return Finding(what, say("Moothall runs on it now."))
        case "SILENT":
            restart = say("Stop the server with Ctrl+C and start it again.")
            return Finding(what, say("A server runs on this record and does not answer."), restart)
        case "EADDRINUSE":
            return Finding(what, say("Another program uses it."), another)
        case "EACCES":
            return Finding(what, say("This account may not use it."), another)
    accepted = ACCEPTED["MOOTHALL_HOST"]
    return Finding(
        what,
        say("MOOTHALL_HOST is %(host)s, which is no address of this laptop.", host=config.host),
        say("Set it to %(accepted)s.", accepted=accepted),
    )


def _disk(config: Config, laptop: Laptop) -> Finding:
    what, room = say("Disk"), f"{laptop.free_bytes / GIGABYTE:.1f}"
    if not laptop.is_writable:
        folder = say("%(folder)s can't be written to, and the record is kept there.", folder=str(config.data))
        return Finding(what, folder, say("Set MOOTHALL_DATA to a folder of your own."))
    if laptop.free_bytes < LEAST_FREE_BYTES:
        return Finding(
            what,
            say("Only %(room)s GB are free. A day needs little, but a full disk stops it.", room=room),
            say("Empty the bin or move large files away, until 1 GB is free."),
        )
    return Finding(what, say("%(room)s GB are free.", room=room))


def _database(record: Record) -> Finding:
    what = say("Record")
    if record.trouble:
        return Finding(
            what,
            say("It can't be relied on: %(trouble)s.", trouble=record.trouble[:160]),
            say("Copy the data folder before anything else, then put back your last backup."),
        )
    if not record.is_there:
        return Finding(what, say("There is none yet. It is made at the first start."))
    whole = say("It opens and every page of it is sound.") if record.sqlite else say("It opens.")
    if record.sqlite and journal_mode(record.sqlite) != "wal":
        return Finding(
            what,
            say(
                "%(whole)s SQLite %(version)s on this laptop has a fault in its fast way of writing (WAL) "
                "that can lose answers, so Moothall writes the slower way, which does not. Nothing to do.",
                whole=whole,
                version=".".join(str(part) for part in record.sqlite),
            ),
        )
    return Finding(what, whole)


def _schema(record: Record) -> Iterator[Finding]:
    """Whether this program knows the record's tables; nothing where there is no record, or it is broken."""
    if record.trouble or not record.schema:
        return
    what = say("Version of the record")
    match schema_age(record.schema):
        case SchemaAge.NEWER:
            says = say("It is %(version)s, of a newer Moothall than this one.", version=record.schema)
            yield Finding(what, says, say("Update this program. It opens no record that it might misread."))
        case SchemaAge.OLDER:
            sentence = "It is %(version)s, of an older Moothall, and is brought up to date at the next start."
            yield Finding(what, say(sentence, version=record.schema))
        case _:
            yield Finding(what, say("It is %(version)s, the newest there is.", version=record.schema))


def _certificate(laptop: Laptop) -> Iterator[Finding]:
    """Until when browsers take the certificate; nothing where none is given."""
    given = laptop.certificate
    if given is None:
        return
    what, another = say("Certificate"), say("Ask whoever gave it for a new one, and set both files.")
    if given.trouble:
        says = say("MOOTHALL_CERTIFICATE can't be read: %(trouble)s", trouble=given.trouble[:160])
        yield Finding(what, says, another)
        return
    ends = datetime.fromtimestamp(given.until).astimezone()
    until = f"{ends.day} {ends:%B %Y}"
    if given.until <= laptop.now:
        yield Finding(what, say("It ended on %(date)s: no phone opens the pages.", date=until), another)
    elif given.until <= laptop.now + CERTIFICATE_SECONDS:
        yield Finding(what, say("It ends on %(date)s.", date=until), another)
    else:
        yield Finding(what, say("It is valid until %(date)s.", date=until))


def _browser(path: str) -> Finding:
    what = say("Browser for documents")
    if path:
        return Finding(what, say("%(path)s", path=path))
    return Finding(
        what,
        say(
            "There is no Chrome, Chromium or Edge. Pages and reports work; documents can't be made from them."
        ),
        say("Install one of them if you want documents. The day itself needs none."),
    )


def _clock(laptop: Laptop) -> Finding:
    what, now = say("Clock"), datetime.fromtimestamp(laptop.now).astimezone()
    shows = f"{now:%A} {now.day} {now:%B %Y, %H:%M} ({now.tzname()})"
    newest = laptop.record.newest
    if now.year < FIRST_YEAR or (newest is not None and laptop.now < newest - DRIFT_SECONDS):
        return Finding(
            what,
            say("It shows %(now)s, which is earlier than the record.", now=shows),
            say("Set the date, the time and the time zone of this laptop."),
        )
    return Finding(what, say("It shows %(now)s. Compare it with your watch.", now=shows))
