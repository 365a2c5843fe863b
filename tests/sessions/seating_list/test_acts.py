"""What a facilitator does with a seating list: refusals change nothing, what was done can be taken back."""

import pytest

from sessions.errors import Rejection
from sessions.seating_list import acts
from sessions.seating_list.people import Listed, Need, SeatingList
from sessions.seating_list.view import list_view, sector_marks
from sessions.seating_list.wishes import unmet
from tests.sessions.seating_list.lists import people_of

SEATS = {1: 5, 2: 5}


def seated(**sizes: int) -> SeatingList:
    made = acts.seat_all(
        acts.take_list(SeatingList(), people_of(sizes or {"Health": 5, "Police": 5})), SEATS, 1.0
    )
    assert isinstance(made, SeatingList)
    return made


def refused(made: SeatingList | Rejection) -> str:
    assert isinstance(made, Rejection)
    return made.code


def done(made: SeatingList | Rejection) -> SeatingList:
    assert isinstance(made, SeatingList), made
    return made


def tables(seating: SeatingList) -> dict[str, int | None]:
    return {placed.person.name: placed.table for placed in seating.people}


def test_what_can_not_be_done_is_refused_with_its_reason() -> None:
    seating = seated()
    assert refused(acts.seat_all(SeatingList(), SEATS, 1.0)) == "empty_list"
    assert refused(acts.move(seating, "Nobody", 1, SEATS, 2.0)) == "unknown_name"
    assert refused(acts.move(seating, "Health 0", 9, SEATS, 2.0)) == "unknown_table"
    here = tables(seating)["Health 0"] or 0
    assert refused(acts.move(seating, "Health 0", here, SEATS, 2.0)) == "same_table"
    assert refused(acts.lock(SeatingList(), "Health 0", True, 2.0)) == "unknown_name"
    assert refused(acts.take_back(SeatingList())) == "nothing_to_undo"
    crowd = acts.take_list(SeatingList(), people_of({"Health": 25}))
    assert refused(acts.seat_all(crowd, SEATS, 1.0)) == "too_many_people"


def test_a_table_takes_no_more_than_can_talk_with_each_other() -> None:
    seating = seated(Health=23)
    full, other = sorted(SEATS, key=lambda table: -len(seating.at(table)))
    name = seating.at(other)[0].person.name
    assert refused(acts.move(seating, name, full, SEATS, 2.0)) == "table_too_large"


def test_who_was_moved_by_hand_stays_when_seats_are_given_out_anew() -> None:
    seating = seated()
    there = 3 - (tables(seating)["Health 0"] or 0)
    moved = done(acts.move(seating, "Health 0", there, SEATS, 2.0))
    for _ in range(5):
        moved = done(acts.seat_all(moved, SEATS, 3.0))
        assert tables(moved)["Health 0"] == there


def test_changes_are_taken_back_one_by_one_with_locks_and_all() -> None:
    first = seated()
    locked = done(acts.lock(first, "Health 1", True, 2.0))
    again = done(acts.seat_all(locked, SEATS, 3.0))
    moved = done(acts.move(again, "Police 0", 3 - (tables(again)["Police 0"] or 0), SEATS, 4.0))
    assert tables(done(acts.take_back(moved))) == tables(again)
    back = done(acts.take_back(done(acts.take_back(moved))))
    assert back.people == locked.people
    assert done(acts.take_back(back)).people == first.people


def test_seating_again_gives_other_seats_and_the_same_list_always_the_same() -> None:
    seating = seated(Health=6, Police=4)
    again = done(acts.seat_all(seating, SEATS, 3.0))
    assert tables(again) != tables(seating)
    assert tables(done(acts.seat_all(seating, SEATS, 9.0))) == tables(again)


def test_a_newcomer_goes_where_their_sector_is_missing_and_nobody_else_moves() -> None:
    seating = seated(Health=4, Police=1, Council=4)
    without = next(t for t in SEATS if all(p.person.sector != "Police" for p in seating.at(t)))
    made = done(acts.add_person(seating, Listed(name="New", sector="Police"), SEATS, 2.0))
    assert tables(made) == {**tables(seating), "New": without} or len(seating.at(without)) > 4
    assert made.history[-1].to_table == tables(made)["New"]


def test_another_list_keeps_the_tables_of_who_is_on_both_and_its_past_can_not_be_taken_back() -> None:
    seating = seated()
    people = [*people_of({"Health": 2}), Listed(name="New")]
    made = acts.take_list(seating, people)
    assert tables(made) == {
        "Health 0": tables(seating)["Health 0"],
        "Health 1": tables(seating)["Health 1"],
        "New": None,
    }
    assert refused(acts.take_back(made)) == "nothing_to_undo"
    assert [person.name for person in list_view(made, SEATS, {})["waiting"]] == ["New"]


def test_a_need_that_no_table_meets_is_named_until_one_is_marked() -> None:
    seating = acts.take_list(SeatingList(), [Listed(name="Ada", needs=frozenset({Need.STEP_FREE}))])
    seating = done(acts.seat_all(seating, SEATS, 1.0))
    assert "none is marked" in str(unmet(seating)[0])
    marked = acts.mark_tables(seating, {1: frozenset(), 2: frozenset({Need.STEP_FREE})})
    assert unmet(done(acts.seat_all(marked, SEATS, 2.0))) == []


def test_a_list_is_the_same_after_it_was_kept_as_text() -> None:
    seating = done(acts.lock(seated(), "Health 1", True, 2.0))
    assert SeatingList.model_validate_json(seating.model_dump_json()) == seating


@pytest.mark.parametrize(
    ("names", "marks"),
    [(["Health", "Housing", "Heritage"], "HOE"), (["AA", "A", "AB"], "A1B"), (["12", "Ärzte"], "1Ä")],
)
def test_sectors_have_marks_that_differ(names: list[str], marks: str) -> None:
    assert "".join(sector_marks(names).values()) == marks
