"""The pages on which a facilitator writes a workshop's own materials, text by text, without a file."""

import re
from dataclasses import replace
from html import unescape
from io import BytesIO
from typing import Any

import pytest
from werkzeug.test import TestResponse

from casestudies import archive
from casestudies.loader import load_materials
from casestudies.schema import Materials
from casestudies.transfer import Imported, export_zip, import_zip
from facilitator.views import material_files
from sessions.exercises.base import Role
from sessions.ids import WorkshopId
from tests.casestudies.hostile import good, packed, with_file
from tests.facilitator.desk import DeskBrowser, Page
from tests.facilitator.test_role_links import holder
from tests.facilitator.test_table_page import go_to

SET, STUDY = "example_sets:1-6", "case_studies:camden_residents_index"
STAGE = {
    "title": "What came of it",
    "headline": "It found five false addresses.",
    "text": "In **2017** it did.",
}
HEAD = {"title": "Trees", "short_title": "Trees", "describes": "In 2026.", "source.title": "A list"}
HEAD |= {"source.publisher": "The council", "source.year": "2026"}


def base(workshop: WorkshopId) -> str:
    return f"/workshops/{workshop}/materials"


def materials(desk: DeskBrowser, workshop: WorkshopId) -> Materials:
    return desk.house.service.read(workshop, lambda room: room.materials)


def fields_on(text: str) -> dict[str, str]:
    """What stands in the largest form of a page, by name."""
    form = max(re.findall(r"<form.*?</form>", text, re.DOTALL), key=len)
    found = dict(re.findall(r'<input[^>]*? name="([^"]+)" value="([^"]*)"', form))
    found |= dict(re.findall(r'<textarea[^>]*? name="([^"]+)"[^>]*>(.*?)</textarea>', form, re.DOTALL))
    for name, options in re.findall(r'<select[^>]*? name="([^"]+)"[^>]*>(.*?)</select>', form, re.DOTALL):
        found[name] = (re.findall(r'value="([^"]*)" selected', options) or [""])[0]
    return {name: unescape(value) for name, value in found.items()}


def send(desk: DeskBrowser, path: str, changed: dict[str, str], do: str = "save") -> TestResponse:
    """Fill some fields of the form at a path, and send it."""
    fields = {**fields_on(desk.get(path).text), **changed, "do": do}
    return desk.post(path, fields, form_on=path)


def press(desk: DeskBrowser, workshop: WorkshopId, part: str, do: str, entry: str = "") -> Page:
    """Press a button beside an entry; gives the page that follows."""
    page = desk.get(f"{base(workshop)}/{part}").text
    seen = re.findall(r'name="seen" value="([^"]*)"', page)[0]
    sent = desk.post(
        base(workshop), {"part": part, "entry": entry, "do": do, "seen": seen}, form_on="/workshops"
    )
    assert sent.status_code == 303
    return Page(desk.get(sent.headers["Location"]).text)


def upload(desk: DeskBrowser, workshop: WorkshopId, content: bytes) -> TestResponse:
    path = f"{base(workshop)}/import"
    return desk.post(path, {"zip": (BytesIO(content), "materials.zip")}, form_on="/workshops")


def test_links_of_other_roles_open_none_of_it(desk: DeskBrowser, workshop: WorkshopId) -> None:
    for role in (Role.OBSERVER, Role.SCRIBE, Role.REPORT_WRITER):
        browser = holder(desk, workshop, role)
        assert browser.get(base(workshop)).status_code == 403
        assert browser.get(f"{base(workshop)}.zip").status_code == 403
    second = holder(desk, workshop, Role.SECOND)
    assert second.get(base(workshop)).status_code == 200


