"""Two rankings of the same cards, one set on one plane: whose places they are, and what is never drawn."""

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given, settings, strategies as st

from casestudies.loader import load_materials
from exports.charts import draw
from sessions.agenda import AgendaError, AgendaTemplate, check_plan
from sessions.exercises.base import Panel
from sessions.exercises.ranking import KIND
from sessions.exercises.ranking.lenses import LENSES
from sessions.exercises.ranking.plane import mean, spots
from sessions.exercises.registry import discover
from sessions.ids import ExerciseId
from tests.sessions.exercises.ranking.room import MATERIALS, RankingRoom

SETS = {"1": "1-6", "2": "A-F", "3": "1-6"}
SWAPPED = {"1": "A-F", "2": "1-6", "3": "A-F"}


def two_rooms(lens: str = "risk", against: str = "benefit") -> tuple[RankingRoom, RankingRoom]:
    """A room that ranked by one lens, and the same room that ranks by another with its sets swapped."""
    first = RankingRoom(lens=against, sets=SETS)
    second = RankingRoom(lens=lens, sets=SWAPPED, against=against)
    second.meet(first, against)
    return first, second


def plane(room: RankingRoom, set_key: str = "1-6") -> Panel:
    panel = room.panel(f"plane:{set_key}")
    assert panel is not None
    return panel


def plan(*exercises: Mapping[str, object]) -> str:
    """What is wrong with a day of these rankings; "" for nothing."""
    specs = [{"kind": "ranking", "title": "Rank", **exercise} for exercise in exercises]
    tables = [{"number": number, "seats": 5} for number in (1, 2, 3)]
    day = {"title": "A day", "area": "Here", "summary": "A day.", "tables": tables, "exercises": specs}
    try:
        check_plan(AgendaTemplate.model_validate(day), discover(), load_materials(), "day.toml")
    except AgendaError as error:
        return str(error)
    return ""


def test_a_plan_names_only_an_earlier_ranking_by_another_lens() -> None:
    benefit = {"id": "benefit", "settings": {"sets": SETS}}
    risk = {"id": "risk", "settings": {"lens": "risk", "sets": SWAPPED, "against": "benefit"}}
    twin = {"id": "twin", "settings": {"sets": SETS, "against": "benefit"}}
    talk = {"id": "talk", "kind": "talk", "settings": {"say": "Hello", "minutes": 5}}
    after_talk = {"id": "risk", "settings": {"lens": "risk", "sets": SETS, "against": "talk"}}
    assert plan(benefit, risk) == ""
    assert "settings.against: there is no earlier ranking" in plan(risk, benefit)
    assert "the earlier rankings are: benefit" in plan(talk, benefit, after_talk)
    assert "name a ranking by another lens" in plan(benefit, twin)


def test_a_ranking_without_another_one_to_be_drawn_against_offers_no_plane() -> None:
    alone = RankingRoom()
    assert KIND.meet(alone.state, {ExerciseId("risk"): RankingRoom(lens="risk").state}) is None
    assert not [key for key in KIND.phases(alone.state.settings, MATERIALS)[-1].panels if "plane" in key]
    alone.agree(1, "1 2")
    assert [panel.key for panel in KIND.panels(alone.state, "agreed", alone.room)] == ["agreed"]


def test_there_is_no_plane_until_a_card_has_a_place_in_both_rankings() -> None:
    first, second = two_rooms()
    first.agree(1, "1 2")
    second.agree(2, "3 4")
    refusal = second.refusal("plane:1-6")
    assert refusal is not None
    assert "No card of set 1-6 has a place in both rankings yet" in str(refusal.message)
    assert second.panel("plane:1-6") is None
    second.agree(2, "1")
    assert second.refusal("plane:1-6") is None
    assert second.refusal("plane:A-F") is not None


def test_a_card_stands_at_its_mean_place_over_the_tables_that_placed_it() -> None:
    first, second = two_rooms()
    first.agree(1, "1 2 3 4 5 6")
    first.agree(3, "2 1 3 4 6")
    second.agree(2, "6 5 4 3 21")
    panel = plane(second)
    rows = {row["card"]: row for row in panel.rows}
    # Table 3 left card 5 out: its places are spread over the whole set, r(n+1)/(k+1).
    assert rows["1"]["x"] == round((1 + 2 * 7 / 6) / 2, 2)
    assert (str(rows["1"]["x_placed"]), str(rows["1"]["y_placed"])) == ("2 of 2", "1 of 1")
    assert (rows["1"]["y"], rows["2"]["y"]) == (5.5, 5.5), "a tie shares the mean of its places"
    assert (rows["5"]["x"], str(rows["5"]["x_placed"])) == (5.0, "1 of 2")
    assert str(panel.title) == "Set 1–6: benefit against risk"
    assert str(panel.basis) == "2 tables by benefit, 1 by risk"
    assert "left cards out" in str(panel.notes[0])


