"""The plan of a day can be changed part by part until the room comes to it, and nobody's change is lost."""

from typing import Any

import pytest

from casestudies.parts import fingerprint
from sessions.designing.deciding import plan_now
from sessions.designing.plan import ORDER, TABLES, exercise_part, parts_of_plan
from sessions.events import PlanEdited
from sessions.exercises.base import Actor, Role
from sessions.ids import ExerciseId
from sessions.undoing import can_undo
from tests.builders import Hall, make_hall
from tests.sessions.seen import everything_visible, replayed


@pytest.fixture
def hall() -> Hall:
    return make_hall()


def part(hall: Hall, name: str) -> dict[str, Any]:
    return dict(parts_of_plan(hall.look(plan_now))[name])


def order(hall: Hall) -> list[str]:
    return [str(key) for key in hall.state.exercises]


def tables(hall: Hall, *seats: int) -> dict[str, Any]:
    return {TABLES: {"tables": [{"number": n, "seats": seats} for n, seats in enumerate(seats, 1)]}}


def without(hall: Hall, exercise: str) -> dict[str, Any]:
    return {exercise_part(exercise): None}


def newest(hall: Hall) -> int:
    return next(entry.seq for entry in reversed(hall.state.log) if isinstance(entry.event, PlanEdited))


def test_nobody_but_those_who_lead_may_change_it(hall: Hall) -> None:
    person = hall.join(1, 1)
    assert hall.refused("edit_plan", person, changes=without(hall, "camden")).code == "not_allowed"
    writer = Actor(Role.REPORT_WRITER)
    assert hall.refused("edit_plan", writer, changes=without(hall, "camden")).code in (
        "not_allowed",
        "link_revoked",
    )


@pytest.mark.parametrize(
    ("changes", "code", "words"),
    [
        ({"nonsense": {}}, "bad_field", "nonsense"),
        ({TABLES: None}, "bad_field", "tables"),
        ({ORDER: {}}, "plan_broken", "Reload"),
        ({TABLES: {"tables": [{"number": 1, "seats": 0}]}}, "plan_broken", "seats"),
        ({TABLES: {"tables": [{"number": 1, "seats": 5}] * 2}}, "plan_broken", "twice"),
        ({"day": {"starts": "25:00", "kept": []}}, "plan_broken", "starts"),
        ({"exercise:new": {"kind": "no_such", "title": "x", "settings": {}}}, "unknown_kind", "kind"),
        ({"exercise:../x": {"kind": "talk", "title": "x", "settings": {"say": "x"}}}, "plan_broken", "id"),
        ({"exercise:new": {"kind": "talk", "title": "", "settings": {"say": "x"}}}, "plan_broken", "title"),
        ({"exercise:new": {"kind": "talk", "title": "x", "settings": {}}}, "plan_broken", "say"),
        (
            {"exercise:new": {"kind": "talk", "title": "x", "settings": {"say": "x", "by": 1}}},
            "plan_broken",
            "by",
        ),
        ({"exercise:benefit": None}, "plan_broken", "against"),
    ],
)
def test_what_a_plan_can_not_be_is_refused_and_changes_nothing(
    hall: Hall, changes: dict[str, Any], code: str, words: str
) -> None:
    before = hall.look(plan_now)
    refusal = hall.refused("edit_plan", changes=changes)
    assert refusal.code == code
    assert words in str(refusal.message)
    assert hall.look(plan_now) == before


def test_the_last_exercise_stays(hall: Hall) -> None:
    changes = {exercise_part(key): None for key in order(hall)}
    assert hall.refused("edit_plan", changes=changes).code == "agenda_empty"


def test_the_second_of_two_editors_of_one_part_is_told_and_of_two_parts_is_not(hall: Hall) -> None:
    seen = {name: fingerprint(part(hall, name)) for name in ("exercise:camden", "exercise:lunch")}
    theirs = {**part(hall, "exercise:camden"), "title": "Theirs"}
    hall.do(
        "edit_plan",
        changes={"exercise:camden": theirs},
        based_on={"exercise:camden": seen["exercise:camden"]},
    )
    mine = {**part(hall, "exercise:camden"), "title": "Mine"}
    refusal = hall.refused(
        "edit_plan", changes={"exercise:camden": mine}, based_on={"exercise:camden": seen["exercise:camden"]}
    )
    assert refusal.code == "plan_changed"
    assert "Theirs" in str(refusal.message)
    late = {**part(hall, "exercise:lunch"), "title": "A late lunch"}
    hall.do(
        "edit_plan", changes={"exercise:lunch": late}, based_on={"exercise:lunch": seen["exercise:lunch"]}
    )
    assert [hall.state.exercises[ExerciseId(key)].title for key in ("camden", "lunch")] == [
        "Theirs",
        "A late lunch",
    ]


def test_once_the_room_has_come_to_an_exercise_the_plan_stays_even_after_going_back(hall: Hall) -> None:
    hall.do("go_next")
    hall.do("go_back")
    assert hall.refused("edit_plan", changes=without(hall, "camden")).code == "plan_begun"


