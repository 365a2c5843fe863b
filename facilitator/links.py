"""The links handed out on the command line: to a workshop's door, console and wall, and for signing in."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from facilitator.addresses import base_urls, laptop_url
from facilitator.config import Config
from sessions.workshop import Workshop


def workshop_links(base: str, workshop: Workshop) -> dict[str, str]:
    """Where phones join a workshop, where it is led, and what goes on the wall."""
    return {
        "join": f"{base}/j/{workshop.join_code}",
        "console": f"{base}/workshops/{workshop.id}",
        "projector": f"{base}/screen/{workshop.screen_key}",
    }


def at_base(base: str, links: Mapping[str, str]) -> dict[str, str]:
    """The same links at another address of the same record."""
    return {name: base + urlsplit(link).path for name, link in links.items()}


def front_doors(config: Config) -> list[str]:
    """Every address of the server: this laptop's own first, then those that phones can reach."""
    here = laptop_url(config.host, config.port, config.scheme)
    return list(dict.fromkeys([here, *shown_addresses(config)]))


def shown_addresses(config: Config) -> list[str]:
    """The addresses to show people, best first."""
    return base_urls(config.host, config.port, config.scheme, config.name)


def sign_in_links(bases: Sequence[str], token: str) -> list[str]:
    """One token at every address: whichever is opened first uses it up."""
    return [f"{base}/sign-in/{token}" for base in bases]
