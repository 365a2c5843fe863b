"""Rehearsing: a marked copy, a room full of simulated phones, and what came of it."""

import asyncio
import contextlib
from pathlib import Path
from typing import Any

import click

from facilitator import beacon
from facilitator.addresses import LOOPBACK
from facilitator.commands.asking import LONGEST_SECONDS, CommandError, granted, in_plain_words
from facilitator.commands.own_server import server_for
from facilitator.config import Config, read_config
from facilitator.links import at_base, shown_addresses
from facilitator.rehearsal.drive import Cast, drive
from facilitator.rehearsal.joining import RehearsalError
from facilitator.rehearsal.ledger import Ledger
from facilitator.transport import trusted
from sessions.exercises.registry import discover


def rehearse_copy(source: str, cast: Cast, log: Path | None = None) -> dict[str, Any]:
    """Rehearse a copy of a workshop; gives its id, code and links, and what the phones counted.

    The links lead to the server that runs, or to where the next one will be.
    """
    with in_plain_words():
        config = read_config()
        ledger = Ledger(log)
        is_running = beacon.find(config.data) is not None
        with server_for(config, LOOPBACK if cast.is_led else config.host) as server:
            copy = granted(server.ask("rehearsal", {"workshop": source}))
            day = granted(server.ask("plan", {"workshop": copy["id"]}))
            _invite(server, copy, cast)
            with contextlib.suppress(KeyboardInterrupt):
                asyncio.run(_play(config, server, day, cast, ledger))
        ledger.close()
    _tell(f"to report it: moothall report {copy['id']} --to reports")
    links = copy["links"] if is_running else at_base(shown_addresses(config)[0], copy["links"])
    counts = {"acknowledged": ledger.acknowledged, "refused": ledger.refused, "roles": ledger.roles}
    return {**copy, "links": links, "is_rehearsal": True, "phones": cast.phones, "seed": cast.seed, **counts}


async def _play(
    config: Config, server: beacon.Beacon, day: dict[str, Any], cast: Cast, ledger: Ledger
) -> None:
    def ask(what: str, body: dict[str, Any]) -> dict[str, Any]:
        """Ask the server that runs now: after a crash that is another one."""
        lit = beacon.read(config.data)
        if lit is None:
            raise ConnectionError("There is no server at this moment.")
        return lit.ask(what, body, LONGEST_SECONDS)

    try:
        trust = trusted(server.certificate) if server.certificate else True
        await drive(day, cast, server.address, ask, discover(*config.exercises), ledger, _tell, trust)
    except RehearsalError as error:
        raise CommandError(str(error)) from error


def join_rehearsal(workshop: str, cast: Cast) -> None:
    """Fill the room of a rehearsal that there is, and follow whoever leads it; CommandError for any other."""
    with in_plain_words():
        config = read_config()
        server = beacon.find(config.data)
        if server is None:
            raise CommandError("No server runs here. Start it with: moothall serve")
        day = granted(server.ask("plan", {"workshop": workshop}))
        if not day["is_rehearsal"]:
            raise CommandError("Simulated phones join rehearsals only. Leave --join out to rehearse a copy.")
        with contextlib.suppress(KeyboardInterrupt):
            asyncio.run(_play(config, server, day, cast, Ledger(None)))


def _invite(server: beacon.Beacon, copy: dict[str, Any], cast: Cast) -> None:
    """Say where the rehearsal is, and how to lead it where nobody else does."""
    _tell(f"a copy was made, with the code {copy['join_code']}; it is not the workshop itself")
    _tell(f"projector {copy['links']['projector']}")
    _tell(f"console {copy['links']['console']}")
    if not cast.is_led:
        links = granted(server.ask("link"))["links"]
        _tell(f"sign in with {links[0]}, open the console and lead; close the workshop to end")


def _tell(words: str) -> None:
    click.echo(f"Rehearsal: {words}.", err=True)
