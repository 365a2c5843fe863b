"""Owns what follows when people give points: over the five features, and over the questions within each.

By points a hundred are shared out; by swing the first has a hundred, the rest stand beside it. Reads only.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sessions.errors import Rejection, refuse
from sessions.exercises.assessing import commands as asked, events as happened
from sessions.exercises.assessing.state import NO_POINTS, AssessingState
from sessions.exercises.base import Context, ExerciseEvent
from sessions.framework.eighteen import FEATURES, QUESTIONS
from sessions.words import say

Decision = Sequence[ExerciseEvent] | Rejection
TOTAL = 100
FEATURE_UNKNOWN = refuse("feature_unknown", "There are five features. Give points to those shown.")


def give_weights(state: AssessingState, command: asked.SubmitWeights, context: Context) -> Decision:
    """What follows from points for the features."""
    wrong = _wrong_weights(state.settings.weigh_by, command)
    wrong = wrong or state.weights.refusal(context.by.person, context.replaces)
    if wrong:
        return wrong
    points = {} if command.cant_say else _by_text(command.points)
    given = happened.WeightsGiven if state.weights.frozen is None else happened.LateWeightsGiven
    return [given(points)]


def _wrong_weights(weigh_by: str, command: asked.SubmitWeights) -> Rejection | None:
    if not command.points.keys() <= FEATURES.keys():
        return FEATURE_UNKNOWN
    return None if command.cant_say else _wrong_points(weigh_by, command.points.values())


def give_within(state: AssessingState, command: asked.SubmitWithin, context: Context) -> Decision:
    """What follows from points within features; points beside “alike” or “can't say” don't count."""
    given = _given_inside(command)
    wrong = _wrong_inside(state.settings.weigh_by, given, command.apart)
    wrong = wrong or state.within.refusal(context.by.person, context.replaces)
    if wrong:
        return wrong
    points = {number: many for one in given.values() for number, many in one.items()}
    happens = happened.WithinGiven if state.within.frozen is None else happened.LateWithinGiven
    return [happens(_by_text(points), {str(key): mark for key, mark in sorted(command.apart.items())})]


def _given_inside(command: asked.SubmitWithin) -> dict[int, dict[int, int]]:
    """By feature the points by question, where they count; a feature that got none was left out."""
    given: dict[int, dict[int, int]] = {}
    for number, many in command.points.items():
        feature = QUESTIONS[number].feature
        if many and feature not in command.apart:
            given.setdefault(feature, {})[number] = many
    return given


def _wrong_inside(
    weigh_by: str, given: Mapping[int, Mapping[int, int]], apart: Mapping[int, str]
) -> Rejection | None:
    """Why this can't be one's weights within features; what is wrong with points names the feature."""
    if not apart.keys() <= FEATURES.keys():
        return FEATURE_UNKNOWN
    if not set(apart.values()) <= NO_POINTS.keys():
        return refuse("choice_unknown", "That is not one of the answers. Choose one of those shown.")
    if not given and not apart:
        text = "Give points within one feature, or choose “All weigh alike” or “I can't say” there."
        return refuse("choice_missing", text)
    for feature, points in sorted(given.items()):
        wrong = _wrong_points(weigh_by, points.values())
        if wrong:
            where = FEATURES[feature].title
            return replace(wrong, message=say("“%(feature)s”: %(what)s", feature=where, what=wrong.message))
    return None


def _wrong_points(weigh_by: str, points: Iterable[int]) -> Rejection | None:
    given = list(points)
    if weigh_by == "swing":
        is_full = max(given, default=0) == TOTAL
        return None if is_full else refuse("no_first", "Give 100 to the one that matters most.")
    left = TOTAL - sum(given)
    if left > 0:
        text = "%(left)s of the %(total)s points are still left. Give them all, then save."
        return refuse("points_left", text, left=left, total=TOTAL)
    text = "That is %(over)s points too many. Take some away, then save."
    return refuse("points_over", text, over=-left) if left else None


def _by_text(points: Mapping[int, int]) -> dict[str, int]:
    return {str(key): many for key, many in points.items() if many}
