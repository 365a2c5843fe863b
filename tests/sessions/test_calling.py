"""A table asks for help until somebody has seen it."""

from sessions.exercises.base import Actor, Role
from sessions.ids import GrantId
from sessions.people import Call
from sessions.visibility import console_view, phone_view
from tests.builders import Hall, make_hall

GRANT, HASH = "grant-00000000000000aa", "a" * 64


def asking(hall: Hall) -> list[int]:
    """The tables that the console lists."""
    tables = hall.look(console_view)["tables"]
    return [table["number"] for table in tables if table["asks_since"] is not None]


def test_nobody_without_a_seat_asks_and_nobody_at_a_table_sees() -> None:
    hall = make_hall()
    assert hall.refused("ask_for_help", Actor(Role.PARTICIPANT)).code == "unknown_seat"
    assert hall.refused("ask_for_help").code == "not_allowed"
    person = hall.join(3, 1)
    hall.do("ask_for_help", person)
    assert hall.refused("see_help", person, table=3).code == "not_allowed"
    assert hall.refused("see_help", table=2).code == "nobody_asks"


def test_a_call_stands_on_console_and_phones_of_the_table_until_it_is_seen() -> None:
    hall = make_hall()
    first, second = hall.join(3, 1), hall.join(3, 2)
    hall.do("ask_for_help", first)
    since = hall.state.people.calls[3].since
    hall.do("ask_for_help", second)
    assert hall.state.people.calls == {3: Call(since)}
    assert asking(hall) == [3]
    assert hall.look(lambda room: phone_view(room, 3))["table"]["asks_since"] == since
    assert hall.look(lambda room: phone_view(room, 1))["table"]["asks_since"] is None
    hall.do("see_help", table=3)
    assert asking(hall) == []


def test_what_was_seen_by_mistake_is_asked_again_since_when_it_was() -> None:
    hall = make_hall()
    hall.do("ask_for_help", hall.join(3, 1), why="device")
    call = hall.state.people.calls[3]
    hall.do("undo", entry=hall.do("see_help", table=3).seq)
    assert hall.state.people.calls == {3: call}


def test_what_a_call_is_about_is_one_of_three_words_and_never_text() -> None:
    hall = make_hall()
    person = hall.join(3, 1)
    assert hall.refused("ask_for_help", person, why="My neighbour shouts").code == "bad_field"
    assert hall.state.people.calls == {}


def test_the_first_reason_given_stands_also_where_it_came_after_the_call() -> None:
    hall = make_hall()
    first, second = hall.join(3, 1), hall.join(3, 2)
    hall.do("ask_for_help", first)
    since = hall.state.people.calls[3].since
    hall.do("ask_for_help", second, why="task")
    hall.do("ask_for_help", first, why="discussion")
    assert hall.state.people.calls == {3: Call(since, "task")}
    row = next(table for table in hall.look(console_view)["tables"] if table["number"] == 3)
    assert (row["asks_since"], str(row["asks_about"])) == (since, "What to do")


def test_a_scribe_asks_for_their_table_and_a_table_facilitator_gives_codes_for_it_alone() -> None:
    hall = make_hall()
    here, elsewhere = hall.join(3, 1), hall.join(2, 2)
    for number, role in enumerate(("scribe", "table_facilitator")):
        hall.do("grant_role", grant=f"{GRANT[:-1]}{number}", role=role, table=3, secret_hash=f"{number}" * 64)
    scribe = Actor(Role.SCRIBE, grant=GrantId(f"{GRANT[:-1]}0"))
    helper = Actor(Role.TABLE_FACILITATOR, grant=GrantId(f"{GRANT[:-1]}1"))
    hall.do("ask_for_help", scribe)
    assert asking(hall) == [3]
    code = "c" * 32
    assert hall.refused("offer_seat", scribe, participant=here.name, code_hash=code).code == "not_allowed"
    assert (
        hall.refused("offer_seat", helper, participant=elsewhere.name, code_hash=code).code == "not_allowed"
    )
    hall.do("offer_seat", helper, participant=here.name, code_hash=code)