def test_a_card_that_no_table_placed_on_one_side_stands_beside_the_plane_and_never_last() -> None:
    first, second = two_rooms()
    first.agree(1, "1 2 3")
    second.agree(2, "3 2 4")
    panel = plane(second)
    assert panel.chart is not None
    assert [row["key"] for row in panel.figure_rows] == ["2", "3"]
    rows = {row["card"]: (row["x"], row["y"]) for row in panel.rows}
    assert rows["1"] == (rows["1"][0], None)
    assert rows["6"] == (None, None)
    beside = [str(words) for words in panel.chart.options["beside"]]
    assert "Not drawn: 4 Empty homes, placed by no table by benefit." in beside
    assert "Not drawn: 1, 5 and 6" not in beside, "cards that lack different places are not mixed"
    assert "Not drawn: 5 and 6, placed by no table by benefit and risk." in beside
    assert [row["card"] for row in panel.rows][:2] == ["2", "3"], "what is drawn stands first in the table"


def test_sets_are_never_drawn_together_and_each_mark_says_what_its_table_says() -> None:
    first, second = two_rooms()
    first.agree(1, "1 2 3 4 5 6")
    first.agree(2, "A B C D E F")
    second.agree(2, "6 5 4 3 2 1")
    second.agree(1, "F E D C B A")
    for set_key, cards in (("1-6", "123456"), ("A-F", "ABCDEF")):
        panel = plane(second, set_key)
        assert {row["card"] for row in panel.rows} == set(cards)
        table = {row["card"]: (row["x"], row["y"]) for row in panel.rows}
        assert table == {row["key"]: (row["x"], row["y"]) for row in panel.figure_rows}


def test_the_sentence_names_who_is_first_by_either_or_by_both() -> None:
    first, second = two_rooms()
    first.agree(1, "1 2 3")
    second.agree(2, "3 2 1")
    summary = str(plane(second).summary)
    assert summary.endswith("highest by benefit, Routes from diagnosis; by risk, Linked health and care.")
    second.do(second.person(2), "place_card", card="1", place=1, version=3)
    assert "highest by both benefit and risk, Routes from diagnosis." in str(plane(second).summary)


@pytest.mark.parametrize(("lens", "against"), [("risk", "benefit"), ("acceptability", "risk")])
def test_the_plane_works_between_any_two_lenses(lens: str, against: str) -> None:
    first, second = two_rooms(lens, against)
    first.agree(1, "1 2 3")
    second.agree(2, "3 2 1")
    panel = plane(second)
    assert panel.chart is not None
    figure = draw(panel.chart.form, panel.figure_rows, panel.chart.options)
    words = {annotation["text"].replace("<br>", " ") for annotation in figure["layout"]["annotations"]}
    assert {str(LENSES[lens].more), str(LENSES[against].less)} <= words


def test_what_is_changed_in_the_earlier_ranking_moves_the_plane() -> None:
    first, second = two_rooms()
    first.agree(1, "1 2")
    second.agree(2, "1 2")
    before = plane(second).rows
    first.do(first.person(1), "place_card", card="2", place=1, version=2)
    assert plane(second).rows != before


ORDERS = st.lists(st.permutations("123456"), min_size=2, max_size=2)


@settings(deadline=None)
@given(ORDERS, ORDERS, st.permutations("123456"))
def test_other_names_for_the_cards_give_the_same_plane_under_those_names(
    across: list[list[str]], up: list[list[str]], names: list[str]
) -> None:
    renamed = dict(zip("123456", names, strict=True))

    def means(orders: list[list[list[str]]]) -> dict[str, tuple[Fraction | None, Fraction | None]]:
        rooms = [RankingRoom(sets=dict.fromkeys("123", "1-6")) for _ in orders]
        for room, tables in zip(rooms, orders, strict=True):
            for table, order in enumerate(tables, start=1):
                room.state.tables[table].tiers = tuple((card,) for card in order)
        found = spots(rooms[0].state, rooms[1].state, "1-6")
        return {spot.card: (mean(spot.across), mean(spot.up)) for spot in found}

    plain = means([across, up])
    other = means([[[renamed[card] for card in order] for order in side] for side in (across, up)])
    assert {renamed[card]: place for card, place in plain.items()} == other
    backwards = means([across[::-1], up[::-1]])
    assert backwards == plain, "which table said what changes no mean"
