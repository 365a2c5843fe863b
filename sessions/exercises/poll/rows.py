"""The tidy rows of a poll: what downloads and `moothall verify` recompute its results from."""

from collections.abc import Iterator

from sessions.exercises.poll.answers import PollState
from sessions.exercises.poll.scale import place_of


def tidy_rows(state: PollState) -> Iterator[dict[str, object]]:
    """One row an answer: phase, participant, table, choice, position (1-5, None outside the scale),
    is_late, abstains.

    Counted answers first; an answer that came or changed after the reveal follows, marked `is_late`;
    `abstains` says that a counted answer stands outside the scale.
    """
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
