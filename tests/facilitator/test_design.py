"""The designer's pages, without script: a day is put together, timed, set, previewed, taken as a file."""

import re
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from werkzeug.datastructures import MultiDict

from facilitator.previewing import ROLES
from sessions.designing.deciding import plan_now
from sessions.exercises.base import Role
from sessions.exercises.registry import discover
from sessions.ids import ExerciseId, WorkshopId
from tests.facilitator.desk import DeskBrowser, Page
from tests.facilitator.test_role_links import holder
from tests.sessions.designing.hostile import ALL, GOOD

LARGE = 400_000  # above it the test client keeps a file of its own
TOYS = Path(__file__).parents[1] / "journeys" / "toy_kinds"


def base(workshop: WorkshopId) -> str:
    return f"/workshops/{workshop}/design"


def plan(desk: DeskBrowser, workshop: WorkshopId) -> dict[str, Any]:
    return desk.house.service.read(workshop, plan_now)


def order(desk: DeskBrowser, workshop: WorkshopId) -> list[str]:
    return [spec["id"] for spec in plan(desk, workshop)["exercises"]]


def settings(desk: DeskBrowser, workshop: WorkshopId, exercise: str) -> dict[str, Any]:
    return next(
        dict(spec["settings"]) for spec in plan(desk, workshop)["exercises"] if spec["id"] == exercise
    )


def form_with(text: str, mark: str) -> list[tuple[str, str]]:
    """What the form that holds a mark would send as it stands, as a browser would."""
    form = next(found for found in re.findall(r"<form.*?</form>", text, re.DOTALL) if mark in found)
    sent: list[tuple[str, str]] = []
    for tag in re.findall(r"<input[^>]*>|<textarea.*?</textarea>|<select.*?</select>", form, re.DOTALL):
        name = re.search(r' name="([^"]+)"', tag)
        if not name or name[1] == "csrf_token" or ' type="file"' in tag:
            continue
        if tag.startswith("<textarea"):
            sent.append((name[1], unescape(re.sub(r"^<[^>]*>|</textarea>$", "", tag))))
        elif tag.startswith("<select"):
            chosen = re.search(r'value="([^"]*)" selected', tag) or re.search(r'value="([^"]*)"', tag)
            sent.append((name[1], unescape(chosen[1]) if chosen else ""))
        elif 'type="checkbox"' not in tag or " checked" in tag:
            value = re.search(r' value="([^"]*)"', tag)
            sent.append((name[1], unescape(value[1]) if value else ""))
    return sent


def send(desk: DeskBrowser, path: str, fields: list[tuple[str, str]], **changed: str) -> Any:
    """Send a page's form with some fields changed."""
    kept = [(name, value) for name, value in fields if name not in changed]
    return desk.post(path, MultiDict([*kept, *changed.items()]).to_dict(flat=False), form_on=path)


def press(desk: DeskBrowser, workshop: WorkshopId, do: str, at: str = "", **fields: str) -> str:
    """Press a button of the open row, with what stands in its form, and see the page that follows."""
    path = f"{base(workshop)}?at={at}" if at else base(workshop)
    text = desk.get(path).text
    held = dict(form_with(text, f'value="{do}"'))
    made = desk.post(base(workshop), {**held, "do": do, **fields}, form_on=path)
    assert made.status_code == 303
    return desk.get(made.headers["Location"]).text


def test_a_plan_can_not_be_changed_without_a_role_for_it(desk: DeskBrowser, workshop: WorkshopId) -> None:
    stranger = DeskBrowser(desk.app)
    assert stranger.get(base(workshop)).status_code == 302
    assert holder(desk, workshop, Role.OBSERVER).get(base(workshop)).status_code == 403
    assert holder(desk, workshop, Role.SECOND).get(base(workshop)).status_code == 200


