"""How the pairs and the choice were answered: the numbers that every result is made of.

They are counts of the whole room. "I can't say" has no place in them but its own.
"""

from collections import Counter
from dataclasses import dataclass

from sessions.disclosure import ROOM_MINIMUM, is_enough, too_few_answers, too_few_withdrawn
from sessions.errors import Rejection, refuse
from sessions.exercises.factors.answers import CANT_SAY, CHOICES, SAME, A, B, FactorsState
from sessions.exercises.factors.pairs import FACTORS, Pair


@dataclass(frozen=True)
class Difference:
    """Of those who could say something on a factor's pairs: who found that it made a difference in any."""

    factor: str
    made: int
    none: int

    @property
    def answered(self) -> int:
        """All who could say."""
        return self.made + self.none


def pair_counts(state: FactorsState) -> list[tuple[Pair, Counter[str]]]:
    """Each pair with how many gave each answer, in the order of the settings."""
    bodies = [answer.body.answers for answer in state.pairs.counted.values()]
    return [
        (pair, Counter(answers[number] for answers in bodies if number in answers))
        for number, pair in enumerate(state.settings.pairs, start=1)
    ]


def said_something(counts: Counter[str]) -> int:
    """How many could say: the n of a pair."""
    return counts[A] + counts[B] + counts[SAME]


def differences(state: FactorsState) -> list[Difference]:
    """For each factor how many found a difference in any of its pairs, and how many in none they answered."""
    found = []
    for factor in FACTORS:
        numbers = [n for n, pair in enumerate(state.settings.pairs, start=1) if pair.factor == factor]
        made = none = 0
        for answer in state.pairs.counted.values():
            given = {answer.body.answers.get(number, CANT_SAY) for number in numbers} - {CANT_SAY}
            made += bool(given & {A, B})
            none += given == {SAME}
        found.append(Difference(factor, made, none))
    return found


def choice_counts(state: FactorsState) -> Counter[str]:
    """How many chose each answer."""
    return Counter(answer.body.choice for answer in state.choices.counted.values())


def refuse_pairs(state: FactorsState, in_advance: bool) -> Rejection | None:
    """Too few answers to a pair; in advance, by who answered it and not by what they said."""
    counted = [counts for _, counts in pair_counts(state)]
    answered = min(counts.total() for counts in counted)
    gone = too_few_withdrawn(len(state.pairs.withdrawn))
    if gone:
        return gone
    if not is_enough(answered):
        text = "Results are shown once %(needed)s people have answered every pair. %(count)s have so far."
        return refuse("too_few_answers", text, needed=ROOM_MINIMUM, count=answered)
    if in_advance or is_enough(min(map(said_something, counted))):
        return None
    text = "Results are shown once %(needed)s people could say something on every pair. Fewer have so far."
    return refuse("too_few_answers", text, needed=ROOM_MINIMUM)


def refuse_choice(state: FactorsState, in_advance: bool) -> Rejection | None:
    """Too few answers to the direct question; in advance, by who answered."""
    counts = choice_counts(state)
    few = too_few_withdrawn(len(state.choices.withdrawn)) or too_few_answers(counts.total())
    if few or in_advance or is_enough(sum(counts[choice] for choice in CHOICES)):
        return few
    text = "Results are shown once %(needed)s people have chosen an answer. Fewer could say so far."
    return refuse("too_few_answers", text, needed=ROOM_MINIMUM)
