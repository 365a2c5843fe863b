"""Owns the tidy rows of all answers to a ranking: what results are recomputed from."""

from collections.abc import Iterator, Mapping
from typing import Any

from sessions.aggregation.rankings import Ranking
from sessions.exercises.ranking import line
from sessions.exercises.ranking.influences import INFLUENCES
from sessions.exercises.ranking.orders import Tiers, is_tied
from sessions.exercises.ranking.phases import AGREED, CRITERIA, MINORITY, OWN
from sessions.exercises.ranking.state import RankingState

COLUMNS = (
    "set",
    "card",
    "place",
    "is_tied",
    "outcome",
    "criterion",
    "text",
    "agree",
    "is_primary",
    "label",
    "side",
    "influence",
    "mark",
    "disagree",
)


def rows(state: RankingState) -> Iterator[Mapping[str, Any]]:
    """One row a card of an order, one a criterion; every row has all columns, None where one doesn't apply.

    phase, participant (None: the table's), table, set; then
    card, place (midrank among the cards placed, 1 first; None: unplaced), is_tied: own and agreed orders;
    outcome ("agreed", "talking", "could_not_agree"): agreed orders, of the card where it alone is disputed;
    side ("above", "below"): agreed orders, of the line that the table drew;
    criterion (id), text, agree (count), is_primary, label: criteria;
    influence, text: what else moved a table, text only where it is in its own words;
    mark ("most", "least"), card: marks in place of an own order;
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
    return {**head, **dict.fromkeys(COLUMNS), "set": set_key, **given}


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
            yield _row(AGREED, None, work.number, work.set_key, influence="own_words", text=text)
