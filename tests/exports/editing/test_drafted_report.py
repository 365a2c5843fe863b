"""What a draft adds to the report: where it stands, that nothing is typed twice, and how a report stands."""

import json
import re
from gettext import NullTranslations
from typing import Any

import pytest

from exports.bundle.layout import DAY_FILE, FIGURES, json_lines
from exports.editing.laid_out import LaidOut, from_json, lay_out, to_json
from exports.local_area_report import Writer
from exports.reading import read
from sessions.exercises.base import Actor, Role
from tests.builders import Hall
from tests.exports.bundle.bundles import checked, differing, files_of, lines_of, repaired
from tests.exports.report.test_report_desk import words_of
from tests.exports.reports import LIGHT, figures, rehearsed, written
from tests.sessions.coding.desk import FIRST, ReportDesk

CAMDEN = "exercise camden"
SHIFT = "Camden Residents Index: change"


def laid_out(hall: Hall) -> LaidOut:
    registry = hall.service.registry
    reading = read(hall.service.snapshot(hall.workshop), registry)
    return lay_out(Writer(reading, registry, LIGHT, None, NullTranslations()))


def take_all(hall: Hall) -> None:
    laid = laid_out(hall)
    hall.do("take_facts", facts={part.key: part.whole for part in laid.parts if part.is_fact})


def reading(hall: Hall, text: str, section: str = CAMDEN, **more: Any) -> None:
    hall.do("write_interpretation", section=section, author="Ada Writer", text=text, **more)


@pytest.fixture
def day() -> Hall:
    """A short day that is over, with nothing drafted."""
    hall = rehearsed(is_rehearsal=False)
    hall.do("close_workshop")
    return hall


def test_a_layout_survives_the_way_from_the_worker(day: Hall) -> None:
    laid = laid_out(day)
    assert from_json(to_json(laid)) == laid


def test_every_part_has_a_key_of_its_own_that_a_change_of_numbers_does_not_move(day: Hall) -> None:
    before = laid_out(day)
    person = next(iter(day.state.participants))
    assert len({part.key for part in before.parts}) == len(before.parts)
    day_with_one_gone = rehearsed(is_rehearsal=False)
    day_with_one_gone.do("note_leaving", participant=person, has_left=True)
    day_with_one_gone.do("close_workshop")
    after = laid_out(day_with_one_gone)
    numbers = {part.key: part.number for part in before.parts}
    moved = [part for part in after.parts if numbers.get(part.key, part.number) != part.number]
    assert moved, "a fact came in before the others"
    assert set(numbers) <= {part.key for part in after.parts}


def test_a_reading_stands_after_its_figure_signed_and_apart_from_the_facts(day: Hall) -> None:
    figure = next(part for part in laid_out(day).parts if part.section == CAMDEN and part.figure)
    reading(day, "It moved <b>them</b>.\n\nA second paragraph.", after=figure.key)
    page = written(day)
    after = page.partition(f'id="figure-{figure.figure}"')[2].partition("</figure>")[2]
    assert after.strip().startswith('<div class="interpretation"')
    assert "It moved &lt;b&gt;them&lt;/b&gt;." in after
    assert "Signed by Ada Writer, " in after
    assert "One person's reading; the facts above stand without it." in after


def test_a_reading_of_a_figure_that_is_gone_stands_at_the_end_of_its_section(day: Hall) -> None:
    reading(day, "It stays.", after="camden/round-9 nothing")
    assert words_of(written(day)).count("It stays.") == 1


def test_a_quotation_is_printed_where_it_is_placed_in_the_words_of_the_record_and_once() -> None:
    desk = ReportDesk()
    desk.do("claim_saying", desk.people[0], exercise="benefits", saying="t1-s1")
    desk.hall.do("close_workshop")
    quoted = "“Help comes sooner”"
    assert words_of(written(desk.hall)).count(f"{quoted} Workshop participant, Manchester") == 1
    desk.do("place_quote", remark=FIRST, section="next", after="")
    page = words_of(written(desk.hall))
    assert page.count(f"{quoted} Workshop participant, Manchester") == 1
    assert (
        quoted in page.partition("Next steps What follows")[2] or quoted in page.rpartition("Next steps")[2]
    )
    assert "In participants' own words" not in page
    desk.do("withdraw_answers", desk.people[0], participant=desk.people[0].participant)
    assert f"{quoted} Workshop participant" not in words_of(written(desk.hall))


