"""Criteria that tables share, once people labelled them: counts and Jaccard; what has no label is apart."""

from sessions.exercises.base import Panel
from tests.sessions.exercises.ranking.room import FACILITATOR, RankingRoom


def labelled(*tables: tuple[str, ...]) -> RankingRoom:
    """Tables that wrote a criterion for each label; "" is one without a label."""
    room = RankingRoom()
    for table, labels in enumerate(tables, start=1):
        for number, label in enumerate(labels, start=1):
            room.do(room.person(table), "propose_criterion", text=f"Reason {number}")
            if label:
                name = f"t{table}-c{number}"
                room.do(FACILITATOR, "label_criterion", table=table, criterion=name, label=label)
    return room


def found(room: RankingRoom) -> tuple[list[Panel], list[Panel]]:
    more = room.for_report("criteria")
    return list(more.beside), list(more.annex)


def test_without_labels_nothing_is_shared_and_nothing_alike() -> None:
    assert found(labelled(("", ""), ("",))) == ([], [])


def test_one_table_with_labels_has_nobody_to_be_compared_with() -> None:
    assert found(labelled(("People", "Savings"), ("",))) == ([], [])


def test_labels_of_two_tables_or_more_are_counted_the_most_first() -> None:
    beside, _ = found(labelled(("People", "Savings"), ("People", "Time"), ("People", "Savings")))
    rows = [(row["label"], str(row["tables"]), row["which"]) for row in beside[0].rows]
    assert rows == [("People", "3 of 3", "1, 2, 3"), ("Savings", "2 of 3", "1, 3")]


def test_every_two_tables_with_labels_have_their_jaccard() -> None:
    _, annex = found(labelled(("People", "Savings"), ("People", "Time"), ("Trust", "")))
    rows = [(str(row["tables"]), row["shared"], row["either"], row["jaccard"]) for row in annex[0].rows]
    assert rows == [("1 and 2", 1, 3, 1 / 3), ("1 and 3", 0, 3, 0.0), ("2 and 3", 0, 3, 0.0)]
    assert "5 of 6 criteria have a label" in str(annex[0].basis)
    assert "2 of 3 pairs share no label" in str(annex[0].summary)
