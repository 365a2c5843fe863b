"""The tidy rows of the factors: what downloads and `moothall verify` recompute the results from."""

from collections.abc import Iterator
from typing import Any

from sessions.exercises.factors.answers import CANT_SAY, CHOICE, PAIRS, FactorsState
from sessions.exercises.row_columns import ABSTAINS, IS_LATE, of_keys, of_wholes
from sessions.words import say

COLUMNS = (
    of_wholes("pair", say("Which pair of cards, from 1; empty for the direct choice."), "number of the pair"),
    of_keys("factor", say("What the two cards of the pair differ in.")),
    of_keys(
        "answer",
        say("Of a pair a, b, same or cant_say; of the choice a factor, depends or cant_say."),
    ),
    of_keys("shown", say("The order on that phone; empty where it was read without a script.")),
    IS_LATE,
    ABSTAINS,
)


def tidy_rows(state: FactorsState) -> Iterator[dict[str, Any]]:
    """One row an answered pair, then one a direct choice.

    `shown` is "ba", or the factors with spaces between; None without a script.
    """
    for is_late, answers in ((False, state.pairs.counted), (True, state.pairs.late)):
        for who, given in sorted(answers.items()):
            for number, answer in sorted(given.body.answers.items()):
                factor = state.settings.pairs[number - 1].factor
                shown = given.body.shown.get(number)
                yield _row(PAIRS, who, given.table, number, factor, answer, shown, is_late)
    for is_late, choices in ((False, state.choices.counted), (True, state.choices.late)):
        for who, chosen in sorted(choices.items()):
            shown = " ".join(chosen.body.shown) or None
            yield _row(CHOICE, who, chosen.table, None, None, chosen.body.choice, shown, is_late)


def _row(
    phase: str,
    who: str,
    table: int | None,
    pair: int | None,
    factor: str | None,
    answer: str,
    shown: str | None,
    is_late: bool,
) -> dict[str, Any]:
    return {
        "phase": phase,
        "participant": who,
        "table": table,
        "pair": pair,
        "factor": factor,
        "answer": answer,
        "shown": shown,
        "is_late": is_late,
        "abstains": answer == CANT_SAY and not is_late,
    }
