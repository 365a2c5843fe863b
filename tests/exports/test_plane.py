"""The plane: more lies right and at the top, nothing covers anything else, a stroke is a table."""

from typing import Any

import pytest

from exports.chart_forms.labels import Box, beside, free_spot
from exports.charts import ChartError, Look, draw

OPTIONS = {"places": 6, "x_ends": ("Less benefit", "More benefit"), "y_ends": ("Less risk", "More risk")}


def card(key: str, x: float, y: float, **more: Any) -> dict[str, Any]:
    return {"key": key, "label": f"Card {key}", "x": x, "y": y, "x_ticks": [x], "y_ticks": [y], **more}


def figure(*rows: dict[str, Any], look: Look = "projector", **options: Any) -> dict[str, Any]:
    return draw("plane", rows, OPTIONS | options, look)


def marks(drawn: dict[str, Any]) -> list[tuple[float, float]]:
    trace = next(trace for trace in drawn["data"] if trace.get("meta") == {"is": "card"})
    return list(zip(trace["x"], trace["y"], strict=True))


def texts(drawn: dict[str, Any]) -> list[str]:
    return [annotation["text"] for annotation in drawn["layout"]["annotations"]]


def test_a_place_outside_the_scale_is_refused_naming_the_card() -> None:
    with pytest.raises(ChartError, match="'Card 1' has the place 7"):
        figure(card("1", 7, 1))
    with pytest.raises(ChartError, match="the column 'y'"):
        figure({"key": "1", "label": "A", "x": 1, "x_ticks": [], "y_ticks": []})


def test_first_lies_right_and_at_the_top() -> None:
    first, last = marks(figure(card("1", 1, 1), card("2", 6, 6)))
    assert first[0] > last[0]
    assert first[1] < last[1], "pixels run downwards"


def test_every_card_shows_its_key_and_its_name_inside_the_figure() -> None:
    drawn = figure(*(card(str(n), n, 7 - n) for n in range(1, 7)), look="document")
    assert {"1", "6", "Card 1", "Card 6", "More benefit", "Less<br>risk"} <= set(texts(drawn))
    for annotation in drawn["layout"]["annotations"]:
        assert 0 <= annotation["x"] <= drawn["layout"]["width"]
        assert 0 <= annotation["y"] <= drawn["layout"]["height"]


def test_cards_at_one_place_are_moved_apart_and_a_line_leads_to_the_true_place() -> None:
    alone, pair = figure(card("1", 2, 2)), figure(card("1", 2, 2), card("2", 2, 2))
    one, two = marks(pair)
    assert one == marks(alone)[0]
    assert one != two
    size = next(t["marker"]["size"] for t in pair["data"] if t.get("meta") == {"is": "card"})
    assert Box.around(one, size, size).overlap(Box.around(two, size, size)) == 0
    assert len(pair["data"]) > len(alone["data"])


def test_a_name_that_does_not_stand_level_with_its_mark_says_whose_it_is() -> None:
    level = texts(figure(card("1", 2, 2), card("2", 5, 5)))
    assert {"Card 1", "Card 2"} <= set(level)
    crowded = texts(figure(*(card(str(n), 3, 3, x_ticks=[1, 6]) for n in range(1, 5))))
    assert [words for words in crowded if words[:1].isdigit() and words[2:] == f"Card {words[0]}"]


def test_each_table_is_a_stroke_on_the_crosshair() -> None:
    drawn = figure(card("1", 2, 3, x_ticks=[1, 2, 3], y_ticks=[2, 4]))
    strokes = [trace for trace in drawn["data"] if trace["mode"] == "lines"][-1]
    assert strokes["x"].count(None) == 4, "five strokes, with a gap between each"
    assert strokes["line"]["color"] != "#DED4C5", "seen from the back of the room"


def test_facts_stand_beside_the_plane_on_a_wall_and_under_it_on_paper() -> None:
    wide = figure(card("1", 1, 1), beside=["Tables 1, 3"])
    narrow = figure(card("1", 1, 1), beside=["Tables 1, 3"], look="document")
    places = [
        next(a for a in d["layout"]["annotations"] if a["text"] == "Tables 1, 3") for d in (wide, narrow)
    ]
    assert places[0]["x"] > wide["layout"]["width"] * 0.69
    assert places[1]["y"] > narrow["layout"]["height"] * 0.8


def test_one_card_alone_and_none_at_all_can_be_drawn() -> None:
    assert marks(figure(card("1", 1, 1, x_ticks=[], y_ticks=[]), places=1))
    assert texts(draw("plane", [], OPTIONS))


def test_a_name_goes_where_nothing_is_and_stays_inside_the_frame() -> None:
    frame, mark = Box(0, 0, 400, 200), Box.around((350, 100), 40, 40)
    place, anchor = beside((350, 100), 40, (120, 20), [mark], frame)
    assert anchor == "right"
    assert place[0] < 350
    assert free_spot((350, 100), 40, [mark], frame) != (350, 100)
