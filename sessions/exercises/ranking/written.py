"""Owns what tables wrote in a ranking, as a report writer reads it: criteria, and what else moved them."""

from collections.abc import Iterator

from sessions.exercises.ranking.phases import AGREED, CRITERIA
from sessions.exercises.ranking.state import Criterion, RankingState, TableWork
from sessions.exercises.table_words import SharedLabel, TableWords
from sessions.words import say

CRITERION = say("Criterion")
PRIMARY = say("Primary criterion")
NOTE = say("What else moved the table")


def table_words(state: RankingState) -> tuple[TableWords, ...]:
    """Each table's criteria as they were proposed, then its notes."""
    return tuple(words for work in state.tables.values() for words in _of_table(work))


def _of_table(work: TableWork) -> Iterator[TableWords]:
    for criterion in work.criteria.values():
        sort = PRIMARY if criterion.id == work.primary else CRITERION
        yield TableWords(criterion.id, work.number, CRITERIA, sort, criterion.text, _shared(work, criterion))
    for note, text in work.notes.items():
        yield TableWords(note, work.number, AGREED, NOTE, text)


def _shared(work: TableWork, criterion: Criterion) -> SharedLabel:
    payload = {"table": work.number, "criterion": criterion.id}
    return SharedLabel(criterion.label, "label_criterion", payload)
