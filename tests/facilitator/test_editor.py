"""The report editor: who opens it, what it shows of a draft, and what it never lets anybody type."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from exports.editing.laid_out import from_json
from facilitator.background import OUTDATED, Progress
from sessions.exercises.base import Actor, Role
from sessions.ids import WorkshopId
from sessions.words import say
from tests.builders import Hall
from tests.facilitator.desk import DeskBrowser, open_desk
from tests.facilitator.drafts import Draft, played_day
from tests.facilitator.test_role_links import holder

PAGES = ("", "/quotes?section=exercise%20camden", "/publish", "?section=next&write=new&at=next")
CAMDEN = "exercise camden"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskBrowser]:
    browser = open_desk(Path(tmp_path_factory.mktemp("editor")))
    browser.sign_in()
    yield browser
    browser.house.service.close()


@pytest.fixture
def hall(server: DeskBrowser) -> Hall:
    return played_day(server, at_each_table=4)


@pytest.fixture
def draft(server: DeskBrowser, hall: Hall) -> Draft:
    """A day that is over, laid out, with every fact taken."""
    made = Draft(server, hall.workshop)
    made.work_out()
    made.order("take_facts", all="1")
    return made


def change_a_fact(hall: Hall) -> None:
    """Somebody comes at the end, and somebody is noted as having left: facts say so."""
    hall.join(1, 999)
    person = next(iter(hall.state.participants))
    hall.do("note_leaving", participant=person, has_left=True)


@pytest.mark.parametrize("page", PAGES)
def test_nobody_else_opens_a_page_of_it(draft: Draft, page: str) -> None:
    for role in (Role.OBSERVER, Role.TABLE_FACILITATOR, Role.SCRIBE, Role.EXPERT, Role.HOST):
        other = holder(draft.desk, draft.workshop, role)
        assert other.get(f"{draft.base}{page}").status_code == 403


def test_before_anything_is_worked_out_every_page_leads_to_the_beginning(
    server: DeskBrowser, hall: Hall
) -> None:
    made = Draft(server, hall.workshop)
    assert "Begin the report" in made.page().text
    for page in PAGES[1:3]:
        assert server.get(f"{made.base}{page}").headers["Location"] == made.base
    assert "Begin the report" in made.order("take_facts", all="1")
    assert not made.drafting.is_begun


@pytest.mark.parametrize(
    ("progress", "told"),
    [
        (Progress("making"), "It takes a few seconds"),
        (Progress("failed", reason=say("It was too long.")), "It was too long."),
        (OUTDATED, "Something was erased"),
    ],
)
def test_how_far_it_is_is_told(server: DeskBrowser, hall: Hall, progress: Progress, told: str) -> None:
    made = Draft(server, hall.workshop)
    server.house.report_parts._progress[WorkshopId(hall.workshop)] = progress
    assert told in made.page().text


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_whole_for_a_report_writer_and_inline_nowhere(draft: Draft, page: str) -> None:
    draft.browser = holder(draft.desk, draft.workshop, Role.REPORT_WRITER)
    found = draft.page(page)
    assert found.inline == found.elsewhere == []
    assert len(set(found.ids)) == len(found.ids)
    assert found.heading


def test_every_section_of_the_report_has_its_page(draft: Draft) -> None:
    for chapter in draft.laid.chapters:
        found = draft.page(f"?section={chapter.heading.key}")
        assert found.heading.endswith(chapter.heading.title)
        assert len(set(found.ids)) == len(found.ids)


def test_the_worker_lays_out_what_this_process_does(draft: Draft) -> None:
    parts = draft.desk.house.report_parts
    made = parts.work(WorkshopId(draft.workshop), lambda progress: None)
    assert made.page
    told = from_json(made.page)
    assert (told.parts, told.chapters) == (draft.laid.parts, draft.laid.chapters)


def test_a_fact_is_taken_in_the_words_of_the_record_whatever_a_form_says(draft: Draft) -> None:
    key = draft.laid.parts[0].key
    draft.order("take_facts", key=key, facts='{"people": "99 people"}', words="99 people")
    assert draft.drafting.taken[key] == draft.laid.parts[0].whole
    assert draft.stale == []


def test_a_fact_that_changed_shows_old_and_new_and_is_taken_by_a_press(draft: Draft, hall: Hall) -> None:
    change_a_fact(hall)
    assert "Something was recorded since" in draft.page("?section=people").text
    draft.work_out()
    figure = next(key for key in draft.stale if key in draft.drafting.taken)
    page = draft.page("?section=people").text
    assert "Figure, stale" in page
    assert "Take the new figure" in page
    shown = draft.page(f"?section=people&part={figure.replace(' ', '%20')}").text
    assert "Noted that somebody came, moved or left" in shown
    draft.order("take_facts", all="1")
    assert draft.stale == []
    assert "stale" not in draft.page("?section=people").text.replace("is-stale", "")


def test_a_withdrawal_takes_the_layout_and_the_words_of_facts_along(draft: Draft, hall: Hall) -> None:
    someone = next(iter(hall.state.participants.values()))
    by = Actor(Role.PARTICIPANT, someone.id, someone.table)
    hall.do("withdraw_answers", by, participant=someone.id)
    assert "Something was erased" in draft.page().text
    draft.work_out()
    assert "Take the facts first" in draft.page().text
    assert not draft.drafting.taken


def test_an_interpretation_without_a_name_is_shown_again_as_it_was_typed(draft: Draft) -> None:
    answer = draft.write("My own words.", author=" ")
    assert "An interpretation has a named author" in answer
    assert ">My own words.</textarea>" in answer
    assert not draft.drafting.readings


def test_the_name_is_asked_for_once_and_signs_what_is_written(draft: Draft) -> None:
    draft.write("First paragraph.\r\n\r\nSecond one.", section=CAMDEN)
    page = draft.page("?section=comfort").text
    assert "Signed by Ada Writer" in page
    assert 'value="Ada Writer"' in draft.page("?section=next&write=new&at=next").text
    assert draft.drafting.readings["reading-1"].section == CAMDEN


def test_of_two_writers_the_second_sees_both_texts_and_saves_what_is_to_stand(draft: Draft) -> None:
    draft.write("First.")
    seen = draft.drafting.readings["reading-1"].seq
    draft.browser = holder(draft.desk, draft.workshop, Role.REPORT_WRITER)
    draft.write("Theirs.", reading="reading-1", author="B. Other", seen=seen)
    draft.browser = draft.desk
    answer = draft.write("Mine.", reading="reading-1", seen=seen)
    assert "B. Other changed this while you wrote" in answer
    assert ">Mine.</textarea>" in answer
    assert "Theirs." in answer
    newer = draft.drafting.readings["reading-1"].seq
    assert f'name="seen" value="{newer}"' in answer
    draft.write("Both.", reading="reading-1", seen=newer)
    assert draft.drafting.readings["reading-1"].text == "Both."


def test_without_script_a_reference_is_put_in_and_nothing_is_kept_yet(draft: Draft) -> None:
    answer = draft.write("See", refer="1", reference="[[section comfort]]")
    assert ">See [[section comfort]]</textarea>" in answer
    assert not draft.drafting.readings


def test_what_is_wrong_is_marked_and_mended_by_a_press(draft: Draft) -> None:
    draft.write("We heard that most tables agreed.", section="criteria")
    page = draft.page("?section=criteria").text
    assert "<mark>most tables</mark>" in page
    assert "1 to check" in page
    given: dict[str, Any] = {"reading": "reading-1", "start": 14, "end": 25, "words": "most tables"}
    assert "was changed meanwhile" in draft.order("mend", **{**given, "words": "all tables"}, offer="x")
    draft.order("mend", **given, offer="5 of 6 tables")
    assert draft.drafting.readings["reading-1"].text == "We heard that 5 of 6 tables agreed."
    assert "<mark>" not in draft.page("?section=criteria").text


def test_what_may_stay_is_left_with_a_reason_and_listed_before_publishing(draft: Draft) -> None:
    draft.write("We heard that most tables agreed.", section="criteria")
    page = draft.page("?section=criteria").text
    code = page.partition('name="code" value="')[2].partition('"')[0]
    given: dict[str, Any] = {"code": code, "key": "reading-1", "words": "most tables"}
    assert "Say why it may stay" in draft.order("leave_trouble", **given)
    draft.order("leave_trouble", **given, reason="Counted in the next sentence")
    assert "<mark>" not in draft.page("?section=criteria").text
    assert "Counted in the next sentence" in draft.page("/publish").text


def test_a_fact_is_left_out_with_a_reason_and_initials_and_put_back(draft: Draft) -> None:
    figure = next(part for part in draft.laid.parts if part.figure)
    assert "Give your initials" in draft.order("leave_out", key=figure.key, reason="Said twice")
    draft.order("", "name", author="Ada Writer")
    draft.order("leave_out", key=figure.key, reason="Said twice")
    assert "Said twice (AW)" in draft.page("?section=people").text
    draft.order("leave_out", key=figure.key)
    assert not draft.drafting.left_out


def test_nothing_else_is_ordered_from_here(draft: Draft) -> None:
    for name in ("close_workshop", "publish_report", ""):
        assert "There is nothing called" in draft.order(name)


def test_publishing_waits_for_what_must_be_mended_and_names_it(draft: Draft, hall: Hall) -> None:
    change_a_fact(hall)
    answer = draft.order("", "publish", author="Ada Writer")
    assert "Check all again, then publish" in answer
    draft.work_out()
    draft.write("See figure 2.", section="next")
    answer = draft.order("", "publish", author="Ada Writer")
    assert "facts are not as they were taken" in answer or "fact is not as it was taken" in answer
    assert "“figure 2” is typed" in answer
    assert not draft.drafting.published


def test_a_version_is_published_and_what_was_done_since_is_told(draft: Draft) -> None:
    draft.write("It reads so to me.")
    assert "Publish version 1" in draft.page("/publish").text
    draft.order("", "publish", author="Ada Writer")
    assert [one.number for one in draft.drafting.published] == [1]
    assert "Published as version 1" in draft.page().text
    assert "Nothing was changed since" in draft.page("/publish").text
    draft.write("Otherwise.", reading="reading-1")
    page = draft.page("/publish").text
    assert "Done since version 1" in page
    assert "Publish version 2" in page


def test_what_was_done_last_can_be_undone(draft: Draft) -> None:
    draft.write("It reads so to me.")
    draft.order("take_back_draft", change=draft.drafting.last)
    assert not draft.drafting.readings


def test_after_a_purge_facts_stand_as_they_were_kept(draft: Draft, hall: Hall) -> None:
    draft.write("It reads so to me.")
    hall.do("close_workshop")
    hall.do("purge_record")
    draft.work_out()
    page = draft.page("?section=comfort").text
    assert "The raw record was purged" in page
    assert "Write under my name" not in page
    draft.order("take_facts", all="1")
    assert draft.stale == []
