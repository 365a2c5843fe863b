"""The check of the laptop: each thing amiss is named with what to do, and looking changes nothing."""

import socket
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from facilitator.config import Config
from facilitator.doctor import LEAST_FREE_BYTES, Finding, examine, is_well
from facilitator.laptop import Certificate, Laptop, Record, look, read_record
from sessions.database.sql_store import SqlStore
from sessions.database.upgrade import SchemaAge, schema_age
from tests.builders import NOON, make_hall
from tests.facilitator.desk import open_desk
from tests.network.certificates import given_certificate
from tests.running import RunningServer

SOUND = (3, 53, 0)
DAY = 24 * 60 * 60
NOW = 1_795_000_000.0  # in November 2026
FIT = Laptop(
    addresses=("192.168.1.20",),
    port="",
    free_bytes=50 * LEAST_FREE_BYTES,
    is_writable=True,
    record=Record(is_there=True, newest=NOW - 60, sqlite=SOUND),
    browser="/usr/bin/chromium",
    now=NOW,
)


def findings(laptop: Laptop, folder: Path, **settings: object) -> dict[str, Finding]:
    config = Config.model_validate({"data": folder, **settings})
    return {str(finding.what): finding for finding in examine(config, laptop)}


@pytest.mark.parametrize(
    ("changed", "what", "says"),
    [
        ({"addresses": ()}, "Address for phones", "in no network"),
        ({"addresses": ("127.0.0.1",)}, "Address for phones", "Only this laptop itself"),
        ({"addresses": ("169.254.3.4",)}, "Address for phones", "given this laptop no address"),
        ({"port": "EADDRINUSE"}, "Port 8000", "Another program uses it."),
        ({"port": "EACCES"}, "Port 8000", "This account may not use it."),
        ({"port": "EADDRNOTAVAIL"}, "Port 8000", "no address of this laptop"),
        ({"port": "SILENT"}, "Port 8000", "does not answer"),
        ({"free_bytes": LEAST_FREE_BYTES - 1}, "Disk", "Only 1.0 GB are free."),
        ({"is_writable": False}, "Disk", "can't be written to"),
        ({"record": Record(True, "file is not a database")}, "Record", "file is not a database"),
        ({"browser": ""}, "Browser for documents", "no Chrome, Chromium or Edge"),
        ({"record": Record(True, schema="9999")}, "Version of the record", "of a newer Moothall"),
        ({"certificate": Certificate(until=NOW - 60)}, "Certificate", "no phone opens the pages"),
        ({"certificate": Certificate(until=NOW + DAY)}, "Certificate", "It ends on"),
        ({"certificate": Certificate(trouble="It breaks off.")}, "Certificate", "It breaks off."),
        ({"now": 1_000_000_000.0}, "Clock", "earlier than the record"),
        ({"now": NOW - 3600}, "Clock", "earlier than the record"),
    ],
)
def test_what_is_amiss_is_named_with_what_to_do(
    tmp_path: Path, changed: dict[str, object], what: str, says: str
) -> None:
    found = findings(replace(FIT, **changed), tmp_path)  # type: ignore[arg-type]  # fields by name
    assert says in str(found[what].says)
    assert found[what].do is not None
    assert [name for name, finding in found.items() if finding.do] == [what]


def test_a_laptop_that_is_fit_is_said_to_be(tmp_path: Path) -> None:
    found = findings(FIT, tmp_path)
    assert is_well(tuple(found.values()))
    assert "http://192.168.1.20:8000" in str(found["Address for phones"].says)


def test_what_is_well_with_record_and_certificate_is_said_too(tmp_path: Path) -> None:
    given = {"record": Record(True, schema="0001"), "certificate": Certificate(until=NOW + 90 * DAY)}
    found = findings(replace(FIT, **given), tmp_path)  # type: ignore[arg-type]  # fields by name
    assert is_well(tuple(found.values()))
    assert "brought up to date at the next start" in str(found["Version of the record"].says)
    assert "It is valid until" in str(found["Certificate"].says)
    assert "Certificate" not in findings(FIT, tmp_path)


