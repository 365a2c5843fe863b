"""What holds for questions beyond what holds for all words: the record, the marks, the themes."""

from typing import Any

import pytest

from casestudies.loader import load_materials
from sessions.errors import Rejection
from sessions.events import COUNTS, EVERYONE
from sessions.exercises.base import Actor, Context, Panel, Role, Room, Stamp, Viewer
from sessions.exercises.questions import KIND
from sessions.exercises.questions.settings import RESEARCH_THEMES, QuestionsSettings
from sessions.ids import GrantId, ParticipantId
from tests.sessions.exercises.questions.examples import EXAMPLES

FACILITATOR = Actor(Role.FACILITATOR)
ASKER = Actor(Role.PARTICIPANT, ParticipantId("t1-0"), 1)
OTHER = Actor(Role.PARTICIPANT, ParticipantId("t2-0"), 2)
EXPERT = Actor(Role.EXPERT, grant=GrantId("grant-1"))
ROOM = Room({1: 1, 2: 1}, {1: [ParticipantId("t1-0")], 2: [ParticipantId("t2-0")]})
RESEARCH = {"prompt": "What should research ask?", "say": "Think of your area.", "for_research": True}


class Asking:
    """Two tables with one person at each; the first asks."""

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

    def refused(self, by: Actor, command: str, **payload: Any) -> str:
        """The code with which a command is refused."""
        decided = self.send(by, command, **payload)
        assert isinstance(decided, Rejection), decided
        return decided.code

    def seen(self, audience: str, table: int | None = None) -> Any:
        """What a screen is given."""
        return KIND.view(self.state, "ask", Viewer(audience, table), ROOM)

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


def test_the_list_says_in_words_how_many_were_answered() -> None:
    asking = Asking()
    names = [asking.approved(words) for words in ("Why?", "Who pays?")]
    said = [str(asking.panels()["list"].summary)]
    for name in names:
        asking.do(FACILITATOR, "mark_question", saying=name, mark="answered")
        said.append(str(asking.panels()["list"].summary))
    assert said == ["None was answered.", "1 of 2 was answered.", "2 of 2 were answered."]


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


def test_nobody_supports_a_question_they_can_not_read() -> None:
    asking = Asking()
    held = asking.do(ASKER, "ask_question", text="Why?").saying
    assert asking.refused(OTHER, "support_question", saying=held) == "unknown_saying"
    asking.do(ASKER, "support_question", saying=held)
    asking.do(FACILITATOR, "approve_saying", saying=held)
    asking.do(OTHER, "support_question", saying=held)
    asking.do(ASKER, "reword_saying", saying=held, text="Why now?")
    assert asking.refused(ASKER, "support_question", saying=held) == "reworded"
    record = asking.approved("And who pays?", for_record=True)
    assert asking.refused(ASKER, "support_question", saying=record) == "unknown_saying"


def test_one_person_is_counted_once_and_can_take_it_back() -> None:
    asking = Asking()
    name = asking.approved("Why?")
    for who in (ASKER, OTHER, OTHER):
        asking.do(who, "support_question", saying=name)
    assert asking.panels()["list"].rows[0]["support"] == 2
    asking.do(OTHER, "support_question", saying=name, supports=False)
    assert asking.panels()["list"].rows[0]["support"] == 1
    asking.do(ASKER, "reword_saying", saying=name, text="Why now?")
    asking.do(FACILITATOR, "approve_saying", saying=name, wording=1)
    assert asking.panels()["list"].rows[0]["support"] == 0, "other words are supported by nobody yet"


def test_no_phone_and_no_wall_can_tell_how_many_want_an_answer_before_the_list_is_shown() -> None:
    asking = Asking()
    first, second = asking.approved("Why?"), asking.approved("Who?")
    before = [asking.seen(*viewer) for viewer in (("phone", 1), ("phone", 2), ("scribe", 1), ("projector",))]
    event = asking.do(OTHER, "support_question", saying=second)
    after = [asking.seen(*viewer) for viewer in (("phone", 1), ("phone", 2), ("scribe", 1), ("projector",))]
    assert (before, event.audience) == (after, COUNTS)
    assert [item["id"] for item in asking.seen("console")["asked"]] == [second, first]
    KIND.freeze(asking.state, "ask", "list", ROOM)
    assert asking.do(ASKER, "support_question", saying=second).audience == EVERYONE


