"""The papers beside the report: their numbers are the report's, secrets stay out, and blanks are marked."""

import re
from dataclasses import replace

import pytest

from exports.afterwards.graphic import MOST, graphic, graphic_svg, tiles_of
from exports.afterwards.letter import NAME, letters
from exports.afterwards.messages import all_messages, chosen, messages_page, messages_text
from exports.afterwards.record import record_page
from exports.afterwards.telling import DayTold, tell
from exports.local_area_report import Writer
from exports.published import published
from sessions.exercises.base import Badge
from tests.builders import Hall, make_hall, seat_everyone
from tests.exports.afterwards.days import manchester, press, template_day, told, writer_of
from tests.exports.reports import visible
from tests.sessions.test_afterwards import WORDS

NUMBER = re.compile(r"\d+(?:\.\d+)?")


@pytest.fixture(scope="module")
def hall() -> Hall:
    return manchester()


@pytest.fixture(scope="module")
def writer(hall: Hall) -> Writer:
    return writer_of(hall)


@pytest.fixture(scope="module")
def day(writer: Writer) -> DayTold:
    return tell(writer)


def test_before_a_day_every_paper_says_that_there_is_nothing_and_none_breaks() -> None:
    empty = make_hall()
    seat_everyone(empty, 5)
    writer = writer_of(empty)
    day, made = tell(writer), press(empty)
    assert "There is nothing to tell yet" in messages_page(day, frozenset(), made)
    assert "There is nothing to tell yet" in graphic(day, frozenset(), made)
    assert "Nothing was written down at this table" in record_page(day, writer, made)


def test_a_blank_is_marked_and_a_draft_says_so(hall: Hall, writer: Writer, day: DayTold) -> None:
    (page,) = letters(day, writer, press(hall)).values()
    assert page.count("<strong>Blank:</strong>") == 5
    assert "Draft: not published yet" in page
    assert "Published" not in visible(page)


def test_a_published_letter_holds_the_hosts_words_and_a_newer_draft_stands_beside_it() -> None:
    hall = template_day("evening")
    hall.do("write_letter", seen=0, **WORDS)
    hall.do("close_workshop")
    hall.do("publish_letter", seen=1)
    writer = writer_of(hall)
    (page,) = letters(tell(writer), writer, press(hall)).values()
    assert "Blank:" not in page
    assert "edition 1" in visible(page)
    hall.do("write_letter", seen=1, **{**WORDS, "when": "By Christmas."})
    writer = writer_of(hall)
    found = letters(tell(writer), writer, press(hall))
    assert list(found) == [NAME, f"{NAME}-edition-1"]
    assert "By Christmas." in found[NAME]
    assert "Draft: not published yet" in found[NAME]
    assert "By Christmas." not in found[f"{NAME}-edition-1"]


def test_every_number_of_messages_and_graphic_is_in_the_reports_figure(
    hall: Hall, writer: Writer, day: DayTold
) -> None:
    known = {
        one.figure: " ".join([one.n, one.summary, *(cell.shown for row in one.lines for cell in row)])
        for one in published(writer).results
    }
    messages = all_messages(day)
    assert len(messages) >= 15
    for one in messages:
        assert set(NUMBER.findall(f"{one.words} {one.basis}")) <= set(NUMBER.findall(known[one.figure]))
    drawn = {tile.line.figure for tile in tiles_of(day, frozenset(), writer.speak)}
    assert len(drawn) == MOST
    assert drawn <= {one.figure for one in messages}


def test_what_is_left_out_is_in_no_paper(hall: Hall, writer: Writer, day: DayTold) -> None:
    first, *rest = all_messages(day)
    left = frozenset([first.key])
    assert chosen(all_messages(day), left) == tuple(rest)
    assert first.words not in messages_page(day, left, press(hall))
    assert first.words not in messages_text(day, left, press(hall))
    assert first.key not in [tile.line.key for tile in tiles_of(day, left, writer.speak)]


def test_the_graphic_has_its_words_as_a_list_and_as_its_alternative(hall: Hall, day: DayTold) -> None:
    page = graphic(day, frozenset(), press(hall))
    (named,) = re.findall(r'<svg [^>]*role="img" aria-label="([^"]+)"', page)
    tiles = tiles_of(day, frozenset(), press(hall).speak)
    for tile in tiles:
        assert tile.line.exercise.replace("'", "&#39;") in named
    words = page.split('class="graphic-words"')[1]
    assert words.count("<li>") == len(tiles)
    assert page.count('aria-hidden="true"') >= len([tile for tile in tiles if tile.chart])


@pytest.mark.parametrize("title", ["Short", "A proposal against the framework", "A very long title " * 6])
def test_a_title_of_the_graphic_ends_before_the_tables_begin(title: str, hall: Hall, day: DayTold) -> None:
    drawn = graphic_svg(replace(day, title=title), [], press(hall).speak)
    bold = r'<text x="([\d.]+)" y="[\d.]+" [^>]*font-size="(\d+)" font-weight="700"[^>]*>([^<]+)<'
    written = re.findall(bold, drawn)
    _, *_, first_table = [float(x) for x in re.findall(r'<circle cx="([\d.]+)"', drawn)][:7]
    assert [words for _, _, words in written if "…" in words] == []
    assert " ".join(words for _, _, words in written).startswith(title.strip())
    for left, size, words in written:
        assert float(left) + len(words) * float(size) * 0.5 < first_table - 25, words


def test_the_record_has_each_tables_words_with_numbers_and_nothing_that_one_person_answered(
    hall: Hall, writer: Writer, day: DayTold
) -> None:
    page = record_page(day, writer, press(hall))
    parts = re.split(r'<h2 id="table-(\d)">', page)[1:]
    tables = dict(zip(parts[::2], parts[1::2], strict=True))
    assert list(tables) == list("123456")
    said = [one for one in writer.said if one.is_public and one.phase is None]
    assert len(said) > 80
    for one in said:
        assert one.reference in tables[str(one.table)], one
        assert not any(one.reference in text for number, text in tables.items() if number != str(one.table))
    assert any(told.panel and told.panel.badge is Badge.INDIVIDUAL for told in writer.drawer.told)
    assert "own orders" not in visible(page)
    assert "in round" not in visible(page)
    assert "other set" not in visible(page)


def test_every_paper_of_a_rehearsal_says_so(hall: Hall, writer: Writer, day: DayTold) -> None:
    made = press(hall)
    pages = [
        record_page(day, writer, made),
        messages_page(day, frozenset(), made),
        graphic(day, frozenset(), made),
        *letters(day, writer, made).values(),
    ]
    for page in pages:
        assert "nothing here says what people think" in page
        assert "<script" not in page
    assert "Rehearsal: answers are made up." in messages_text(day, frozenset(), made)


def test_after_a_purge_counts_are_told_and_nobodys_words() -> None:
    hall = template_day("evening")
    words = [
        saying.text
        for exercise in hall.state.exercises.values()
        for saying in exercise.kind.sayings(exercise.state)
    ]
    hall.do("close_workshop")
    before = {line.key: line.basis for line in told(hall).lines}
    hall.do("purge_record")
    writer = writer_of(hall)
    day, made = tell(writer), press(hall)
    told_after = {line.key: line.basis for line in day.lines if line.key in before}
    assert len(told_after) >= 5
    assert told_after.items() <= before.items()
    assert day.quotes == ()
    pages = [record_page(day, writer, made), messages_page(day, frozenset(), made)]
    assert words
    assert [text for text in words for page in pages if text in page] == []
