"""Which events hold what somebody said: what can be erased for a person, known without reading the words.

A part of the workshop's state, filled as events come and emptied as their words go. It holds numbers and
names only. What may be erased for whom is decided in `withdrawing.py`.
"""

from dataclasses import dataclass

from sessions.ids import ExerciseId, StepKey


@dataclass(frozen=True)
class Body:
    """An event's words: whose, and of which steps, those of its exercise that were open as it came.

    `saying` is what the event names; `gives_words` where the event itself brought the words of it.
    """

    seq: int
    by: str
    exercise: ExerciseId | None
    steps: tuple[StepKey, ...]
    saying: str | None
    gives_words: bool


class Bodies(dict[int, Body]):
    """All of them that are not erased, by the number of their event."""

    def of(self, giver: str) -> list[Body]:
        """What one person said, in the order in which it came."""
        return [body for body in self.values() if body.by == giver]

    def about(self, exercise: ExerciseId, saying: str) -> list[Body]:
        """All that names something said, whoever it is from."""
        return [body for body in self.values() if (body.exercise, body.saying) == (exercise, saying)]
