"""Owns what a participant is told of their own answers, and the tidy rows of all answers."""

from collections.abc import Iterator, Mapping
from typing import Any

from sessions.aggregation.rankings import Ranking
from sessions.exercises.ranking import line
from sessions.exercises.ranking.influences import INFLUENCES
from sessions.exercises.ranking.orders import Tiers, is_tied
from sessions.exercises.ranking.phases import AGREED, CRITERIA, OWN
from sessions.exercises.ranking.state import RankingState, TableWork
from sessions.exercises.ranking.wording import order_in_words
from sessions.ids import ParticipantId
from sessions.words import say_n

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
)


def own(state: RankingState, participant: ParticipantId) -> Mapping[str, Mapping[str, Any]]:
    """A person's own order, and which criteria they agree with: id -> the wording they agreed with."""
    found: dict[str, Mapping[str, Any]] = {}
    for key, ballots in state.own.items():
        answer = ballots.answers.get(participant)
        if answer:
            titles = {example.key: example.short_title for example in state.sets[key].examples}
            body = {
                "tiers": [list(tier) for tier in answer.body.tiers],
                "shown": list(answer.body.shown),
            }
            text = order_in_words(answer.body.tiers, titles)
            found[OWN] = {"receipt": answer.receipt, "at": answer.at, "body": body, "text": text}
    for work in state.tables.values():
        if participant in work.heard:
            found[CRITERIA] = found[AGREED] = _agreed_with(work, participant)
    return found


def _agreed_with(work: TableWork, participant: ParticipantId) -> Mapping[str, Any]:
    endorsed = {item.id: item.wording for item in work.criteria.values() if participant in item.endorsers}
    text = say_n("You agree with %(n)s criterion.", "You agree with %(n)s criteria.", len(endorsed))
    stamp = work.heard[participant]
    return {"receipt": stamp.seq, "at": stamp.at, "body": {"endorsed": endorsed}, "text": str(text)}


def rows(state: RankingState) -> Iterator[Mapping[str, Any]]:
    """One row a card of an order, one a criterion; every row has all columns, None where one doesn't apply.

    phase, participant (None: the table's), table, set; then
    card, place (midrank among the cards placed, 1 first; None: unplaced), is_tied: own and agreed orders;
    outcome ("agreed", "talking", "could_not_agree"): agreed orders, of the card where it alone is disputed;
    side ("above", "below"): agreed orders, of the line that the table drew;
    criterion (id), text, agree (count), is_primary, label: criteria;
    influence, text: what else moved a table, text only where it is in its own words.
    """
    yield from _own_rows(state)
    yield from _criteria_rows(state)
    yield from _agreed_rows(state)
    yield from _influence_rows(state)


def _row(
    phase: str, participant: str | None, table: int | None, set_key: str, **given: Any
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
