"""A proposal held against the red lines that the room drew: which it crosses, and who says so."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from casestudies.loader import load_materials
from sessions.agenda import AgendaError, AgendaTemplate, check_plan
from sessions.designing.library import around
from sessions.exercises.assessing import KIND
from sessions.exercises.assessing.events import AnswerNoted
from sessions.exercises.base import Actor, Panel, Stamp, Viewer
from sessions.exercises.drawn_lines import DrawnLine
from sessions.exercises.registry import discover
from sessions.framework.eighteen import QUESTIONS
from sessions.ids import ExerciseId
from sessions.record import Recorded, from_row, to_row
from tests.builders import Hall, approve_all, make_hall
from tests.contracts.screens import render
from tests.contracts.trial import TABLES, Trial
from tests.sessions.exercises.assessing.examples import INVENTED

WORDS = "Nobody may lose a benefit by it"
REGISTRY = discover()
LINES = {"id": "lines", "kind": "red_lines", "title": "Our lines", "settings": {"level": "table"}}


def a_plan(**settings: Any) -> AgendaTemplate:
    """Red lines at two tables, then a proposal that is held against them."""
    given = {**INVENTED, "steps": ["table"], "lines_of": "lines", **settings}
    proposal = {"id": "proposal", "kind": "assessing", "title": "A proposal", "settings": given}
    tables = [{"number": number, "seats": 5} for number in (1, 2)]
    return AgendaTemplate.model_validate(
        {"title": "A", "area": "A", "summary": "A.", "tables": tables, "exercises": [LINES, proposal]}
    )


def a_day(shows: bool = True, supports: int = 3, **settings: Any) -> tuple[Hall, list[Actor]]:
    """One line of Table 1, approved; two people object, and the room has seen it."""
    hall = make_hall(template=a_plan(**settings))
    people = [hall.join(1, number) for number in range(1, 6)]
    hall.go_to("lines/table")
    hall.do("open_step")
    hall.do("propose_line", people[0], exercise="lines", text=WORDS)
    for place, actor in enumerate(people):
        stand = "support" if place < supports else "object"
        hall.do("take_stand", actor, exercise="lines", saying="t1-s1", stand=stand)
    hall.do("lock_step")
    approve_all(hall)
    if shows:
        hall.do("reveal_results", panel="table")
    hall.go_to("proposal/table" if "steps" not in settings else f"proposal/{settings['steps'][0]}")
    hall.do("open_step")
    return hall, people


def panels(hall: Hall) -> Mapping[str, Panel]:
    exercise = hall.state.exercises[ExerciseId("proposal")]
    found = exercise.kind.panels(exercise.state, exercise.steps[-1].phase.key, hall.state.room)
    return {panel.key: panel for panel in found}


def shown_lines(hall: Hall, viewer: Viewer) -> list[Mapping[str, Any]]:
    exercise = hall.state.exercises[ExerciseId("proposal")]
    view = KIND.view(exercise.state, "table", viewer, hall.state.room)
    return list(view["lines"])


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        (
            a_plan(lines_of="nowhere"),
            'no earlier exercise "nowhere" draws red lines; those that do are: lines',
        ),
        (a_plan(steps=["alone"]), 'add the part "table" or "room"'),
    ],
)
def test_only_an_earlier_exercise_that_draws_red_lines_can_be_named(plan: AgendaTemplate, words: str) -> None:
    with pytest.raises(AgendaError) as refused:
        check_plan(plan, discover(), load_materials(), "day.toml")
    assert "settings.lines_of: " in str(refused.value)
    assert words in str(refused.value)


def test_lines_that_the_room_has_not_seen_or_does_not_stand_behind_are_not_offered() -> None:
    unseen, people = a_day(shows=False)
    assert not shown_lines(unseen, Viewer("phone", 1))
    refused = unseen.refused(
        "agree_answer", people[0], exercise="proposal", question=9, answer="1", line="t1-s1"
    )
    assert refused.code == "line_unknown"
    assert "show the room those that it drew first" in str(
        unseen.refused("reveal_results", panel="lines").message
    )
    unsupported, _ = a_day(supports=2)
    assert not shown_lines(unsupported, Viewer("phone", 1))


def test_the_designer_offers_the_exercises_in_which_lines_are_drawn() -> None:
    hall, _ = a_day()
    asks = REGISTRY.get("assessing").asks["lines_of"]
    assert list(asks.offered(hall.look(lambda room: around(room, "proposal"))) or ()) == ["lines"]


def test_a_line_that_a_table_calls_crossed_beats_any_score_and_is_named_with_its_support() -> None:
    hall, people = a_day()
    assert [line["words"] for line in shown_lines(hall, Viewer("phone", 2))] == [WORDS]
    hall.do("agree_answer", people[0], exercise="proposal", question=1, answer="5")
    assert "nobody says that the proposal crosses" in str(panels(hall)["lines"].summary)
    hall.do("agree_answer", people[0], exercise="proposal", question=3, answer="5", line="t1-s1")
    assert "a red line is crossed, so no score stands" in str(panels(hall)["profile"].summary)
    named = f"Table 1, question 3: “{WORDS}” (t1-s1, supported by 3, objected to by 2)"
    assert any(named in str(note) for note in panels(hall)["profile"].notes)
    row = panels(hall)["lines"].rows[0]
    assert (row["id"], row["support"], str(row["crossed"])) == ("t1-s1", 3, "Table 1, question 3")
    hall.do("agree_answer", people[0], exercise="proposal", question=3, answer="5", was=1)
    assert "so no score stands" not in str(panels(hall)["profile"].summary), "it was taken back"


def test_the_room_says_so_too_and_a_line_that_is_gone_leaves_its_mark() -> None:
    hall, _ = a_day(steps=["room"])
    hall.do("note_answer", exercise="proposal", question=3, answer="4", line="t1-s1")
    assert str(panels(hall)["lines"].rows[0]["crossed"]) == "the room, question 3"
    hall.do("go_back")
    hall.do("hide_saying", exercise="lines", saying="t1-s1")
    assert "lines" not in panels(hall)
    notes = [str(note) for note in panels(hall)["profile"].notes]
    assert not any(WORDS in note for note in notes)
    assert any("the room, question 3: Might it be used to punish people" in note for note in notes)


def test_a_room_that_answered_nothing_yet_is_not_told_of_tables() -> None:
    hall, _ = a_day(steps=["room"])
    refused = hall.refused("reveal_results", panel="lines")
    assert "No answer of the room is noted yet" in str(refused.message)


def test_an_answer_of_an_older_record_names_no_line() -> None:
    event = AnswerNoted(None, 1, "4", "", is_red_line=True)
    row = to_row(Recorded(Stamp(1, 0.0, "facilitator"), event, ExerciseId("proposal")))
    older = replace(row, form=1, facts={key: fact for key, fact in row.facts.items() if key != "line"})
    assert older.facts != row.facts
    assert from_row(older, AnswerNoted).event == event


class OneLine:
    """What an exercise hands on."""

    def drawn_lines(self) -> tuple[DrawnLine, ...]:
        """One line with hard signs in it."""
        return (DrawnLine("t1-s1", "No <b>firms</b>", 12, 1),)


def test_phones_offer_the_lines_with_each_question() -> None:
    trial = Trial(REGISTRY, KIND, {**INVENTED, "steps": ["table"]})
    trial.exercise.state.drawn = OneLine()
    trial.open("table")
    page = render(REGISTRY, trial, "phone.html")
    assert page.count('<option value="t1-s1"') == len(QUESTIONS) * len(TABLES)
    assert "No &lt;b&gt;firms&lt;/b&gt;" in page
    assert "supported by 12, objected to by 1" in page