def test_the_page_shows_every_exercise_with_its_time_and_has_nothing_inline(
    desk: DeskBrowser, workshop: WorkshopId
) -> None:
    press(desk, workshop, "starts", starts="10:00")
    page = desk.page(base(workshop))
    for words in ("Rank by public benefit", "10:45", "16:00", "Set 1–6", "doing, 4 h 11", "6 tables"):
        assert words in page.text, words
    assert page.inline == [] and page.elsewhere == []
    assert len(page.ids) == len(set(page.ids))


def test_an_exercise_is_added_moved_timed_and_taken_out_and_undo_brings_it_back(
    desk: DeskBrowser, workshop: WorkshopId
) -> None:
    before = order(desk, workshop)
    desk.post(base(workshop), {"do": "add", "entry": "talk/break", "before": "risk"}, form_on=base(workshop))
    assert order(desk, workshop) == [*before[:6], "break", *before[6:]]
    assert "autofocus" in press(desk, workshop, "up", at="break")
    assert order(desk, workshop)[5] == "break"
    press(desk, workshop, "minutes", at="break", minutes="25")
    assert settings(desk, workshop, "break")["minutes"] == 25
    assert "was taken out" in press(desk, workshop, "take-out", at="break")
    assert order(desk, workshop) == before
    assert "Taken back" in press(desk, workshop, "undo")
    assert settings(desk, workshop, "break")["minutes"] == 25


def test_minutes_that_can_not_be_are_refused_in_a_sentence(desk: DeskBrowser, workshop: WorkshopId) -> None:
    for minutes in ("0", "241", "ten", "", "9" * 40):
        assert "can&#39;t run so" in press(desk, workshop, "minutes", at="welcome", minutes=minutes), minutes
    assert settings(desk, workshop, "welcome")["minutes"] == 10


def test_the_second_of_two_editors_is_told_and_keeps_what_was_typed(
    desk: DeskBrowser, workshop: WorkshopId
) -> None:
    path = f"{base(workshop)}/exercises/lunch"
    mine = form_with(desk.get(path).text, 'name="title"')
    assert send(desk, path, mine, title="Their lunch").status_code == 303
    refused = send(desk, path, mine, title="My lunch")
    assert refused.status_code == 409
    assert "Someone else changed" in refused.text and 'value="My lunch"' in refused.text
    again = form_with(refused.text, 'name="title"')
    assert send(desk, path, again).status_code == 303
    assert "My lunch" in desk.get(base(workshop)).text


def test_what_is_typed_is_saved_before_it_is_previewed(desk: DeskBrowser, workshop: WorkshopId) -> None:
    path = f"{base(workshop)}/exercises/lunch"
    typed = form_with(desk.get(path).text, 'name="title"')
    answer = send(desk, path, typed, title="A long lunch", then="preview")
    assert answer.location == f"{base(workshop)}/preview/lunch"
    assert "A long lunch" in desk.get(base(workshop)).text


def test_every_exercise_of_the_day_is_saved_by_its_form_as_it_was(
    desk: DeskBrowser, workshop: WorkshopId
) -> None:
    before = plan(desk, workshop)
    for exercise in order(desk, workshop):
        path = f"{base(workshop)}/exercises/{exercise}"
        page = Page(desk.get(path).text)
        assert page.inline == [] and len(page.ids) == len(set(page.ids)), exercise
        assert send(desk, path, form_with(page.text, 'name="title"')).status_code == 303, exercise
    assert plan(desk, workshop) == before


def test_what_is_wrong_in_a_form_stands_beside_its_field_and_nothing_is_saved(
    desk: DeskBrowser, workshop: WorkshopId
) -> None:
    before = plan(desk, workshop)
    cases = {
        "benefit": ({"minutes.own": "x", "title": ""}, ("minutes.own-fault", "title-fault", "whole number")),
        "camden": ({"rounds.0.question": ""}, ("rounds.0.question-fault",)),
        "families": ({"rounds.1.stage": "other/what"}, ("rounds.1.stage-fault", "same case study")),
        "words": ({"minutes": "1"}, ("minutes-fault", "pages to show")),
    }
    for exercise, (changed, marks) in cases.items():
        path = f"{base(workshop)}/exercises/{exercise}"
        answer = send(desk, path, form_with(desk.get(path).text, 'name="title"'), **changed)
        assert answer.status_code == 422, exercise
        assert all(mark in answer.text for mark in marks), (exercise, marks)
    assert plan(desk, workshop) == before


