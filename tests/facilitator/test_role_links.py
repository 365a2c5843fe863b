"""Links for roles: shown once, exchanged for a cookie, ended at once; a wrong one opens nothing."""

import logging
import re

import pytest

from facilitator.background import MadeFile, Progress
from sessions.exercises.base import Role
from sessions.ids import WorkshopId
from sessions.roles import GIVEN_BY_LINK
from tests.facilitator.desk import DeskBrowser, Page


def link_for(desk: DeskBrowser, workshop: WorkshopId, role: Role) -> str:
    """The path of a fresh link, made on the page."""
    asked = {"role": role.value, "table": "2"}
    made = desk.post(f"/workshops/{workshop}/roles", asked, form_on="/workshops")
    assert made.status_code == 200, made.text
    found = re.search(rf'value="[^"]+(/r/{workshop}/[^"]+)"', made.text)
    assert found
    return found[1]


def visitor(desk: DeskBrowser) -> DeskBrowser:
    """Another browser, signed in nowhere."""
    return DeskBrowser(desk.app)


def holder(desk: DeskBrowser, workshop: WorkshopId, role: Role) -> DeskBrowser:
    """Another browser, after it used a link."""
    browser, link = visitor(desk), link_for(desk, workshop, role)
    used = browser.post(link, form_on=link)
    assert used.status_code == 303
    assert used.headers["Location"] == f"/r/{workshop}"
    return browser


def end_every_link(desk: DeskBrowser, workshop: WorkshopId) -> None:
    for grant in desk.house.service.read(workshop, lambda room: list(room.grants.given)):
        desk.post(f"/workshops/{workshop}/roles/end", {"grant": grant}, form_on="/workshops")


def test_a_wrong_link_opens_nothing_and_says_so(desk: DeskBrowser, workshop: WorkshopId) -> None:
    for path in (f"/r/{workshop}/{'x' * 22}", f"/r/unknown/{'x' * 22}", f"/r/{workshop}/{'%ff' * 9}"):
        response = visitor(desk).get(path)
        assert response.status_code == 404
        assert Page(response.text).heading == "This link opens nothing"
        assert "Better use of data" not in response.text


def test_many_wrong_links_are_slowed_down_and_a_right_one_still_opens(
    desk: DeskBrowser, workshop: WorkshopId
) -> None:
    link = link_for(desk, workshop, Role.OBSERVER)
    statuses = [visitor(desk).get(f"/r/{workshop}/{number:022}").status_code for number in range(31)]
    assert statuses == [404] * 30 + [429]
    assert visitor(desk).get(link).status_code == 200


def test_looking_at_a_link_takes_nothing(desk: DeskBrowser, workshop: WorkshopId) -> None:
    browser, link = visitor(desk), link_for(desk, workshop, Role.OBSERVER)
    for _ in range(2):
        page = browser.page(link)
        assert page.heading == "Observer"
        assert "moothall_role" not in str(browser.get(link).headers)
    assert browser.get(f"/r/{workshop}").headers["Location"].startswith("/sign-in")


@pytest.mark.parametrize("role", sorted(set(GIVEN_BY_LINK) - {Role.SCRIBE, Role.TABLE_FACILITATOR}))
def test_a_link_leads_to_its_page_at_an_address_without_the_secret(
    desk: DeskBrowser, workshop: WorkshopId, role: Role
) -> None:
    browser = holder(desk, workshop, role)
    home = browser.client.get(f"/r/{workshop}", follow_redirects=True)
    assert home.status_code == 200
    page = Page(home.text)
    assert page.inline == page.elsewhere == []
    assert sorted(page.ids) == sorted(set(page.ids))


