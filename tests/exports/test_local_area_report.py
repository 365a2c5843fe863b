"""The local area report: what it holds, what it must not, and that the same content gives the same page."""

import json
import re
from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go
import pytest

from casestudies.loader import load_materials
from exports.charts import draw
from exports.reading import read
from exports.report.method import method_facts
from sessions.exercises.base import Actor, Panel, ReportsMore
from sessions.workshop import Workshop
from tests.builders import Hall, make_hall, play_all, play_step, seat_everyone
from tests.exports.reports import (
    ASSETS,
    SHORT_DAY,
    figures,
    rehearsed,
    texts_of,
    visible,
    without_times,
    written,
)

SET_TABLES = {"1–6": (1, 3, 5), "A–F": (2, 4, 6)}
HOSTILE = "</script><img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def hall() -> Hall:
    return rehearsed()


@pytest.fixture(scope="module")
def page(hall: Hall) -> str:
    return written(hall)


def panels_of(workshop: Workshop) -> list[Panel]:
    """All that kinds have for a report: what the room may be shown, and what is for the report alone."""
    found: list[Panel] = []
    for step in workshop.steps:
        kind, asked = step.exercise.kind, (step.exercise.state, step.phase.key, workshop.room)
        found += kind.panels(*asked)
        if isinstance(kind, ReportsMore):
            more = kind.for_report(*asked)
            found += [*more.beside, *more.annex]
    return found


def play_to(hall: Hall, key: str, people: Mapping[tuple[int, int], Actor]) -> None:
    """Play every step before `key`, then stand at it, unopened."""
    while hall.state.step is None or hall.state.step.key != key:
        hall.do("go_next")
        if hall.step.phase.takes_answers and hall.step.key != key:
            play_step(hall, people, seed=7)


def test_a_result_that_the_room_has_not_seen_waits_until_its_step_is_over() -> None:
    hall = make_hall(template=SHORT_DAY)
    people = seat_everyone(hall)
    play_to(hall, "camden/round-1", people)
    play_step(hall, people, seed=7)
    assert "comfort in round 1" not in written(hall)
    assert "had not been shown in the room" in written(hall)
    hall.do("go_next")
    assert "comfort in round 1" in written(hall)
    assert "Not shown in the room." in written(hall)


def test_a_result_that_was_hidden_again_is_one_the_room_has_seen() -> None:
    hall = make_hall(template=SHORT_DAY)
    people = seat_everyone(hall)
    play_to(hall, "camden/round-1", people)
    play_step(hall, people, seed=7)
    hall.do("reveal_results", panel="answers")
    hall.do("hide_results")
    shown = next(figure for figure in figures(written(hall)) if "comfort in round 1" in figure.words)
    assert "Not shown in the room." not in shown.words


def test_what_was_shown_before_a_clearing_opens_no_report_on_the_answers_given_since() -> None:
    hall = make_hall(template=SHORT_DAY)
    people = seat_everyone(hall)
    play_to(hall, "camden/round-1", people)
    play_step(hall, people, seed=7)
    hall.do("reveal_results", panel="answers")
    hall.do("clear_step")
    hall.do("open_step")
    for person in people.values():
        hall.do("submit_answer", person, exercise="camden", choice="neither")
    assert "comfort in round 1" not in written(hall)


def test_fewer_than_five_answers_are_withheld_with_a_sentence() -> None:
    hall = make_hall(template=SHORT_DAY)
    people = {(1, seat): hall.join(1, seat + 1) for seat in range(4)}
    play_all(hall, people)
    page = written(hall)
    assert "Round 1: Results are shown from 5 answers. 4 in so far." in page
    assert "Own orders are shown from 5 people with the same set. 4 are in" in page
    assert "comfort in round" not in page
    assert "own orders, Set" not in page


def test_nobody_is_named_by_id_token_or_code(hall: Hall, page: str) -> None:
    workshop = hall.state
    secrets = {workshop.join_code, workshop.join_secret, workshop.screen_key, str(hall.workshop)}
    for secret in secrets | set(workshop.participants):
        assert secret not in page


def test_small_rooms_have_no_percentage_and_nothing_is_said_of_most(page: str) -> None:
    asked = re.compile(r'<dl class="asked">.*?</dl>', re.DOTALL)  # the facilitator's own prompts
    words = re.sub(r"<[^>]*>", " ", asked.sub("", visible(page)).split('id="section-A"')[0])
    assert "%" not in words
    counted = re.sub(r"Money goes where it is needed most|most, by \d of \d", "", words)  # own words, a count
    assert not re.search(r"\bmost\b", counted, re.IGNORECASE)


