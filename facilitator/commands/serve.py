"""Serving the room, and saying where: what a facilitator reads first."""

import click
from flask import Flask

from facilitator import beacon, server
from facilitator.app import house_of
from facilitator.commands.asking import CommandError, in_plain_words
from facilitator.config import read_config
from facilitator.links import front_doors, sign_in_links


def serve_room() -> None:
    """Serve until stopped; CommandError where the data folder or the port is taken."""
    with in_plain_words():
        config = read_config()
        running = beacon.find(config.data)
    if running:
        raise CommandError(f"Moothall already runs on {config.data}: open {running.address}.")
    try:
        with in_plain_words():
            server.serve(config, announce)
    except server.PortTakenError as error:
        raise CommandError(str(error)) from error


def announce(app: Flask) -> None:
    """Where to open it, and the one-time link."""
    house = house_of(app)
    bases = front_doors(house.config)
    lines = ["Moothall is running. Stop it with Ctrl+C.", "", f"  On this laptop   {bases[0]}"]
    lines += [f"  For phones       {base}" for base in bases[1:]]
    lines += ["", "Sign in with this link. It works once; `moothall link` makes another."]
    lines += [f"  {link}" for link in sign_in_links(bases, house.accounts.make_link())]
    click.echo("\n".join(lines))
