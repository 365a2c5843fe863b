"""Answering a round: what is taken, what is refused, and what late answers do."""

from sessions.errors import Rejection
from sessions.events import COUNTS, EVERYONE
from sessions.exercises.base import Room, Viewer
from sessions.exercises.poll import KIND
from sessions.exercises.poll.answers import AnswerGiven, LateAnswerGiven, SubmitAnswer
from tests.sessions.exercises.poll.room import MATERIALS, PollRoom


def test_an_answer_without_a_choice_is_told_what_to_choose() -> None:
    room = PollRoom(people=5)
    refusal = room.give(room.people[0], None)
    assert isinstance(refusal, Rejection)
    assert refusal.code == "choice_missing"
    assert str(refusal.message) == "Choose how comfortable you are, or choose 'I can't say'."


def test_an_answer_that_names_an_older_receipt_does_not_overwrite_a_newer_one() -> None:
    room = PollRoom(people=5)
    who = room.people[0]
    room.give(who, "neither")
    first = KIND.own(room.state, who)["round-1"]["receipt"]
    room.give(who, "comfortable")
    refusal = room.give(who, "uncomfortable", replaces=first)
    assert isinstance(refusal, Rejection)
    assert refusal.code == "answer_changed_elsewhere"
    assert isinstance(room.give(who, "uncomfortable", replaces=None), Rejection)
    assert KIND.own(room.state, who)["round-1"]["body"] == {"choice": "comfortable"}


def test_a_person_has_one_answer_a_round_and_reads_it_in_words() -> None:
    room = PollRoom(people=5)
    room.answer("n n n n n")
    room.answer("vc")
    room.answer("?", "round-2")
    own = KIND.own(room.state, room.people[0])
    assert {phase: str(answer["text"]) for phase, answer in own.items()} == {
        "round-1": "Very comfortable",
        "round-2": "I can't say",
    }
    assert room.counts()["Neither"] == 4
    assert room.counts()["Very comfortable"] == 1


def test_phones_are_told_of_an_answer_only_once_the_result_is_shown() -> None:
    room = PollRoom(people=7)
    early = room.give(room.people[0], "neither")
    room.answer("n n n n n")
    room.reveal()
    late = room.give(room.people[6], "comfortable")
    assert not isinstance(early, Rejection)
    assert not isinstance(late, Rejection)
    assert [type(event) for event in (*early, *late)] == [AnswerGiven, LateAnswerGiven]
    assert [event.audience for event in (*early, *late)] == [COUNTS, EVERYONE]


def test_what_was_revealed_stays_and_two_late_answers_are_reported_beside_it() -> None:
    room = PollRoom(people=8)
    room.answer("n n n c c c")
    room.reveal()
    before = room.counts()
    room.answer("vu . . . . . u")
    room.lock()
    assert room.counts() == before
    panel = room.panel()
    assert panel is not None
    assert [str(note) for note in panel.notes] == [
        "2 more came after the reveal of round 1, and are not in the count."
    ]


def test_five_late_answers_join_when_the_round_locks_and_not_before() -> None:
    room = PollRoom(people=10)
    room.answer("n n n n n")
    room.reveal()
    room.answer(". . . . . c c c c c")
    assert room.counts()["Comfortable"] == 0
    room.lock()
    assert room.counts()["Comfortable"] == 5
    panel = room.panel()
    assert panel is not None
    assert panel.notes == ()


def test_the_same_answer_sent_again_is_not_late_and_brings_nobody_into_the_count() -> None:
    room = PollRoom(people=7)
    room.answer("n n n n n n")
    room.reveal()
    before = room.counts()
    room.answer("n n n n . . vu")
    room.lock()
    assert room.counts() == before
    panel = room.panel()
    assert panel is not None
    assert str(panel.notes[-2]) == "1 more came after the reveal of round 1, and is not in the count."
    rows = [row for row in KIND.rows(room.state) if row["is_late"]]
    assert [row["participant"] for row in rows] == ["person-06"]


def test_rows_hold_each_counted_answer_once_and_mark_late_ones() -> None:
    room = PollRoom(people=6)
    room.answer("n c vc vu ?")
    room.answer("c", "round-2")
    room.answer("n n n n n .")
    room.reveal()
    room.answer("u . . . . vc")
    rows = [dict(row) for row in KIND.rows(room.state)]
    assert rows[0] == {
        "phase": "round-1",
        "participant": "person-00",
        "table": 1,
        "choice": "neither",
        "position": 3,
        "is_late": False,
        "abstains": False,
    }
    late = [(row["participant"], row["position"]) for row in rows if row["is_late"]]
    assert late == [("person-00", 2), ("person-05", 5)]
    assert [row["position"] for row in rows if row["phase"] == "round-2"] == [4]


def test_settings_name_the_field_that_the_materials_do_not_bear_out() -> None:
    def fault(case: str, *stages: str) -> str | None:
        rounds = [{"stage": stage, "question": "How comfortable are you?"} for stage in stages]
        settings = KIND.Settings.model_validate({"case_study": case, "rounds": rounds})
        return KIND.check(settings, MATERIALS, [1])

    missing = fault("camden", "what-it-is")
    assert missing is not None
    assert missing.startswith('case_study: there is no "camden". There is: camden_residents_index')
    unknown = fault("camden_residents_index", "what-it-is", "what-next")
    assert unknown is not None
    assert unknown.startswith('rounds.1.stage: camden_residents_index has no "what-next".')
    backwards = fault("camden_residents_index", "who-sees-what", "what-it-is")
    assert backwards == 'rounds.1.stage: "what-it-is" comes before the stage of an earlier round.'
    assert fault("camden_residents_index", "what-it-is", "what-it-is", "who-sees-what") is None


def test_the_command_takes_a_form_s_payload() -> None:
    assert SubmitAnswer.model_validate({"choice": "neither"}).choice == "neither"


def test_a_poll_about_nothing_in_particular_names_no_stage() -> None:
    settings = KIND.Settings.model_validate({"rounds": [{"question": "And now?", "stage": "what-it-is"}]})
    fault = KIND.check(settings, MATERIALS, [1])
    assert fault == 'rounds.0.stage: "what-it-is" belongs to a case study, and none is named.'


def test_a_poll_in_short_is_one_round_on_a_stage_or_on_none() -> None:
    about = KIND.Settings.model_validate(
        {"question": "And now?", "about": "camden_residents_index/what-it-is"}
    )
    assert [phase.stage for phase in KIND.phases(about, MATERIALS)] == [
        ("camden_residents_index", "what-it-is")
    ]
    alone = KIND.Settings.model_validate({"question": "And now?", "about": "", "minutes": "3"})
    assert KIND.check(alone, MATERIALS, [1]) is None
    assert [(phase.stage, phase.minutes) for phase in KIND.phases(alone, MATERIALS)] == [(None, 3)]
    view = KIND.view(KIND.start(alone, MATERIALS), "round-1", Viewer("phone", 1), Room({1: 1}, {1: []}))
    assert (view["case_title"], view["is_new"]) == (None, False)


def test_the_result_of_a_poll_on_its_own_is_called_by_its_question() -> None:
    room = PollRoom(people=6)
    settings = KIND.Settings.model_validate({"question": "And now?"})
    room.state = KIND.start(settings, MATERIALS)
    room.answer("n c vc vu u ?")
    room.lock()
    panel = room.panel()
    assert panel is not None
    assert str(panel.title) == "“And now?”"