def test_every_part_and_entry_has_a_page_that_obeys_the_policy(
    desk: DeskBrowser, workshop: WorkshopId
) -> None:
    listed = desk.page(base(workshop))
    parts = sorted(set(re.findall(rf'href="({base(workshop)}/[^"+]+)"', listed.text)))
    assert len(parts) >= 9 + 2  # with the ways to add
    for path in parts:
        page = desk.page(path)
        for entry in re.findall(rf'href="({path}/[^"]+)"', page.text)[:2]:
            shown = desk.page(entry)
            assert "As a phone shows it" in shown.text


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"short_title": "x" * 23}, "This is 23 characters long; the most is 22."),
        ({"short_title": ""}, "This is empty."),
        ({"card": "Nobody knows when."}, "This must name the year"),
        ({"title": "<b>Bold</b>"}, "This holds the sign"),
        ({"source.year": "long ago"}, "This must be a whole number"),
        ({"source.year": "99999999999"}, "This must be a whole number"),
        ({"sheet.who": ""}, "This is empty."),
    ],
)
def test_a_fault_stands_at_its_field_and_what_was_typed_stays(
    desk: DeskBrowser, workshop: WorkshopId, changed: dict[str, str], words: str
) -> None:
    path = f"{base(workshop)}/{SET}/4"
    answer = send(desk, path, {"headline": "", **changed, "describes": "As it was in 2018."})
    assert answer.status_code == 422
    text = unescape(answer.text)
    name = next(iter(changed))
    assert re.search(rf'id="{name}-fault">{re.escape(words)}', text), text
    assert "Nothing was saved" in text
    assert fields_on(answer.text)["describes"] == "As it was in 2018."
    assert materials(desk, workshop) == load_materials()


def test_a_text_is_looked_at_as_a_phone_shows_it_before_it_is_saved(
    desk: DeskBrowser, workshop: WorkshopId
) -> None:
    path = f"{base(workshop)}/{STUDY}/what-it-is"
    answer = send(desk, path, {"text": "It was **so** in 2017. [Link](javascript:alert(1))"}, do="look")
    assert "<strong>so</strong>" in answer.text
    assert 'href="javascript' not in answer.text
    assert materials(desk, workshop) == load_materials()
    assert send(desk, path, {"text": "It was **so** in 2017."}).status_code == 303
    told = materials(desk, workshop).case_study("camden_residents_index").stage("what-it-is")
    assert told.text == "It was **so** in 2017."
    assert "Saved." in desk.get(f"{base(workshop)}/{STUDY}").text


def test_saving_what_is_there_already_changes_nothing(desk: DeskBrowser, workshop: WorkshopId) -> None:
    for path in (
        f"{SET}/1",
        f"{STUDY}/what-it-is",
        "briefing/law",
        "glossary/risk",
        "spectrum/personal",
        STUDY,
    ):
        before = desk.house.service.read(workshop, lambda room: room.version)
        if desk.get(f"{base(workshop)}/{path}").status_code == 200:
            assert send(desk, f"{base(workshop)}/{path}", {}).status_code == 303, path
        assert desk.house.service.read(workshop, lambda room: room.version) == before, path


def test_the_second_of_two_editors_is_shown_both_and_loses_nothing(
    desk: DeskBrowser, workshop: WorkshopId
) -> None:
    path = f"{base(workshop)}/glossary/risk"
    mine = {**fields_on(desk.get(path).text), "meaning": "What I think it means.", "do": "save"}
    send(desk, path, {"meaning": "What she thinks it means."})
    answer = desk.post(path, mine, form_on=path)
    assert answer.status_code == 409
    assert "Someone else changed this meanwhile" in answer.text
    assert "What she thinks it means." in answer.text
    again = fields_on(answer.text)
    assert again["meaning"] == "What I think it means."
    assert desk.post(path, {**again, "do": "save"}, form_on=path).status_code == 303
    assert "What I think it means." in str(materials(desk, workshop).glossary)


def test_two_editors_of_different_cards_are_not_in_each_others_way(
    desk: DeskBrowser, workshop: WorkshopId
) -> None:
    paths = [f"{base(workshop)}/{SET}/{key}" for key in "12"]
    forms = [{**fields_on(desk.get(path).text), "title": f"Card {path[-1]}", "do": "save"} for path in paths]
    for path, form in zip(paths, forms, strict=True):
        assert desk.post(path, form, form_on=path).status_code == 303
    titles = [card.title for card in materials(desk, workshop).example_set("1-6").examples]
    assert titles[:2] == ["Card 1", "Card 2"]


def test_what_someone_took_out_meanwhile_can_be_put_in_again(desk: DeskBrowser, workshop: WorkshopId) -> None:
    path = f"{base(workshop)}/legal_history"
    entry = re.findall(rf'href="({path}/[^"+]+)"', desk.get(path).text)[-1]
    form = {**fields_on(desk.get(entry).text), "do": "save", "text": "My words about it."}
    press(desk, workshop, "legal_history", "take-out", entry.rpartition("/")[2])
    answer = desk.post(entry, form, form_on=path)
    assert answer.status_code == 409
    assert "Saving now puts it in again" in answer.text
    assert desk.post(f"{path}/+", {**fields_on(answer.text), "do": "save"}, form_on=path).status_code == 303
    assert "My words about it." in str(materials(desk, workshop).legal_history)


