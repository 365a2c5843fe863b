"""What an open poll says of its answers: the words that the results of rounds put around their counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from sessions.aggregation.shift import Shift
from sessions.disclosure import late_notes
from sessions.exercises.open_poll.settings import APART, SCALE, SEVERAL, OpenPollSettings
from sessions.exercises.round_words import Change, Side, late_in_round
from sessions.exercises.rounds import Tally
from sessions.words import Message, listed, say

LONGEST_LIST = 90  # characters of a sentence that names every answer


@dataclass(frozen=True)
class PollWords:
    """See `RoundWords`; for one answer, several, a scale, and the counts of any other form."""

    settings: OpenPollSettings
    apart: ClassVar[Mapping[str, Message]] = APART
    options: ClassVar[Mapping[str, Any]] = {}

    @cached_property
    def scale(self) -> Mapping[str, Message]:
        """See `RoundWords`: the highest step first, options as they are planned."""
        choices = self.settings.choices
        return dict(reversed(choices.items())) if self.settings.form == SCALE else choices

    @cached_property
    def sides(self) -> Sequence[Side]:
        """Both halves of a scale and its middle; every option is a side of its own."""
        if self.settings.form != SCALE:
            return [(label, (choice,)) for choice, label in self.scale.items()]
        steps, half = self.settings.steps, self.settings.steps // 2
        middle = [_side(half + 1, half + 1)] if steps % 2 else []
        return [_side(steps - half + 1, steps), *middle, _side(1, half)]

    def title(self, numbers: Sequence[int]) -> Message:
        """See `RoundWords`."""
        asked = self.asked
        if self.is_alone:
            return asked
        if len(numbers) == 1:
            return say("%(question)s Round %(number)s", question=asked, number=numbers[0])
        rounds = listed([str(number) for number in numbers])
        return say("%(question)s Rounds %(rounds)s", question=asked, rounds=rounds)

    @property
    def asked(self) -> Message:
        """The question, marked where it is for practice."""
        text = "Practice: %(question)s" if self.settings.is_practice else "%(question)s"
        return say(text, question=self.settings.question)

    @property
    def is_ordered(self) -> bool:
        """See `RoundWords`."""
        return self.settings.form == SCALE

    @property
    def is_alone(self) -> bool:
        """Whether it is asked once only."""
        return self.settings.rounds == 1

    def round_title(self, number: int) -> Message:
        """See `RoundWords`."""
        return say("People") if self.is_alone else say("Round %(number)s", number=number)

    def basis(self, found: Tally) -> Message:
        """See `RoundWords`."""
        numbers = {"n": found.on_scale, "joined": found.joined}
        if self.is_alone:
            return say("%(n)s of %(joined)s people who joined gave an answer.", **numbers)
        text = "%(n)s of %(joined)s people who joined gave an answer in round %(number)s."
        return say(text, **numbers, number=found.number)

    def summary(self, found: Tally) -> Message:
        """See `RoundWords`."""
        counts = [(str(side), _at(found, choices)) for side, choices in self.sides]
        text = "Counts of people, who could choose several: %(parts)s."
        return say(
            text if self.settings.form == SEVERAL else "Counts of people: %(parts)s.", parts=_parts(counts)
        )

    def notes(self, found: Tally) -> Sequence[Message]:
        """See `RoundWords`."""
        late = self.late(found)
        if not found.is_unanimous(self.scale):
            return late
        if self.is_alone:
            return [*late, say("Everyone who gave an answer chose the same.")]
        text = "Everyone who gave an answer in round %(number)s chose the same."
        return [*late, say(text, number=found.number)]

    def late(self, found: Tally) -> list[Message]:
        """How many answers are kept apart from what was shown, if there are any."""
        return late_notes(found.late) if self.is_alone else late_in_round(found)

    def change_title(self, first: int, last: int) -> Message:
        """See `RoundWords`."""
        text = "%(question)s Change from round %(first)s to round %(second)s"
        return say(text, question=self.asked, first=first, second=last)

    def change_basis(self, n: int, joined: int) -> Message:
        """See `RoundWords`."""
        return say("%(n)s of %(joined)s people who joined gave an answer both times.", n=n, joined=joined)

    def change_notes(self, found: Shift, is_whole: bool) -> Sequence[Message]:
        """See `RoundWords`."""
        notes = [say("Everyone who gave an answer both times kept it.")] if found.same == found.both else []
        if self.settings.form != SCALE:
            return notes
        up = say("Up is towards “%(label)s”.", label=next(iter(self.scale.values())))
        return [up, *([say("A line is a person who gave an answer both times.")] if is_whole else []), *notes]

    def moved(self, found: Shift) -> Message:
        """See `RoundWords`."""
        if self.settings.form != SCALE:
            text = "%(moved)s changed their answer, %(same)s kept it, %(once)s answered once."
            return say(text, moved=found.more + found.less, same=found.same, once=found.once)
        text = "%(more)s moved up, %(less)s moved down, %(same)s stayed, %(once)s answered once."
        return say(text, more=found.more, less=found.less, same=found.same, once=found.once)

    def moves(self, found: Shift) -> Sequence[Change]:
        """See `RoundWords`."""
        last = (say("Answered once"), found.once)
        if self.settings.form != SCALE:
            return ((say("Changed"), found.more + found.less), (say("Kept"), found.same), last)
        return (
            (say("Up"), found.more),
            (say("Down"), found.less),
            (say("Stayed"), found.same),
            last,
        )

    def change_options(self, found: Shift) -> Mapping[str, Any] | None:
        """See `RoundWords`."""
        if self.settings.form != SCALE:
            return None
        key = [
            say("%(n)s up", n=found.more),
            say("%(n)s down", n=found.less),
            say("%(n)s stayed", n=found.same),
        ]
        return {"palette": "ink", "key": key}

    def too_few(self) -> str:
        """See `RoundWords`."""
        return "Results are shown once %(needed)s people have given an answer. Fewer have so far."

    def too_few_twice(self) -> str:
        """See `RoundWords`."""
        return (
            "A change is shown from %(needed)s people who gave an answer both times. There are fewer so far."
        )


def _parts(counts: Sequence[tuple[str, int]]) -> Message:
    """All counts in one line, or where that is long the highest."""
    parts = "; ".join(f"{side}: {count}" for side, count in counts)
    if len(parts) <= LONGEST_LIST:
        return say("%(parts)s", parts=parts)
    most = max(count for _, count in counts)
    top = "; ".join(side for side, count in counts if count == most)
    return say("chosen most, by %(n)s: %(top)s", n=most, top=top)


def _side(low: int, high: int) -> Side:
    steps = tuple(str(step) for step in range(low, high + 1))
    words = (
        say("Step %(step)s", step=low)
        if low == high
        else say("Steps %(low)s to %(high)s", low=low, high=high)
    )
    return words, steps


def _at(found: Tally, choices: Sequence[str]) -> int:
    return sum(found.by_choice[choice] for choice in choices)
