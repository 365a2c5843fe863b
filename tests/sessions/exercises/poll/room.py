"""A room of people who answer a poll, with the kind's own decisions and nothing of the house."""

from collections.abc import Sequence
from typing import Any

from casestudies.loader import load_materials
from sessions.errors import Rejection
from sessions.exercises.base import (
    Actor,
    Context,
    ExerciseEvent,
    ForReport,
    Panel,
    ReportsMore,
    Role,
    Room,
    Stamp,
)
from sessions.exercises.poll import KIND
from sessions.exercises.poll.answers import PollState, SubmitAnswer
from sessions.ids import ParticipantId
from tests.sessions.exercises.poll.examples import EXAMPLES

MATERIALS = load_materials()
SHORT = {
    "vu": "very_uncomfortable",
    "u": "uncomfortable",
    "n": "neither",
    "c": "comfortable",
    "vc": "very_comfortable",
    "?": "cant_say",
    "-": "prefer_not",
}


class PollRoom:
    """So many people at one table; `answer("u c vc . ?")` lets them answer in order, a dot being silence."""

    def __init__(self, people: int, rounds: int = 2) -> None:
        asked = [EXAMPLES["settings"]["rounds"][min(index, 1)] for index in range(rounds)]
        settings = KIND.Settings.model_validate({**EXAMPLES["settings"], "rounds": asked})
        self.people = [ParticipantId(f"person-{number:02d}") for number in range(people)]
        self.room = Room(tables={1: people}, members={1: self.people})
        self.state: PollState = KIND.start(settings, MATERIALS)
        self.seq = 0

    def answer(self, words: str, phase: str = "round-1") -> None:
        """Each person in turn answers, anew where they had answered."""
        for who, word in zip(self.people, words.split(), strict=False):
            if word != ".":
                taken = self.give(who, SHORT[word], phase)
                assert not isinstance(taken, Rejection), taken.message

    def give(
        self, who: ParticipantId, choice: str | None, phase: str = "round-1", replaces: int | None = -1
    ) -> Sequence[ExerciseEvent] | Rejection:
        """One answer; by default in place of the newest."""
        own = KIND.own(self.state, who).get(phase)
        newest = own["receipt"] if own else None
        by = Actor(Role.PARTICIPANT, who, 1)
        context = Context(by, phase, self.room, newest if replaces == -1 else replaces)
        decided = KIND.decide(self.state, SubmitAnswer(choice=choice), context)
        if not isinstance(decided, Rejection):
            for event in decided:
                self.seq += 1
                KIND.evolve(self.state, event, Stamp(self.seq, float(self.seq), who, 1))
        return decided

    def lock(self, phase: str = "round-1") -> None:
        """The round is over for now."""
        KIND.close(self.state, phase, self.room)

    def refusal(
        self, phase: str = "round-1", panel: str = "answers", in_advance: bool = False
    ) -> Rejection | None:
        """Why a result can't be shown."""
        return KIND.reveal(self.state, phase, panel, self.room, in_advance)

    def reveal(self, phase: str = "round-1", panel: str = "answers") -> None:
        """Show a result, which must be possible."""
        refusal = self.refusal(phase, panel)
        assert refusal is None, refusal.message
        KIND.freeze(self.state, phase, panel, self.room)

    def arrive(self, people: int) -> None:
        """So many more come, to the same table."""
        self.people += [ParticipantId(f"person-{len(self.people) + n:02d}") for n in range(people)]

    def panel(self, phase: str = "round-1", key: str = "answers") -> Panel | None:
        """A result that may be published, or None."""
        panels = KIND.panels(self.state, phase, self.room)
        return next((panel for panel in panels if panel.key == key), None)

    def for_report(self, phase: str) -> ForReport:
        """What the report alone prints."""
        assert isinstance(KIND, ReportsMore)
        return KIND.for_report(self.state, phase, self.room)

    def counts(self, phase: str = "round-1", column: str | None = None) -> dict[str, Any]:
        """The answers panel as {answer in words: count}."""
        panel = self.panel(phase)
        assert panel is not None
        return {str(row["answer"]): row[column or phase] for row in panel.rows}
