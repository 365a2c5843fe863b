"""What the comfort poll says about its answers: the words that shared results put around their counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from sessions.aggregation.shift import Shift
from sessions.exercises.poll.scale import APART, DOWN_FROM_COMFORT, LABELS, SCALE
from sessions.exercises.round_words import Change, Side, late_in_round
from sessions.exercises.rounds import Tally
from sessions.words import Message, say

SIDES: Sequence[Side] = (
    (say("Comfortable or very comfortable"), ("comfortable", "very_comfortable")),
    (say("Neither"), ("neither",)),
    (say("Uncomfortable or very uncomfortable"), ("uncomfortable", "very_uncomfortable")),
)
MOVED: Mapping[str, Message] = {
    "more": say("More comfortable"),
    "less": say("Less comfortable"),
    "same": say("Same"),
    "once": say("Answered once"),
}
ON_SCALE = say("On the scale, of those who joined")
ON_SCALE_TWICE = say("On the scale both times, of those who joined")
DRAWN = say(
    "Only people on the scale both times are drawn: a line is one of them, and up is more comfortable."
)


def comfort_in_short(counts: Mapping[str, int]) -> Message:
    """The sides of the scale in a few words, from counts by the words of each answer."""
    up, middle, down = (sum(counts[str(LABELS[choice])] for choice in choices) for _, choices in SIDES)
    return say(
        "%(up)s comfortable or very, %(middle)s neither, %(down)s uncomfortable or very",
        up=up,
        middle=middle,
        down=down,
    )


@dataclass(frozen=True)
class ComfortWords:
    """See `RoundWords`. `subject` is what is asked about; `is_alone` where it is one question and no case."""

    subject: str
    is_alone: bool
    scale: ClassVar[Mapping[str, Message]] = {choice: LABELS[choice] for choice in DOWN_FROM_COMFORT}
    apart: ClassVar[Mapping[str, Message]] = APART
    sides: ClassVar[Sequence[Side]] = SIDES
    is_ordered: ClassVar[bool] = True
    options: ClassVar[Mapping[str, Any]] = {"palette": "comfort"}

    def title(self, numbers: Sequence[int]) -> Message:
        """See `RoundWords`."""
        if self.is_alone:
            return say("%(question)s", question=self.subject)
        if len(numbers) == 1:
            return say("%(case)s: comfort in round %(number)s", case=self.subject, number=numbers[0])
        text = "%(case)s: comfort in rounds %(first)s to %(last)s"
        return say(text, case=self.subject, first=numbers[0], last=numbers[-1])

    def round_title(self, number: int) -> Message:
        """A round by its number."""
        return say("Round %(number)s", number=number)

    def basis(self, found: Tally) -> Message:
        """See `RoundWords`."""
        text = "%(n)s of %(joined)s people who joined are on the scale in round %(number)s."
        return say(text, n=found.on_scale, joined=found.joined, number=found.number)

    def summary(self, found: Tally) -> Message:
        """See `RoundWords`."""
        counts = [found.by_choice[choice] for choice in SCALE]
        return say(
            "Counts in round %(number)s: %(up)s comfortable or very comfortable, %(middle)s neither, "
            "%(down)s uncomfortable or very uncomfortable.",
            number=found.number,
            up=sum(counts[3:]),
            middle=counts[2],
            down=sum(counts[:2]),
        )

    def notes(self, found: Tally) -> Sequence[Message]:
        """See `RoundWords`."""
        text = "Everyone on the scale chose the same answer in round %(number)s."
        same = [say(text, number=found.number)] if found.is_unanimous(SCALE) else []
        return [*late_in_round(found), *same]

    def change_title(self, first: int, last: int) -> Message:
        """See `RoundWords`."""
        text = "%(case)s: change in comfort from round %(first)s to round %(second)s"
        return say(text, case=self.subject, first=first, second=last)

    def change_basis(self, n: int, joined: int) -> Message:
        """See `RoundWords`."""
        return say("%(n)s of %(joined)s people who joined are on the scale both times.", n=n, joined=joined)

    def change_notes(self, found: Shift, is_whole: bool) -> Sequence[Message]:
        """See `RoundWords`."""
        is_unanimous = found.both in (found.more, found.less, found.same)
        same = [say("Everyone on the scale both times moved the same way.")] if is_unanimous else []
        return [*([DRAWN] if is_whole else []), *same]

    def moved(self, found: Shift) -> Message:
        """See `RoundWords`."""
        text = "%(more)s more comfortable, %(less)s less, %(same)s same, %(once)s answered once."
        return say(text, more=found.more, less=found.less, same=found.same, once=found.once)

    def moves(self, found: Shift) -> Sequence[Change]:
        """See `RoundWords`."""
        return tuple((words, getattr(found, key)) for key, words in MOVED.items())

    def change_options(self, found: Shift) -> Mapping[str, Any]:
        """See `RoundWords`."""
        key = [
            say("%(n)s more comfortable", n=found.more),
            say("%(n)s less comfortable", n=found.less),
            say("%(n)s the same", n=found.same),
        ]
        return {"palette": "comfort", "key": key}

    def too_few(self) -> str:
        """See `RoundWords`."""
        return "Results are shown once %(needed)s people have chosen a place on the scale. Fewer have so far."

    def too_few_twice(self) -> str:
        """See `RoundWords`."""
        return "A change is shown from %(needed)s people on the scale in both rounds. There are fewer so far."
