"""Whose words may be quoted: those of someone who agreed, by a scribe's tick or from their own phone."""

import pytest

from sessions.exercises.base import ANSWERERS, givers
from sessions.exercises.statements import KIND
from tests.sessions.exercises.talking import FACILITATOR, SCRIBE, Talk


@pytest.fixture
def talk() -> Talk:
    """A scribe of Table 1 has written something down."""
    found = Talk()
    found.do(SCRIBE, "add_statement", text="They want it explained first")
    return found


def test_nobody_without_a_seat_claims_anything() -> None:
    assert givers(KIND.commands["claim_saying"]) == ANSWERERS


def test_nobody_claims_what_another_table_said(talk: Talk) -> None:
    assert talk.refused(talk.person(table=2), "claim_saying", saying="t1-s1") == "said_elsewhere"


def test_what_one_person_claimed_no_other_claims_or_gives_back(talk: Talk) -> None:
    talk.do(talk.person(), "claim_saying", saying="t1-s1")
    other = talk.person(seat=1)
    assert talk.refused(other, "claim_saying", saying="t1-s1") == "claimed_already"
    assert talk.refused(other, "claim_saying", saying="t1-s1", is_mine=False) == "already_so"
    assert talk.newest().claimed_by == talk.person().person


def test_words_that_were_changed_since_they_were_read_are_not_claimed(talk: Talk) -> None:
    talk.do(SCRIBE, "reword_saying", saying="t1-s1", text="They want it stopped")
    assert talk.refused(talk.person(), "claim_saying", saying="t1-s1", wording=0) == "reworded"
    talk.do(FACILITATOR, "correct_saying", saying="t1-s1", text="They want it slowed")
    assert talk.refused(talk.person(), "claim_saying", saying="t1-s1", wording=1) == "reworded"


def test_a_disagreement_and_words_whose_speaker_agreed_have_nobody_to_claim_them(talk: Talk) -> None:
    talk.write("I would sign it", form="verbatim", agreed=True)
    assert talk.refused(talk.person(), "claim_saying", saying="t1-s2") == "nothing_to_claim"
    talk.write("Do it", form="disagreement", other="Leave it")
    assert talk.refused(talk.person(), "claim_saying", saying="t1-s3") == "nothing_to_claim"


def test_once_its_step_is_locked_nothing_new_is_claimed_and_what_was_can_be_given_back(talk: Talk) -> None:
    talk.write("Ask me first")
    talk.do(talk.person(), "claim_saying", saying="t1-s1")
    talk.is_open = False
    assert talk.refused(talk.person(), "claim_saying", saying="t1-s2") == "locked"
    talk.do(talk.person(), "claim_saying", saying="t1-s1", is_mine=False)
    assert talk.state.sayings.at_table(1)[0].claimed_by is None
    assert talk.refused(talk.person(), "claim_saying", saying="t1-s1") == "locked"


def test_claimed_words_are_a_quotation_until_they_are_given_back(talk: Talk) -> None:
    assert not talk.newest().is_quote
    talk.do(talk.person(), "claim_saying", saying="t1-s1")
    assert talk.newest().is_quote
    talk.do(talk.person(), "claim_saying", saying="t1-s1", is_mine=False)
    assert not talk.newest().is_quote
    assert talk.newest().form == talk.state.sayings.forms["gist"].title


def test_new_words_of_the_scribe_end_a_claim(talk: Talk) -> None:
    talk.do(talk.person(), "claim_saying", saying="t1-s1")
    talk.do(SCRIBE, "reword_saying", saying="t1-s1", text="They never want it")
    assert (talk.newest().claimed_by, talk.newest().is_quote) == (None, False)


def test_a_person_is_told_what_they_claimed_and_nobody_else_is(talk: Talk) -> None:
    talk.do(talk.person(), "claim_saying", saying="t1-s1")
    assert KIND.own(talk.state, talk.person().person)["write"]["body"] == {
        "sayings": [],
        "claimed": ["t1-s1"],
    }
    assert KIND.own(talk.state, talk.person(seat=1).person) == {}
    assert "t1-0" not in str([row for row in KIND.rows(talk.state) if row["is_claimed"]])


def test_a_disagreement_keeps_two_sides_and_how_many_were_on_each(talk: Talk) -> None:
    assert talk.refused(talk.person(), "add_statement", text="Do it", form="disagreement") == "side_missing"
    talk.write("Do it", form="disagreement", people="3", other="Leave it", other_people="")
    assert [(side.words, side.people) for side in talk.newest().sides] == [("Do it", 3), ("Leave it", None)]
    talk.do(
        talk.person(), "reword_saying", saying="t1-s2", text="Do it", people=2, other="Stop", other_people=2
    )
    assert [(side.words, side.people) for side in talk.newest().sides] == [("Do it", 2), ("Stop", 2)]
    assert (
        talk.refused(talk.person(), "reword_saying", saying="t1-s2", text="Do it", other=" ") == "empty_text"
    )


def test_a_correction_of_one_side_leaves_the_other_and_can_be_taken_back(talk: Talk) -> None:
    talk.write("Do it", form="disagreement", other="Leeve it")
    event = talk.do(FACILITATOR, "correct_saying", saying="t1-s2", text="Do it", other="Leave it")
    assert [side.words for side in talk.newest().sides] == ["Do it", "Leave it"]
    assert talk.undo(event)
    assert [side.words for side in talk.newest().sides] == ["Do it", "Leeve it"]
