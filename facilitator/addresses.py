"""The addresses at which phones on this network can reach the server."""

import ipaddress
import socket
from contextlib import suppress

PROBES = ("10.255.255.255", "192.168.255.255", "172.31.255.255", "192.0.2.1")


def own_addresses() -> list[str]:
    """This machine's IPv4 addresses, private ones first, loopback never; no packet is sent to find them."""
    found = {address for probe in PROBES if (address := _towards(probe))}
    with suppress(OSError):
        found |= {str(info[4][0]) for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    usable = [ipaddress.ip_address(address) for address in found]
    kept = [ip for ip in usable if not ip.is_loopback and not ip.is_unspecified]
    return [str(ip) for ip in sorted(kept, key=lambda ip: (not ip.is_private, ip.is_link_local, int(ip)))]


def base_urls(host: str, port: int) -> list[str]:
    """The addresses to show, the best first; the loopback one where there is no network."""
    suffix = "" if port == 80 else f":{port}"
    if host not in ("0.0.0.0", "::", ""):  # noqa: S104 - compared, not bound
        return [f"http://{host}{suffix}"]
    return [f"http://{address}{suffix}" for address in own_addresses() or ["127.0.0.1"]]


def _towards(probe: str) -> str | None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as route:
        try:
            route.connect((probe, 9))
        except OSError:
            return None
        return str(route.getsockname()[0])
