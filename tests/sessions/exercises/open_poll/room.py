"""A room of people who answer an open poll, with the kind's own decisions and nothing of the house."""

from typing import Any

from casestudies.loader import load_materials
from sessions.errors import Rejection
from sessions.exercises.base import Actor, Context, Panel, Role, Room, Stamp
from sessions.exercises.open_poll import KIND
from sessions.exercises.open_poll.settings import APART
from sessions.exercises.open_poll.state import OpenPollState
from sessions.ids import ParticipantId
from tests.sessions.exercises.open_poll.examples import BY_FORM

MATERIALS = load_materials()
FIELDS = {"single": "choice", "scale": "choice", "several": "choices", "number": "number", "words": "words"}


class AskedRoom:
    """So many people at one table; `answer("yes", None, "cant_say")` has them answer in order, None not."""

    def __init__(self, form: str, people: int, **changed: Any) -> None:
        self.form = form
        settings = KIND.Settings.model_validate({**BY_FORM[form], **changed})
        self.people = [ParticipantId(f"person-{number:02d}") for number in range(people)]
        self.room = Room(tables={1: people}, members={1: self.people})
        self.state: OpenPollState = KIND.start(settings, MATERIALS)
        self.seq = 0

    def send(self, seat: int, phase: str = "round-1", replaces: int | None = -1, **payload: Any) -> Any:
        """One answer; by default in place of the newest."""
        who = self.people[seat]
        own = KIND.own(self.state, who).get(phase)
        newest = own["receipt"] if own else None
        return self._do(
            "give_answer",
            payload,
            Actor(Role.PARTICIPANT, who, 1),
            phase,
            newest if replaces == -1 else replaces,
        )

    def lead(self, command: str, **payload: Any) -> Any:
        """What a facilitator does with words."""
        return self._do(command, payload, Actor(Role.FACILITATOR), "round-1", None)

    def _do(self, command: str, payload: dict[str, Any], by: Actor, phase: str, replaces: int | None) -> Any:
        model = KIND.commands[command].model_validate(payload)
        decided = KIND.decide(self.state, model, Context(by, phase, self.room, replaces))
        for event in () if isinstance(decided, Rejection) else decided:
            self.seq += 1
            KIND.evolve(self.state, event, Stamp(self.seq, float(self.seq), by.name, 1))
        return decided

    def answer(self, *answers: Any, phase: str = "round-1") -> None:
        """Each person in turn answers, anew where they had answered."""
        for seat, given in enumerate(answers):
            if given is None:
                continue
            field = "choice" if given in list(APART) else FIELDS[self.form]
            taken = self.send(seat, phase, **{field: given})
            assert not isinstance(taken, Rejection), taken.message

    def approve(self, *words: str) -> None:
        """A facilitator approves all that reads so; all there is where none is named."""
        names = [saying.id for saying in self.state.told() if not words or saying.text in words]
        if names:
            self.lead("approve_saying", saying=names)

    def arrive(self, people: int) -> None:
        """So many more come, to the same table."""
        self.people += [ParticipantId(f"person-{len(self.people) + n:02d}") for n in range(people)]

    def lock(self, phase: str = "round-1") -> None:
        """The round is over for now."""
        KIND.close(self.state, phase, self.room)

    def reveal(self, phase: str = "round-1", panel: str = "answers") -> None:
        """Show a result, which must be possible."""
        refusal = KIND.reveal(self.state, phase, panel, self.room, False)
        assert refusal is None, refusal.message
        KIND.freeze(self.state, phase, panel, self.room)

    def panel(self, phase: str = "round-1", key: str = "answers") -> Panel | None:
        """A result that may be published, or None."""
        return next((panel for panel in KIND.panels(self.state, phase, self.room) if panel.key == key), None)

    def must(self, phase: str = "round-1", key: str = "answers") -> Panel:
        """A result that may be published."""
        panel = self.panel(phase, key)
        assert panel is not None
        return panel

    def counts(self, phase: str = "round-1", key: str = "answers") -> dict[str, Any]:
        """A result as {first cell in words: last cell}."""
        panel = self.must(phase, key)
        first, last = panel.columns[0].key, panel.columns[-1].key
        return {str(row[first]): row[last] for row in panel.rows}
