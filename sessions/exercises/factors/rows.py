"""The tidy rows of the factors: what downloads and `moothall verify` recompute the results from."""

from collections.abc import Iterator
from typing import Any

from sessions.exercises.factors.answers import CANT_SAY, CHOICE, PAIRS, FactorsState


def tidy_rows(state: FactorsState) -> Iterator[dict[str, Any]]:
    """One row an answered pair, then one a direct choice: phase, participant, table, pair, factor, answer,
    shown, is_late.

    `pair` counts from 1, None for the choice; `answer` is a, b, same, cant_say, or a factor, depends;
    `shown` is the order on that phone: "ba", or the factors with spaces between; None without a script.
    `abstains` says that a counted answer is cant_say.
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
