"""Every form drawn: what is in the figure is what was in the rows, and nothing else can get in."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import plotly.graph_objects as go
import pytest
from hypothesis import given, strategies as st

from exports.charts import FORMS, ChartError, Look, draw
from sessions.words import Message, say

SCALE = ["Very comfortable", "Comfortable", "Neither", "Uncomfortable", "Very uncomfortable"]
LOOKS: tuple[Look, ...] = ("projector", "document")
Case = tuple[str, Sequence[Mapping[str, object]], Mapping[str, object]]


def comfort_rows() -> list[dict[str, object]]:
    rounds = {"Round 1": (2, 7, 6, 8, 6, 1), "Round 2": (2, 9, 6, 8, 4, 1)}
    return [
        {"label": label, "count": count, "group": name}
        for name, counts in rounds.items()
        for label, count in zip([*SCALE, "I can't say"], counts, strict=True)
    ]


CASES: dict[str, Case] = {
    "unit_dots": (
        "unit_dots",
        comfort_rows(),
        {"order": SCALE, "outside": ["I can't say"], "palette": "comfort"},
    ),
    "shift": (
        "shift",
        [
            {"before": SCALE[3], "after": SCALE[1], "count": 3},
            {"before": SCALE[0], "after": SCALE[1], "count": 2},
            {"before": SCALE[2], "after": SCALE[2], "count": 4},
            {"before": SCALE[2], "after": None, "count": 1},
            {"before": None, "after": None, "count": 5},
        ],
        {"order": SCALE, "groups": ["Round 1", "Round 2"]},
    ),
    "points": (
        "points",
        [
            {"label": "Fuel poverty", "mean": Fraction(7, 2), "low": 1, "high": 5, "n": 12},
            {"label": "Empty homes", "mean": None, "low": None, "high": None, "n": 0},
        ],
        {"most": 5},
    ),
    "support": (
        "support",
        [
            {"table": 1, "label": "Helps people soon", "count": 2, "of": 5, "is_primary": True},
            {"table": 1, "label": "Saves money", "count": 5, "of": 5, "is_primary": False},
            {"table": 2, "label": "Reaches the missed", "count": 0, "of": 4},
        ],
        {},
    ),
    "dot_columns": (
        "dot_columns",
        [
            {"label": str(step), "count": count, "group": name}
            for name, counts in {
                "Use of time": (0, 0, 0, 5, 3, 8),
                "Facilitation": (0, 0, 1, 3, 19, 1),
            }.items()
            for step, count in enumerate(counts, start=1)
        ],
        {"order": list("123456"), "ends": [["Absolutely not", "Very much so"], ["Poor", "Excellent"]]},
    ),
}
CASES["strips"] = (
    "strips",
    [
        {"label": name, "place": place, "count": count}
        for name, counts in {"Who sees it": (1, 4, 0, 2), "What for": (0, 2, 5, 0)}.items()
        for place, count in enumerate(counts)
    ],
    {
        "order": ["What for", "Who sees it"],
        "ticks": [[0, "None"], [3, "Over 30"]],
        "values": ["21.4", "12.0"],
        "heading": "Mean",
        "marks": {"What for": 2},
    },
)
CASES["zones"] = (
    "zones",
    [
        {"label": "All together", "score": Fraction(5, 8), "low": 0.5, "high": 0.75},
        {"label": "The wider public", "score": None, "low": None, "high": None},
    ],
    {"zones": ["Not shown", "Some issues", "Likely"], "cuts": [1 / 3, 2 / 3], "key": "Dot: the score."},
)
every_case = pytest.mark.parametrize("case", CASES.values(), ids=CASES)
every_look = pytest.mark.parametrize("look", LOOKS)


def marks(figure: Mapping[str, Any], name: str) -> int:
    """How many marks of one meaning a figure holds."""
    return sum(len(trace["x"]) for trace in figure["data"] if trace.get("meta") == {"is": name})


def words(figure: Mapping[str, Any]) -> list[str]:
    return [note["text"] for note in figure["layout"]["annotations"]]


def strands(figure: Mapping[str, Any], colour: str) -> int:
    lines = [trace["x"] for trace in figure["data"] if trace.get("line", {}).get("color") == colour]
    return sum(xs.count(None) + 1 for xs in lines)


def test_an_unknown_form_is_refused_with_the_forms_there_are() -> None:
    with pytest.raises(ChartError, match=r"'pie'.*unit_dots, shift, points, support"):
        draw("pie", [])


def test_an_unknown_look_is_refused_with_the_looks_there_are() -> None:
    with pytest.raises(ChartError, match=r"'phone'.*projector, card, document"):
        draw("points", [], {}, "phone")  # type: ignore[arg-type]  # a look that there is none of


@every_case
def test_a_row_without_a_needed_column_is_refused_by_name(case: Case) -> None:
    form, rows, options = case
    needed = "before" if form == "shift" else "label"
    short = [{key: value for key, value in rows[0].items() if key != needed}]
    if form == "points":
        options = {}
    with pytest.raises(ChartError, match=f"lacks the column '{needed}'"):
        draw(form, short, options)


@pytest.mark.parametrize("count", [-1, 2.5, True, "3", None])
def test_a_count_that_is_no_number_of_people_is_refused(count: object) -> None:
    with pytest.raises(ChartError, match="a count is a whole number"):
        draw("unit_dots", [{"label": "Yes", "count": count}])


def test_a_label_outside_the_order_is_refused_rather_than_left_out() -> None:
    with pytest.raises(ChartError, match="'Maybe' is not in the chart's order"):
        draw("unit_dots", [{"label": "Maybe", "count": 1}], {"order": ["Yes", "No"]})
    with pytest.raises(ChartError, match="'Maybe' is not in the chart's order"):
        draw("shift", [{"before": "Maybe", "after": "No", "count": 1}], {"order": ["Yes", "No"]})


def test_a_group_outside_the_groups_is_refused_rather_than_left_out() -> None:
    with pytest.raises(ChartError, match="'Round 3' is not among"):
        draw("unit_dots", [{"label": "Yes", "count": 1, "group": "Round 3"}], {"groups": ["Round 1"]})


def test_more_support_than_people_at_the_table_is_refused() -> None:
    with pytest.raises(ChartError, match="6 of 5"):
        draw("support", [{"table": 1, "label": "Saves money", "count": 6, "of": 5}])


def test_a_mean_outside_its_own_range_is_refused() -> None:
    with pytest.raises(ChartError, match="'Fuel poverty' has low 2, mean 1"):
        draw("points", [{"label": "Fuel poverty", "mean": 1, "low": 2, "high": 3, "n": 5}], {"most": 5})


@every_case
@every_look
def test_plotly_itself_accepts_every_figure(case: Case, look: Look) -> None:
    figure = json.loads(json.dumps(draw(*case, look)))
    go.Figure(figure)
    assert {trace["type"] for trace in figure["data"]} <= {"scatter", "bar", "pie"}


@every_case
@every_look
def test_no_figure_says_a_share_of_a_hundred(case: Case, look: Look) -> None:
    assert "%" not in json.dumps(draw(*case, look))


@every_case
@every_look
def test_everything_lies_within_the_figure(case: Case, look: Look) -> None:
    figure = draw(*case, look)
    width, height = figure["layout"]["width"], figure["layout"]["height"]
    for trace in figure["data"]:
        assert all(x is None or 0 <= x <= width for x in trace["x"])
        assert all(y is None or 0 <= y <= height for y in trace["y"])
    assert all(0 <= note["y"] <= height for note in figure["layout"]["annotations"])


@every_case
def test_a_projector_figure_fits_the_area_it_is_given_and_no_text_is_small(case: Case) -> None:
    layout = draw(*case, "projector")["layout"]
    assert (layout["width"], layout["height"] <= 700) == (1800, True)
    assert min(note["font"]["size"] for note in layout["annotations"]) >= 34


@pytest.mark.parametrize("form", FORMS)
@every_look
def test_a_chart_without_rows_is_drawn_empty(form: str, look: Look) -> None:
    figure = draw(form, [], {}, look)
    go.Figure(figure)
    assert marks(figure, "person") == marks(figure, "mean") == 0


def test_there_is_one_dot_a_person_and_the_counts_are_printed() -> None:
    figure = draw(*CASES["unit_dots"])
    assert marks(figure, "person") == 29 + 29
    assert words(figure).count("8") == 2


def test_cant_say_has_its_count_and_no_dot() -> None:
    rows = [{"label": "I can't say", "count": 3}, {"label": "Comfortable", "count": 0}]
    figure = draw("unit_dots", rows, {"order": ["Comfortable"], "outside": ["I can't say"]})
    assert marks(figure, "person") == 0
    assert "3" in words(figure)


def test_a_category_nobody_chose_keeps_its_row() -> None:
    figure = draw("unit_dots", [{"label": "Yes", "count": 2}], {"order": ["Yes", "No"]})
    assert {"Yes", "No", "2", "0"} <= set(words(figure))


def test_categories_differ_in_shape_as_well_as_in_colour() -> None:
    rows = [{"label": label, "count": 1} for label in "ABCD"]
    traces = [t for t in draw("unit_dots", rows, {"palette": "categories"})["data"] if t["mode"] == "markers"]
    assert len({trace["marker"]["symbol"] for trace in traces}) == 4
    assert len({trace["marker"]["color"] for trace in traces}) == 4


def test_a_fifth_category_gives_up_colour() -> None:
    rows = [{"label": label, "count": 1} for label in "ABCDE"]
    traces = [t for t in draw("unit_dots", rows, {"palette": "categories"})["data"] if t["mode"] == "markers"]
    assert {trace["marker"]["color"] for trace in traces} == {"#221A33"}


def test_the_comfort_scale_runs_from_blue_at_the_top_to_brown() -> None:
    rows = [{"label": label, "count": 1} for label in SCALE]
    figure = draw("unit_dots", rows, {"order": SCALE, "palette": "comfort"})
    colours = [trace["marker"]["color"] for trace in figure["data"] if trace["mode"] == "markers"]
    assert colours == ["#1D4E79", "#6E9FC4", "#CFC8BC", "#E0904A", "#8A3B00"]


def test_a_line_is_a_person_up_for_more_down_for_less() -> None:
    figure = draw(*CASES["shift"])
    assert (strands(figure, "#2B5FA8"), strands(figure, "#A84B00"), strands(figure, "#8A8296")) == (3, 2, 4)
    rising = next(t for t in figure["data"] if t.get("line", {}).get("color") == "#2B5FA8")
    end = rising["x"].index(None) - 1
    assert rising["x"][0] < rising["x"][end]
    assert rising["y"][0] > rising["y"][end]  # heights run down from the top


def test_each_colour_of_a_line_is_named_over_a_stroke_of_it() -> None:
    form, rows, options = CASES["shift"]
    bare, keyed = (
        draw(form, rows, options),
        draw(form, rows, {**options, "key": ["3 more", "2 less", "4 same"]}),
    )
    assert {"3 more", "2 less", "4 same"} <= set(words(keyed))
    for colour in ("#2B5FA8", "#A84B00", "#8A8296"):
        assert strands(keyed, colour) == strands(bare, colour) + 1
    assert keyed["layout"]["height"] == bare["layout"]["height"] == 700


def test_whoever_answered_once_is_a_stub_with_an_open_end_and_a_dot_on_one_side_only() -> None:
    figure = draw(*CASES["shift"])
    assert marks(figure, "answered once") == 1
    assert marks(figure, "person") == 2 * (3 + 2 + 4) + 1


def test_a_card_nobody_placed_has_no_mark_and_says_so() -> None:
    figure = draw(*CASES["points"])
    assert marks(figure, "mean") == 1
    assert {"Placed by nobody", "3.5", "12"} <= set(words(figure))


def test_zones_need_a_cut_point_between_each_two() -> None:
    with pytest.raises(ChartError, match="3 zones don't fit 1 cut points"):
        draw("zones", [], {"zones": ["A", "B", "C"], "cuts": [0.5]})


def test_a_score_outside_its_own_ends_is_refused_and_none_has_no_mark() -> None:
    form, rows, options = CASES["zones"]
    with pytest.raises(ChartError, match=r"'All' has low 0\.7, score 0\.6"):
        draw(form, [{"label": "All", "score": 0.6, "low": 0.7, "high": 0.8}], options)
    figure = draw(form, rows, options)
    assert marks(figure, "score") == 1
    assert {"0.62", "Likely", "Too few to show, or nobody placed it"} <= set(words(figure))


def test_more_people_is_always_a_longer_line_or_a_higher_column_while_a_dot_can_be_seen() -> None:
    rows = [
        {"label": label, "count": count, "group": group}
        for group, counts in {"Made a difference": (13, 19, 21), "Made none": (9, 4, 2)}.items()
        for label, count in zip("ABC", counts, strict=True)
    ]
    named = [row | {"label": f"Who it is shared with {row['label']}"} for row in rows]
    lines = [trace for trace in draw("unit_dots", named)["data"] if trace.get("meta") == {"is": "person"}]
    assert all(len(set(trace["y"])) == 1 for trace in lines)
    steps = [
        {"label": str(step), "count": count, "group": group}
        for group in ("Use of time", "Facilitation", "Workshop")
        for step, count in enumerate((0, 1, 2, 9, 5, 0), start=1)
    ]
    columns = [t for t in draw("dot_columns", steps)["data"] if t.get("meta") == {"is": "person"}]
    assert all(len(set(trace["x"])) == 1 for trace in columns)


def test_words_are_not_cut_off_while_another_list_leaves_a_line_free() -> None:
    long, short = "People who can't speak up for themselves gain from it", "Saves money"
    tables = {1: (long, long), 2: (short, short), 3: (short, short), 4: (short,)}
    rows = [
        {"table": table, "label": label, "count": 1, "of": 5}
        for table, each in tables.items()
        for label in each
    ]
    assert not any("…" in text for text in words(draw("support", rows, {}, "projector")))
    six = [
        {"table": table, "label": long, "count": 1, "of": 5, "is_primary": is_primary}
        for table in range(1, 7)
        for is_primary in (True, False)
    ]
    assert not any("…" in text for text in words(draw("support", six, {}, "projector")))


def test_support_shows_a_seat_for_everyone_and_marks_the_primary_criterion_in_words() -> None:
    figure = draw(*CASES["support"])
    assert (marks(figure, "endorses"), marks(figure, "does not")) == (2 + 5, 3 + 4)
    assert {"Primary: Helps people soon", "2 of 5", "0 of 4", "Table 2"} <= set(words(figure))


def test_what_does_not_fit_a_projector_is_counted_in_words() -> None:
    rows = [{"table": 1, "label": f"Criterion {n}", "count": 1, "of": 5} for n in range(30)]
    said = words(draw("support", rows, {}, "projector"))
    shown = sum(text.startswith("Criterion") for text in said)
    assert 0 < shown < 30
    assert f"and {30 - shown} more" in said
    assert sum(text.startswith("Criterion") for text in words(draw("support", rows, {}, "document"))) == 30


HOSTILE = "<a href='javascript:x'>a</a><br>&lt;b&gt; $\\alpha$"


@pytest.mark.parametrize("form", FORMS)
def test_a_hostile_label_is_shown_letter_for_letter(form: str) -> None:
    row = {"label": HOSTILE, "count": 1, "before": HOSTILE, "after": HOSTILE, "table": HOSTILE, "of": 2}
    row |= {"mean": 1, "score": 1, "low": 1, "high": 1, "n": 1, "group": HOSTILE}
    row |= {"key": HOSTILE, "x": 1, "y": 1, "x_ticks": [1], "y_ticks": [1], "place": 0}
    figure = draw(form, [row], {}, "document")
    shown = "".join(text.replace("<br>", " ") for text in words(figure))
    assert "&lt;a" in shown
    assert "&amp;lt;b" in shown
    assert not set("<>$") & set(shown)
    assert HOSTILE not in json.dumps(figure)


def test_columns_of_dots_have_a_dot_a_person_and_the_words_for_both_ends() -> None:
    figure = draw(*CASES["dot_columns"])
    assert marks(figure, "person") == 40
    assert {"Use of time", "16 answered", "24 answered", "Absolutely not", "Excellent"} <= set(words(figure))
    columns = [trace for trace in figure["data"] if trace.get("meta") == {"is": "person"}]
    assert len({trace["marker"]["size"] for trace in columns}) == 1


def test_strips_have_a_dot_a_person_on_lines_alike_and_refuse_a_place_beyond_the_last() -> None:
    form, rows, options = CASES["strips"]
    figure = draw(form, rows, options)
    assert (marks(figure, "person"), marks(figure, "mark")) == (14, 1)
    assert [text for text in words(figure) if text in ("What for", "Who sees it")] == options["order"]
    assert {"21.4", "Mean", "Over 30"} <= set(words(figure))
    with pytest.raises(ChartError, match="'What for' at 9 is not in the chart's order"):
        draw(form, [*rows, {"label": "What for", "place": 9, "count": 1}], options)


def test_columns_refuse_a_step_that_is_not_on_the_scale_and_ends_for_other_groups() -> None:
    with pytest.raises(ChartError, match="'7' of ''"):
        draw("dot_columns", [{"label": "7", "count": 1}], {"order": list("123456"), "groups": [""]})
    with pytest.raises(ChartError, match="ends of 1 groups, and 0 groups"):
        draw("dot_columns", [], {"ends": [["Poor", "Excellent"]]})


def test_messages_are_put_into_the_readers_language() -> None:
    welsh = {"Comfortable": "Cyfforddus", "Primary": "Prif"}

    def say_welsh(message: Message) -> str:
        return welsh.get(message.text, str(message))

    label = say("Comfortable")
    figure = draw("unit_dots", [{"label": label, "count": 1}], {"order": [label]}, "document", say_welsh)
    assert "Cyfforddus" in words(figure)
    row = {"table": 1, "label": "Saves money", "count": 1, "of": 2, "is_primary": True}
    assert "Prif: Saves money" in words(draw("support", [row], {}, "document", say_welsh))


@given(st.lists(st.integers(0, 60), min_size=5, max_size=5), st.sampled_from(LOOKS))
def test_any_room_gets_as_many_dots_as_people(counts: list[int], look: Look) -> None:
    rows = [{"label": label, "count": count} for label, count in zip(SCALE, counts, strict=True)]
    figure = draw("unit_dots", rows, {"order": SCALE, "palette": "comfort"}, look)
    assert marks(figure, "person") == sum(counts)
    assert all(max(t["x"]) <= figure["layout"]["width"] for t in figure["data"] if t["mode"] == "markers")


def test_drawing_loads_neither_pandas_nor_plotly() -> None:
    program = (
        "import sys, exports.charts as c; c.draw('points', []);"
        "print(sorted({'pandas', 'plotly', 'numpy', 'flask'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"
