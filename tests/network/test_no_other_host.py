"""Nothing asks another host for anything: a day runs with the network cut, and one is watched from within.

What browsers ask for is watched in every journey (`tests/journeys/watching.py`).
"""

import json
import shlex
import subprocess
import sys
from ipaddress import ip_address
from pathlib import Path
from shutil import which
from socket import SOCK_DGRAM, gethostname

import pytest

from facilitator.addresses import PROBES
from sessions.ids import WorkshopId
from tests.journeys.short_days import put_on_record
from tests.running import ROOT, RunningServer

ROUND = {"stage": "what-it-is", "question": "How comfortable are you with it?"}
CAMDEN = {"case_study": "camden_residents_index", "rounds": [ROUND]}
POLL = {"id": "camden", "kind": "poll", "title": "Camden", "settings": CAMDEN}
LINES = {
    "id": "lines",
    "kind": "red_lines",
    "title": "Red lines",
    "settings": {},
}
REACH_OUT = "import socket; socket.create_connection(('192.0.2.1', 80), 3)"
# Python runs a module of this name before any program: server, commands and the report's worker alike.
EAR = """
import json, os, sys

def hear(event, told):
    if event in ("socket.connect", "socket.sendto"):
        line, address = told
        note(event, address, int(line.type))
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        note(event, told[0], 0)

def note(event, address, sort):
    with open(os.environ["HEARD"], "a") as file:
        file.write(json.dumps([event, address, sort], default=repr) + "\\n")

sys.addaudithook(hear)
"""


@pytest.fixture
def day(tmp_path: Path) -> tuple[RunningServer, WorkshopId]:
    """A data folder with a short day, on which no server runs yet."""
    server = RunningServer(tmp_path / "data")
    return server, put_on_record(server.data, {"day": [POLL, LINES]})["day"][0]


def played(told: str) -> dict[str, object]:
    """What a led rehearsal prints at its end."""
    found: dict[str, object] = json.loads(told)
    return found


@pytest.mark.timeout(240)
def test_a_day_and_its_report_need_no_network(day: tuple[RunningServer, WorkshopId], tmp_path: Path) -> None:
    server, workshop = day
    if not all(map(which, ("unshare", "ip"))):
        pytest.skip("no unshare or ip here to cut the network with")
    if _cut_off("true").returncode != 0:
        pytest.skip("this machine lets nobody make a network of their own")
    assert _cut_off(f"{_python('-c', REACH_OUT)}").returncode != 0, "the network is not cut"

    rehearse = _python("-m", "facilitator.cli", "rehearse", workshop, "--lead", "--phones", "8")
    led = _cut_off(rehearse, server.environment)
    assert led.returncode == 0, led.stderr
    told = played(led.stdout)
    assert int(str(told["acknowledged"])) >= 16
    assert told["refused"] == {}
    report = _python("-m", "facilitator.cli", "report", str(told["id"]), "--to", str(tmp_path / "reports"))
    written = _cut_off(report, server.environment)
    assert written.returncode == 0, written.stderr
    assert "Ludlow" in (tmp_path / "reports" / "local-area-report.html").read_text(encoding="utf-8")


@pytest.mark.timeout(240)
def test_a_watched_day_asks_nobody_else(
    day: tuple[RunningServer, WorkshopId], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server, workshop = day
    (tmp_path / "ear").mkdir()
    (tmp_path / "ear" / "sitecustomize.py").write_text(EAR)
    heard = tmp_path / "heard.txt"
    heard.touch()
    monkeypatch.setenv("HEARD", str(heard))
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "ear"))
    led = server.command("rehearse", workshop, "--lead", "--phones", "8", seconds=200)
    assert led.returncode == 0, led.stderr
    report = server.command("report", str(played(led.stdout)["id"]), "--to", str(tmp_path / "reports"))
    assert report.returncode == 0, report.stderr
    during = heard.read_text().splitlines()
    assert [line for line in during if _is_elsewhere(*json.loads(line))] == []
    assert len(during) > 8, "the ear heard the phones themselves"

    subprocess.run([sys.executable, "-c", REACH_OUT], check=False, capture_output=True)
    after = heard.read_text().splitlines()[len(during) :]
    assert any(_is_elsewhere(*json.loads(line)) for line in after), "the ear is deaf"


def _is_elsewhere(event: str, address: object, sort: int) -> bool:
    """Whether it was another host; finding a route by a socket that sends nothing is no asking."""
    host = address[0] if isinstance(address, list) else address
    if host is None or str(host) in ("", "localhost", gethostname()) or str(host).startswith("/"):
        return False
    if event == "socket.connect" and sort & SOCK_DGRAM and host in PROBES:
        return False
    try:
        return not ip_address(str(host)).is_loopback and not ip_address(str(host)).is_unspecified
    except ValueError:
        return True


def _python(*arguments: str) -> str:
    return shlex.join([sys.executable, *arguments])


def _cut_off(command: str, environment: dict[str, str] | None = None) -> "subprocess.CompletedProcess[str]":
    """A command in a network of its own that holds nothing but the loopback."""
    inside = f"ip link set lo up && {command}"
    return subprocess.run(
        ["unshare", "--map-root-user", "--net", "sh", "-c", inside],
        cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8",
        timeout=200, check=False,
    )  # fmt: skip
