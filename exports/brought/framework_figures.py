"""Owns what `moothall assess` works out from answers to the framework: one group's assessment, as figures.

The shape is fixed, for other programs read it. It says nothing of anybody who did not answer.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from exports.brought.figures import Figures, plain
from exports.brought.lines import BadLinesError
from sessions.aggregation.framework.assessment import Assessment, Partner, assess
from sessions.aggregation.framework.flip import Flip
from sessions.aggregation.framework.score import Asked
from sessions.aggregation.framework.spread import Spread
from sessions.aggregation.framework.weights import Points
from sessions.framework.answer import Answer
from sessions.framework.eighteen import FEATURES, questions_of
from sessions.framework.zones import zone_of

NO_WEIGHT = "No feature that got points has a question with a value, so there is nothing to assess."
HUNDRED = 100


def framework_figures(answers: Sequence[Answer], given: Sequence[Points], seed: int) -> Figures:
    """Everything about the answers. Raise BadLinesError where all weight is on what nobody placed."""
    found = assess(answers, given, seed)
    if found is None:
        raise BadLinesError([(0, NO_WEIGHT)])
    return {
        **_spread(found.overall),
        "features": {str(feature): _feature(found, feature) for feature in FEATURES},
        "equal_weights": {**_spread(found.equal), "each_question_alike": plain(found.each_alike)},
        "leave_one_out": {str(number): _number(score) for number, score in found.without.items()},
        "flip": _flip(found.flip, found.score),
        "partners": {name: _partner(name, partner, found) for name, partner in found.partners.items()},
    }


def _spread(spread: Spread | None) -> Figures:
    if spread is None:
        return {"score": None, "interval": None, "zone_shares": None}
    return {
        "score": plain(spread.score),
        "interval": [spread.low, spread.high],
        "zone_shares": {zone.value: plain(share) for zone, share in spread.zone_shares.items()},
    }


def _feature(found: Assessment, feature: int) -> Figures:
    return {
        **_spread(found.features[feature]),
        "weight": plain(found.weights.features[feature]),
        "asked": _asked(found.asked, feature, found),
    }


def _asked(asked: Mapping[int, Asked], feature: int, found: Assessment) -> Figures:
    return {
        str(one.number): {
            "mean": _number(asked[one.number].mean),
            "n": asked[one.number].placed,
            "cant_say": asked[one.number].cant_say,
            "not_applying": asked[one.number].not_applying,
            "weight": plain(found.weights.of(one.number)),
        }
        for one in questions_of(feature)
    }


def _flip(flip: Flip | None, score: Fraction) -> Figures:
    """The points of 100 that have to move, what from and to; nulls where no weights lead to another zone."""
    return {
        "zone": zone_of(score).value,
        "to": flip.to.value if flip else None,
        "points": plain(flip.points) if flip else None,
        "leave": {str(feature): plain(gone) for feature, gone in flip.leave.items()} if flip else None,
        "receive": str(flip.receiver) if flip else None,
        "weights": {str(one): plain(given / HUNDRED) for one, given in flip.weights.items()}
        if flip
        else None,
    }


def _partner(name: str, partner: Partner, found: Assessment) -> Figures:
    """With the question on which it lies furthest from another partner, null where they share none."""
    mine = [one for one in found.differences if name in one.by_partner]
    furthest = max(mine, key=lambda one: _distance(name, one.by_partner), default=None)
    return {
        **_spread(partner.spread),
        "n": partner.people,
        "features": {str(feature): _number(score) for feature, score in partner.features.items()},
        "asked": {
            str(number): {"mean": _number(one.mean), "n": one.placed} for number, one in partner.asked.items()
        },
        "differs_most": {
            "question": str(furthest.question),
            "by": plain(_distance(name, furthest.by_partner)),
        }
        if furthest
        else None,
    }


def _distance(name: str, by_partner: Mapping[str, Fraction]) -> Fraction:
    return max(abs(by_partner[name] - mean) for mean in by_partner.values())


def _number(value: Fraction | None) -> float | int | None:
    return None if value is None else plain(value)
