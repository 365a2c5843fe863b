"""Owns which people's own answers and points may be assessed, for what is told of them afterwards.

People's own answers are secret. A question that fewer than five people placed is left out of everything:
were it in the score and its mean not shown, the mean could be worked out from the score. Answers that tables
or partners agreed are open, and are not held to this.
"""

from collections.abc import Sequence

from sessions.aggregation.framework.weights import Points
from sessions.disclosure import is_enough
from sessions.framework.answer import Answer
from sessions.framework.eighteen import QUESTIONS


def tellable_answers(answers: Sequence[Answer]) -> list[Answer]:
    """The answers to questions that five people or more placed."""
    placed = {
        number: len({one.person for one in answers if one.question == number and one.is_placed})
        for number in QUESTIONS
    }
    return [one for one in answers if is_enough(placed[one.question])]


def tellable_points(given: Sequence[Points]) -> list[Points]:
    """The points, where five people or more gave any; within a feature, where as many gave some there."""
    givers = [one for one in given if any(one.features.values())]
    if not is_enough(len(givers)):
        return []
    inside = {
        number: is_enough(sum(any(one.inside(asked.feature).values()) for one in givers))
        for number, asked in QUESTIONS.items()
    }
    return [
        Points(one.person, one.features, {key: many for key, many in one.within.items() if inside[key]})
        for one in givers
    ]
