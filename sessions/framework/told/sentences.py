"""Owns the sentences about an assessment: the score and its zone, what it hangs on, and what it is not."""

from collections.abc import Sequence
from fractions import Fraction

from sessions.aggregation.framework.assessment import Assessment
from sessions.aggregation.framework.flip import Flip
from sessions.aggregation.framework.weights import EQUAL
from sessions.framework.eighteen import FEATURES
from sessions.framework.zones import OURS, TITLES, zone_of
from sessions.words import Message, listed, say, say_n

CAUTION = say(
    "This is this group's assessment. As its source says, the questions overlap and leave things out."
)
DRAWS = say("Dot: the score. Line: 9 of 10 draws over people and their confidence.")
MOST_DECIMALS = 1


def in_short(score: Fraction | float | None) -> str:
    """A score as it is written, to two decimals; – for none."""
    return "–" if score is None else f"{float(score):.2f}"


def signed(change: Fraction) -> str:
    """A change of a score, with its sign; no change has none."""
    return "0.00" if abs(change) < Fraction(1, 200) else f"{float(change):+.2f}".replace("-", "−")


def in_draws(share: Fraction) -> str:
    """A share of the draws, of a hundred; only none is written as none, and only all as all."""
    if 0 < share < Fraction(1, 100):
        return "<1"
    return ">99" if Fraction(99, 100) < share < 1 else f"{float(share * 100):.0f}"


def headline(found: Assessment) -> Message:
    """What the group's assessment comes to; a veto is said before any score."""
    score = in_short(found.score)
    ends = {"low": in_short(found.overall.low), "high": in_short(found.overall.high)}
    if found.is_vetoed:
        return say(
            "This group's assessment: %(lines)s, so no score stands. It would be %(score)s, from 0 to 1.",
            lines=lines_crossed(found),
            score=score,
        )
    return say(
        "This group's assessment: %(score)s, from 0 to 1 (9 of 10 draws: %(low)s to %(high)s). %(zone)s.",
        score=score,
        zone=TITLES[zone_of(found.score)],
        **ends,
    )


def lines_crossed(found: Assessment) -> Message:
    """How many red lines are crossed, where any is."""
    return say_n("a red line is crossed", "%(n)s red lines are crossed", len(found.vetoes))


def beside_equal(found: Assessment) -> Message:
    """The score with equal weights, which always stands beside the other."""
    equal = in_short(found.equal.score)
    if not found.weighed_by:
        return say(
            "Nobody gave weights, so the five features weigh alike. With the eighteen questions alike it is "
            "%(alike)s.",
            alike=in_short(found.each_alike),
        )
    over = (
        "%(people)s. With equal weights for the features it is %(equal)s, with all questions alike %(alike)s."
    )
    inside = (
        "%(people)s. With equal weights for the features and within each it is %(equal)s, with all questions "
        "alike %(alike)s."
    )
    return say(
        over if found.weights.within == EQUAL.within else inside,
        people=say_n("Weights by %(n)s person", "Weights by %(n)s people", found.weighed_by),
        equal=equal,
        alike=in_short(found.each_alike),
    )


def flip_sentence(found: Assessment) -> Message:
    """The smallest change of weights that leads to another zone."""
    flip = found.flip
    if flip is None:
        return say("No weights for the five features would lead to another zone.")
    if not flip.points:
        return say("It stands on the border of “%(zone)s”.", zone=TITLES[flip.to])
    return say(
        "Another zone is %(points)s points of 100 away: moved from %(from_)s to “%(to)s”, they bring it to "
        "the border of “%(zone)s”.",
        points=_points(flip.points),
        from_=_left(flip),
        to=FEATURES[flip.receiver].short,
        zone=TITLES[flip.to],
    )


def notes(found: Assessment) -> Sequence[Message]:
    """What has to stand under a score, always."""
    return (beside_equal(found), flip_sentence(found), OURS, CAUTION)


def _left(flip: Flip) -> Message:
    return listed([f"“{FEATURES[feature].short}”" for feature in flip.leave])


def _points(points: Fraction) -> str:
    return f"{float(points):.{MOST_DECIMALS}f}".removesuffix(".0")
