"""Taking something back never shows what may not be shown now, and never throws anything away."""

from dataclasses import replace

from sessions import events as e, visibility
from sessions.evolving import evolve
from sessions.exercises.base import Actor, Stamp
from sessions.record import Recorded
from sessions.screens import saying_reference
from tests.builders import Hall, make_hall, seat_everyone

People = dict[tuple[int, int], Actor]


def newest(hall: Hall) -> int:
    return next(entry.seq for entry in reversed(hall.state.log) if not entry.is_undone)


def shown_saying(hall: Hall) -> tuple[People, str]:
    """One thing said at table 1, approved and on the wall."""
    people = seat_everyone(hall, 2)
    hall.go_to("benefits/write")
    hall.do("open_step")
    hall.do("add_statement", people[1, 0], exercise="benefits", text="Help comes early")
    approve(hall)
    reference = saying_reference(hall.step.exercise.id, "t1-s1")
    hall.do("show_screen", screen=reference)
    return people, reference


def approve(hall: Hall, wording: int = 0) -> None:
    hall.do("approve_saying", exercise="benefits", saying=["t1-s1"], wording=[wording])


def on_the_wall(hall: Hall) -> str:
    return str(hall.look(visibility.projector_view)["saying"])


def answered_poll(hall: Hall) -> People:
    people = seat_everyone(hall)
    hall.go_to("camden/round-1")
    hall.do("open_step")
    for person in people.values():
        hall.do("submit_answer", person, exercise="camden", choice="comfortable")
    hall.do("lock_step")
    return people


def test_a_screen_taken_back_does_not_wait_for_words_to_be_approved_again() -> None:
    hall = make_hall()
    people, _ = shown_saying(hall)
    hall.do("show_screen", screen="blank")
    blank = newest(hall)
    hall.do("reword_saying", people[1, 0], exercise="benefits", saying="t1-s1", text="Something else")
    hall.do("undo", entry=blank)
    assert hall.state.screen == "step"
    approve(hall, wording=1)
    assert "Something else" not in on_the_wall(hall)


def test_a_reveal_taken_back_does_not_bring_hidden_words_back_to_the_wall() -> None:
    hall = make_hall()
    shown_saying(hall)
    hall.do("reveal_results", panel="counts")
    revealed = newest(hall)
    hall.do("hide_saying", exercise="benefits", saying="t1-s1")
    hall.do("undo", entry=revealed)
    hall.do("unhide_saying", exercise="benefits", saying="t1-s1")
    assert "Help comes early" not in on_the_wall(hall)


def test_a_screen_taken_back_shows_what_may_still_be_shown() -> None:
    hall = make_hall()
    _, reference = shown_saying(hall)
    hall.do("show_screen", screen="blank")
    hall.do("undo", entry=newest(hall))
    assert hall.state.screen == reference


def test_an_earlier_correction_does_not_come_back_over_the_givers_new_words() -> None:
    hall = make_hall()
    people, _ = shown_saying(hall)
    hall.do("correct_saying", exercise="benefits", saying="t1-s1", text="Help comes in time")
    hall.do("correct_saying", exercise="benefits", saying="t1-s1", text="")
    back = newest(hall)
    hall.do("reword_saying", people[1, 0], exercise="benefits", saying="t1-s1", text="Nobody waits")
    approve(hall, wording=1)
    assert hall.refused("undo", entry=back).code == "undo_too_late"


def test_hiding_can_not_be_taken_back_once_the_step_was_cleared() -> None:
    hall = make_hall()
    people = answered_poll(hall)
    hall.do("reveal_results")
    hall.do("hide_results")
    hidden = newest(hall)
    hall.do("clear_step")
    assert hall.refused("undo", entry=hidden).code == "undo_too_late"
    hall.do("open_step")
    hall.do("submit_answer", people[1, 0], exercise="camden", choice="neither")
    assert len(hall.step.exercise.state.rounds.ballots["round-1"].counted) == 1


def test_hiding_taken_back_shows_what_was_shown() -> None:
    hall = make_hall()
    answered_poll(hall)
    hall.do("reveal_results")
    hall.do("hide_results")
    hall.do("undo", entry=newest(hall))
    assert hall.step.revealed == "answers"


def test_a_table_in_the_middle_of_its_order_can_be_cleared_and_that_is_kept() -> None:
    hall = make_hall()
    people = seat_everyone(hall, 2)
    hall.go_to("benefit/agreed")
    hall.do("open_step")
    place(hall, people[1, 0], "1", 0)
    hall.do("clear_step")
    cleared = newest(hall)
    place(hall, people[1, 0], "2", hall.step.exercise.state.tables[1].version)
    assert hall.refused("undo", entry=cleared).code == "undo_too_late"
    assert hall.step.exercise.state.tables[1].tiers == (("2",),)


def place(hall: Hall, person: Actor, card: str, version: int) -> None:
    hall.do("place_card", person, exercise="benefit", card=card, place=1, version=version)


def test_some_pairs_answered_since_a_clearing_are_answers() -> None:
    hall = make_hall()
    people = seat_everyone(hall, 2)
    hall.go_to("matters/pairs")
    hall.do("open_step")
    hall.do("submit_pairs", people[1, 0], exercise="matters", answers={"1": "a"})
    hall.do("clear_step")
    cleared = newest(hall)
    hall.do("submit_pairs", people[1, 0], exercise="matters", answers={"1": "b"})
    assert hall.refused("undo", entry=cleared).code == "undo_too_late"


def test_an_insertion_taken_back_leaves_a_log_that_can_be_read() -> None:
    hall = make_hall()
    sets = {"1": "1-6", "2": "1-6", "3": "1-6", "4": "1-6", "5": "1-6", "6": "1-6"}
    settings = {"lens": "benefit", "sets": sets}
    hall.do("insert_exercise", kind="ranking", title="Once more", settings=settings)
    inserted, key = newest(hall), list(hall.state.exercises)[-1]
    hall.do("choose_set", exercise=key, step=f"{key}/own", table=1, set="A-F")
    chosen = newest(hall)
    hall.do("undo", entry=inserted)
    assert hall.look(visibility.console_view)["log"]
    assert hall.refused("undo", entry=chosen).code == "undo_too_late"


def test_the_log_goes_on_after_words_in_an_undoing_were_erased() -> None:
    hall = make_hall()
    shown_saying(hall)
    state = hall.state
    undone = Recorded(stamp(state.version + 1), e.ActionUndone(newest(hall), 1))
    erased = replace(undone, stamp=stamp(state.version + 2), event=None)
    opened = Recorded(stamp(state.version + 3), e.StepLocked(hall.step.key))
    for recorded in (undone, erased, opened):
        evolve(state, recorded)
    assert state.log[-1].event == opened.event


def stamp(seq: int) -> Stamp:
    return Stamp(seq, 1_700_000_000.0, "facilitator")
