"""Whom a command asks: the server that runs on the data folder or, where none does, the record itself.

Two programs never write one record: while a server runs, everything goes through it.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import click

from casestudies.errors import MaterialError
from facilitator import beacon
from facilitator.config import Config, ConfigError, read_config
from sessions.exercises.registry import KindError
from sessions.store import StoreError

LONGEST_SECONDS = 330  # a report of a large day, with its PDF
Answer = dict[str, Any]
Ask = Callable[[str, Mapping[str, Any]], Answer]


class CommandError(click.ClickException):
    """A command can't be carried out; the message is one plain sentence."""


EXPECTED = (CommandError, ConfigError, StoreError, MaterialError, KindError, beacon.SilentServerError)


@contextmanager
def in_plain_words() -> Iterator[None]:
    """Turn what may well go wrong into a CommandError; anything else is a bug and goes on."""
    try:
        yield
    except EXPECTED as error:
        raise CommandError(str(error)) from error
    except OSError as error:
        raise CommandError(f"{error.filename or 'The server'}: {error.strerror or error}.") from error


@contextmanager
def at_hand(config: Config) -> Iterator[Ask]:
    """Who runs errands now."""
    server = beacon.find(config.data)
    if server is not None:
        yield lambda what, body: server.ask(what, dict(body), LONGEST_SECONDS)
        return
    from facilitator.commands.own_record import open_record  # a database's libraries are slow to load

    with open_record(config) as run:
        yield run


def granted(told: Answer) -> Answer:
    """The answer, without the mark that it is one; CommandError with the sentence of a refusal."""
    if not told.get("ok"):
        raise CommandError(str(told.get("message") or "The server's answer can't be read."))
    return {name: value for name, value in told.items() if name != "ok"}


def run_errand(what: str, **body: Any) -> Answer:
    """One errand, from the settings to the answer; CommandError where it fails."""
    with in_plain_words():
        config = read_config()
        with at_hand(config) as ask:
            return granted(ask(what, body))
