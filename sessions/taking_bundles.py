"""Taking a workshop away as one file: after the day, by the lead or a report writer, never unlogged."""

from collections.abc import Sequence

from sessions import events as e
from sessions.commands import TakeBundle
from sessions.errors import Rejection, refuse
from sessions.workshop import Workshop

NOT_CLOSED = refuse("still_running", "A bundle can be made once the workshop has closed.")


def decide_bundle(workshop: Workshop, command: TakeBundle, now: float) -> Sequence[e.Event] | Rejection:
    """The entry in the log that has to stand there before a bundle leaves; the first one makes the key.

    After a purge there are no answers to give names to, and no key is made any more.
    """
    if not workshop.is_closed:
        return NOT_CLOSED
    taken = e.BundleTaken(command.is_locked)
    has_names = workshop.rows_key or workshop.purged
    return [taken] if has_names else [e.PseudonymsKeyed(command.key), taken]
