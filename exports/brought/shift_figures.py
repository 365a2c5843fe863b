"""Owns what `moothall shift` works out from answers in rounds: each round's histogram, and each change.

The shape is fixed, for other programs read it: a figure that is not defined is null, and `reasons` says why.
"""

from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

from exports.brought.answers import AnsweredRound, Scale
from exports.brought.figures import Figures, Reasons, plain
from sessions.aggregation.polarisation import FEWEST_PLACES, agreement_a, consensus
from sessions.aggregation.shift import churn, matrix, shift, transitions
from sessions.aggregation.significance import mcnemar, sign_test

NOBODY = "Nobody answered on the scale."
NOT_BOTH = "Nobody answered on the scale in both rounds."
BINARY = 2


def shift_figures(rounds: Mapping[str, AnsweredRound], scale: Scale) -> Figures:
    """Everything about the answers of a file; changes stand between neighbouring rounds."""
    reasons = Reasons()
    return {
        "rounds": {
            name: _round(answered, scale, reasons.under(f"rounds.{name}"))
            for name, answered in rounds.items()
        },
        "changes": [
            {
                "from": first,
                "to": second,
                **_change(rounds[first], rounds[second], scale, reasons.under(f"changes.{index}")),
            }
            for index, (first, second) in enumerate(pairwise(rounds))
        ],
        "reasons": reasons.found,
    }


def _round(answered: AnsweredRound, scale: Scale, reasons: Reasons) -> Figures:
    given = Counter(answered.answers.values())
    counts = {answer: given[answer] for answer in scale.places}
    histogram = list(counts.values())
    few = f"A scale of {len(histogram)} is too short for it: {FEWEST_PLACES} are needed."
    why_no_a = NOBODY if not sum(histogram) else few
    return {
        "counts": counts,
        "n": sum(histogram),
        "outside": {answer: given[answer] for answer in scale.outside},
        "agreement_a": reasons.unless("agreement_a", agreement_a(histogram), why_no_a),
        "consensus": reasons.unless("consensus", consensus(histogram), NOBODY),
    }


def _change(first: AnsweredRound, second: AnsweredRound, scale: Scale, reasons: Reasons) -> Figures:
    """Everyone with a row in either round is in one cell of the matrix, or left, joined or gave no answer."""
    before, after = first.on(scale), second.on(scale)
    moved = transitions(before, after, first.answers.keys(), second.answers.keys())
    counted = shift(before, after)
    left = sum(many for (_, to), many in moved.items() if to == "left")
    joined = sum(many for (came, _), many in moved.items() if came == "joined")
    test = mcnemar if len(scale.places) == BINARY else sign_test
    return {
        "matrix": [list(row) for row in matrix(moved, range(len(scale.places)))],
        "up": counted.more,
        "down": counted.less,
        "same": counted.same,
        "left": left,
        "joined": joined,
        "no_answer": sum(moved.values()) - counted.both - left - joined,
        "churn": reasons.unless("churn", churn(before, after), NOT_BOTH),
        "p": plain(test(counted.more, counted.less)) if counted.both else reasons.null("p", NOT_BOTH),
    }