def test_rows_of_a_list_are_added_changed_and_taken_out(desk: DeskBrowser, workshop: WorkshopId) -> None:
    path = f"{base(workshop)}/exercises/camden"
    fields = form_with(desk.get(path).text, 'name="title"')
    more = {"rounds.2.question": "And now?", "rounds.2.stage": "camden_residents_index/who-sees-what"}
    assert send(desk, path, fields, **more, **{"rounds.0.gone": "on"}).status_code == 303
    rounds = settings(desk, workshop, "camden")["rounds"]
    assert [one["question"] for one in rounds] == ["How comfortable are you with the index now?", "And now?"]


def test_a_kind_that_says_nothing_of_forms_gets_one_and_can_be_put_in(
    desk: DeskBrowser, tmp_path: Path
) -> None:
    from facilitator.app import create_app
    from facilitator.config import Config
    from sessions.store import MemoryStore

    browser = DeskBrowser(create_app(Config(data=tmp_path / "toys", exercises=(TOYS,)), store=MemoryStore()))
    browser.sign_in()
    workshop = browser.new_workshop()
    assert f"{base(workshop)}/add/show_of_hands/plain" in browser.get(base(workshop)).text
    path = f"{base(workshop)}/add/show_of_hands/plain"
    empty = form_with(browser.get(path).text, 'name="title"')
    assert send(browser, path, empty).status_code == 422
    assert send(browser, path, empty, question="Who came by bus?", before="lunch").status_code == 303
    place = order(browser, workshop).index("lunch")
    assert order(browser, workshop)[place - 1] == "plain"
    assert settings(browser, workshop, "plain") == {"question": "Who came by bus?"}


@pytest.mark.parametrize("role", ROLES)
def test_each_role_can_be_looked_at_in_every_exercise_and_nothing_is_written(
    desk: DeskBrowser, workshop: WorkshopId, role: str
) -> None:
    before = desk.house.service.read(workshop, lambda room: room.version)
    for exercise in order(desk, workshop):
        answer = desk.get(f"{base(workshop)}/preview/{exercise}?as={role}")
        assert answer.status_code == 200, exercise
        assert "script-src 'none'" in answer.headers["Content-Security-Policy"]
        assert "@csrf@" not in answer.text and Page(answer.text).inline == []
    assert desk.house.service.read(workshop, lambda room: room.version) == before


def test_a_preview_shows_the_table_its_own_cards_and_a_step_before_it_opens(
    desk: DeskBrowser, workshop: WorkshopId
) -> None:
    one, two = (desk.get(f"{base(workshop)}/preview/benefit?table={table}").text for table in (1, 2))
    assert "Reducing 999 calls" in one and "Kent dataset" in two
    waiting = desk.get(f"{base(workshop)}/preview/benefit?step=agreed&when=before").text
    assert "Not placed" not in waiting


def test_tables_are_added_and_seats_set_and_what_can_not_be_is_said(
    desk: DeskBrowser, workshop: WorkshopId
) -> None:
    path = f"{base(workshop)}/tables"
    fields = form_with(desk.get(path).text, 'name="tables"')
    assert "tables-fault" in send(desk, path, fields, tables="0").text
    assert "seats-2-fault" in send(desk, path, fields, **{"seats-2": "x"}).text
    assert send(desk, path, fields, tables="8", **{"seats-2": "7"}).status_code == 303
    assert [table["seats"] for table in plan(desk, workshop)["tables"]] == [5, 7, 5, 5, 5, 5, 5, 5]
    assert set(settings(desk, workshop, "benefit")["sets"]) == {str(n) for n in range(1, 9)}
    assert send(desk, path, fields, tables="2").status_code == 409


