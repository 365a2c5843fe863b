"""Fresh sign-in links: only the server that runs can make one, for it alone will redeem it."""

from facilitator import beacon
from facilitator.commands.asking import CommandError, granted, in_plain_words
from facilitator.config import read_config


def fresh_links() -> list[str]:
    """New sign-in links of the running server, one at each of its addresses."""
    with in_plain_words():
        config = read_config()
        running = beacon.find(config.data)
        if running is None:
            raise CommandError(f"No server runs on {config.data}. Start it with: moothall serve")
        links: list[str] = granted(running.ask("link"))["links"]
    return links
