from flask import Flask, Response, request

from participant.identity import COOKIE, Identity, new_token, participant_of, shuffle_key_of
from sessions.ids import WorkshopId

HERE, THERE = WorkshopId("here"), WorkshopId("there")
APP = Flask(__name__)


def cookie_for(identity: Identity, *joined: tuple[WorkshopId, str], https: bool = False) -> str:
    """The cookie header of a browser that joined these, one after the other."""
    base, header = ("https" if https else "http") + "://room.local", ""
    for workshop, token in joined:
        with APP.test_request_context(base_url=base, headers={"Cookie": header}):
            response = Response()
            identity.keep(response, request, workshop, token)
            header = response.headers["Set-Cookie"]
    return header


def sent(header: str) -> dict[str, str]:
    return {"Cookie": header.partition(";")[0]}


def test_a_forged_cookie_opens_no_seat() -> None:
    token = new_token()
    forged = cookie_for(Identity("another server's key"), (HERE, token))
    with APP.test_request_context(headers=sent(forged)):
        assert Identity("key").participant(request, HERE) is None


def test_a_cookie_with_one_letter_changed_opens_no_seat() -> None:
    identity = Identity("key")
    value = sent(cookie_for(identity, (HERE, new_token())))["Cookie"]
    place = len(COOKIE) + 6
    changed = value[:place] + ("A" if value[place] != "A" else "B") + value[place + 1 :]
    with APP.test_request_context(headers={"Cookie": changed}):
        assert identity.participant(request, HERE) is None


def test_a_cookie_that_holds_no_tokens_opens_no_seat() -> None:
    identity = Identity("key")
    odd = identity._seats.dumps(["not", "a", "mapping"])
    with APP.test_request_context(headers={"Cookie": f"{COOKIE}={odd}"}):
        assert identity.workshops(request) == []


def test_a_forged_offer_gives_a_fresh_token() -> None:
    forged = Identity("another server's key").offer(HERE)
    assert Identity("key").accept(forged, HERE) not in forged


def test_an_offer_for_another_workshop_gives_a_fresh_token() -> None:
    identity = Identity("key")
    offer = identity.offer(THERE)
    assert identity.accept(offer, HERE) != identity.accept(offer, THERE)


def test_an_offer_sent_twice_gives_the_same_token() -> None:
    identity = Identity("key")
    offer = identity.offer(HERE)
    assert identity.accept(offer, HERE) == identity.accept(offer, HERE)


def test_the_participant_id_tells_nothing_of_the_token() -> None:
    token = new_token()
    participant = participant_of(token)
    assert len(participant) == 32
    assert participant != token
    assert token not in shuffle_key_of(participant)


def test_a_browser_keeps_its_seats_in_several_workshops() -> None:
    identity, first, second = Identity("key"), new_token(), new_token()
    header = cookie_for(identity, (HERE, first))
    with APP.test_request_context(headers=sent(header)):
        response = Response()
        identity.keep(response, request, THERE, second)
    with APP.test_request_context(headers=sent(response.headers["Set-Cookie"])):
        assert identity.participant(request, HERE) == participant_of(first)
        assert identity.participant(request, THERE) == participant_of(second)


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites() -> None:
    header = cookie_for(Identity("key"), (HERE, new_token()))
    assert "HttpOnly" in header
    assert "SameSite=Lax" in header
    assert "Max-Age=2592000" in header
    assert "Secure" not in header


def test_under_tls_the_cookie_is_bound_to_this_host() -> None:
    header = cookie_for(Identity("key"), (HERE, new_token()), https=True)
    assert header.startswith("__Host-")
    assert "Secure" in header
    assert "Path=/" in header
    assert "Domain" not in header


def test_the_cookie_stays_within_what_browsers_keep() -> None:
    identity, header = Identity("key"), ""
    for number in range(40):
        with APP.test_request_context(headers=sent(header)):
            response = Response()
            identity.keep(response, request, WorkshopId(f"{number:016x}"), new_token())
            header = response.headers["Set-Cookie"]
    assert len(header) < 4096
    with APP.test_request_context(headers=sent(header)):
        assert identity.workshops(request)[-1] == WorkshopId(f"{39:016x}")
