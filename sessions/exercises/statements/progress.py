"""Owns how far a table is: how much it wrote, never what."""

from sessions.exercises.base import Room, TableProgress
from sessions.exercises.statements.state import StatementsState
from sessions.words import say, say_n


def progress(state: StatementsState, table: int, room: Room) -> TableProgress:
    """Nobody is waited for: a table takes part once it has written anything."""
    written = state.sayings.at_table(table)
    held = sum(saying.is_held for saying in written)
    set_key = state.settings.sets.get(table)
    count = say_n("%(n)s written", "%(n)s written", len(written))
    return TableProgress(
        done=frozenset(room.members.get(table, ())) if written else frozenset(),
        status=count if written else say("Talking"),
        is_finished=bool(written),
        facts=((say("Written"), say("%(n)s", n=len(written))), (say("Held"), say("%(n)s", n=held))),
        tag=say("Set %(key)s", key=set_key.replace("-", "–")) if set_key else None,
    )
