"""The tidy rows of 100 points: what downloads, `moothall verify` and later weights are computed from."""

from collections.abc import Iterator
from typing import Any

from sessions.exercises.hundred_points.answers import PointsState

GIVE = "give"


def tidy_rows(state: PointsState) -> Iterator[dict[str, Any]]:
    """One row a person and thing: phase, participant, table, option, points, shown, is_late.

    Things that got nothing stand there with 0, so each person's points add up to 100. Someone who can't say
    has one row, with neither option nor points. `shown` is the order on that phone, keys with spaces between;
    None without a script. `abstains` says that a counted answer is that one can't say.
    """
    for is_late, answers in ((False, state.ballots.counted), (True, state.ballots.late)):
        for who, answer in sorted(answers.items()):
            split = answer.body
            for option in state.settings.titles if split.points else (None,):
                yield {
                    "phase": GIVE,
                    "participant": who,
                    "table": answer.table,
                    "option": option,
                    "points": None if option is None else split.points.get(option, 0),
                    "shown": " ".join(split.shown) or None,
                    "is_late": is_late,
                    "abstains": option is None and not is_late,
                }