def test_what_people_write_stays_words_in_text_chart_and_json() -> None:
    hall = make_hall(template=SHORT_DAY)
    people = seat_everyone(hall, at_each_table=1)
    play_to(hall, "benefit/criteria", people)
    hall.do("open_step")
    for words in (HOSTILE, '=HYPERLINK("http://x.example","Free")', "${alert(1)}{{ 7*7 }}"):
        hall.do("propose_criterion", people[1, 0], exercise="benefit", text=words)
    hall.do("reveal_results")
    page = written(hall)
    assert "<img" not in page
    assert "{{ 7*7 }}" in page
    shown = next(figure for figure in figures(page) if "what each table goes by" in figure.words)
    assert HOSTILE in shown.words
    assert '=HYPERLINK("http://x.example","Free")' in shown.words
    assert shown.plot is not None
    assert "&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;" in "".join(texts_of(shown.plot)).replace(
        "<br>", " "
    )


def test_a_hostile_title_ends_neither_the_page_nor_its_style() -> None:
    title = "</style></title><script>alert(1)</script>"
    page = written(make_hall(template=SHORT_DAY.model_copy(update={"title": title, "area": '"} *{'})), ASSETS)
    assert "<script>alert" not in page
    assert page.count("</style>") == 1
    assert visible(page).count("</title>") == 1


def test_every_part_is_there(page: str) -> None:
    headings = re.findall(r"<h2[^>]*>(.*?)</h2>", page)
    assert headings == [
        "1 At a glance",
        "2 Who took part",
        "3 Method used",
        "4 Criteria for public benefit",
        "5 Comfort with the case studies",
        "6 Next steps",
        "Appendix A Examples used",
        "Appendix B Case studies used",
        "Appendix C Glossary",
        "Appendix D The spectrum of identifiability",
        "Appendix E Background briefing",
        "Appendix F Legal history",
        "Appendix G The day, step by step",
        "Appendix H What the numbers mean",
    ]
    for words in (
        "30 people joined, at 6 tables",
        "Cautions",
        "not a random sample",
        "de-personalised, not anonymous",
    ):
        assert words in page
    titles = [figure.words for figure in figures(page.split("Agreement and change, tested")[0])]
    for title in (
        "How many people joined each table",
        "How many answered each step",
        "The agenda as it was run",
        "Public benefit: what each table goes by",
        "Public benefit: the order each table agreed",
        "own orders, Set 1–6",
        "own orders, Set A–F",
        "comfort in rounds 1 to 2",
        "change in comfort from round 1 to round 2",
    ):
        assert sum(title in words for words in titles) == 1, title


def test_a_break_is_counted_as_no_exercise_of_the_agenda() -> None:
    hall = make_hall()
    reading = read(hall.service.snapshot(hall.workshop), hall.service.registry)
    breaks = sum(exercise.is_break for exercise in reading.workshop.exercises.values())
    asked = len(reading.workshop.exercises) - breaks
    told = str(method_facts(reading)[0])
    assert f"The agenda held {asked} exercises in " in told
    assert told.endswith(f" the room reached 0 of them. There were {breaks} breaks.")


def test_the_criteria_of_all_six_tables_are_there_with_the_primary_one_first(page: str) -> None:
    shown = next(figure for figure in figures(page) if "what each table goes by" in figure.words)
    rows = shown.tables[0][1:]
    assert {row[0] for row in rows} == set("123456")
    for table in "123456":
        marks = [row[3] for row in rows if row[0] == table]
        assert marks == ["Primary", *["–"] * (len(marks) - 1)]


def test_agreed_orders_stand_by_table_and_never_across_sets(hall: Hall, page: str) -> None:
    shown = next(figure for figure in figures(page) if "the order each table agreed" in figure.words)
    assert len(shown.tables) == len(SET_TABLES)
    for rows, (name, tables) in zip(shown.tables, SET_TABLES.items(), strict=True):
        assert [cell for cell in rows[0] if cell.startswith("Table ")] == [
            f"Table {table}" for table in tables
        ]
        cards = {row[0] for row in rows[1:7]}
        assert cards == set("123456" if name == "1–6" else "ABCDEF")
    orders = next(item.state for key, item in hall.state.exercises.items() if key == "benefit")
    for rows, tables in zip(shown.tables, SET_TABLES.values(), strict=True):
        for column, table in enumerate(tables, start=2):
            first = [row[0] for row in rows[1:7] if row[column] in ("1st", "1st=")]
            assert sorted(first) == sorted(orders.tables[table].tiers[0])


def test_the_tables_orders_taken_together_stand_behind_each_tables_own(page: str) -> None:
    titles = [figure.words for figure in figures(page)]
    agreed = next(at for at, words in enumerate(titles) if "the order each table agreed" in words)
    assert "the orders of the tables taken together, Set 1–6" in titles[agreed + 1]
    assert "the orders of the tables taken together, Set A–F" in titles[agreed + 2]
    assert "Not shown in the room." not in titles[agreed + 1]


