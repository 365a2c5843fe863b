"""Nobody sees a staff page unsigned; a link works once, and only by its button."""

from pathlib import Path

import pytest

from sessions.ids import WorkshopId
from tests.facilitator.desk import PASSWORD, DeskBrowser, Page, open_desk

FILES = ("/static/", "/console-static/", "/kinds/", "/v/")
OPEN_TO_ALL = ("/sign-in", "/sign-out", "/screen/", "/logo/", "/about/", "/terminal/", *FILES)
PHONE = ("/", "/join", "/j/", "/p/")
STAFF = ("/workshops", "/programme", "/first-look")
BY_LINK = ("/r/",)  # who may go where there is tried in tests/roles


@pytest.fixture
def desk(tmp_path: Path) -> DeskBrowser:
    return open_desk(tmp_path)


def staff_routes(desk: DeskBrowser, workshop: WorkshopId) -> list[tuple[str, str]]:
    """Every route of the staff's, as it would be called."""
    return [
        (method, str(rule).replace("<workshop>", workshop))
        for rule in desk.app.url_map.iter_rules()
        if str(rule).startswith(STAFF)
        for method in (rule.methods or set()) & {"GET", "POST"}
    ]


def test_every_staff_route_sends_a_stranger_to_the_sign_in_page(desk: DeskBrowser) -> None:
    desk.sign_in()
    workshop = desk.new_workshop()
    stranger = DeskBrowser(desk.app)
    routes = staff_routes(desk, workshop)
    assert len(routes) >= 10
    for method, path in routes:
        response = stranger.get(path) if method == "GET" else stranger.post(path)
        assert response.status_code == 302, (method, path)
        assert response.headers["Location"].startswith("/sign-in?next="), (method, path)


def test_no_route_is_open_that_is_not_on_the_list(desk: DeskBrowser) -> None:
    known = (*OPEN_TO_ALL, *PHONE[1:], *BY_LINK, *STAFF)
    routes = [str(rule) for rule in desk.app.url_map.iter_rules()]
    assert [route for route in routes if route != "/" and not route.startswith(known)] == []


def test_a_form_without_its_token_is_refused(desk: DeskBrowser) -> None:
    assert desk.client.post("/sign-in", data={"password": PASSWORD}).status_code == 400


def test_a_short_password_is_refused_and_the_link_stays_good(desk: DeskBrowser) -> None:
    link = f"/sign-in/{desk.house.accounts.make_link()}"
    refused = desk.post(link, {"password": "short"}, form_on=link)
    assert refused.status_code == 422
    assert "Choose at least 10 characters" in refused.text
    assert not desk.house.accounts.has_password()
    assert desk.post(link, {"password": PASSWORD}, form_on=link).headers["Location"] == "/workshops"


def test_a_link_says_what_to_do_once_it_was_used(desk: DeskBrowser) -> None:
    link = f"/sign-in/{desk.house.accounts.make_link()}"
    desk.post(link, {"password": PASSWORD}, form_on=link)
    used = DeskBrowser(desk.app).get(link)
    assert used.status_code == 410
    assert "moothall link" in used.text


def test_no_later_page_is_told_a_links_address(desk: DeskBrowser) -> None:
    link = f"/sign-in/{desk.house.accounts.make_link()}"
    assert desk.get(link).headers["Referrer-Policy"] == "strict-origin"
    assert desk.get("/sign-in/used-up").headers["Referrer-Policy"] == "strict-origin"
    assert desk.post(link, {"password": PASSWORD}, form_on=link).headers["Location"] == "/workshops"


def test_looking_at_a_link_does_not_use_it_up(desk: DeskBrowser) -> None:
    link = f"/sign-in/{desk.house.accounts.make_link()}"
    assert [desk.page(link).heading for _look in range(3)] == ["Choose a password"] * 3
    assert desk.get("/workshops").status_code == 302


def test_a_second_link_needs_no_password(desk: DeskBrowser) -> None:
    desk.sign_in()
    other = DeskBrowser(desk.app)
    link = f"/sign-in/{desk.house.accounts.make_link()}"
    assert " required" not in other.get(link).text
    assert other.post(link, form_on=link).status_code == 303
    assert other.page("/workshops").heading == "Workshops"


def test_a_wrong_password_is_refused_in_a_sentence(desk: DeskBrowser) -> None:
    desk.sign_in()
    other = DeskBrowser(desk.app)
    refused = other.post("/sign-in", {"password": "not the words"})
    assert refused.status_code == 422
    assert "That is not the password." in refused.text
    assert other.get("/workshops").status_code == 302


def test_after_five_wrong_passwords_even_the_right_one_waits(desk: DeskBrowser) -> None:
    desk.sign_in()
    other = DeskBrowser(desk.app)
    for _try in range(5):
        other.post("/sign-in", {"password": "not the words"})
    assert "Wait half a minute" in other.post("/sign-in", {"password": PASSWORD}).text


def test_the_password_leads_back_to_the_page_that_was_wanted(desk: DeskBrowser) -> None:
    desk.sign_in()
    other = DeskBrowser(desk.app)
    signed_in = other.post("/sign-in", {"password": PASSWORD, "next": "/workshops/new"})
    assert signed_in.headers["Location"] == "/workshops/new"


@pytest.mark.parametrize("wanted", ["//evil.example", "https://evil.example", "/\\evil.example", ""])
def test_signing_in_never_leads_to_another_site(desk: DeskBrowser, wanted: str) -> None:
    desk.sign_in()
    signed_in = DeskBrowser(desk.app).post("/sign-in", {"password": PASSWORD, "next": wanted})
    assert signed_in.headers["Location"] == "/workshops"


def test_signing_out_shuts_the_door(desk: DeskBrowser) -> None:
    desk.sign_in()
    desk.post("/sign-out", form_on="/workshops")
    assert desk.get("/workshops").status_code == 302


def test_the_sign_in_page_has_a_title_and_a_heading(desk: DeskBrowser) -> None:
    page = Page(desk.get("/sign-in").text)
    assert (page.title, page.heading) == ("Sign in · Moothall", "Sign in")


def test_the_password_is_changed_only_by_whoever_knows_it(desk: DeskBrowser) -> None:
    desk.sign_in()
    page = "/workshops/password"
    wrong = desk.post(page, {"current": "not this one", "password": "four other short words"}, form_on=page)
    assert wrong.status_code == 422
    assert "That is not the password" in wrong.text
    short = desk.post(page, {"current": PASSWORD, "password": "short"}, form_on=page)
    assert "Choose at least 10 characters" in short.text
    assert desk.house.accounts.check(PASSWORD) is None
    changed = desk.post(page, {"current": PASSWORD, "password": "four other short words"}, form_on=page)
    assert changed.headers["Location"] == "/workshops"
    assert desk.house.accounts.check(PASSWORD) is not None
    assert desk.house.accounts.check("four other short words") is None


def test_a_later_link_leaves_the_password_unless_another_is_chosen(desk: DeskBrowser) -> None:
    desk.sign_in()
    link = f"/sign-in/{desk.house.accounts.make_link()}"
    desk.post(link, {"password": ""}, form_on=link)
    assert desk.house.accounts.check(PASSWORD) is None
    link = f"/sign-in/{desk.house.accounts.make_link()}"
    assert desk.post(link, {"password": "short"}, form_on=link).status_code == 422
    desk.post(link, {"password": "four other short words"}, form_on=link)
    assert desk.house.accounts.check("four other short words") is None
