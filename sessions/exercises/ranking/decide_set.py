"""Owns the rules for giving a table another example set: only until anyone there has answered anything."""

from collections.abc import Sequence

from sessions.errors import Rejection, refuse
from sessions.exercises.base import Context, ExerciseEvent
from sessions.exercises.ranking.commands import ChooseSet
from sessions.exercises.ranking.events import SetChosen
from sessions.exercises.ranking.state import RankingState
from sessions.exercises.ranking.wording import set_name


def choose_set(
    state: RankingState, command: ChooseSet, context: Context
) -> Sequence[ExerciseEvent] | Rejection:
    """Give a table another set."""
    wrong = unknown_table(state, command.table) or _set_refusal(state, command)
    return wrong or [SetChosen(command.table, command.set)]


def unknown_table(state: RankingState, table: int) -> Rejection | None:
    """Why nothing can be done for a table: it takes no part here."""
    if table in state.tables:
        return None
    return refuse(
        "unknown_table",
        "There is no Table %(table)s here. Choose from %(tables)s.",
        table=table,
        tables=", ".join(str(number) for number in state.tables),
    )


def _set_refusal(state: RankingState, command: ChooseSet) -> Rejection | None:
    work = state.tables[command.table]
    if command.set not in state.sets:
        return refuse(
            "unknown_set",
            "There is no example set %(set)s. Choose from %(sets)s.",
            set=command.set,
            sets=", ".join(state.sets),
        )
    if work.set_key == command.set:
        return refuse(
            "already_so", "Table %(table)s has %(set)s already.", table=work.number, set=set_name(command.set)
        )
    if state.has_begun(command.table):
        return refuse(
            "table_has_begun",
            "Table %(table)s has begun with %(set)s: its answers are about those cards. It keeps the set.",
            table=work.number,
            set=set_name(work.set_key),
        )
    return None
