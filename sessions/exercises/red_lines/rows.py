"""The tidy rows of red lines: what downloads and `moothall verify` recompute the results from."""

from collections.abc import Iterator
from typing import Any

from sessions.exercises.red_lines.state import ROOM, TABLE, RedLinesState
from sessions.exercises.row_columns import of_keys, of_words, of_yes_no
from sessions.words import say

COLUMNS = (
    of_keys("line", say("Which red line.")),
    of_words("words", say("The line; empty in the row of a stand on it.")),
    of_keys("stand", say("Where a person stands on it; empty in the row of the line."), "support", "object"),
    of_yes_no("is_public", say("Facilitators have let it be shown.")),
)


def tidy_rows(state: RedLinesState) -> Iterator[dict[str, Any]]:
    """One row a line, then one a stand on it.

    A line's row has words and no stand; its participant is who wrote it, its table whose it is. A stand's row
    has support or object, no words, and the table of the line, not of the person.
    """
    for line in state.lines.in_order:
        yield _row(TABLE, line.giver, line.table, line.id, line.is_public, words=line.text)
    for phase in (TABLE, ROOM):
        for line in state.lines.in_order:
            for who, stand in sorted(state.on(phase, line.id).items()):
                yield _row(phase, who, line.table, line.id, line.is_public, stand=stand.stand)


def _row(
    phase: str,
    who: str,
    table: int,
    line: str,
    is_public: bool,
    *,
    words: str | None = None,
    stand: str | None = None,
) -> dict[str, Any]:
    return {
        "phase": phase,
        "participant": who,
        "table": table,
        "line": line,
        "words": words,
        "stand": stand,
        "is_public": is_public,
    }
