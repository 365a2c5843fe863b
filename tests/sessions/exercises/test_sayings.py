"""What holds for words of any exercise: the room sees what is approved, nobody changes another's words."""

import pytest

from sessions.errors import Rejection
from sessions.exercises.base import HANDS, LEADS, Actor, Role, givers
from sessions.exercises.sayings import LONGEST_SAYING, MOST_SAYINGS
from sessions.exercises.statements import KIND
from sessions.ids import GrantId
from tests.sessions.exercises.talking import FACILITATOR, Talk


@pytest.fixture
def talk() -> Talk:
    return Talk()


@pytest.mark.parametrize("text", ["", " \n ", "\u200b\u200b", "\u202e"])
def test_words_that_nobody_can_see_are_refused(talk: Talk, text: str) -> None:
    assert talk.refused(talk.person(), "add_statement", text=text) == "empty_text"


def test_words_over_the_limit_are_refused_and_emoji_count_as_they_are_seen(talk: Talk) -> None:
    assert talk.refused(talk.person(), "add_statement", text="x" * (LONGEST_SAYING + 1)) == "text_too_long"
    assert talk.write("😀" * LONGEST_SAYING).text == "😀" * LONGEST_SAYING


def test_the_same_words_of_the_same_table_are_pointed_out_and_never_merged(talk: Talk) -> None:
    talk.write("Help comes sooner")
    refusal = talk.send(talk.person(seat=1), "add_statement", text="help  comes SOONER")
    assert isinstance(refusal, Rejection)
    assert "Help comes sooner" in str(refusal.message)
    assert talk.write("Help comes sooner", example="3").id == "t1-s2"
    assert talk.write("Help comes sooner", table=2).id == "t2-s1"


def test_a_table_can_fill_its_list_and_no_more(talk: Talk) -> None:
    for number in range(MOST_SAYINGS):
        talk.write(f"Point {number}")
    assert talk.refused(talk.person(), "add_statement", text="One more") == "enough_said"


def test_nobody_rewords_or_withdraws_what_another_wrote(talk: Talk) -> None:
    said = talk.write("Mine")
    for other in (talk.person(seat=1), talk.person(table=2)):
        assert talk.refused(other, "reword_saying", saying=said.id, text="Yours") == "not_yours"
        assert talk.refused(other, "withdraw_saying", saying=said.id) == "not_yours"


def test_only_facilitators_approve_hide_and_correct() -> None:
    for command in ("approve_saying", "hide_saying", "unhide_saying", "correct_saying"):
        assert givers(KIND.commands[command]) == LEADS
    for command in ("add_statement", "reword_saying", "withdraw_saying"):
        assert givers(KIND.commands[command]) == HANDS


def test_what_a_scribe_wrote_is_the_scribes_to_change_and_no_persons_answer(talk: Talk) -> None:
    scribe = Actor(Role.SCRIBE, table=1, grant=GrantId("grant-1"))
    talk.do(scribe, "add_statement", text="They want it explained")
    assert talk.newest().person is None
    assert [row["participant"] for row in KIND.rows(talk.state)] == [None]
    assert talk.refused(talk.person(), "withdraw_saying", saying="t1-s1") == "not_yours"
    talk.do(scribe, "reword_saying", saying="t1-s1", text="They want it explained first")
    assert talk.newest().text == "They want it explained first"


def test_words_that_were_changed_since_they_were_read_are_not_approved(talk: Talk) -> None:
    said = talk.write("Kind words")
    talk.do(talk.person(), "reword_saying", saying=said.id, text="Unkind words")
    assert talk.refused(FACILITATOR, "approve_saying", saying=said.id, wording=0) == "reworded"
    talk.do(FACILITATOR, "approve_saying", saying=said.id, wording=1)
    assert talk.newest().is_public


def test_several_are_approved_at_once_but_only_as_they_were_read(talk: Talk) -> None:
    first, second = talk.write("One"), talk.write("Two")
    talk.do(talk.person(), "reword_saying", saying=first.id, text="Won")
    talk.do(FACILITATOR, "approve_saying", saying=[first.id, second.id], wording=[0, 0])
    assert [saying.is_public for saying in talk.state.sayings.in_order] == [False, True]


