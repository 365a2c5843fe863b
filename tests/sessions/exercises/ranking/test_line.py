"""The line through a table's order: who may draw it, what moves it, and what it says of each card."""

from hypothesis import given, strategies as st

from sessions.exercises.ranking import KIND, line as lines
from sessions.exercises.ranking.orders import Tiers, placed, put, tie, without
from tests.sessions.exercises.ranking.room import MATERIALS, RankingRoom

CARDS = "123456"


def a_room() -> RankingRoom:
    return RankingRoom(lens="acceptability")


def draw(room: RankingRoom, under: str, table: int = 1, seat: int = 0) -> None:
    """Draw a table's line under a card, having seen the newest order."""
    room.do(room.person(table, seat), "draw_line", under=under, version=room.state.tables[table].version)


def drawn(room: RankingRoom, table: int = 1) -> str:
    """A table's order with a bar where the line is."""
    work = room.state.tables[table]
    tiers = ["".join(tier) for tier in work.tiers]
    if work.above is None:
        return " ".join(tiers)
    count = lines.tiers_above(work.above, work.tiers)
    return " ".join([*tiers[:count], "|", *tiers[count:]])


def test_an_order_by_benefit_or_by_risk_has_no_line() -> None:
    for lens in ("benefit", "risk"):
        room = RankingRoom(lens=lens)
        room.agree(1, "1 2")
        refusal = room.refused(room.person(), "draw_line", under="1", version=2)
        assert refusal.code == "no_line_here"
        assert room.refused(room.person(), "take_line_out", version=2).code == "no_line_here"
        assert room.phone()["line"] is None
        assert "sides" not in KIND.phases(room.state.settings, MATERIALS)[-1].panels


def test_a_line_needs_an_order_and_a_placed_card_to_stand_under() -> None:
    room = a_room()
    assert room.refused(room.person(), "draw_line", version=0).code == "empty_order"
    room.agree(1, "1 2")
    unplaced = room.refused(room.person(), "draw_line", under="3", version=2)
    assert unplaced.code == "card_not_placed"
    assert "Linked health and care" in str(unplaced.message)
    assert room.refused(room.person(), "draw_line", under="A", version=2).code == "unknown_card"
    assert room.refused(room.person(), "take_line_out", version=2).code == "already_so"


def test_of_two_hands_at_the_line_the_second_is_told_that_it_moved() -> None:
    room = a_room()
    room.agree(1, "1 2 3")
    draw(room, "1")
    late = room.refused(room.person(1, 1), "draw_line", under="2", version=3)
    assert late.code == "order_moved_on"
    assert "moved the line" in str(late.message)
    assert room.refused(room.person(), "draw_line", under="1", version=4).code == "already_so"
    room.do(room.person(1, 1), "place_card", card="3", place=1, version=3)
    assert drawn(room) == "3 1 | 2"


def test_a_line_can_stand_above_all_cards_or_below_them_and_be_taken_out() -> None:
    room = a_room()
    room.agree(1, "1 2")
    draw(room, "")
    assert drawn(room) == "| 1 2"
    draw(room, "2")
    assert drawn(room) == "1 2 |"
    room.do(room.person(), "take_line_out", version=4)
    assert drawn(room) == "1 2"


def test_a_card_put_beside_the_line_stays_on_its_side_and_a_new_one_counts_as_below() -> None:
    room = a_room()
    room.agree(1, "1 2 3 4")
    draw(room, "2")
    room.do(room.person(), "place_card", card="1", place=2, version=5)
    assert drawn(room) == "2 1 | 3 4"
    room.do(room.person(), "place_card", card="4", place=3, version=6)
    assert drawn(room) == "2 1 | 4 3"
    room.do(room.person(), "place_card", card="5", place=3, version=7)
    assert drawn(room) == "2 1 | 5 4 3"
    room.do(room.person(), "tie_card", card="3", with_card="1", version=8)
    assert drawn(room) == "2 13 | 5 4"
    room.do(room.person(), "place_card", card="2", place=9, version=9)
    assert drawn(room) == "13 | 5 4 2"