def test_the_most_wanted_come_first_among_those_put_to_the_same() -> None:
    asking = Asking()
    names = [asking.approved(f"Question {number}?", to="experts") for number in range(3)]
    room = asking.approved("One for the room?", to="room")
    for name in (names[2], room):
        asking.do(OTHER, "support_question", saying=name)
    assert [row["id"] for row in asking.panels()["list"].rows] == [names[2], names[0], names[1], room]


def test_an_expert_sees_and_answers_what_is_approved_and_put_to_experts_alone() -> None:
    asking = Asking()
    held = asking.do(ASKER, "ask_question", text="Why?", to="experts").saying
    room = asking.approved("What do you all think?", to="room")
    for name in (held, room):
        assert asking.refused(EXPERT, "answer_question", saying=name, text="So.") == "unknown_saying"
        assert asking.refused(EXPERT, "mark_question", saying=name, mark="answered") == "unknown_saying"
    asking.do(FACILITATOR, "approve_saying", saying=held)
    anyone = asking.approved("Who checks?")
    assert [item["id"] for item in asking.seen("expert")["open"]] == [held, anyone]
    asking.do(EXPERT, "answer_question", saying=held, text="An officer,\n twice a year.")
    seen = asking.seen("expert")
    assert ([item["id"] for item in seen["open"]], seen["answered"][0]["id"]) == ([anyone], held)
    assert seen["answered"][0]["reply"]["text"] == "An officer, twice a year."


def test_where_nobody_is_named_an_expert_experts_are_shown_all_questions() -> None:
    asking = Asking({**EXAMPLES["settings"], "to": [{"key": "room", "title": "The room"}]})
    name = asking.approved("What do you all think?", to="room")
    assert [item["id"] for item in asking.seen("expert")["open"]] == [name]


def test_an_answer_stands_with_its_question_and_names_no_expert() -> None:
    asking = Asking()
    name = asking.approved("Who checks?", to="experts")
    asking.do(EXPERT, "answer_question", saying=name, text="An officer.")
    row = asking.panels()["list"].rows[0]
    assert str(row["answer"]) == "An expert: An officer."
    assert row["is_answered"]
    for shown in (asking.panels(), asking.seen("phone", 2), asking.seen("console"), asking.seen("expert")):
        assert "grant-1" not in str(shown)
    assert asking.seen("phone", 2)["room"][0]["reply"]["text"] == "An officer."


def test_an_answer_is_for_the_words_that_were_asked() -> None:
    asking = Asking()
    name = asking.approved("Who checks?")
    assert asking.refused(FACILITATOR, "answer_question", saying="t9-s9", text="So.") == "unknown_saying"
    asking.do(FACILITATOR, "answer_question", saying=name, text="An officer.")
    assert asking.refused(FACILITATOR, "answer_question", saying=name, text="An officer.") == "already_so"
    asking.do(ASKER, "reword_saying", saying=name, text="Who pays?")
    assert asking.refused(FACILITATOR, "answer_question", saying=name, text="We do.") == "not_approved"
    asking.do(FACILITATOR, "approve_saying", saying=name, wording=1)
    assert asking.panels()["list"].rows[0]["reply"] == ""


def test_a_facilitators_answer_can_be_taken_back_to_the_one_before() -> None:
    asking = Asking()
    name = asking.approved("Who checks?", to="experts")
    asking.do(EXPERT, "answer_question", saying=name, text="An officer.")
    event = asking.do(FACILITATOR, "answer_question", saying=name, text="Nobody.")
    back = KIND.take_back(asking.state, event)
    assert back is not None
    KIND.evolve(asking.state, back[0], Stamp(99, 99.0, "facilitator"))
    row = asking.panels()["list"].rows[0]
    assert (row["reply"], str(row["replied_by"])) == ("An officer.", "An expert")
    assert KIND.take_back(asking.state, event) is None


def test_what_one_wants_answered_can_be_read_again_and_rows_hold_each_press_once() -> None:
    asking = Asking()
    name = asking.approved("Why?")
    asking.do(OTHER, "support_question", saying=name)
    assert OTHER.participant is not None
    own = KIND.own(asking.state, OTHER.participant)["ask"]
    assert own["body"] == {"sayings": [], "supported": {name: 0}}
    assert str(own["text"]) == "I want this answered too: “Why?”"
    asking.do(FACILITATOR, "hide_saying", saying=name)
    assert "Why?" not in str(KIND.own(asking.state, OTHER.participant))
    rows = [(row["what"], row["participant"], row["table"]) for row in KIND.rows(asking.state)]
    assert rows == [("question", "t1-0", 1), ("support", "t2-0", 2)]
