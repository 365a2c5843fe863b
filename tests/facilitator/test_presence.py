"""Who is connected: two tabs are one person, and only a phone that was here can drop off."""

from facilitator.presence import Connection, Presence
from sessions.ids import ParticipantId, WorkshopId

HALL = WorkshopId("hall")
SOMEONE = ParticipantId("someone")
PHONE = Connection(HALL, "phone", SOMEONE, 1)


def test_a_socket_nobody_knows_leaves_without_harm() -> None:
    assert Presence().leave("unknown") is None


def test_nobody_is_away_who_never_came() -> None:
    assert Presence().away(HALL) == frozenset()


def test_two_tabs_are_one_person_until_both_are_closed() -> None:
    presence = Presence()
    presence.arrive("one", PHONE)
    presence.arrive("two", PHONE)
    presence.leave("one")
    assert presence.away(HALL) == frozenset()
    presence.leave("two")
    assert presence.away(HALL) == {SOMEONE}
    presence.arrive("three", PHONE)
    assert presence.away(HALL) == frozenset()


def test_consoles_are_not_people() -> None:
    presence = Presence()
    presence.arrive("console", Connection(HALL, "console"))
    presence.leave("console")
    assert presence.away(HALL) == frozenset()


def test_two_tabs_of_one_sign_in_are_one_console() -> None:
    presence = Presence()
    for sid, cookie in (("console", "first"), ("tables", "first"), ("other", "second")):
        presence.arrive(sid, Connection(HALL, "console", cookie=cookie))
    presence.arrive("wall", Connection(HALL, "screen"))
    assert presence.consoles(HALL) == 2
    presence.leave("other")
    assert presence.consoles(HALL) == 1
