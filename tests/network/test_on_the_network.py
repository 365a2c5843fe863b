"""Signing in and joining as a room does it: over plain HTTP at an address of the network, and over TLS."""

import http.client
import json
import re
import socket
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from facilitator.addresses import own_addresses
from tests.journeys.day import DESK, PASSWORD, PHONE
from tests.journeys.pages import Console, NewWorkshop, SignIn
from tests.journeys.short_days import put_on_record
from tests.network.certificates import NAME, given_certificate
from tests.running import RunningServer

EVERYWHERE = "0.0.0.0"  # noqa: S104 - a room's phones must reach it
ELSEWHERE = "127.31.41.59"  # an address of this machine that nothing else here goes by
AGENT = "Canary/5.0 (a telephone of its own sort)"
ROUND = {"stage": "what-it-is", "question": "How comfortable are you with it?"}
CAMDEN = {"case_study": "camden_residents_index", "rounds": [ROUND]}
POLL = {"id": "camden", "kind": "poll", "title": "Camden", "settings": CAMDEN}


@pytest.fixture
def in_the_room(tmp_path: Path) -> Iterator[RunningServer]:
    with RunningServer(tmp_path / "data", host=EVERYWHERE) as running:
        yield running


@pytest.fixture
def with_tls(tmp_path: Path) -> Iterator[RunningServer]:
    with RunningServer(tmp_path / "data", settings=given_certificate(tmp_path)) as running:
        yield running


def signed_in_and_joined(browser: Browser, server: RunningServer, base: str) -> dict[str, BrowserContext]:
    """A lead signs in and makes a workshop, and a phone joins it and stays connected."""
    people = {
        "lead": browser.new_context(viewport=DESK, ignore_https_errors=True),
        "phone": browser.new_context(viewport=PHONE, ignore_https_errors=True),
    }
    desk = people["lead"].new_page()
    token = server.ask("link")["links"][0].rpartition("/")[2]
    SignIn(desk).by_link(f"{base}/sign-in/{token}", PASSWORD)
    NewWorkshop(desk).from_template()
    expect(Console(desk).heading).to_have_text("Arrivals")
    code = desk.locator(".topbar-code").inner_text().replace(" ", "")

    phone = people["phone"].new_page()
    phone.goto(base)
    phone.get_by_label("The code on the screen").fill(code)
    phone.get_by_role("button", name="Continue").click()
    phone.locator(".table-pick").first.click()
    phone.get_by_role("button", name=re.compile("^Join")).first.click()
    phone.wait_for_url("**/p/*")
    expect(desk.get_by_text("1 of 1 phones")).to_be_visible()  # by socket, on both sides
    return people


def cookies_of(context: BrowserContext) -> dict[str, dict[str, object]]:
    return {str(cookie["name"]): dict(cookie) for cookie in context.cookies()}


def test_signs_in_and_joins_at_a_plain_http_address_of_the_network(
    in_the_room: RunningServer, browser: Browser
) -> None:
    address = next(iter(own_addresses()), None)
    if address is None:
        pytest.skip("this machine has no address but its own")
    people = signed_in_and_joined(browser, in_the_room, f"http://{address}:{in_the_room.port}")

    held = {**cookies_of(people["lead"]), **cookies_of(people["phone"])}
    assert set(held) == {"moothall", "moothall_known", "moothall_seat"}
    assert all(cookie["httpOnly"] and cookie["sameSite"] == "Lax" for cookie in held.values())
    for context in people.values():
        context.close()


def test_signs_in_and_joins_under_tls_with_a_given_certificate(
    with_tls: RunningServer, browser: Browser
) -> None:
    people = signed_in_and_joined(browser, with_tls, with_tls.base)

    held = {**cookies_of(people["lead"]), **cookies_of(people["phone"])}
    assert set(held) == {"__Host-moothall", "__Host-moothall_known", "__Host-moothall_seat"}
    for cookie in held.values():
        assert (cookie["secure"], cookie["httpOnly"], cookie["path"]) == (True, True, "/")
    for context in people.values():
        context.close()


