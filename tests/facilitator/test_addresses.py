"""The addresses shown to phones, found without waiting for a name server."""

import socket
from typing import Any

import pytest

from facilitator import addresses


def never(*given: Any) -> Any:
    raise AssertionError("a room may have no name server: this can take many seconds")


def test_where_a_route_is_known_no_name_is_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "_towards", {"192.0.2.1": "192.168.8.2"}.get)
    monkeypatch.setattr(socket, "getaddrinfo", never)
    assert addresses.base_urls("0.0.0.0", 8000) == ["http://192.168.8.2:8000"]  # noqa: S104 - not bound


def test_private_addresses_come_first_and_loopback_never(monkeypatch: pytest.MonkeyPatch) -> None:
    found = iter(["8.8.8.8", "127.0.0.1", "10.0.0.7", "10.0.0.7"])
    monkeypatch.setattr(addresses, "_towards", lambda probe: next(found))
    assert addresses.own_addresses() == ["10.0.0.7", "8.8.8.8"]


def test_without_any_network_the_laptop_itself_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "_towards", lambda probe: None)
    monkeypatch.setattr(addresses, "_by_name", set)
    assert addresses.base_urls("0.0.0.0", 80) == ["http://127.0.0.1"]  # noqa: S104 - not bound
