"""The addresses at which phones on this network can reach the server."""

import ipaddress
import socket
from contextlib import suppress

PROBES = ("10.255.255.255", "192.168.255.255", "172.31.255.255", "192.0.2.1")
EVERYWHERE = ("0.0.0.0", "::", "")  # noqa: S104 - compared, not bound
LOOPBACK = "127.0.0.1"
USUAL_PORTS = {"http": 80, "https": 443}


def own_addresses() -> list[str]:
    """This machine's IPv4 addresses, private ones first, loopback never; no packet is sent to find them.

    Its own name is looked up only where no route says anything: in a room without a name server that may
    take many seconds.
    """
    found = {address for probe in PROBES if (address := _towards(probe))} or _by_name()
    usable = [ipaddress.ip_address(address) for address in found]
    kept = [ip for ip in usable if not ip.is_loopback and not ip.is_unspecified]
    return [str(ip) for ip in sorted(kept, key=lambda ip: (not ip.is_private, ip.is_link_local, int(ip)))]


def base_urls(host: str, port: int, scheme: str = "http", name: str = "") -> list[str]:
    """The addresses to show, the best first; the loopback one where there is no network.

    A name that was given comes before all others, for a certificate is made for a name.
    """
    named = [_url(name, port, scheme)] if name else []
    if host not in EVERYWHERE:
        return [*named, _url(host, port, scheme)]
    return named + [_url(address, port, scheme) for address in own_addresses() or [LOOPBACK]]


def laptop_url(host: str, port: int, scheme: str = "http") -> str:
    """The address at which this very machine reaches the server."""
    return _url(LOOPBACK if host in EVERYWHERE else host, port, scheme)


def to_type(base: str) -> str:
    """An address as people type it: browsers add the beginning of a plain one by themselves."""
    return base.removeprefix("http://")


def _url(address: str, port: int, scheme: str) -> str:
    name = f"[{address}]" if ":" in address else address
    return f"{scheme}://{name}" if port == USUAL_PORTS[scheme] else f"{scheme}://{name}:{port}"


def _by_name() -> set[str]:
    with suppress(OSError):
        return {str(info[4][0]) for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    return set()


def _towards(probe: str) -> str | None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as route:
        try:
            route.connect((probe, 9))
        except OSError:
            return None
        return str(route.getsockname()[0])