def test_tests_stand_in_the_method_annex_alone_and_no_p_on_the_first_page(page: str) -> None:
    body, annex = page.split("Agreement and change, tested")
    assert "What chance alone would do" in annex
    assert "What chance alone would do" not in body
    assert annex.count("How far answers gather in one place") == 2  # its title, and its table's


def test_what_is_for_the_report_alone_waits_until_its_step_is_over() -> None:
    hall = make_hall(template=SHORT_DAY, is_rehearsal=True)
    people = seat_everyone(hall, 5)
    play_to(hall, "benefit/agreed", people)
    play_step(hall, people, seed=7)
    assert "taken together" not in written(hall)
    hall.do("go_next")
    assert "taken together" in written(hall)


def test_the_poll_says_how_many_moved(hall: Hall, page: str) -> None:
    change = next(panel for panel in panels_of(hall.state) if panel.key == "change")
    assert re.fullmatch(r"\d+ more comfortable, \d+ less, \d+ same, \d+ answered once\.", str(change.summary))
    assert page.count(str(change.summary)) == 2  # at a glance, and in its figure


def test_every_figure_has_title_n_sentence_and_its_numbers_as_a_table(hall: Hall, page: str) -> None:
    found = figures(page)
    assert [figure.id for figure in found] == [f"figure-{n}" for n in range(1, len(found) + 1)]
    printed = 0
    for panel in panels_of(hall.state):
        figure = next((item for item in found if str(panel.title) in item.words), None)
        if figure is None:
            continue
        printed += 1
        assert str(panel.basis) in figure.words
        assert str(panel.summary) in figure.words
        assert figure.tables
        if panel.chart is not None:
            assert figure.plot == as_json(
                draw(panel.chart.form, panel.figure_rows, panel.chart.options, "document")
            )
            assert figure.tables[0][1:] == [
                [cell(row.get(c.key)) for c in panel.columns] for row in panel.rows
            ]
    assert printed >= len(found) - 4  # the four that are the house's own


def test_plotly_itself_accepts_every_chart(page: str) -> None:
    drawn = [figure.plot for figure in figures(page) if figure.plot]
    assert len(drawn) >= 6
    for plot in drawn:
        go.Figure(plot)


def as_json(value: Any) -> Any:
    return json.loads(json.dumps(value))


def cell(value: object) -> str:
    if value in (None, ""):
        return "–"
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    return str(value)


def test_references_point_at_something(page: str) -> None:
    for target in re.findall(r'href="#([^"]+)"', page):
        assert f'id="{target}"' in page, target


def test_facts_and_figures_are_numbered_in_the_order_in_which_they_stand(page: str) -> None:
    facts = [int(n) for n in re.findall(r'in-margin">[^F]*?(?:<a[^>]*>Figure \d+</a> <br>)?F(\d+)<', page)]
    assert facts == list(range(1, len(facts) + 1))
    assert len(facts) > len(figures(page))


def test_materials_carry_full_titles_a_source_and_their_year(page: str) -> None:
    appendix = page.split('id="section-A"')[-1]
    for example in load_materials().example_set("A-F").examples:
        assert example.title in appendix.replace("&#39;", "'")
    assert appendix.count("Source:") >= 12
    assert appendix.count("2017") >= 12


def test_a_stage_that_the_room_did_not_reach_is_not_told() -> None:
    hall = make_hall(template=SHORT_DAY)
    people = seat_everyone(hall)
    play_to(hall, "camden/round-1", people)
    page = written(hall)
    assert "16 of the council" in page
    assert "Privacy Impact Assessment" not in page
    assert "Not reached on the day: Plenary" in page


def test_a_rehearsal_says_so_everywhere_and_a_workshop_nowhere(page: str) -> None:
    assert re.search(r"<title>[^<]*\(rehearsal\)</title>", page)
    assert page.index('class="rehearsal"') < page.index("<main")
    assert '@bottom-left { content: "Rehearsal' in page
    for figure in figures(page):
        assert "Rehearsal: answers are made up." in figure.words, figure.id
    real = written(rehearsed(is_rehearsal=False))
    assert not re.search("rehears", visible(real), re.IGNORECASE)


def test_the_same_day_gives_the_same_page_whoever_came_and_in_what_order() -> None:
    def day(ids: int, tables: list[int]) -> str:
        hall = make_hall(template=SHORT_DAY, is_rehearsal=True)
        people = {
            (table, seat): hall.join(table, ids - 100 * table - seat) for table in tables for seat in range(5)
        }
        play_all(hall, people, seed=11)
        return without_times(written(hall))

    first = day(ids=1000, tables=[1, 2, 3, 4, 5, 6])
    assert day(ids=10**30, tables=[6, 2, 5, 1, 4, 3]) == first
    assert without_times(written(rehearsed(seed=12))) != first


def test_an_empty_workshop_has_a_report_that_says_so() -> None:
    page = written(make_hall(template=SHORT_DAY))
    assert "0 people joined, at 0 tables" in page
    assert "The room did not reach this part of the agenda." in page