def test_drawing_the_line_opens_an_agreement_again() -> None:
    room = a_room()
    room.agree(1, "1 2")
    room.do(room.person(), "confirm_order", version=2)
    draw(room, "1")
    assert not room.state.tables[1].is_confirmed
    assert room.refused(room.person(), "confirm_order", version=2).code == "order_moved_on"


def test_phones_get_the_line_with_where_each_press_would_put_it() -> None:
    room = a_room()
    room.agree(1, "1 23 4")
    line = room.phone()["line"]
    assert (line["is_drawn"], line["middle"], line["up"], line["down"]) == (False, "3", None, None)
    draw(room, "1")
    line = room.phone()["line"]
    assert (line["at"], line["up"], line["down"], line["under"]) == (1, "", "3", "Routes from diagnosis")
    draw(room, line["down"])
    assert drawn(room) == "1 23 | 4"
    assert [row["side"] for row in room.phone()["rows"]] == ["above", "above", "above", "below"]


def test_sides_count_tables_that_drew_a_line_and_placed_the_card_each_set_apart() -> None:
    room = a_room()
    room.agree(1, "1 2 3")
    room.agree(3, "1 2")
    room.agree(2, "A B")
    assert room.panel("sides") is None
    refusal = room.refusal("sides")
    assert refusal is not None
    assert refusal.code == "nothing_to_show"
    draw(room, "1", table=1)
    draw(room, "2", table=3)
    panel = room.panel("sides")
    assert panel is not None
    assert str(panel.basis) == "2 of 3 tables drew a line"
    found = {row["card"]: (str(row["above"]), str(row["below"]), str(row["without"])) for row in panel.rows}
    assert found["1"] == ("2 of 2", "0 of 2", "0 of 2")
    assert found["2"] == ("1 of 2", "1 of 2", "0 of 2")
    assert found["3"] == ("0 of 2", "1 of 2", "1 of 2"), "unplaced is on no side"
    dots = {row["card"]: (row["count"], row["of"]) for row in panel.rows}
    assert (dots["3"], dots["A"]) == ((0, 1), (0, 0)), "a dot is a table that put the card on a side"
    assert found["A"] == ("0 of 1", "0 of 1", "1 of 1")
    assert "No line was drawn at: 2." in str(panel.notes[0])
    orders = room.panel("agreed")
    assert orders is not None
    assert "Grey: a table without a line." in str(orders.notes[-1])


def test_sides_are_in_the_rows_of_the_record_and_in_the_table_of_places() -> None:
    room = a_room()
    room.agree(1, "1 2")
    draw(room, "1")
    sides = {row["card"]: row["side"] for row in KIND.rows(room.state) if row["card"]}
    assert (sides["1"], sides["2"], sides["3"]) == ("above", "below", None)
    agreed = room.panel("agreed")
    assert agreed is not None
    assert agreed.chart_rows is not None
    cells = {line["card"]: line["cells"][0]["side"] for line in agreed.chart_rows[0]["lines"]}
    assert (cells["1"], cells["2"], cells["3"]) == ("above", "below", "")


EDITS = st.lists(
    st.tuples(st.sampled_from(["put", "tie", "out", "line"]), st.sampled_from(CARDS), st.integers(1, 6)),
    max_size=25,
)


@given(EDITS)
def test_whatever_is_moved_the_line_runs_between_two_places(edits: list[tuple[str, str, int]]) -> None:
    tiers: Tiers = ()
    above: lines.Above = None
    for edit, card, place in edits:
        if edit == "line":
            above = lines.under(tiers, card) if tiers else None
            continue
        other = CARDS[place - 1]
        if edit == "tie" and (other == card or other not in placed(tiers)):
            continue
        before = above
        moved = put(tiers, card, place) if edit == "put" else without(tiers, card)
        tiers = tie(tiers, card, other) if edit == "tie" else moved
        above = lines.kept(above, tiers, card)
        if above is not None:
            count = lines.tiers_above(above, tiers)
            assert above == frozenset(placed(tiers[:count]))
            assert before is not None
            assert above - {card} == (before - {card}) & set(placed(tiers)), "the others keep their side"