def test_commands_of_this_laptop_reach_a_server_under_tls_and_print_its_addresses(
    with_tls: RunningServer,
) -> None:
    link = with_tls.command("link")
    assert link.returncode == 0, link.stderr
    assert link.stdout.startswith(f"{with_tls.base}/sign-in/")
    assert f"On this laptop   {with_tls.base}" in with_tls.output.read_text(encoding="utf-8")


def test_a_rehearsal_goes_through_under_tls(tmp_path: Path) -> None:
    made = put_on_record(tmp_path, {"day": [POLL]})
    server = RunningServer(tmp_path, settings=given_certificate(tmp_path))
    done = server.command("rehearse", made["day"][0], "--lead", "--phones", "6", seconds=110)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["refused"] == {}
    assert told["acknowledged"] >= 6


def test_a_certificate_that_fits_no_key_is_named_and_nothing_is_served(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    mixed = {**given_certificate(first), **given_certificate(second)}
    mixed["MOOTHALL_CERTIFICATE"] = str(first / "certificate.pem")
    done = RunningServer(tmp_path / "data", settings=mixed).command("serve")
    assert done.returncode == 1
    assert "MOOTHALL_CERTIFICATE and MOOTHALL_CERTIFICATE_KEY can't be used together" in done.stderr


def test_a_name_that_was_given_is_answered_to_and_another_is_not(tmp_path: Path) -> None:
    with RunningServer(tmp_path, settings={"MOOTHALL_NAME": NAME}) as server:
        assert server.fetch("/", Host=f"{NAME}:{server.port}")[0] == 200
        assert server.fetch("/", Host=f"other.example.org:{server.port}")[0] == 403
        assert f"http://{NAME}:{server.port}" in server.output.read_text(encoding="utf-8")


def ask_from_elsewhere(port: int, path: str) -> int:
    """A request that comes from an address of its own, with an agent of its own."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=10, source_address=(ELSEWHERE, 0))
    with closing(line):
        line.request("GET", path, headers={"User-Agent": AGENT})
        return line.getresponse().status


def speak_out_of_turn(port: int, *words: bytes) -> None:
    """Open a line, say something that no browser would, and hang up."""
    for said in words:
        with socket.create_connection(("127.0.0.1", port), 10, (ELSEWHERE, 0)) as line, suppress(OSError):
            line.settimeout(2)
            line.sendall(said)
            line.recv(100)


def left_behind(server: RunningServer) -> bytes:
    """All that the server wrote anywhere: its record, its files, its log."""
    return b"\n".join(path.read_bytes() for path in server.data.rglob("*") if path.is_file())


@pytest.mark.parametrize("is_secured", [False, True], ids=["plain", "tls"])
def test_no_address_and_no_agent_is_kept_anywhere(is_secured: bool, tmp_path: Path) -> None:
    settings = given_certificate(tmp_path) if is_secured else {}
    server = RunningServer(tmp_path / "data", settings=settings)
    with server:
        if not is_secured:
            code = server.ask("new", template="manchester", title="A day", area="Leeds")["join_code"]
            told = [ask_from_elsewhere(server.port, path) for path in (f"/j/{code}/1", "/r/x/y", "/nothing")]
            assert told == [200, 404, 404]
        agent = f"GET / HTTP/1.1\r\nHost: localhost\r\nUser-Agent: {AGENT}\r\n"
        odd = (
            b"GET nonsense\r\n\r\n",
            f"{agent}Content-Length: x\r\n\r\n".encode(),
            b"\x16\x03\x01\x00\x05hello",
        )
        speak_out_of_turn(server.port, *odd)
    kept = left_behind(server)
    assert len(kept) > 10_000
    assert ELSEWHERE.encode() not in kept
    assert AGENT.encode() not in kept
    assert b"Canary" not in kept