def test_cards_move_and_are_called_by_their_place(desk: DeskBrowser, workshop: WorkshopId) -> None:
    first, second = (card.title for card in load_materials().example_set("1-6").examples[:2])
    press(desk, workshop, SET, "down", "1")
    assert [card.title for card in materials(desk, workshop).example_set("1-6").examples[:2]] == [
        second,
        first,
    ]
    press(desk, workshop, SET, "up", "1")  # the first stays first
    assert materials(desk, workshop).example_set("1-6").examples[0].title == second


def test_a_card_more_or_less_renames_the_set_and_can_be_undone(
    desk: DeskBrowser, workshop: WorkshopId
) -> None:
    page = press(desk, workshop, SET, "take-out", "6")
    assert "Saved." in page.text
    assert list(materials(desk, workshop).example_sets) == ["1-5", "A-F"]
    path = f"{base(workshop)}/example_sets:1-5/+"
    card = {**HEAD, "card": "In 2026 there were trees.", "title": "Trees on maps"}
    assert send(desk, path, card).status_code == 303
    assert list(materials(desk, workshop).example_sets) == ["1-6", "A-F"]
    added = materials(desk, workshop).example_set("1-6").example("6")
    assert (added.short_title, added.sheet) == ("Trees", None)
    listed = desk.get(base(workshop)).text
    entry = re.findall(r'name="entry" value="(\d+)"', listed)[0]
    desk.post(base(workshop), {"do": "undo", "entry": entry}, form_on="/workshops")
    assert list(materials(desk, workshop).example_sets) == ["1-5", "A-F"]


def test_what_the_agenda_needs_is_not_taken_out_and_it_says_so(
    desk: DeskBrowser, workshop: WorkshopId
) -> None:
    page = press(desk, workshop, STUDY, "take-out-all")
    assert "on the agenda needs this" in page.text
    assert STUDY.partition(":")[2] in materials(desk, workshop).case_studies


def test_a_case_study_and_a_set_are_added_with_their_first_entries(
    desk: DeskBrowser, workshop: WorkshopId
) -> None:
    path = f"{base(workshop)}/add/case_studies"
    stage = {f"0.{name}": words for name, words in STAGE.items()}
    answer = desk.post(path, {**HEAD, **stage, "0.headline": ""}, form_on=path)
    assert answer.status_code == 422
    assert 'id="0.headline-fault"' in answer.text
    assert fields_on(answer.text)["0.text"] == STAGE["text"]
    assert desk.post(path, {**HEAD, **stage}, form_on=path).status_code == 303
    study = materials(desk, workshop).case_study("trees")
    assert [one.key for one in study.stages] == ["what-came-of-it"]
    send(desk, f"{base(workshop)}/case_studies:trees/+", {**STAGE})
    assert [one.key for one in materials(desk, workshop).case_study("trees").stages][1] == "what-came-of-it-2"

    path = f"{base(workshop)}/add/example_sets"
    cards: dict[str, str] = {}
    for place in range(2):
        card = {**HEAD, "short_title": f"Trees {place}", "card": "In 2026 there were trees."}
        cards |= {f"{place}.{name}": words for name, words in card.items() if "source" not in name}
    sent = {**HEAD, **cards, "first": "G"}
    assert desk.post(path, sent, form_on=path).status_code == 303
    added = materials(desk, workshop).example_set("G-H")
    assert (added.title, added.examples[1].source) == ("Trees", added.source)
    answer = desk.post(path, {**sent, "first": "G"}, form_on=path)
    assert answer.status_code == 422
    assert "Another set&#39;s cards begin with this" in answer.text


def test_what_people_have_seen_is_shown_as_fixed_and_a_copy_is_offered(
    desk: DeskBrowser, workshop: WorkshopId
) -> None:
    go_to(desk, workshop, "benefits/write")
    page = desk.get(f"{base(workshop)}/{SET}/1").text
    assert "so it stays as people saw it" in page
    assert 'value="save"' not in page
    assert "Copy the workshop" in page
    answer = desk.post(f"/workshops/{workshop}/copy", form_on="/workshops")
    copy = WorkshopId(answer.headers["Location"].rpartition("/")[2])
    assert 'value="save"' in desk.get(f"{base(copy)}/{SET}/1").text
    assert not desk.house.service.read(copy, lambda room: room.is_rehearsal)


