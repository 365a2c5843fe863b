"""The addresses at which phones on this network can reach the server."""

import ipaddress
import socket
from contextlib import suppress

PROBES = ("10.255.255.255", "192.168.255.255", "172.31.255.255", "192.0.2.1")
EVERYWHERE = ("0.0.0.0", "::", "")  # noqa: S104 - compared, not bound
LOOPBACK = "127.0.0.1"


def own_addresses() -> list[str]:
    """This machine's IPv4 addresses, private ones first, loopback never; no packet is sent to find them.

    Its own name is looked up only where no route says anything: in a room without a name server that may
    take many seconds.
    """
    found = {address for probe in PROBES if (address := _towards(probe))} or _by_name()
    usable = [ipaddress.ip_address(address) for address in found]
    kept = [ip for ip in usable if not ip.is_loopback and not ip.is_unspecified]
    return [str(ip) for ip in sorted(kept, key=lambda ip: (not ip.is_private, ip.is_link_local, int(ip)))]


def base_urls(host: str, port: int) -> list[str]:
    """The addresses to show, the best first; the loopback one where there is no network."""
    if host not in EVERYWHERE:
        return [_url(host, port)]
    return [_url(address, port) for address in own_addresses() or [LOOPBACK]]


def laptop_url(host: str, port: int) -> str:
    """The address at which this very machine reaches the server."""
    return _url(LOOPBACK if host in EVERYWHERE else host, port)


def _url(address: str, port: int) -> str:
    name = f"[{address}]" if ":" in address else address
    return f"http://{name}" if port == 80 else f"http://{name}:{port}"


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
