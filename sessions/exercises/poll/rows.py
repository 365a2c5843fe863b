"""The tidy rows of a poll: what downloads and `moothall verify` recompute its results from."""

from collections.abc import Iterator

from sessions.exercises.poll.answers import PollState
from sessions.exercises.poll.scale import place_of
from sessions.exercises.row_columns import ABSTAINS, IS_LATE, of_keys, of_wholes
from sessions.words import say

COLUMNS = (
    of_keys("choice", say("The answer that was chosen.")),
    of_wholes("position", say("Its place on the scale; empty outside of it."), "place of 5, 1 the most"),
    IS_LATE,
    ABSTAINS,
)


def tidy_rows(state: PollState) -> Iterator[dict[str, object]]:
    """One row an answer: counted ones first, then those that came or changed after the reveal."""
    for phase, ballots in state.rounds.ballots.items():
        for is_late, answers in ((False, ballots.counted), (True, ballots.late)):
            for who, answer in sorted(answers.items()):
                yield {
                    "phase": phase,
                    "participant": who,
                    "table": answer.table,
                    "choice": answer.body,
                    "position": place_of(answer.body),
                    "is_late": is_late,
                    "abstains": place_of(answer.body) is None and not is_late,
                }