def test_references_are_made_from_what_they_point_to_forwards_too(day: Hall) -> None:
    laid = laid_out(day)
    last = [part for part in laid.parts if part.figure][-1]
    reading(day, f"See [[figure {last.key}]], [[section camden]] and [[section next]].", section="people")
    page = written(day)
    assert f'<a href="#figure-{last.figure}">figure {last.figure}</a>' in page
    assert "(not in this report)" in page, "no heading is called camden"
    assert 'href="#section-6">section 6</a>' in page


def test_a_blank_place_is_offered_in_a_draft_and_not_printed_in_what_is_published(day: Hall) -> None:
    assert "Not yet written." in written(day)
    take_all(day)
    day.do("publish_report", author="Ada Writer", seen=day.state.version)
    assert "Not yet written." not in written(day)
    reading(day, "We meet again.", section="next")
    assert "No next steps had been written" not in written(day)


def test_what_is_left_out_keeps_its_number_and_is_listed_with_reason_and_initials(day: Hall) -> None:
    laid = laid_out(day)
    figure, fact = (next(p for p in laid.parts if bool(p.figure) is is_figure) for is_figure in (True, False))
    numbers = [figure.id for figure in figures(written(day))]
    for part in (figure, fact):
        day.do("leave_out", key=part.key, reason="Said twice", initials="AW")
    page = written(day)
    assert [one.id for one in figures(page)] == numbers[1:]
    assert f'href="#figure-{figure.figure}"' not in page
    assert fact.words not in words_of(page).partition("Left out of this report")[0].partition("Cautions")[2]
    assert f"{fact.number}. Reason: Said twice (AW)" in words_of(page)


def test_a_report_is_a_draft_until_it_is_published_and_again_once_anything_changed(day: Hall) -> None:
    assert "Draft: nobody has published it." in words_of(written(day))
    take_all(day)
    day.do("publish_report", author="Ada Writer", seen=day.state.version)
    page = written(day)
    assert re.search(r"Published \d+ \w+ \d{4}, version 1", words_of(page))
    assert "Draft" not in words_of(page)
    reading(day, "Another word.")
    assert "Draft: changed since version 1 was published." in words_of(written(day))


def test_a_published_report_whose_facts_changed_is_a_draft_again(day: Hall) -> None:
    take_all(day)
    day.do("publish_report", author="Ada Writer", seen=day.state.version)
    person = next(iter(day.state.participants.values()))
    by = Actor(Role.PARTICIPANT, person.id, person.table)
    day.do("withdraw_answers", by, participant=person.id)
    assert "Draft: changed since version 1 was published." in words_of(written(day))


def test_a_bundle_of_a_drafted_report_verifies_and_names_what_is_changed_in_it(day: Hall) -> None:
    take_all(day)
    reading(day, "It moved some of them.")
    day.do("publish_report", author="Ada Writer", seen=day.state.version)
    files = files_of(day)
    assert not differing(files)
    told = json.loads(files[FIGURES])
    assert [one["words"] for one in told if one["kind"] == "interpretation"] == ["It moved some of them."]
    lines = lines_of(files, DAY_FILE)
    for line in lines:
        if line["name"] == "InterpretationWritten":
            line["said"]["text"] = "It moved all of them."
    other = differing(repaired({**files, DAY_FILE: json_lines(lines)}), "figure")
    assert [one.name for one in other] == ["reading-1, It moved some of them."] or "reading-1" in other[
        0
    ].name
    assert len(checked(files)) > len(other)


def test_a_bundle_whose_taken_fact_was_changed_is_no_published_version(day: Hall) -> None:
    take_all(day)
    day.do("publish_report", author="Ada Writer", seen=day.state.version)
    files = files_of(day)
    lines = lines_of(files, DAY_FILE)
    for line in lines:
        if line["name"] == "FactsTaken":
            key = next(iter(line["said"]["taken"]))
            line["said"]["taken"][key] = "31 people joined"
    other = differing(repaired({**files, DAY_FILE: json_lines(lines)}), "file")
    assert any("report.html" in one.name for one in other)