def test_the_library_shows_what_suits_and_keeps_what_was_asked(
    desk: DeskBrowser, workshop: WorkshopId
) -> None:
    text = desk.get(f"{base(workshop)}?people=30&interest=limits").text
    assert "<h3>Red lines</h3>" in text and "<h3>First impressions</h3>" not in text
    assert 'name="interest" value="limits"' in text
    one = desk.get(f"{base(workshop)}?people=1&interest=benefits&occasion=jury").text
    assert "<h3>Welcome</h3>" in one and "<h3>Identify benefits</h3>" not in one


def test_a_warning_that_is_kept_is_gone_until_it_is_asked_for(
    desk: DeskBrowser, workshop: WorkshopId
) -> None:
    assert "2 min 50 s" in desk.get(base(workshop)).text
    assert "2 min 50 s" not in press(desk, workshop, "keep", key="short:benefit")
    assert "2 min 50 s" in press(desk, workshop, "look-again")


def test_once_the_day_has_begun_the_page_says_what_can_still_be_done(
    desk: DeskBrowser, workshop: WorkshopId
) -> None:
    desk.command(workshop, "go_next")
    text = desk.get(base(workshop)).text
    assert "The day has begun" in text and "Copy this workshop" in text
    assert 'value="take-out"' not in text and 'value="add"' not in text
    path = f"{base(workshop)}/exercises/lunch"
    assert " disabled" in desk.get(path).text
    made = desk.post(f"/workshops/{workshop}/copy", {"to": "design"}, form_on="/workshops")
    assert made.headers["Location"].endswith("/design")


def test_an_agenda_goes_out_as_a_file_and_into_another_workshop(
    desk: DeskBrowser, workshop: WorkshopId
) -> None:
    press(desk, workshop, "take-out", at="camden")
    file = desk.get(f"{base(workshop)}/agenda.toml")
    assert file.headers["Content-Disposition"] == 'attachment; filename="agenda-better-use-of-data.toml"'
    other = desk.new_workshop()
    path = f"{base(other)}/import"
    looked = desk.post(path, {"agenda": (BytesIO(file.data), "a.toml")}, form_on=path)
    assert looked.status_code == 200 and "Nothing has changed yet" in looked.text
    assert "camden" in order(desk, other)
    used = desk.post(path, dict(form_with(looked.text, 'name="token"')), form_on=path)
    assert used.status_code == 303
    assert plan(desk, other) == plan(desk, workshop)
    assert "Taken back" in press(desk, other, "undo")
    assert "camden" in order(desk, other)


def test_a_file_that_was_looked_at_counts_only_for_the_plan_it_was_laid_beside(
    desk: DeskBrowser, workshop: WorkshopId
) -> None:
    path = f"{base(workshop)}/import"
    looked = desk.post(path, {"agenda": (BytesIO(GOOD.encode()), "a.toml")}, form_on=path)
    press(desk, workshop, "take-out", at="camden")
    before = plan(desk, workshop)
    desk.post(path, dict(form_with(looked.text, 'name="token"')), form_on=path)
    assert "Someone else changed" in desk.get(path).text
    desk.post(path, {"token": "unknown", "seen": ""}, form_on=path)
    assert "no longer here" in desk.get(path).text
    assert plan(desk, workshop) == before


def test_hostile_files_change_nothing_on_either_way_in(desk: DeskBrowser, workshop: WorkshopId) -> None:
    before, there = plan(desk, workshop), len(desk.house.service.index())
    path = f"{base(workshop)}/import"
    for name, content, _words in (case for case in ALL if len(case[1]) < LARGE):
        answer = desk.post(path, {"agenda": (BytesIO(content), f"../{name}\x1b.toml")}, form_on=path)
        assert answer.status_code == 422 and "nothing was changed" in answer.text, name
    for name, content, _words in (case for case in ALL[::6] if len(case[1]) < LARGE):
        sent = {"template": "file:", "agenda": (BytesIO(content), name)}
        answer = desk.post("/workshops/new", sent, form_on="/workshops/new")
        assert answer.status_code == 422 and "nothing was made" in answer.text, name
    assert plan(desk, workshop) == before and len(desk.house.service.index()) == there


