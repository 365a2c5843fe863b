"""The tables' orders taken together, and how far they agree: for the report alone."""

from typing import Any

from sessions.exercises.base import Panel
from tests.sessions.exercises.ranking.room import FACILITATOR, RankingRoom

ONE_SET = {"1": "1-6", "2": "1-6", "3": "1-6"}


def together(room: RankingRoom) -> Panel | None:
    found = room.for_report().beside
    return next((panel for panel in found if panel.key == "together:1-6"), None)


def column(panel: Panel, key: str) -> list[Any]:
    return [str(row[key]) if row[key] is not None else None for row in panel.rows]


def notes(panel: Panel) -> str:
    return " ".join(str(note) for note in panel.notes)


def annex(room: RankingRoom) -> list[dict[str, Any]]:
    panels = room.for_report().annex
    return [dict(row) for panel in panels for row in panel.rows]


def agreeing(*orders: str, labels: tuple[str, ...] = ()) -> RankingRoom:
    """Tables with one set and these orders; tables with a label wrote a criterion that has it."""
    room = RankingRoom(sets=ONE_SET)
    for table, order in enumerate(orders, start=1):
        room.agree(table, order)
    for table, label in enumerate(labels, start=1):
        room.do(room.person(table), "propose_criterion", text="A reason")
        room.do(room.person(table), "mark_primary", criterion=f"t{table}-c1")
        room.do(FACILITATOR, "label_criterion", table=table, criterion=f"t{table}-c1", label=label)
    return room


def test_one_table_alone_has_nothing_to_be_taken_together_with() -> None:
    assert together(agreeing("1 2 3 4 5 6")) is None
    assert together(RankingRoom()) is None


def test_sets_are_never_added_together() -> None:
    room = RankingRoom()
    room.agree(1, "1 2 3")
    room.agree(2, "A B C")
    assert room.for_report().beside == ()


def test_other_steps_have_nothing_of_it() -> None:
    room = agreeing("1 2 3", "1 2 3")
    assert room.for_report("criteria").beside == ()


def test_a_table_that_could_not_agree_is_counted_as_such_and_is_not_in_the_order() -> None:
    room = agreeing("1 2 3 4 5 6", "1 2 3 4 5 6", "6 5 4 3 2 1")
    room.do(room.person(3), "disagree_on", card="", is_open=True)
    panel = together(room)
    assert panel is not None
    assert str(panel.basis) == "Orders of 2 of 3 tables with this set; 1 could not agree."
    assert column(panel, "place") == ["1st", "2nd", "3rd", "4th", "5th", "6th"]


def test_a_card_in_dispute_is_unplaced_by_its_table() -> None:
    room = agreeing("1 2", "2 1")
    room.do(room.person(2), "disagree_on", card="1", is_open=True)
    panel = together(room)
    assert panel is not None
    placed = dict(zip(column(panel, "example"), column(panel, "placed"), strict=True))
    assert placed["1 Routes from diagnosis"] == "1 of 2"


def test_cards_stand_by_mean_points_with_the_range_and_unplaced_ones_are_not_last() -> None:
    panel = together(agreeing("1 2 3 4 5", "1 3 2 4 5"))
    assert panel is not None
    assert column(panel, "place") == ["1st", "2nd=", "2nd=", "4th", "5th", ""]
    assert column(panel, "mean")[-1] is None
    assert column(panel, "range") == ["1st", "2nd to 3rd", "2nd to 3rd", "4th", "5th", ""]
    assert (
        str(panel.summary) == "Places by mean points: first Routes from diagnosis, last Housing and health."
    )


def test_methods_that_agree_say_so_in_one_sentence() -> None:
    panel = together(agreeing("1 2 3 4 5 6", "1 2 3 4 5 6", "2 1 3 4 5 6"))
    assert panel is not None
    assert "The same order by the method of Copeland, Schulze and Kemeny." in notes(panel)
    assert "Routes from diagnosis is put before each other card by more tables than behind it." in notes(
        panel
    )
    assert "Kemeny's order contradicts 1 choice of a table between two cards" in notes(panel)


def test_where_the_methods_differ_is_said_with_the_other_order() -> None:
    panel = together(agreeing("1 2 3 4 5 6", "1 2 3 4 5 6", "2 3 4 5 6 1"))
    assert panel is not None
    assert column(panel, "example")[0].startswith("2 ")
    assert "Another order by the method of Copeland, Schulze and Kemeny: 1st Routes from diagnosis" in notes(
        panel
    )


def test_a_circle_says_that_no_card_wins_and_how_many_orders_are_equally_good() -> None:
    panel = together(agreeing("1 2 3", "2 3 1", "3 1 2"))
    assert panel is not None
    assert "No card is put before every other one" in notes(panel)
    assert "3 orders are equally good by the method of Kemeny" in notes(panel)


def test_the_table_on_which_the_order_hangs_is_named() -> None:
    panel = together(agreeing("1 2", "1 2", "2 1"))
    assert panel is not None
    assert "Without table 1: 1st= Routes from diagnosis, 1st= Reducing 999 calls." in notes(panel)
    steady = together(agreeing("1 2", "1 2", "1 2"))
    assert steady is not None
    assert "Whichever one table is left out, the order stays the same." in notes(steady)


def test_there_is_no_w_without_a_shared_label_nor_for_two_tables() -> None:
    orders = ("1 2 3 4 5 6",) * 3
    assert annex(agreeing(*orders)) == []
    rows = annex(agreeing(*orders, labels=("Planning", "Planning")))
    assert [(str(row["orders"]), str(row["p"]), row["w"]) for row in rows] == [
        ("Set 1–6, Planning", "fewer than 3 tables", None),
        ("Set 1–6, no shared label", "different criteria", None),
    ]


def test_three_tables_with_one_label_have_the_w_that_is_needed_and_its_exact_p() -> None:
    # The least W of three tables and six cards with a p of .05, as in the tests of by_chance.
    (row,) = annex(agreeing("1 2 3 4 5 6", "2 4 3 1 5 6", "1 3 4 5 2 6", labels=("Planning",) * 3))
    assert (row["tables"], row["cards"], round(row["w"], 3)) == (3, 6, 0.657)
    assert round(row["rho"], 3) == round((3 * 23 / 35 - 1) / 2, 3)
    assert str(row["p"]) == "0.046, counted"
