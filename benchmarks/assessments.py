"""Ten assessments of a room, each with its own draws: what the first reveal costs, while phones wait for it.

The baseline only chooses people, as often as the product draws them, and works nothing out of them.
"""

import gc
import time
from collections.abc import Callable
from fractions import Fraction
from random import Random

from sessions.aggregation.framework.assessment import Assessment, assess
from sessions.aggregation.framework.spread import DRAWS
from sessions.aggregation.framework.weights import Points
from sessions.framework.answer import POSITIONS, Answer, Confidence
from sessions.framework.eighteen import FEATURES, QUESTIONS

PEOPLE, TIMES = 30, 10
SPREADS = 2 + len(FEATURES)  # with the room's weights, with equal ones, and of each feature


def assess_30() -> dict[str, dict[str, float]]:
    """Seconds of one core for ten, of thirty people who answered every question and gave points."""
    answers, points = a_room(PEOPLE)
    return {
        "ours": {"seconds": _timed(lambda seed: _drawn(assess(answers, points, seed)))},
        "raw": {"seconds": _timed(_choosing)},
    }


def a_room(people: int) -> tuple[list[Answer], list[Points]]:
    """The same for every run; as unlike each other as people can be."""
    chance, sure = Random(people), [*Confidence]
    answers = [
        Answer(f"p{one}", question, chance.choice(POSITIONS), confidence=chance.choice(sure))
        for one in range(people)
        for question in QUESTIONS
    ]
    given = [
        Points(f"p{one}", {key: Fraction(chance.randint(1, 40)) for key in FEATURES}) for one in range(people)
    ]
    return answers, given


def _drawn(found: Assessment | None) -> tuple[object, ...]:
    """All that is drawn of a whole room, which is worked out when it is asked for."""
    assert found is not None
    return found.overall, found.equal, found.features


def _choosing(seed: int) -> None:
    chance, everybody = Random(seed), range(PEOPLE)
    for _ in range(SPREADS * DRAWS):
        chance.choices(everybody, k=PEOPLE)


def _timed(work: Callable[[int], object]) -> float:
    gc.collect()
    began = time.process_time()
    for seed in range(TIMES):
        work(seed)
    return time.process_time() - began
