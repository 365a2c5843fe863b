"""The minority record: who sees the order differently, and why, in nobody's name."""

from sessions.errors import Rejection
from sessions.exercises.base import Context, Viewer
from sessions.exercises.ranking import KIND
from tests.sessions.exercises.ranking.room import FACILITATOR, RankingRoom

STEPS = ["own", "criteria", "agreed", "minority"]


def a_room(people: int = 5) -> RankingRoom:
    """Tables 1 and 2 have an order, Table 3 has none."""
    room = RankingRoom(people, steps=STEPS)
    room.agree(1, "3 1 2")
    room.agree(2, "A B")
    return room


def write(room: RankingRoom, table: int, seat: int, text: str, card: str = "") -> None:
    room.do(room.person(table, seat), "put_on_record", phase="minority", card=card, text=text)


def pass_over(room: RankingRoom, table: int, seat: int) -> None:
    room.do(room.person(table, seat), "nothing_to_add", phase="minority")


def lock(room: RankingRoom) -> None:
    KIND.close(room.state, "minority", room.room)


def approve(room: RankingRoom) -> None:
    names = [saying.id for saying in KIND.sayings(room.state)]
    room.do(FACILITATOR, "approve_saying", phase="minority", saying=names)


def rows(room: RankingRoom) -> list[tuple[int, str, str, str]]:
    panel = room.panel("minority", "minority")
    assert panel is not None
    return [(row["table"], str(row["on_record"]), str(row["about"]), str(row["why"])) for row in panel.rows]


def refused(room: RankingRoom, table: int = 1, **given: str) -> Rejection:
    return room.refused(room.person(table), "put_on_record", phase="minority", **given)


def test_words_that_are_none_too_long_or_about_another_set_s_card_are_refused() -> None:
    room = a_room()
    assert refused(room, text="  ").code == "empty_text"
    assert "the most is 280" in str(refused(room, text="x" * 281).message)
    assert refused(room, card="A", text="Not ours").code == "unknown_card"


def test_at_a_table_without_an_order_there_is_nothing_to_disagree_with() -> None:
    room = a_room()
    assert refused(room, 3, text="I differ").code == "no_order_yet"
    pass_over(room, 3, 0)
    room.do(room.person(3), "disagree_on")
    write(room, 3, 1, "We could have agreed")


def test_the_same_words_of_two_people_are_two_entries_and_neither_hears_of_the_other() -> None:
    room = a_room()
    write(room, 1, 0, "Too few gain")
    write(room, 1, 1, "Too few gain")
    lock(room)
    approve(room)
    assert rows(room)[:2] == [(1, "2 of 5", "The whole order", "Too few gain")] * 2


def test_until_the_step_is_locked_facilitators_are_given_nothing_and_the_reason_tells_nothing() -> None:
    room, other = a_room(), a_room()
    write(room, 1, 0, "Too few gain")
    pass_over(other, 1, 0)
    assert KIND.sayings(room.state) == ()
    refusals = [KIND.reveal(each.state, "minority", "minority", each.room, True) for each in (room, other)]
    assert refusals[0] == refusals[1]
    assert refusals[0] is not None
    assert refusals[0].code == "not_handed_over"
    lock(room)
    assert [saying.original for saying in KIND.sayings(room.state)] == ["Too few gain"]


def test_what_facilitators_are_given_has_one_time_and_an_order_that_tells_nothing() -> None:
    words = [f"Reason number {number}" for number in range(5)]
    told = []
    for order in (words, list(reversed(words))):
        room = a_room()
        for seat, text in enumerate(order):
            write(room, 1, seat, text)
        lock(room)
        told.append([saying.original for saying in KIND.sayings(room.state)])
        assert len({(saying.at, saying.receipt) for saying in KIND.sayings(room.state)}) == 1
    assert told[0] == told[1]
    assert told[0] != words


def test_words_are_shown_once_approved_and_people_are_counted_all_the_same() -> None:
    room = a_room()
    write(room, 1, 0, "Too few gain", "3")
    pass_over(room, 1, 1)
    lock(room)
    assert rows(room) == [(1, "1 of 5", "", "Not shown"), (2, "0 of 5", "", ""), (3, "0 of 5", "", "")]
    approve(room)
    assert rows(room)[0] == (1, "1 of 5", "3 Linked health and care", "Too few gain")
    panel = room.panel("minority", "minority")
    assert panel is not None
    assert str(panel.basis) == "2 of 15 people answered"
    assert str(panel.summary).endswith("1 person sees their table's order differently, at 1 of 3 tables.")


def test_a_facilitator_hides_words_and_the_count_stays() -> None:
    room = a_room()
    write(room, 1, 0, "Anna was wrong")
    lock(room)
    approve(room)
    room.do(FACILITATOR, "hide_saying", phase="minority", saying="t1-s1")
    assert rows(room)[0] == (1, "1 of 5", "", "Not shown")


def test_one_person_has_one_entry_and_nothing_to_add_takes_it_off() -> None:
    room = a_room()
    write(room, 1, 0, "Too few gain")
    write(room, 1, 0, "Too many lose", "1")
    own = KIND.own(room.state, room.members[1][0])["minority"]
    assert own["body"] == {"card": "1", "text": "Too many lose"}
    assert str(own["text"]) == "1 Routes from diagnosis: “Too many lose”"
    pass_over(room, 1, 0)
    lock(room)
    assert rows(room)[0] == (1, "0 of 5", "", "")
    assert str(KIND.own(room.state, room.members[1][0])["minority"]["text"]) == "I have nothing to add."


def test_an_older_retry_does_not_overwrite_a_newer_entry() -> None:
    room = a_room()
    write(room, 1, 0, "Too few gain")
    command = KIND.commands["nothing_to_add"].model_validate({})
    stale = room.decide(command, Context(room.person(), "minority", room.room, replaces=None))
    assert isinstance(stale, Rejection)
    assert stale.code == "answer_changed_elsewhere"


def test_no_phone_of_the_table_no_wall_and_no_row_says_who_wrote_or_that_anybody_did() -> None:
    room, other = a_room(), a_room()
    write(room, 1, 0, "Too few gain")
    pass_over(other, 1, 0)
    for viewer in (Viewer("phone", 1), Viewer("projector")):
        seen = [KIND.view(each.state, "minority", viewer, each.room) for each in (room, other)]
        assert seen[0] == seen[1]
    progress = [KIND.progress(each.state, "minority", 1, each.room) for each in (room, other)]
    assert progress[0] == progress[1]
    lock(room)
    people = [row for row in KIND.rows(room.state) if row["phase"] == "minority" and row["participant"]]
    assert [(row["table"], row["text"], row["card"]) for row in people] == [(None, None, None)]


def test_where_few_sit_the_phone_says_that_the_others_may_guess() -> None:
    assert a_room(4).phone(1, "minority")["others"] == 3
    assert a_room(5).phone(1, "minority")["others"] is None
