"""Running a workshop by forms alone: what a press does, why one is refused, what the wall then shows."""

from sessions.ids import WorkshopId
from tests.facilitator.desk import DeskBrowser, Page


def step_of(desk: DeskBrowser, workshop: WorkshopId) -> str:
    return desk.house.service.read(workshop, lambda room: room.step.key if room.step else "")


def console(desk: DeskBrowser, workshop: WorkshopId) -> Page:
    return desk.page(f"/workshops/{workshop}")


def wall(desk: DeskBrowser, workshop: WorkshopId) -> str:
    key = desk.house.service.read(workshop, lambda room: room.screen_key)
    return desk.get(f"/screen/{key}").text


def go_to(desk: DeskBrowser, workshop: WorkshopId, wanted: str) -> None:
    for _move in range(12):
        if step_of(desk, workshop) == wanted:
            return
        desk.command(workshop, "go_next", step_of(desk, workshop))
    raise AssertionError(f"the agenda has no step {wanted}")


def test_a_command_given_on_a_step_that_is_over_changes_nothing_and_says_so(
    desk: DeskBrowser, workshop: WorkshopId
) -> None:
    desk.command(workshop, "go_next")
    before = step_of(desk, workshop)
    desk.command(workshop, "go_next")
    assert step_of(desk, workshop) == before
    page = console(desk, workshop)
    assert "The workshop has already moved on to Welcome, and the words we use." in page.text
    assert 'role="status"' in page.text


def test_fifty_presses_of_next_on_one_step_move_one_step(desk: DeskBrowser, workshop: WorkshopId) -> None:
    for number in range(50):
        desk.command(workshop, "go_next", command_id=f"one-of-fifty-{number}")
    assert desk.house.service.read(workshop, lambda room: room.position) == 0


def test_what_cannot_be_done_says_why_before_it_is_pressed(desk: DeskBrowser, workshop: WorkshopId) -> None:
    page = console(desk, workshop)
    assert page.text.count('aria-disabled="true"') == 4
    assert 'title="Nothing has started yet. Choose Next to begin."' in page.text
    assert 'title="This is where the day begins."' in page.text


def test_a_stranger_to_the_json_route_gets_no_picture(desk: DeskBrowser, workshop: WorkshopId) -> None:
    assert DeskBrowser(desk.app).get(f"/workshops/{workshop}/view").status_code == 302
    assert desk.get(f"/workshops/{workshop}/view").get_json()["html"]


def test_opening_is_listed_with_undo_and_undo_locks_again(desk: DeskBrowser, workshop: WorkshopId) -> None:
    go_to(desk, workshop, "benefit/own")
    assert "Open own order" in console(desk, workshop).text
    desk.command(workshop, "open_step", "benefit/own")
    page = console(desk, workshop)
    assert "Lock own order" in page.text
    entry = page.text.partition("data-newest")[0].rpartition('data-entry="')[2].partition('"')[0]
    assert "Opened own order" in page.text
    desk.command(workshop, "undo", "benefit/own", entry=entry)
    after = console(desk, workshop)
    assert "Open own order" in after.text or "Reopen: own order" in after.text
    assert "Undone" in after.text
    assert "Took something back" not in after.text


def test_the_wall_follows_blank_join_and_step(desk: DeskBrowser, workshop: WorkshopId) -> None:
    assert "are here" in wall(desk, workshop)
    go_to(desk, workshop, "benefit/own")
    assert "Kent dataset" in wall(desk, workshop)
    desk.command(workshop, "show_screen", "benefit/own", screen="blank")
    assert "stage-blank" in wall(desk, workshop)
    assert "Kent dataset" not in wall(desk, workshop)
    desk.command(workshop, "show_screen", "benefit/own", screen="join")
    assert "join-code" in wall(desk, workshop)


def test_the_wall_can_do_nothing(desk: DeskBrowser, workshop: WorkshopId) -> None:
    go_to(desk, workshop, "benefit/own")
    text = wall(desk, workshop)
    assert "<form" not in text
    assert "csrf" not in text


def test_only_closing_asks_and_then_everything_is_off(desk: DeskBrowser, workshop: WorkshopId) -> None:
    assert "csrf_token" in desk.get(f"/workshops/{workshop}/close").text
    desk.command(workshop, "close_workshop")
    assert console(desk, workshop).text.count('aria-disabled="true"') == 7
    assert "This workshop has closed." in wall(desk, workshop)