def test_a_link_is_shown_once_and_its_secret_is_in_no_log_and_no_record(
    desk: DeskBrowser, workshop: WorkshopId, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        secret = link_for(desk, workshop, Role.EXPERT).rpartition("/")[2]
        browser = visitor(desk)
        browser.post(f"/r/{workshop}/{secret}", form_on=f"/r/{workshop}/{secret}")
        browser.get(f"/r/{workshop}")
    assert len(secret) >= 22
    assert secret not in desk.get(f"/workshops/{workshop}/roles").text
    assert secret not in caplog.text
    assert secret not in str(desk.house.service.snapshot(workshop))


def test_an_ended_link_gives_nothing_from_then_on(desk: DeskBrowser, workshop: WorkshopId) -> None:
    link = link_for(desk, workshop, Role.SECOND)
    browser = visitor(desk)
    browser.post(link, form_on=link)
    assert browser.get(f"/workshops/{workshop}").status_code == 200
    end_every_link(desk, workshop)
    for path in (f"/workshops/{workshop}", f"/r/{workshop}", link):
        response = browser.get(path)
        assert response.status_code == 410, path
        assert Page(response.text).heading == "This link has ended"


def test_a_link_of_another_workshop_opens_nothing_here(desk: DeskBrowser, workshop: WorkshopId) -> None:
    browser = holder(desk, desk.new_workshop(), Role.SECOND)
    assert browser.get(f"/workshops/{workshop}").headers["Location"].startswith("/sign-in")
    assert browser.get(f"/r/{workshop}").status_code == 302


def test_a_cookie_that_somebody_made_up_is_worth_nothing(desk: DeskBrowser, workshop: WorkshopId) -> None:
    link_for(desk, workshop, Role.SECOND)
    browser = visitor(desk)
    for made_up in ("", "x.y.z", f'{{"{workshop}":"grant-0"}}'):
        browser.client.set_cookie("moothall_role", made_up)
        assert browser.get(f"/workshops/{workshop}").status_code == 302


def test_the_list_names_roles_and_tables_and_nobody(desk: DeskBrowser, workshop: WorkshopId) -> None:
    assert "None yet." in desk.get(f"/workshops/{workshop}/roles").text
    link_for(desk, workshop, Role.SCRIBE)
    assert re.search(r"Scribe</strong> at Table 2", desk.get(f"/workshops/{workshop}/roles").text)
    end_every_link(desk, workshop)
    assert "Ended</p>" in desk.get(f"/workshops/{workshop}/roles").text


def test_a_role_that_is_not_chosen_is_refused_in_words(desk: DeskBrowser, workshop: WorkshopId) -> None:
    refused = desk.post(f"/workshops/{workshop}/roles", {"role": "king"}, form_on="/workshops")
    assert refused.status_code == 303
    assert "There is no link for this role" in desk.get(f"/workshops/{workshop}/roles").text


def test_whoever_looks_on_is_shown_no_way_to_join(desk: DeskBrowser, workshop: WorkshopId) -> None:
    code, secret = desk.house.service.read(workshop, lambda room: (room.join_code, room.join_secret))
    page = holder(desk, workshop, Role.HOST).get(f"/r/{workshop}").text
    assert secret not in page
    assert code not in page.replace(" ", "")
    assert "0 of 30 are here" in page


def test_the_host_reads_the_report_only_when_the_day_is_over(desk: DeskBrowser, workshop: WorkshopId) -> None:
    host = holder(desk, workshop, Role.HOST)
    made = {"local-area-report.html": MadeFile(b"<p>What was said</p>")}
    desk.house.reports._progress[workshop] = Progress("ready", made, made_at=0.0)
    assert host.get(f"/workshops/{workshop}/report/page").status_code == 303
    desk.command(workshop, "close_workshop")
    assert host.get(f"/workshops/{workshop}/report/page").status_code == 200
    assert (
        host.post(f"/workshops/{workshop}/report", form_on=f"/workshops/{workshop}/report").status_code == 403
    )


def test_a_browser_without_a_link_has_nothing_to_leave(desk: DeskBrowser, workshop: WorkshopId) -> None:
    for response in (visitor(desk).get(f"/r/{workshop}/leave"), visitor(desk).post(f"/r/{workshop}/leave")):
        assert response.status_code == 403
        assert Page(response.text).heading == "No role here"


def test_who_leaves_is_forgotten_by_this_browser_and_others_with_the_link_go_on(
    desk: DeskBrowser, workshop: WorkshopId
) -> None:
    link = link_for(desk, workshop, Role.OBSERVER)
    mine, other = visitor(desk), visitor(desk)
    for browser in (mine, other):
        browser.post(link, form_on=link)
    copied = mine.client.get_cookie("moothall_role")
    assert copied
    page = mine.page(f"/r/{workshop}/leave")
    assert page.heading == "Leave on this device?"
    assert mine.post(f"/r/{workshop}/leave", form_on=f"/r/{workshop}/leave").status_code == 200
    assert mine.get(f"/r/{workshop}").headers["Location"].startswith("/sign-in")
    mine.client.set_cookie("moothall_role", copied.value)
    assert mine.get(f"/r/{workshop}").headers["Location"].startswith("/sign-in")
    assert other.get(f"/r/{workshop}").status_code == 200
    mine.post(link, form_on=link)
    assert mine.get(f"/r/{workshop}").status_code == 200


def test_leaving_one_workshop_keeps_the_role_in_another(desk: DeskBrowser, workshop: WorkshopId) -> None:
    other = desk.new_workshop()
    browser = holder(desk, workshop, Role.OBSERVER)
    link = link_for(desk, other, Role.SCRIBE)
    browser.post(link, form_on=link)
    browser.post(f"/r/{workshop}/leave", form_on=f"/r/{workshop}/leave")
    assert browser.get(f"/r/{other}/table").status_code == 200