def test_an_export_is_a_zip_that_comes_in_again(desk: DeskBrowser, workshop: WorkshopId) -> None:
    answer = desk.get(f"{base(workshop)}.zip")
    assert answer.content_type == "application/zip"
    assert "attachment" in answer.headers["Content-Disposition"]
    assert import_zip(answer.data) == Imported(load_materials(), ())
    assert "Nothing would change" in upload(desk, workshop, answer.data).text


@pytest.mark.parametrize("content", [b"", b"no zip", packed({"briefing/../x.md": b"x"})])
def test_a_zip_that_can_not_be_used_is_refused_in_words(
    desk: DeskBrowser, workshop: WorkshopId, content: bytes
) -> None:
    answer = upload(desk, workshop, content)
    assert answer.status_code == 422
    assert "nothing was changed" in answer.text
    assert materials(desk, workshop) == load_materials()


def test_a_zip_that_is_far_too_large_is_refused_in_words(
    desk: DeskBrowser, workshop: WorkshopId, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = replace(archive.LIMITS, most_zip_bytes=50_000)  # a test's own files are kept small
    monkeypatch.setattr(archive, "LIMITS", small)
    monkeypatch.setattr(material_files, "FORM_BYTES", 100_000)
    assert "The zip is larger than 0 MB" in upload(desk, workshop, bytes(60_000)).text
    answer = upload(desk, workshop, bytes(200_000))
    assert answer.status_code == 413
    assert "<h1>" in answer.text


def changed_zip() -> bytes:
    """The package's materials with another title of the Camden study."""
    raw: dict[str, Any] = load_materials().model_dump(mode="json")
    raw["case_studies"]["camden_residents_index"]["title"] = "In Camden"
    return export_zip(Materials.model_validate(raw))


def let_count(desk: DeskBrowser, workshop: WorkshopId, preview: str) -> Page:
    asked = {name: fields_on(preview)[name] for name in ("token", "seen")}
    desk.post(f"{base(workshop)}/import", asked, form_on="/workshops")
    return Page(desk.get(base(workshop)).text)


def test_an_import_is_looked_at_first_and_then_counts(desk: DeskBrowser, workshop: WorkshopId) -> None:
    preview = upload(desk, workshop, changed_zip()).text
    assert "1 part would change" in preview
    assert "In Camden" in preview
    assert materials(desk, workshop) == load_materials()
    assert "Imported." in let_count(desk, workshop, preview).text
    assert materials(desk, workshop).case_study("camden_residents_index").title == "In Camden"
    assert "no longer here" in let_count(desk, workshop, preview).text


def test_an_import_over_what_changed_meanwhile_is_refused(desk: DeskBrowser, workshop: WorkshopId) -> None:
    preview = upload(desk, workshop, changed_zip()).text
    send(desk, f"{base(workshop)}/{STUDY}/what-it-is", {"title": "What she calls it"})
    assert "Someone else changed the materials meanwhile" in let_count(desk, workshop, preview).text
    assert "What she calls it" in str(materials(desk, workshop))


def test_an_import_counts_in_its_own_workshop_alone(desk: DeskBrowser, workshop: WorkshopId) -> None:
    other = desk.new_workshop()
    preview = upload(desk, workshop, changed_zip()).text
    let_count(desk, other, preview)
    assert materials(desk, other) == load_materials()


def test_an_import_of_what_people_have_seen_is_not_offered(desk: DeskBrowser, workshop: WorkshopId) -> None:
    go_to(desk, workshop, "camden/round-1")
    preview = upload(desk, workshop, changed_zip()).text
    assert "Copy the workshop and import it there" in preview
    assert 'name="token"' not in preview


def test_pictures_in_a_zip_are_said_to_be_left_out(desk: DeskBrowser, workshop: WorkshopId) -> None:
    picture = b"\x89PNG\r\n\x1a\n" + bytes(20)
    assert good()
    assert "briefing/map.png" in upload(desk, workshop, with_file("briefing/map.png", picture)).text


def test_what_is_not_there_leads_back_to_what_is(desk: DeskBrowser, workshop: WorkshopId) -> None:
    for path in ("nothing", "case_studies:gone", f"{STUDY}/gone", "nothing/gone"):
        assert desk.get(f"{base(workshop)}/{path}").status_code == 303
    assert desk.get(f"{base(workshop)}/add/glossary").status_code == 404
    assert desk.get("/workshops/gone/materials").status_code == 404
    assert (
        desk.post(base(workshop), {"part": STUDY, "do": "up", "entry": "x"}, form_on="/workshops").status_code
        == 303
    )