def test_a_table_where_people_sit_stays_with_a_seat_for_each(hall: Hall) -> None:
    for person in range(3):
        hall.join(6, 60 + person)
    assert hall.refused("edit_plan", changes=tables(hall, 5, 5, 5, 5, 5)).code == "table_in_use"
    assert hall.refused("edit_plan", changes=tables(hall, 5, 5, 5, 5, 5, 2)).code == "table_in_use"
    hall.do("edit_plan", changes=tables(hall, 5, 5, 5, 5, 5, 3))
    assert hall.state.tables[6] == 3


def test_a_table_that_a_link_names_stays(hall: Hall) -> None:
    hall.do("grant_role", grant="grant-" + "0" * 16, role="scribe", table=6, secret_hash="0" * 64)
    assert hall.refused("edit_plan", changes=tables(hall, 5, 5, 5, 5, 5)).code == "table_in_use"


def test_a_new_table_gets_the_set_that_the_fewest_have_and_one_can_sit_there(hall: Hall) -> None:
    hall.do("edit_plan", changes=tables(hall, 5, 5, 5, 5, 5, 5, 4))
    assert hall.state.exercises[ExerciseId("benefit")].settings.sets[7] in ("1-6", "A-F")
    assert hall.state.plan["tables"][-1] == {"number": 7, "seats": 4}
    hall.join(7, 1)
    assert hall.state.participants and everything_visible(replayed(hall)) == everything_visible(hall.state)


def test_an_exercise_put_in_moved_and_taken_out_is_what_the_day_then_has(hall: Hall) -> None:
    talk = {
        "kind": "talk",
        "title": "Coffee",
        "settings": {"say": "Coffee.", "is_break": True, "minutes": 15},
    }
    wanted = [*order(hall)[:2], "coffee", *order(hall)[2:]]
    before = hall.state.day.planned_minutes
    hall.do("edit_plan", changes={"exercise:coffee": talk, ORDER: {"exercises": wanted}})
    assert order(hall) == wanted
    assert hall.state.day.planned_minutes == before + 15
    hall.do("edit_plan", changes=without(hall, "coffee"))
    assert "coffee" not in order(hall)
    assert everything_visible(replayed(hall)) == everything_visible(hall.state)


def test_results_that_set_two_exercises_beside_each_other_still_meet_after_a_change(hall: Hall) -> None:
    hall.do("edit_plan", changes={"exercise:benefit": {**part(hall, "exercise:benefit"), "title": "Renamed"}})
    benefit = hall.state.exercises[ExerciseId("benefit")].state
    risk = hall.state.exercises[ExerciseId("risk")].state
    assert risk.against is benefit


def test_changes_are_taken_back_one_after_the_other_and_not_across_a_later_one(hall: Hall) -> None:
    first = hall.look(plan_now)
    hall.do("edit_plan", changes=without(hall, "camden"))
    taken_out = newest(hall)
    hall.do("edit_plan", changes={"exercise:lunch": {**part(hall, "exercise:lunch"), "title": "Soup"}})
    hall.do("undo", entry=newest(hall))
    hall.do("undo", entry=taken_out)
    assert hall.look(plan_now) == first
    hall.do("edit_plan", changes={"exercise:lunch": {**part(hall, "exercise:lunch"), "title": "Soup"}})
    soup = newest(hall)
    hall.do("edit_plan", changes={"exercise:lunch": {**part(hall, "exercise:lunch"), "title": "Bread"}})
    assert hall.refused("undo", entry=soup).code == "undo_too_late"


def test_nothing_is_taken_back_once_the_day_has_begun(hall: Hall) -> None:
    hall.do("edit_plan", changes=without(hall, "camden"))
    hall.do("go_next")
    entry = next(one for one in hall.state.log if isinstance(one.event, PlanEdited))
    assert not hall.look(lambda room: can_undo(room, entry))


def test_the_console_and_the_designer_change_one_plan_and_a_copy_has_it_all(hall: Hall) -> None:
    settings = {"say": "Back soon.", "minutes": 7, "is_break": True}
    hall.do("insert_exercise", kind="talk", title="Air", settings=settings, before="camden")
    hall.do("move_exercise", target="lunch", before=None)
    hall.do("edit_plan", changes=without(hall, "welcome"))
    copy = hall.service.copy(hall.workshop)
    plan = hall.service.read(copy, plan_now)
    assert [spec["id"] for spec in plan["exercises"]] == order(hall)
    assert plan["exercises"][-1]["id"] == "lunch"
    assert everything_visible(replayed(hall)) == everything_visible(hall.state)
    hall.do("go_next")
    assert hall.step.exercise.id == "words"


def test_a_kind_of_an_exercise_that_was_replaced_under_its_name_is_read_again(hall: Hall) -> None:
    talk = {"kind": "talk", "title": "Talk", "settings": {"say": "Talk."}}
    poll = {"kind": "poll", "title": "Poll", "settings": {"rounds": [{"question": "How is it?"}]}}
    hall.do("edit_plan", changes={"exercise:new": talk})
    hall.do("edit_plan", changes={"exercise:new": poll})
    assert hall.state.exercises[ExerciseId("new")].kind.name == "poll"
    assert everything_visible(replayed(hall)) == everything_visible(hall.state)