def test_ten_megabytes_are_answered_in_words(desk: DeskBrowser, workshop: WorkshopId) -> None:
    path = f"{base(workshop)}/import"
    token = re.search(r'name="csrf-token" content="([^"]+)"', desk.get(path).text)
    assert token
    head = 'Content-Disposition: form-data; name="agenda"; filename="a.toml"'
    given = (
        f'--x\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n{token[1]}\r\n--x\r\n{head}\r\n\r\n'
    )
    body = given.encode() + b"#" * 10_000_000 + b"\r\n--x--\r\n"
    answer = desk.client.post(path, data=body, content_type="multipart/form-data; boundary=x")
    assert answer.status_code == 422 and "larger than 200 kB" in answer.text


def test_a_new_workshop_begins_from_a_file_a_copy_or_a_template_and_goes_to_the_designer(
    desk: DeskBrowser, workshop: WorkshopId
) -> None:
    file = {"template": "file:", "agenda": (BytesIO(GOOD.encode()), "trees.toml"), "do": "design"}
    made = desk.post("/workshops/new", file, form_on="/workshops/new")
    assert made.headers["Location"].endswith("/design")
    assert "Street trees" in desk.get(made.headers["Location"]).text
    copy = {"template": "copy:", "copied": workshop, "copy_title": "Once more", "do": "design"}
    made = desk.post("/workshops/new", copy, form_on="/workshops/new")
    assert "Once more" in desk.get(made.headers["Location"]).text
    assert (
        desk.post(
            "/workshops/new", {"template": "copy:", "copied": "no"}, form_on="/workshops/new"
        ).status_code
        == 422
    )
    assert desk.post("/workshops/new", {"template": "file:"}, form_on="/workshops/new").status_code == 422


def test_the_form_of_each_kind_has_words_of_its_own_for_every_field() -> None:
    from casestudies.loader import load_materials
    from facilitator.setting_forms import Item, items_for
    from sessions.designing.library import entries_of
    from sessions.exercises.asking import Around

    around = Around(load_materials(), (1, 2))
    for kind in discover().kinds.values():
        paths = set()

        def walk(items: tuple[Item, ...], above: str = "") -> None:
            for item in items:
                paths.add(f"{above}{item.name}")  # noqa: B023
                walk(item.inner, f"{above}{item.name}.")

        walk(items_for(kind.Settings, kind.asks, around))
        shown = {path for path, ask in kind.asks.items() if not ask.is_hidden}
        assert shown <= paths, (kind.name, shown - paths)
        assert {path for path in paths if not path.endswith("key")} <= set(kind.asks), kind.name
        for entry in entries_of(kind):
            found = entry.settings(around)
            assert found is not None
            asked = kind.as_asked(kind.Settings.model_validate(dict(found)))
            assert kind.Settings.model_validate(asked) == kind.Settings.model_validate(dict(found))
    assert ExerciseId("x")


def test_a_workshop_on_another_subject_begins_with_none_of_ours_if_its_agenda_can(desk: DeskBrowser) -> None:
    asked = {"template": "blank", "without_materials": "on", "do": "design"}
    made = desk.post("/workshops/new", asked, form_on="/workshops/new")
    workshop = WorkshopId(made.headers["Location"].split("/")[2])
    held = desk.house.service.read(workshop, lambda room: room.materials)
    assert not held.example_sets and not held.case_studies and held.briefing is None
    assert "Needs a set of example cards" in desk.get(base(workshop)).text
    refused = desk.post("/workshops/new", {**asked, "template": "manchester"}, form_on="/workshops/new")
    assert refused.status_code == 422
    assert "needs the materials on sharing data" in refused.text


def test_what_is_picked_while_a_row_is_open_goes_in_after_it(desk: DeskBrowser, workshop: WorkshopId) -> None:
    path = f"{base(workshop)}?at=lunch"
    desk.post(base(workshop), {"do": "add", "entry": "talk/tables", "after": "lunch"}, form_on=path)
    place = order(desk, workshop).index("lunch")
    assert order(desk, workshop)[place + 1] == "tables"
