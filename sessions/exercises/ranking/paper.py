"""What stands on a paper ballot for one's own order: cards from first to last, "=" between equal ones."""

from collections.abc import Mapping, Sequence

from sessions.errors import Rejection, refuse
from sessions.exercises.base import PaperAnswer, PaperField, PaperLine
from sessions.exercises.defaults import NOT_ON_PAPER
from sessions.exercises.ranking.phases import OWN
from sessions.exercises.ranking.state import RankingState
from sessions.words import say

PLACE = "place-"
HOW = say("The number beside each card: 1 is first, the same number twice is a tie, none is left out.")


def read_order(state: RankingState, phase: str, table: int, line: PaperLine) -> PaperAnswer | Rejection:
    """The order that was written down; what is left out is unplaced. Of two marks, most comes first."""
    if phase != OWN or table not in state.tables:
        return NOT_ON_PAPER
    cards = {card.casefold(): card for card in state.cards_of(table)}
    tiers = [
        [cards.get(key.strip().casefold(), "") for key in tier.split("=")] for tier in line.answer.split(">")
    ]
    if not line.answer.strip() or not all(all(tier) for tier in tiers):
        return refuse(
            "paper_order",
            "“%(answer)s” is no order of these cards. Write it like %(example)s, with the cards %(cards)s.",
            answer=line.answer,
            example=_example(list(cards.values()), state.settings.is_quick),
            cards=", ".join(cards.values()),
        )
    if not state.settings.is_quick:
        return PaperAnswer("submit_order", {"tiers": tiers, "shown": []})
    marks = [card for tier in tiers for card in tier]
    if len(marks) != 2 or len(tiers) != 2:
        return refuse(
            "paper_marks", "Two cards are marked here. Write the one with most, “>”, the one with least."
        )
    return PaperAnswer("mark_most_least", {"most": marks[0], "least": marks[1]})


def _example(cards: list[str], is_quick: bool) -> str:
    if is_quick or len(cards) < 3:
        return " > ".join(cards[:2])
    return f"{cards[2]} > {cards[0]} = {cards[1]}"


def fields(state: RankingState, phase: str, table: int) -> Sequence[PaperField]:
    """A place beside each card, or the two that are marked."""
    if phase != OWN or table not in state.tables:
        return ()
    titles = {card.key: say("%(title)s", title=card.short_title) for card in state.set_of(table).examples}
    if state.settings.is_quick:
        return PaperField("most", say("Most"), titles), PaperField("least", say("Least"), titles)
    return tuple(
        PaperField(PLACE + key, say("%(card)s %(title)s", card=key, title=title), longest=2, hint=hint)
        for (key, title), hint in zip(titles.items(), (HOW, *[None] * len(titles)), strict=False)
    )


def line(state: RankingState, table: int, given: Mapping[str, str]) -> PaperLine | Rejection:
    """The order in which the places stand."""
    if state.settings.is_quick:
        return PaperLine(" > ".join(given.get(name) or "-" for name in ("most", "least")))
    places: dict[int, list[str]] = {}
    for card in state.cards_of(table):
        place = given.get(PLACE + card, "")
        if place and not (place.isascii() and place.isdecimal() and int(place)):
            sentence = "“%(place)s” is no place for card %(card)s. Write a number, or leave it empty."
            return refuse("paper_order", sentence, place=place, card=card)
        if place:
            places.setdefault(int(place), []).append(card)
    if not places:
        return refuse("paper_order", "Write the place beside each card that has one.")
    return PaperLine(" > ".join(" = ".join(places[place]) for place in sorted(places)))
