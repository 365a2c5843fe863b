"""Owns what else than its criteria may have moved a table: three influences to mark, and its own words.

The three are those that the Manchester local area report (2017) found beside the criteria of its tables. None
of them is ever asked for.
"""

from collections.abc import Mapping

from sessions.exercises.moved_by import MovedBy
from sessions.exercises.ranking.state import RankingState
from sessions.words import Message, say

LONGEST_NOTE = 280
MOST_NOTES = 3  # at one table

INFLUENCES: Mapping[str, Message] = {
    "gut_feeling": say("Gut feeling"),
    "familiarity": say("Knowing the topic"),
    "interest": say("Professional interest"),
}
IN_THE_CODEBOOK = {"gut_feeling": "MO1", "familiarity": "MO2", "interest": "MO3"}


def moved_by(state: RankingState) -> tuple[MovedBy, ...]:
    """Each influence with the tables that marked it; none where no table marked any."""
    works = state.tables.values()
    marked = {key: tuple(work.number for work in works if key in work.influences) for key in INFLUENCES}
    if not any(marked.values()):
        return ()
    return tuple(MovedBy(IN_THE_CODEBOOK[key], tables, len(works)) for key, tables in marked.items())
