"""Only this machine's own names, and only its own pages."""

from collections.abc import Iterable
from typing import Any

import pytest

from facilitator.security import Gate, content_policy, is_own_host, split_host

NAMES = frozenset({"localhost", "laptop", "laptop.local", "moothall.local"})


def ask(**headers: str) -> str:
    """The status the gate gives a request, "let in" where it passes it on."""
    told: list[str] = []

    def app(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        told.append("let in")
        return [b""]

    def start_response(status: str, headers: list[tuple[str, str]]) -> None:
        told.append(status)

    Gate(app, lambda: NAMES)(
        {f"HTTP_{name.upper()}": value for name, value in headers.items()}, start_response
    )
    return told[0]


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "", "192.168.1.5.evil.example", "localhost.evil"]
)
def test_a_name_that_is_not_this_machines_is_turned_away(host: str) -> None:
    assert ask(host=host).startswith("403")


@pytest.mark.parametrize(
    "host",
    [
        "localhost:8000",
        "LOCALHOST",
        "laptop.local",
        "192.168.1.5:8000",
        "[::1]:8000",
        "127.0.0.1",
        "moothall.local.",
    ],
)
def test_own_names_and_plain_addresses_are_let_in(host: str) -> None:
    assert ask(host=host) == "let in"


def test_a_name_that_the_machine_gets_later_is_let_in_from_then_on() -> None:
    names, told = [NAMES], list[str]()

    def app(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        told.append("let in")
        return [b""]

    gate = Gate(app, lambda: names[0])
    for known in (NAMES, NAMES | {"venue-17"}):
        names[0] = known
        gate({"HTTP_HOST": "venue-17"}, lambda status, headers: told.append(status))
    assert told == ["403 Forbidden", "let in"]


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://localhost:9000", "http://192.168.1.5"]
)
def test_another_sites_page_is_turned_away(origin: str) -> None:
    assert ask(host="localhost:8000", origin=origin).startswith("403")


def test_a_socket_without_an_origin_is_turned_away() -> None:
    assert ask(host="localhost:8000", upgrade="WebSocket").startswith("403")
    assert ask(host="localhost:8000", upgrade="websocket", origin="http://localhost:8000") == "let in"


def test_hosts_are_read_with_and_without_ports_and_brackets() -> None:
    assert [split_host(host) for host in ("a:1", "A.", "[::1]:80", "::1", "10.0.0.1:8000")] == [
        "a",
        "a",
        "::1",
        "::1",
        "10.0.0.1",
    ]
    assert not is_own_host("999.1.1.1", NAMES)


def test_the_policy_allows_nothing_from_elsewhere_and_no_eval() -> None:
    policy = content_policy("localhost:8000")
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "http:" not in policy
