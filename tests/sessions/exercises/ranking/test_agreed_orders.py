"""The table's one order: several hands, versions, ties, cards left out, and what could not be agreed."""

from typing import Any

from hypothesis import given, strategies as st

from sessions.errors import Rejection
from sessions.exercises.ranking import KIND
from sessions.exercises.ranking.orders import (
    open_places,
    place_above,
    place_below,
    place_of,
    placed,
    put,
    starts,
    tidy,
    tie,
    without,
)
from tests.sessions.exercises.ranking.room import FACILITATOR, RankingRoom

CARDS = "123456"


def test_an_edit_is_refused_only_when_its_own_card_moved_since_the_hand_looked() -> None:
    room = RankingRoom()
    room.agree(1, "1 2 3")
    seen = room.state.tables[1].version
    room.do(room.person(1, 0), "place_card", card="3", place=1, version=seen)
    late = room.refused(room.person(1, 1), "place_card", card="3", place=2, version=seen)
    assert late.code == "order_moved_on"
    assert "Linked health and care" in str(late.message)
    room.do(room.person(1, 1), "place_card", card="2", place=1, version=seen)
    assert room.agreed() == "2 3 1"
    tied = room.refused(room.person(1, 2), "tie_card", card="1", with_card="3", version=seen)
    assert tied.code == "order_moved_on"


def test_a_version_that_the_table_never_had_is_refused_whatever_is_done_with_it() -> None:
    room = RankingRoom()
    room.agree(1, "1 2 3")
    asked: list[tuple[str, dict[str, Any]]] = [
        ("place_card", {"card": "1", "place": 3}),
        ("tie_card", {"card": "1", "with_card": "2"}),
        ("take_out", {"card": "1"}),
        ("confirm_order", {}),
    ]
    for command, more in asked:
        refusal = room.refused(room.person(), command, version=10**9, **more)
        assert refusal.code == "order_not_here"
    assert room.agreed() == "1 2 3"
    room.do(room.person(), "confirm_order", version=3)


def test_both_hands_count_whichever_comes_first_when_they_move_different_cards() -> None:
    def after(first: str, second: str) -> set[str]:
        room = RankingRoom()
        room.agree(1, "1 2 3 4")
        for seat, card in enumerate((first, second)):
            room.do(room.person(1, seat), "take_out", card=card, version=4)
        return set(room.agreed().split())

    assert after("1", "4") == after("4", "1") == {"2", "3"}


def test_an_edit_that_changes_nothing_is_refused_and_keeps_the_agreement() -> None:
    room = RankingRoom()
    room.agree(1, "1 2")
    room.do(room.person(), "confirm_order", version=2)
    assert room.refused(room.person(), "place_card", card="2", place=2, version=2).code == "already_so"
    assert room.refused(room.person(), "take_out", card="5", version=2).code == "already_so"
    assert room.state.tables[1].is_confirmed


def test_a_card_of_the_other_set_and_a_tie_with_an_unplaced_card_are_refused() -> None:
    room = RankingRoom()
    assert room.refused(room.person(), "place_card", card="B", place=1, version=0).code == "unknown_card"
    refusal = room.refused(room.person(), "tie_card", card="1", with_card="2", version=0)
    assert refusal.code == "card_not_placed"
    assert "Reducing 999 calls" in str(refusal.message)


def test_an_empty_order_and_one_that_changed_since_cannot_be_confirmed() -> None:
    room = RankingRoom()
    assert room.refused(room.person(), "confirm_order").code == "empty_order"
    room.agree(1, "1 2")
    assert room.refused(room.person(), "confirm_order", version=1).code == "order_moved_on"


def test_an_order_that_is_moved_after_the_agreement_is_being_talked_about_again() -> None:
    room = RankingRoom()
    room.agree(1, "1 2 3 4 5 6")
    room.do(room.person(), "confirm_order")
    assert str(KIND.progress(room.state, "agreed", 1, room.room).status) == "Agreed"
    room.do(room.person(1, 3), "place_card", card="6", place=1, version=6)
    assert str(KIND.progress(room.state, "agreed", 1, room.room).status) == "Talking"


def test_a_tie_a_card_left_out_and_a_disagreement_are_results_that_stay() -> None:
    room = RankingRoom()
    room.agree(2, "A EF B D")
    room.do(room.person(2), "disagree_on", card="C")
    room.do(room.person(2, 1), "confirm_order")
    progress = KIND.progress(room.state, "agreed", 2, room.room)
    assert (str(progress.status), progress.disc, progress.is_finished) == ("Could not agree", "split", True)
    facts = {str(name): str(value) for name, value in progress.facts}
    assert facts["No agreement"] == "on Fuel poverty"
    assert facts["Placed"] == "5 of 6, 2 tied, 1 left out"
    panel = room.panel("agreed")
    assert panel is not None
    places = {row["card"]: str(row["table_2"]) for row in panel.rows if row["card"].isalpha()}
    assert places == {"A": "1st", "E": "2nd=", "F": "2nd=", "B": "4th", "D": "5th", "C": "unplaced"}
    assert "Table 2 could not agree where to put Fuel poverty." in str(panel.notes[-1])
    assert "–: not placed." in str(panel.notes[-1]), "the wall draws a dash"
    rows = [row for row in KIND.rows(room.state) if row["card"] == "C"]
    assert [(row["place"], row["outcome"]) for row in rows] == [(None, "could_not_agree")]


