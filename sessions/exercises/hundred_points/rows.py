"""The tidy rows of 100 points: what downloads, `moothall verify` and later weights are computed from."""

from collections.abc import Iterator
from typing import Any

from sessions.exercises.hundred_points.answers import PointsState
from sessions.exercises.row_columns import ABSTAINS, IS_LATE, of_keys, of_wholes
from sessions.words import say

GIVE = "give"

COLUMNS = (
    of_keys("option", say("What the points went to; empty for someone who can't say.")),
    of_wholes("points", say("Of the 100 that each person gave out."), "points of 100"),
    of_keys("shown", say("The order on that phone; empty where it was read without a script.")),
    IS_LATE,
    ABSTAINS,
)


def tidy_rows(state: PointsState) -> Iterator[dict[str, Any]]:
    """One row a person and thing.

    Things that got nothing stand there with 0, so each person's points add up to 100. Someone who can't say
    has one row, with neither option nor points. `shown` holds keys, spaces between; None without a script.
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
