"""The whole Manchester day: its nine steps in order, and a report with every part of that of 2017."""

import re

import plotly.graph_objects as go
import pytest

from casestudies.loader import load_materials
from exports.outline import APPENDICES, SECTIONS
from exports.printing_pages import print_pdf
from sessions.agenda import AgendaTemplate, load_template
from sessions.exercises.base import Chapter
from sessions.exercises.registry import discover
from tests.builders import Hall
from tests.conftest import browser_path
from tests.exports.printed import opened
from tests.exports.reports import ASSETS, figures, rehearsed, visible, written

# The format in nine steps: Manchester local area report (Involve, 2017), Overview, Methodology.
NINE_STEPS = (
    ("welcome", "words"),
    ("benefits",),
    ("benefit",),
    ("risks", "risk"),
    ("acceptability",),
    ("experts",),
    ("camden", "camden-talk"),
    ("families", "safety", "matters", "lines"),
    ("plenary",),
)
# Its headings, each with the section or appendix of ours that answers to it.
HEADINGS_OF_2017 = {
    "Overview of the workshop": "Who took part",
    "Framing the discussions": "Background briefing",
    "Methodology": "Method used",
    "Identifying dimensions of Public Benefit": "Dimensions of public benefit",
    "Establishing criteria for assessing Public Benefit": "Criteria for public benefit",
    "Identifying and Assessing Risks": "Risks, named and ranked",
    "Acceptable uses of data sharing": "Acceptable uses, and the trade-offs made",
    "Managing the trade-offs": "Acceptable uses, and the trade-offs made",
    "Exploring the trade-offs in more depth": "Comfort with the case studies",
    "What risks are too high to accommodate?": "Red lines",
    "Insights and reflections from the workshop": "Insights and reflections",
    "Moving forward with the discussion": "Next steps",
    "Appendix A Participant evaluation of the workshop": "How participants rated the day",
    "Appendix B Examples of data sharing": "Examples used",
    "Appendix C Dimensions of public benefit identified": "Benefits by beneficiary and example",
    "Appendix D Case Studies used in the workshop": "Case studies used",
}


@pytest.fixture(scope="module")
def template() -> AgendaTemplate:
    return load_template("manchester", discover(), load_materials())


@pytest.fixture(scope="module")
def hall(template: AgendaTemplate) -> Hall:
    return rehearsed(template=template)


@pytest.fixture(scope="module")
def page(hall: Hall) -> str:
    return written(hall)


def test_the_nine_steps_stand_in_their_order_with_nothing_but_breaks_and_questions_between(
    template: AgendaTemplate,
) -> None:
    order = [exercise.id for exercise in template.exercises]
    wanted = [exercise for step in NINE_STEPS for exercise in step]
    assert [exercise for exercise in order if exercise in wanted] == wanted
    between = set(order) - set(wanted)
    assert between <= {"morning-break", "lunch", "afternoon-break", "asked", "research", "evaluation"}


def test_the_day_lasts_from_ten_to_four_with_the_evaluation_before_the_plenary(hall: Hall) -> None:
    steps = hall.state.steps
    assert sum(step.phase.minutes for step in steps) == 6 * 60
    assert [step.exercise.id for step in steps if step.phase.is_break] == [
        "morning-break",
        "lunch",
        "afternoon-break",
    ]
    order = [str(exercise) for exercise in hall.state.exercises]
    assert order.index("evaluation") == order.index("plenary") - 1


def test_every_table_meets_both_sets_and_ranks_acceptability_on_one_it_has_seen(
    template: AgendaTemplate,
) -> None:
    sets = {e.id: e.settings["sets"] for e in template.exercises if e.kind == "ranking"}
    for table in (str(table.number) for table in template.tables):
        seen = {sets["benefit"][table], sets["risk"][table]}
        assert seen == {"1-6", "A-F"}
        assert sets["acceptability"][table] in seen


def test_titles_are_short_enough_for_a_phone(template: AgendaTemplate) -> None:
    assert max(len(exercise.title) for exercise in template.exercises) <= 30


def test_every_chapter_has_a_place_in_the_report() -> None:
    placed = [chapter for section in (*SECTIONS, *APPENDICES) for chapter in section.chapters]
    assert len(placed) == len(Chapter)
    assert set(placed) == set(Chapter)


