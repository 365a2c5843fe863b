"""Rejoin codes and phones that are passed on: each counts once, and everyone stays one person."""

import pytest

from sessions.attendance import attendance
from sessions.exercises.base import Actor, Role
from sessions.ids import ParticipantId, PhoneKey
from sessions.people import Arrival
from tests.builders import Clock, Hall, make_hall

CODE, OTHER = "a" * 32, "b" * 32


def phone(letter: str) -> Actor:
    return Actor(Role.PARTICIPANT, ParticipantId(letter * 32))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def hall(clock: Clock) -> Hall:
    return make_hall(clock=clock)


def offer(hall: Hall, person: Actor, code: str = CODE) -> None:
    hall.do("offer_seat", participant=person.participant, code_hash=code)


def refused(hall: Hall, by: Actor, code: str = CODE) -> str:
    return hall.refused("take_seat", by, phone=by.participant, code_hash=code).code


def take(hall: Hall, by: Actor, code: str = CODE) -> None:
    hall.do("take_seat", by, phone=by.participant, code_hash=code)


def test_nobody_offers_the_seat_of_somebody_else(hall: Hall) -> None:
    mine, other = hall.join(1, 1), hall.join(1, 2)
    assert (
        hall.refused("offer_seat", other, participant=mine.participant, code_hash=CODE).code == "not_allowed"
    )
    assert hall.refused("offer_seat", participant="f" * 32, code_hash=CODE).code == "unknown_seat"


def test_a_phone_takes_a_seat_for_itself_only(hall: Hall) -> None:
    offer(hall, hall.join(1, 1))
    thief = phone("c")
    assert hall.refused("take_seat", thief, phone="d" * 32, code_hash=CODE).code == "not_allowed"
    assert hall.refused("take_seat", phone="d" * 32, code_hash=CODE).code == "not_allowed"


def test_a_wrong_a_used_a_replaced_and_an_expired_code_each_say_so(hall: Hall, clock: Clock) -> None:
    person = hall.join(1, 1)
    assert refused(hall, phone("c")) == "wrong_seat_code"
    offer(hall, person)
    offer(hall, person, OTHER)
    assert refused(hall, phone("c"), CODE) == "replaced_seat_code"
    take(hall, phone("c"), OTHER)
    assert refused(hall, phone("d"), OTHER) == "used_seat_code"
    offer(hall, person, "e" * 32)
    clock.now += 601
    assert refused(hall, phone("d"), "e" * 32) == "expired_seat_code"


def test_a_code_works_for_one_of_two_phones_that_use_it_at_once(hall: Hall) -> None:
    offer(hall, hall.join(1, 1))
    take(hall, phone("c"))
    assert refused(hall, phone("d")) == "used_seat_code"
    assert len(hall.state.participants) == 1


def test_asking_again_with_the_same_phone_changes_nothing(hall: Hall) -> None:
    offer(hall, hall.join(1, 1))
    take(hall, phone("c"))
    version = hall.state.version
    take(hall, phone("c"))
    assert hall.state.version == version


def test_a_phone_that_lost_its_seat_takes_no_second_one(hall: Hall) -> None:
    person = hall.join(1, 1)
    offer(hall, person)
    take(hall, phone("c"))
    hall.do("join", person, participant=person.participant, table=2)
    hall.do("join", phone("c"), participant=phone("c").participant, table=2)
    assert len(hall.state.participants) == 1
    offer(hall, person, OTHER)
    assert refused(hall, person, OTHER) == "wrong_seat_code"


def test_a_handed_over_seat_is_the_same_person_with_their_answers(hall: Hall) -> None:
    person = hall.join(1, 1)
    assert person.participant is not None
    hall.go_to("camden/round-1")
    hall.do("open_step")
    first = hall.do("submit_answer", person, exercise="camden", choice="neither")
    offer(hall, person)
    take(hall, phone("c"))
    people = hall.state.people
    assert people.phones == {PhoneKey("c" * 32): person.participant}
    assert people.left_phones == {PhoneKey(person.participant): person.participant}
    hall.do("submit_answer", person, exercise="camden", choice="comfortable", replaces=first.seq)
    assert len(list(hall.step.exercise.kind.rows(hall.step.exercise.state))) == 1
    assert attendance(hall.state).changed_phone == 1


def test_nothing_but_a_hash_of_a_code_is_in_the_record(hall: Hall) -> None:
    person = hall.join(1, 1)
    offer(hall, person)
    told = [row.facts for row in hall.service.snapshot(hall.workshop) if row.name == "SeatOffered"]
    assert [set(facts) for facts in told] == [{"participant", "table", "seat", "code_hash", "expires_at"}]


def test_someone_on_a_neighbours_phone_sits_at_the_same_table_and_counts(hall: Hall) -> None:
    owner = hall.join(2, 1)
    for number in range(4):
        hall.join(2, 10 + number)
    hall.do("join", phone("c"), participant=phone("c").participant, via=owner.participant)
    person = hall.state.participants[ParticipantId("c" * 32)]
    assert (person.table, person.seat, person.arrived_by) == (2, 5, Arrival.SHARED_PHONE)
    assert attendance(hall.state).on_shared_phone == 1


def test_a_phone_holds_six_people_whoever_passes_it_on(hall: Hall) -> None:
    owner = hall.join(2, 1)
    last = owner
    for letter in "abcde":
        hall.do("join", phone(letter), participant=phone(letter).participant, via=last.participant)
        last = phone(letter)
    by = phone("f")
    refusal = hall.refused("join", by, participant=by.participant, via=last.participant)
    assert refusal.code == "phone_full"
    assert "6" in str(refusal.message)
    assert {hall.state.participants[ParticipantId(c * 32)].via for c in "abcde"} == {owner.participant}


def test_a_phone_that_nobody_has_joined_with_is_not_passed_on(hall: Hall) -> None:
    by = phone("c")
    assert hall.refused("join", by, participant=by.participant, via="f" * 32).code == "unknown_seat"


def test_help_is_noted_for_the_person_who_says_so(hall: Hall) -> None:
    person = hall.join(1, 1)
    assert hall.refused("note_help", phone("c"), is_helped=True).code == "unknown_seat"
    hall.do("note_help", person, is_helped=True)
    version = hall.state.version
    hall.do("note_help", person, is_helped=True)
    assert (hall.state.version, attendance(hall.state).helped) == (version, 1)
    hall.do("note_help", person, is_helped=False)
    assert attendance(hall.state).helped == 0