def test_a_table_that_could_not_agree_at_all_is_counted_and_can_take_it_back() -> None:
    room = RankingRoom()
    room.do(room.person(), "disagree_on")
    panel = room.panel("agreed")
    assert panel is not None
    assert "Table 1 could not agree on an order." in str(panel.notes[-1])
    assert room.refused(room.person(1, 1), "disagree_on").code == "already_so"
    room.do(room.person(1, 1), "disagree_on", is_open=False)
    assert room.panel("agreed") is None


def test_an_agreed_order_is_shown_at_any_n_but_not_before_there_is_one() -> None:
    room = RankingRoom(people=1)
    refusal = room.refusal("agreed")
    assert refusal is not None
    assert refusal.code == "nothing_to_show"
    room.agree(3, "4")
    assert room.refusal("agreed") is None


def test_sets_stand_side_by_side_and_are_never_pooled() -> None:
    room = RankingRoom()
    room.agree(1, "1 2 3 4 5 6")
    room.agree(2, "F E D C B A")
    room.agree(3, "2 1 3 4 5 6")
    panel = room.panel("agreed")
    assert panel is not None
    assert [(row["set"], row["card"]) for row in panel.rows[:2]] == [("1–6", "1"), ("1–6", "2")]
    assert all((str(row["table_2"]) == "other set") == (row["set"] == "1–6") for row in panel.rows)
    assert [[group["tables"][0]["number"] for group in grid["groups"]] for grid in panel.figure_rows] == [
        [1],
        [2],
    ]


def test_columns_stand_together_by_label_and_unlabelled_tables_come_after() -> None:
    room = RankingRoom()
    for table in (1, 3):
        room.agree(table, "1 2")
        room.do(room.person(table), "propose_criterion", text="A reason")
        room.do(room.person(table), "mark_primary", criterion=f"t{table}-c1")
    room.do(FACILITATOR, "label_criterion", table=3, criterion="t3-c1", label="Planning")
    panel = room.panel("agreed")
    assert panel is not None
    groups = [
        (group["label"], [table["number"] for table in group["tables"]])
        for group in panel.figure_rows[0]["groups"]
    ]
    assert groups == [("Planning", [3]), ("", [1])]
    notes = [str(note) for note in panel.notes]
    assert notes[0] == "Planning: 1 of 3 tables. No shared label: 2 of 3 tables."


def test_a_phone_sees_its_own_table_only_and_the_wall_none_before_the_reveal() -> None:
    one, other = RankingRoom(), RankingRoom()
    for room, order in ((one, "A B C"), (other, "C B A D")):
        room.agree(2, order)
    assert one.phone(1) == other.phone(1)
    assert one.phone(2) != other.phone(2)


class Edits:
    """Any edits that hands may try, with any version."""

    cards = st.sampled_from(CARDS)
    one = st.one_of(
        st.tuples(st.just("place_card"), cards, st.integers(1, 8)),
        st.tuples(st.just("tie_card"), cards, cards),
        st.tuples(st.just("take_out"), cards, st.none()),
    )
    many = st.lists(st.tuples(one, st.integers(0, 20)), max_size=25)


@given(Edits.many)
def test_every_card_is_in_exactly_one_place_or_unplaced_whatever_hands_try(
    edits: list[tuple[tuple[str, str, object], int]],
) -> None:
    room = RankingRoom()
    for (command, card, other), version in edits:
        extra: dict[str, Any] = {
            "place_card": {"place": other},
            "tie_card": {"with_card": other},
            "take_out": {},
        }[command]
        before = room.state.tables[1].version
        decided = room.send(room.person(), command, card=card, version=version, **extra)
        assert room.state.tables[1].version == before + (not isinstance(decided, Rejection))
        held = placed(room.state.tables[1].tiers)
        assert sorted([*held, *room.state.unplaced(1)]) == list(CARDS)


@given(st.permutations(CARDS), st.lists(st.integers(0, 1), min_size=6, max_size=6), st.sampled_from(CARDS))
def test_up_then_down_brings_a_card_that_shares_no_place_back(
    cards: list[str], ties: list[int], card: str
) -> None:
    tiers = tidy(_cut(cards, ties))
    alone = put(without(tiers, card), card, 3)
    above = place_above(alone, card)
    if above is None:
        return
    moved = put(alone, card, above)
    below = place_below(moved, card)
    assert below is not None
    assert put(moved, card, below) == alone


@given(st.permutations(CARDS), st.lists(st.integers(0, 1), min_size=6, max_size=6), st.sampled_from(CARDS))
def test_every_place_that_is_offered_is_the_place_that_is_got(
    cards: list[str], ties: list[int], card: str
) -> None:
    tiers = tidy(_cut(cards, ties))
    for place in open_places(tiers, card):
        after = put(tiers, card, place)
        assert place_of(after, card) == place
        assert after != tiers
        assert starts(after)[-1] == len(CARDS) + 1
    for other in CARDS:
        if other != card:
            assert place_of(tie(tiers, card, other), card) == place_of(tie(tiers, card, other), other)


def _cut(cards: list[str], ties: list[int]) -> list[list[str]]:
    tiers: list[list[str]] = []
    for card, is_tied in zip(cards, ties, strict=True):
        if tiers and is_tied:
            tiers[-1].append(card)
        else:
            tiers.append([card])
    return tiers