@pytest.mark.parametrize(("theirs", "ours"), HEADINGS_OF_2017.items(), ids=list(HEADINGS_OF_2017))
def test_what_stood_in_the_report_of_2017_has_its_section(page: str, theirs: str, ours: str) -> None:
    titles = re.findall(r"<h2[^>]*>(?:Appendix )?\S+ (.*?)</h2>", page)
    assert titles.count(ours) == 1


def test_appendices_carry_what_there_is_to_read(page: str) -> None:
    for title in (
        "Questions people asked",
        "Glossary",
        "The spectrum of identifiability",
        "Legal history",
        "The day, step by step",
    ):
        assert re.search(rf"<h2[^>]*>Appendix [A-Z] {title}</h2>", page), title
    legal = page.split(" Legal history</h2>")[-1]
    assert "Not the law of today" in legal.split("</section>")[0]
    assert page.count('class="sheet"') == 12


def test_plotly_itself_accepts_every_chart_of_the_day(page: str) -> None:
    drawn = [figure.plot for figure in figures(page) if figure.plot]
    assert len(drawn) >= 20
    for plot in drawn:
        go.Figure(plot)


def test_quotations_stand_apart_with_the_area_alone_and_next_steps_stay_blank(hall: Hall, page: str) -> None:
    quoted = [
        saying.text
        for exercise in hall.state.exercises.values()
        for saying in exercise.kind.sayings(exercise.state)
        if saying.is_quote
    ]
    found = re.findall(r"<blockquote[^>]*>“(.*?)”</blockquote>\s*<footer>(.*?)</footer>", page)
    assert quoted
    assert sorted(words for words, _ in found) == sorted(text.replace("'", "&#39;") for text in quoted)
    assert {footer for _, footer in found} == {"Workshop participant, Manchester"}
    assert 'class="interpretation is-blank"' in page


def test_what_no_facilitator_approved_is_not_in_the_report(template: AgendaTemplate) -> None:
    hall = rehearsed(template=template, approves=False)
    page = visible(written(hall))
    texts = [
        saying.text
        for exercise in hall.state.exercises.values()
        for saying in exercise.kind.sayings(exercise.state)
    ]
    assert len(texts) > 50
    assert [text for text in texts if text.replace("'", "&#39;") in page] == []


def test_no_key_points_nowhere_on_a_whole_day(page: str) -> None:
    for target in re.findall(r'href="#([^"]+)"', page):
        assert f'id="{target}"' in page, target


def test_what_is_not_on_an_agenda_is_said_once_and_has_no_section() -> None:
    page = written(rehearsed())
    assert page.count("Red lines") == 1
    assert "Not part of this agenda" in page


def test_each_line_of_the_first_page_has_its_n_and_its_figure(hall: Hall, page: str) -> None:
    glance = page.split("At a glance</h2>")[1].split("</section>")[0]
    lines = re.findall(r'<p class="glance">(.*?)</p>', glance, re.DOTALL)
    titles = [re.findall(r"<strong>(.*?)</strong>", line)[0] for line in lines]
    assert titles[:3] == ["Identify benefits", "Rank by public benefit", "Identify risks"]
    known = {figure.id.removeprefix("figure-"): figure for figure in figures(page)}
    for line in lines:
        told = re.findall(r'<span class="quiet">([^<(][^<]*) <a href="#figure-(\d+)">', line)
        assert told, line
        for basis, number in told:
            assert basis.rstrip(".") in known[number].words


def test_the_first_page_tells_a_poll_over_all_its_rounds_and_no_list_beside_a_sentence(page: str) -> None:
    glance = page.split("At a glance</h2>")[1].split("</section>")[0]
    families = glance.split("<strong>Troubled Families</strong>")[1].split("</p>")[0]
    assert families.count("Figure ") == 2
    assert "From round 1 to round 3" in families and "From round 2" not in families
    assert "A list by table" not in glance


def test_the_first_page_is_one_sheet_of_paper_with_its_cautions(hall: Hall) -> None:
    whole = written(hall, ASSETS)
    head, *sections = whole.split("<section ")
    tail = sections[-1].split("</footer>")[-1]
    paper = opened(
        print_pdf(f"{head}<section {sections[0]}</main></div>{tail}".encode(), str(browser_path()))
    )
    assert len(paper.pages) == 2, "the title and the contents, then the sheet that is handed on"
