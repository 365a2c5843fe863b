"""What holds for questions beyond what holds for all words: the record, the marks, the themes."""

from typing import Any

import pytest

from casestudies.loader import load_materials
from sessions.errors import Rejection
from sessions.exercises.base import Actor, Context, Panel, Role, Room, Stamp
from sessions.exercises.questions import KIND
from sessions.exercises.questions.settings import RESEARCH_THEMES, QuestionsSettings
from sessions.ids import ParticipantId
from tests.sessions.exercises.questions.examples import EXAMPLES

FACILITATOR = Actor(Role.FACILITATOR)
ASKER = Actor(Role.PARTICIPANT, ParticipantId("t1-0"), 1)
ROOM = Room({1: 1}, {1: [ParticipantId("t1-0")]})
RESEARCH = {"prompt": "What should research ask?", "say": "Think of your area.", "for_research": True}


class Asking:
    """One table with one person, who asks."""

    def __init__(self, settings: dict[str, Any] | None = None) -> None:
        chosen = KIND.Settings.model_validate(settings or EXAMPLES["settings"])
        self.state = KIND.start(chosen, load_materials())
        self.seq = 0

    def do(self, by: Actor, command: str, **payload: Any) -> Any:
        """Give a command that is carried out; gives its event."""
        decided = self.send(by, command, **payload)
        assert not isinstance(decided, Rejection), decided.message
        return decided[0]

    def send(self, by: Actor, command: str, **payload: Any) -> Any:
        """Give a command; what follows is taken in."""
        asked = KIND.commands[command].model_validate(payload)
        decided = KIND.decide(self.state, asked, Context(by, "ask", ROOM))
        for event in () if isinstance(decided, Rejection) else decided:
            self.seq += 1
            KIND.evolve(self.state, event, Stamp(self.seq, float(self.seq), by.name, by.table))
        return decided

    def approved(self, text: str, **more: Any) -> str:
        """Ask something that is approved; gives its name."""
        event = self.do(ASKER, "ask_question", text=text, **more)
        self.do(FACILITATOR, "approve_saying", saying=event.saying)
        return str(event.saying)

    def panels(self) -> dict[str, Panel]:
        """The results, by key."""
        return {panel.key: panel for panel in KIND.panels(self.state, "ask", ROOM)}


def test_a_research_exercise_takes_no_themes_of_its_own() -> None:
    with pytest.raises(ValueError, match="themes"):
        QuestionsSettings.model_validate({**RESEARCH, "themes": [{"key": "cost", "title": "Cost"}]})


def test_a_question_for_the_record_is_never_put_to_the_room() -> None:
    asking = Asking()
    name = asking.approved("Who pays in the end?", for_record=True)
    assert "list" not in asking.panels()
    assert [row["question"] for row in asking.panels()["record"].rows] == ["Who pays in the end?"]
    saying = next(saying for saying in KIND.sayings(asking.state) if saying.id == name)
    assert not saying.is_public
    assert KIND.reveal(asking.state, "ask", "list", ROOM, False) is not None


def test_no_result_says_who_asked() -> None:
    asking = Asking()
    asking.approved("Why?")
    assert ASKER.name not in str(asking.panels())


def test_a_mark_can_be_set_taken_off_and_undone() -> None:
    asking = Asking()
    name = asking.approved("Why?")
    event = asking.do(FACILITATOR, "mark_question", saying=name, mark="answered")
    assert asking.panels()["list"].rows[0]["is_answered"]
    assert isinstance(asking.send(FACILITATOR, "mark_question", saying=name, mark="answered"), Rejection)
    back = KIND.take_back(asking.state, event)
    assert back is not None
    KIND.evolve(asking.state, back[0], Stamp(99, 99.0, "facilitator"))
    assert not asking.panels()["list"].rows[0]["is_answered"]
    assert KIND.take_back(asking.state, event) is None


def test_research_questions_stand_under_the_four_themes_in_their_order() -> None:
    asking = Asking(RESEARCH)
    for theme in ("resourcing", "purpose", ""):
        asking.approved(f"On {theme or 'nothing'}?", theme=theme)
    rows = asking.panels()["list"].rows
    assert [row["theme"] for row in rows] == ["Purpose", "Resourcing", ""]
    titles = [theme.title for theme in RESEARCH_THEMES]
    assert titles == ["Purpose", "Acceptability", "Implementation", "Resourcing"]