def test_new_words_of_the_giver_wait_for_approval_again_and_the_first_are_kept(talk: Talk) -> None:
    said = talk.write("First words")
    talk.do(FACILITATOR, "approve_saying", saying=said.id)
    talk.do(talk.person(), "reword_saying", saying=said.id, text="Second words")
    assert talk.newest().is_held
    assert talk.newest().wordings == ("First words", "Second words")


def test_a_correction_keeps_the_givers_words_and_empty_words_bring_them_back(talk: Talk) -> None:
    said = talk.write("Teh bus")
    talk.do(FACILITATOR, "correct_saying", saying=said.id, text="The bus")
    assert (talk.newest().text, talk.newest().original, talk.newest().is_corrected) == (
        "The bus",
        "Teh bus",
        True,
    )
    talk.do(FACILITATOR, "correct_saying", saying=said.id, text="")
    assert (talk.newest().text, talk.newest().is_corrected) == ("Teh bus", False)


def test_hiding_takes_out_of_sight_whatever_was_approved(talk: Talk) -> None:
    said = talk.write("Words")
    talk.do(FACILITATOR, "approve_saying", saying=said.id)
    talk.do(FACILITATOR, "hide_saying", saying=said.id)
    assert not talk.newest().is_public
    assert KIND.panels(talk.state, "write", talk.room) == ()
    talk.do(FACILITATOR, "unhide_saying", saying=said.id)
    assert talk.newest().is_public


def test_a_withdrawn_saying_is_gone_and_its_name_is_never_used_again(talk: Talk) -> None:
    said = talk.write("Oh no")
    talk.do(talk.person(), "withdraw_saying", saying=said.id)
    assert talk.state.sayings.in_order == ()
    assert talk.refused(FACILITATOR, "approve_saying", saying=said.id) == "unknown_saying"
    assert talk.write("Better").id == "t1-s2"
    assert "Oh no" not in str(KIND.own(talk.state, talk.person().person))


def test_an_erased_saying_leaves_a_record_that_folds_and_names_that_stay_apart(talk: Talk) -> None:
    written = talk.do(talk.person(), "add_statement", text="Erase me")
    gone = talk.do(talk.person(), "withdraw_saying", saying="t1-s1")
    copy = Talk()
    assert written.contents()
    copy.take(gone, copy.person())
    assert copy.write("After").id == "t1-s2"


@pytest.mark.parametrize("command", ["approve_saying", "hide_saying", "correct_saying"])
def test_what_a_facilitator_did_can_be_taken_back_until_it_was_changed_again(
    talk: Talk, command: str
) -> None:
    said = talk.write("Words")
    before = talk.newest()
    more = {"text": "Other words"} if command == "correct_saying" else {}
    event = talk.do(FACILITATOR, command, saying=said.id, **more)
    assert talk.newest() != before
    assert talk.undo(event)
    assert talk.newest() == before
    assert not talk.undo(event), "there is nothing left of it"
    talk.do(talk.person(), "withdraw_saying", saying=said.id)
    assert not talk.undo(event)


def test_exact_words_of_someone_who_did_not_agree_are_no_quotation(talk: Talk) -> None:
    unasked = talk.write("My mother was in that ward", form="verbatim")
    agreed = talk.write("I would sign it tomorrow", form="verbatim", agreed=True)
    assert (unasked.is_quote, agreed.is_quote) == (False, True)


def test_counts_take_in_what_is_held_and_words_do_not(talk: Talk) -> None:
    talk.write("One", example="3", group="staff")
    talk.write("Two", example="3", group="public")
    hidden = talk.write("Three", example="3", group="public")
    talk.do(FACILITATOR, "hide_saying", saying=hidden.id)
    talk.do(FACILITATOR, "approve_saying", saying="t1-s1")
    counts, said = KIND.panels(talk.state, "write", talk.room)
    row = next(row for row in counts.rows if str(row["example"]).startswith("3 "))
    assert (row["staff"], row["public"], row["individuals"], row["total"]) == (1, 1, 0, 2)
    assert [row["text"] for row in said.rows] == ["One"]
    assert "1 more is not approved yet." in [str(note) for note in said.notes]