def test_a_certificates_end_is_read_from_its_file(tmp_path: Path) -> None:
    made = given_certificate(tmp_path)
    config = Config(data=tmp_path, **{name: Path(path) for name, path in made.items()})  # type: ignore[arg-type]
    found = look(config, is_serving=True).certificate
    assert found and not found.trouble
    assert 0 < found.until - time.time() <= 2 * DAY
    config.certificate.write_text("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n")  # type: ignore[union-attr]
    found = look(config, is_serving=True).certificate
    assert found and found.trouble == "The certificate breaks off."


@pytest.mark.parametrize("version", [(3, 40, 1), (3, 51, 2), (3, 52, 0)])
def test_an_affected_sqlite_is_named_and_needs_nothing(tmp_path: Path, version: tuple[int, int, int]) -> None:
    says = findings(replace(FIT, record=Record(True, sqlite=version)), tmp_path)["Record"]
    assert f"SQLite {'.'.join(map(str, version))} on this laptop has a fault" in str(says.says)
    assert says.do is None
    assert "fault" not in str(findings(FIT, tmp_path)["Record"].says)


def test_a_broken_record_is_found_and_left_as_it_is(tmp_path: Path) -> None:
    config = Config(data=tmp_path)
    (tmp_path / "moothall.db").write_bytes(b"This is not a database. " * 400)
    before = (tmp_path / "moothall.db").read_bytes()
    assert "not a database" in read_record(config).trouble
    assert (tmp_path / "moothall.db").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["moothall.db"]


def test_a_record_is_read_from_end_to_end_and_says_when_it_was_last_written(tmp_path: Path) -> None:
    config = Config(data=tmp_path)
    assert read_record(config) == Record(is_there=False, sqlite=read_record(config).sqlite)
    hall = make_hall(store=SqlStore(config.store_url), clock=lambda: NOON)
    hall.service.close()
    found = read_record(config)
    assert (found.is_there, found.trouble, found.newest) == (True, "", NOON)
    assert schema_age(found.schema) is SchemaAge.CURRENT


def test_a_record_with_a_spoilt_page_is_found(tmp_path: Path) -> None:
    config = Config(data=tmp_path)
    make_hall(store=SqlStore(config.store_url)).service.close()
    spoilt = bytearray((tmp_path / "moothall.db").read_bytes())
    spoilt[4096 * 2 : 4096 * 3] = b"\xff" * 4096
    (tmp_path / "moothall.db").write_bytes(spoilt)
    assert read_record(config).trouble


def test_a_database_that_can_not_be_reached_is_said_to_be(tmp_path: Path) -> None:
    config = Config.model_validate({"data": tmp_path, "database_url": "nowhere://here/there"})
    assert read_record(config).trouble


def test_a_port_that_is_taken_is_told_from_a_free_one(tmp_path: Path) -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        config = Config(data=tmp_path, host="127.0.0.1", port=port)
        assert look(config, is_serving=False).port == "EADDRINUSE"
    assert look(config, is_serving=False).port == ""
    assert look(config, is_serving=True).port == "ours"


def test_the_command_says_each_check_and_fails_where_something_is_amiss(tmp_path: Path) -> None:
    nobody = RunningServer(tmp_path / "data")  # on the loopback address, which no phone reaches
    done = nobody.command("doctor")
    assert done.returncode == 1
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    assert lines[0].startswith("Look at this  Address for phones: Only this laptop itself")
    assert lines[1].strip().startswith("-> Take MOOTHALL_HOST away")
    assert any(line.startswith("OK            Record: There is none yet.") for line in lines)
    assert not (tmp_path / "data" / "moothall.db").exists()


def test_the_command_is_content_with_a_laptop_that_is_fit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from facilitator import cli
    from facilitator.commands import doctor

    monkeypatch.setenv("MOOTHALL_DATA", str(tmp_path))
    monkeypatch.setattr(doctor, "look", lambda config, is_serving: FIT)
    cli.main(["doctor"])
    assert "Look at this" not in capsys.readouterr().out


def test_the_page_says_the_same_to_the_lead_alone(tmp_path: Path) -> None:
    desk = open_desk(tmp_path)
    assert desk.get("/workshops/laptop").status_code == 302
    desk.sign_in()
    page = desk.get("/workshops/laptop").text
    assert "Moothall runs on it now." in page
    assert "Browser for documents" in page
    workshop = desk.new_workshop()
    assert 'href="/workshops/laptop"' in desk.get(f"/workshops/{workshop}").text
    desk.house.service.close()
