"""A workshop's own materials can be changed until the room has come to what uses them, and never unseen."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

import pytest

from casestudies.loader import load_materials
from casestudies.parts import content_of, differences, fingerprint, parts_of
from sessions.exercises.base import Actor, Role
from sessions.exercises.registry import discover
from sessions.ids import CommandId, ExerciseId
from sessions.orders import Order
from sessions.renewing import has_begun
from sessions.service import NewWorkshop
from tests.builders import Hall, make_hall
from tests.sessions.seen import everything_visible, replayed

ONE, STUDY = "example_sets:1-6", "case_studies:camden_residents_index"


@pytest.fixture
def hall() -> Hall:
    return make_hall()


def held(hall: Hall, part: str) -> dict[str, Any]:
    """A part as it stands, to be changed and sent back."""
    found = content_of(hall.state.materials, part)
    assert found is not None
    return deepcopy(found)


def with_title(hall: Hall, title: str, part: str = STUDY) -> dict[str, Any]:
    return {part: {**held(hall, part), "title": title}}


def shorter(hall: Hall) -> dict[str, Any]:
    """The first set without its last card."""
    content = held(hall, ONE)
    content["examples"].pop()
    return {"changes": {ONE: None, "example_sets:1-5": {**content, "key": "1-5"}}, "renamed": {"1-6": "1-5"}}


def begin_of(hall: Hall, exercise: str) -> str:
    """The first step of an exercise."""
    return str(hall.state.exercises[ExerciseId(exercise)].steps[0].key)


def set_keys(plan: Mapping[str, Any]) -> set[str]:
    return {key for one in plan["exercises"] for key in one["settings"].get("sets", {}).values()}


def test_nobody_but_those_who_lead_may_change_them(hall: Hall) -> None:
    person = hall.join(1, 1)
    changes = with_title(hall, "Mine")
    assert hall.refused("edit_materials", person, changes=changes).code == "not_allowed"
    writer = Actor(Role.REPORT_WRITER)
    assert hall.refused("edit_materials", writer, changes=changes).code in ("not_allowed", "link_revoked")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({STUDY: {"slug": "camden_residents_index"}}, '"title" is missing'),
        ({"example_sets": {}}, "no such part"),
        ({"briefing:x": {}}, "no such part"),
        ({"nonsense\x00": {}}, "nonsense?"),
        ({"case_studies:other": {}}, '"slug" is missing'),
    ],
)
def test_what_materials_can_not_be_is_refused_by_part_and_field(
    hall: Hall, changes: dict[str, Any], sentence: str
) -> None:
    before = hall.state.materials
    refusal = hall.refused("edit_materials", changes=changes)
    assert refusal.code == "material_broken"
    assert sentence in str(refusal.message)
    assert hall.state.materials == before


def test_a_short_title_of_more_than_22_characters_is_refused_by_its_field(hall: Hall) -> None:
    content = held(hall, ONE)
    content["examples"][2]["short_title"] = "x" * 23
    refusal = hall.refused("edit_materials", changes={ONE: content})
    assert '"short_title" of example 3 is 23 characters long; the most is 22' in str(refusal.message)


def test_a_part_is_not_filed_under_another_name(hall: Hall) -> None:
    refusal = hall.refused("edit_materials", changes={"case_studies:elsewhere": held(hall, STUDY)})
    assert '"slug" must be the name of the part' in str(refusal.message)


def test_the_second_of_two_editors_is_told_and_changes_nothing(hall: Hall) -> None:
    seen = {STUDY: fingerprint(held(hall, STUDY))}
    hall.do("edit_materials", changes=with_title(hall, "The first"), based_on=seen)
    refusal = hall.refused("edit_materials", changes=with_title(hall, "The second"), based_on=seen)
    assert refusal.code == "materials_changed"
    assert "The first" in str(refusal.message)
    assert hall.state.materials.case_study("camden_residents_index").title == "The first"


def test_what_an_exercise_to_come_needs_is_not_taken_out(hall: Hall) -> None:
    for part in (ONE, STUDY, "glossary", "spectrum"):
        refusal = hall.refused("edit_materials", changes={part: None})
        assert refusal.code == "material_needed", part
    told = held(hall, STUDY)
    told["stages"].pop()
    assert hall.refused("edit_materials", changes={STUDY: told}).code == "material_needed"
    hall.do("edit_materials", changes={"legal_history": None})


def test_what_an_exercise_has_begun_with_stays_as_people_saw_it(hall: Hall) -> None:
    hall.go_to(begin_of(hall, "benefits"))
    refusal = hall.refused("edit_materials", changes=with_title(hall, "Another", ONE))
    assert refusal.code == "material_in_use"
    assert hall.state.exercises[ExerciseId("benefits")].title in str(refusal.message)
    assert (
        hall.refused("edit_materials", changes=with_title(hall, "Words", "glossary")).code
        == "material_in_use"
    )
    hall.do("edit_materials", changes=with_title(hall, "Camden"))


def test_going_back_does_not_open_what_was_seen(hall: Hall) -> None:
    hall.go_to(begin_of(hall, "benefits"))
    hall.do("undo", entry=hall.state.log[-1].seq)
    assert not hall.state.exercises[ExerciseId("benefits")].steps[0].is_open
    assert hall.refused("edit_materials", changes=with_title(hall, "Another", ONE)).code == "material_in_use"


def test_nothing_new_and_a_closed_workshop_are_refused(hall: Hall) -> None:
    assert hall.refused("edit_materials", changes={ONE: held(hall, ONE)}).code == "nothing_changed"
    hall.do("close_workshop")
    assert hall.refused("edit_materials", changes=with_title(hall, "x")).code == "workshop_closed"


def test_a_set_is_renamed_only_with_its_content(hall: Hall) -> None:
    moved = shorter(hall)
    for renamed in ({"1-6": "A-F"}, {"A-F": "1-5"}, {"1-6": "1-9"}):
        refusal = hall.refused("edit_materials", changes=moved["changes"], renamed=renamed)
        assert refusal.code == "bad_field", renamed


def test_a_set_that_grows_into_the_name_of_another_takes_nothing_from_it(hall: Hall) -> None:
    other = held(hall, "example_sets:A-F")
    short = {**other, "title": "Ours", "key": "A-E", "examples": other["examples"][:5]}
    hall.do("edit_materials", changes={"example_sets:A-E": short})
    grown = {**other, "title": "Ours"}
    refusal = hall.refused(
        "edit_materials",
        changes={"example_sets:A-E": None, "example_sets:A-F": grown},
        renamed={"A-E": "A-F"},
    )
    assert refusal.code == "set_name_taken"
    assert held(hall, "example_sets:A-F") == other


def test_a_set_does_not_lose_cards_while_a_table_was_given_it_by_hand(hall: Hall) -> None:
    hall.do("choose_set", exercise="benefit", step="benefit/own", table=1, set="A-F")
    assert hall.refused("edit_materials", **shorter(hall)).code == "set_chosen"


def test_a_change_is_on_every_screen_to_come_and_in_a_replay(hall: Hall) -> None:
    content = held(hall, ONE)
    content["examples"][3]["short_title"] = "Homes that are empty"
    hall.do("choose_set", exercise="benefit", step="benefit/own", table=2, set="1-6")
    hall.do("edit_materials", changes={ONE: content, **with_title(hall, "In Camden")})
    state = hall.state.exercises[ExerciseId("benefit")].state
    assert "Homes that are empty" in str(state.sets["1-6"])
    assert not has_begun(hall.state.exercises[ExerciseId("benefit")])
    hall.join(1, 1)
    hall.go_to("camden/round-1")
    hall.do("open_step")
    assert everything_visible(replayed(hall)) == everything_visible(hall.state)
    assert "In Camden" in str(everything_visible(hall.state))


def test_what_was_set_by_hand_before_a_change_stays(hall: Hall) -> None:
    hall.do("choose_set", exercise="benefit", step="benefit/own", table=1, set="A-F")
    hall.do("shorten_talk", target="welcome/talk", minutes=3)
    minutes = [step.phase.minutes for step in hall.state.steps]
    hall.do("edit_materials", changes=with_title(hall, "Another", ONE))
    assert [step.phase.minutes for step in hall.state.steps] == minutes
    assert hall.state.exercises[ExerciseId("benefit")].state.tables[1].set_key == "A-F"
    assert everything_visible(replayed(hall)) == everything_visible(hall.state)


def test_a_set_that_loses_a_card_goes_by_its_new_name_everywhere(hall: Hall) -> None:
    hall.do("edit_materials", **shorter(hall))
    assert set_keys(hall.state.plan) == {"1-5", "A-F"}
    assert list(hall.state.materials.example_sets) == ["1-5", "A-F"]
    copy = hall.service.copy_for_rehearsal(hall.workshop)
    assert hall.service.read(copy, lambda room: set_keys(room.plan)) == {"1-5", "A-F"}
    hall.go_to("acceptability/own")
    assert everything_visible(replayed(hall)) == everything_visible(hall.state)
    assert "1-6" not in hall.state.materials.example_sets


def test_the_newest_change_is_undone_until_the_day_begins(hall: Hall) -> None:
    before = hall.state.materials
    first = hall.do("edit_materials", **shorter(hall))
    second = hall.do("edit_materials", changes=with_title(hall, "In Camden"))
    assert hall.refused("undo", entry=first.seq).code == "undo_too_late"
    hall.do("undo", entry=second.seq)
    third = hall.do("edit_materials", changes={"legal_history": None})
    hall.do("undo", entry=third.seq)
    assert hall.state.materials.legal_history == before.legal_history
    assert everything_visible(replayed(hall)) == everything_visible(hall.state)
    fourth = hall.do("edit_materials", changes={"legal_history": None})
    hall.do("go_next")
    assert hall.refused("undo", entry=fourth.seq).code == "undo_too_late"


def test_a_renamed_set_comes_back_under_its_old_name(hall: Hall) -> None:
    plan, before = hall.state.plan, hall.state.materials
    edit = hall.do("edit_materials", **shorter(hall))
    hall.do("undo", entry=edit.seq)
    assert hall.state.materials == before
    assert set_keys(hall.state.plan) == set_keys(plan)
    assert everything_visible(replayed(hall)) == everything_visible(hall.state)


def test_each_workshop_keeps_its_own(hall: Hall) -> None:
    other = hall.service.create(
        NewWorkshop("Other", "There", dict(hall.state.plan), load_materials().model_dump(mode="json"))
    )
    hall.do("edit_materials", changes=with_title(hall, "In Camden"))
    assert hall.service.read(other, lambda room: room.materials) == load_materials()


def test_the_log_names_what_was_changed(hall: Hall) -> None:
    hall.do("edit_materials", changes=with_title(hall, "In Camden"))
    assert type(hall.state.log[-1].event).__name__ == "MaterialsEdited"


def test_every_kind_that_names_sets_follows_their_names() -> None:
    """A kind with sets in its settings that forgot to would keep a name that leads nowhere."""
    for kind in discover().kinds.values():
        if "sets" in kind.Settings.model_fields:
            settings = kind.Settings.model_construct(sets={1: "1-6", 2: "A-F"})
            assert kind.rename_sets(settings, {"1-6": "1-5"}).sets == {1: "1-5", 2: "A-F"}, kind.name


def test_differences_lead_from_one_to_the_other(hall: Hall) -> None:
    before = load_materials()
    hall.do("edit_materials", **shorter(hall))
    found = differences(before, hall.state.materials)
    assert set(found) == {ONE, "example_sets:1-5"}
    assert found[ONE] is None
    assert set(parts_of(before)) - set(found) | {"example_sets:1-5"} == set(parts_of(hall.state.materials))


def test_the_same_command_twice_is_one_change(hall: Hall) -> None:
    order = Order(
        hall.workshop,
        CommandId("the-same-command"),
        "edit_materials",
        {"changes": with_title(hall, "In Camden")},
        Actor(Role.FACILITATOR),
    )
    assert hall.service.handle(order) == hall.service.handle(order)
    assert [type(entry.event).__name__ for entry in hall.state.log].count("MaterialsEdited") == 1
