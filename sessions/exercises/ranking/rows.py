"""Owns the tidy rows of all answers to a ranking: what results are recomputed from."""

from collections.abc import Iterator, Mapping
from typing import Any

from sessions.aggregation.rankings import Ranking
from sessions.exercises.ranking import line
from sessions.exercises.ranking.influences import INFLUENCES
from sessions.exercises.ranking.orders import Tiers, is_tied
from sessions.exercises.ranking.phases import AGREED, CRITERIA, MINORITY, OWN
from sessions.exercises.ranking.state import RankingState
from sessions.exercises.row_columns import of_keys, of_numbers, of_wholes, of_words, of_yes_no
from sessions.words import say

OWN_WORDS = "own_words"
PLACE = "place, 1 first"
OUTCOMES = ("agreed", "talking", "could_not_agree", "held", "approved", "hidden")
COLUMNS = (
    of_keys("set", say("The example set that the table had.")),
    of_keys("card", say("The card of an order, a mark or a disagreement.")),
    of_numbers(
        "place",
        say("Its place in an order, ties at their middle; empty is not placed, and not last."),
        PLACE,
    ),
    of_yes_no("is_tied", say("It shares its place.")),
    of_keys("outcome", say("How far a table's order came, or whether words may be shown."), *OUTCOMES),
    of_keys("criterion", say("Which criterion of the table.")),
    of_words("text", say("A criterion, what else moved the table, or a reason on the minority record.")),
    of_wholes("agree", say("How many at the table agree with the criterion."), "people"),
    of_yes_no("is_primary", say("The table put this criterion first.")),
    of_words("label", say("The shared label that facilitators gave the criterion.")),
    of_keys("side", say("The side of the line that the table drew."), "above", "below"),
    of_keys("influence", say("What else moved the table."), *INFLUENCES, OWN_WORDS),
    of_keys("mark", say("Where a card was marked instead of an order."), "most", "least"),
    of_wholes("disagree", say("How many at the table are on the minority record."), "people"),
)
NAMES = [column.name for column in COLUMNS]


def rows(state: RankingState) -> Iterator[Mapping[str, Any]]:
    """One row a card of an order, one a criterion; every row has all columns, None where one doesn't apply.

    Own and agreed orders have card, place, is_tied; agreed ones also outcome (of the card, where it alone is
    disputed) and side; criteria have criterion, text, agree, is_primary, label; what else moved a table has
    influence, and text where it is in its own words; marks have mark and card;
    minority record: a row for each person who pressed anything, with no table and nothing they said; a row a
    table with disagree (count of people on record); a row an entry with text, card ("": the whole order) and
    outcome ("held", "approved", "hidden"), with nobody's token.
    """
    yield from _own_rows(state)
    yield from _mark_rows(state)
    yield from _criteria_rows(state)
    yield from _agreed_rows(state)
    yield from _influence_rows(state)
    yield from _record_rows(state)


def _row(
    phase: str, participant: str | None, table: int | None, set_key: str | None, **given: Any
) -> dict[str, Any]:
    head = {"phase": phase, "participant": participant, "table": table}
    return {**head, **dict.fromkeys(NAMES), "set": set_key, **given}


def _order(state: RankingState, set_key: str, tiers: Tiers) -> Iterator[dict[str, Any]]:
    cards = [example.key for example in state.sets[set_key].examples]
    ranks = Ranking.of(tiers, cards).midranks()
    for card in cards:
        place = float(ranks[card]) if card in ranks else None
        yield {"card": card, "place": place, "is_tied": is_tied(tiers, card) if card in ranks else None}


def _own_rows(state: RankingState) -> Iterator[dict[str, Any]]:
    for key, ballots in state.own.items():
        for participant, answer in sorted(ballots.answers.items()):
            for cells in _order(state, key, answer.body.tiers):
                yield _row(OWN, participant, answer.table, key, **cells)


def _mark_rows(state: RankingState) -> Iterator[dict[str, Any]]:
    for key, ballots in state.marks.items():
        for participant, answer in sorted(ballots.answers.items()):
            for mark, card in (("most", answer.body.most), ("least", answer.body.least)):
                if card:
                    yield _row(OWN, participant, answer.table, key, mark=mark, card=card)


def _record_rows(state: RankingState) -> Iterator[dict[str, Any]]:
    heard = sorted(state.minority.sayings.heard)
    for participant in heard:
        yield _row(MINORITY, participant, None, None)
    for work in state.tables.values() if heard else ():
        yield _row(MINORITY, None, work.number, work.set_key, disagree=state.minority.count(work.number))
    for entry in state.minority.in_hand:
        kept = {"text": entry.text, "card": entry.about.get("card", ""), "outcome": entry.status}
        yield _row(MINORITY, None, entry.table, state.tables[entry.table].set_key, **kept)


def _criteria_rows(state: RankingState) -> Iterator[dict[str, Any]]:
    for work in state.tables.values():
        for item in work.criteria.values():
            yield _row(
                CRITERIA,
                None,
                work.number,
                work.set_key,
                criterion=item.id,
                text=item.text,
                agree=len(item.endorsers),
                is_primary=item.id == work.primary,
                label=item.label,
            )


def _agreed_rows(state: RankingState) -> Iterator[dict[str, Any]]:
    begun = (work for work in state.tables.values() if work.tiers or work.could_not_agree)
    for work in begun:
        for cells in _order(state, work.set_key, work.tiers):
            is_disputed = work.is_split or cells["card"] in work.disputed
            outcome = "could_not_agree" if is_disputed else "agreed" if work.is_confirmed else "talking"
            side = line.side(work.above, work.tiers, cells["card"]) or None
            yield _row(AGREED, None, work.number, work.set_key, outcome=outcome, side=side, **cells)


def _influence_rows(state: RankingState) -> Iterator[dict[str, Any]]:
    for work in state.tables.values():
        for key in (key for key in INFLUENCES if key in work.influences):
            yield _row(AGREED, None, work.number, work.set_key, influence=key)
        for text in work.notes.values():
            yield _row(AGREED, None, work.number, work.set_key, influence=OWN_WORDS, text=text)
