"""Owns what the methods make of tables' orders taken together, and the sentences on where they differ."""

from collections.abc import Iterator, Mapping, Sequence

from sessions.aggregation.borda import borda_order, leave_one_out
from sessions.aggregation.kemeny import MOST_CARDS, Kemeny, kemeny
from sessions.aggregation.pairwise import condorcet_winner, copeland, schulze
from sessions.aggregation.rankings import Ranking, tiers_by
from sessions.exercises.ranking.grid import label_of
from sessions.exercises.ranking.orders import Tiers
from sessions.exercises.ranking.state import RankingState
from sessions.exercises.ranking.wording import order_in_words, together
from sessions.words import Message, listed, say, say_n

MOST_BEST = 3  # of Kemeny's orders that are written out


def agreed_orders(state: RankingState, set_key: str) -> dict[str, Ranking]:
    """By table, in words, the orders that count: of those that agreed on one, without cards in dispute."""
    cards = [example.key for example in state.sets[set_key].examples]
    found = {}
    for table in state.tables_with(set_key):
        work = state.tables[table]
        order = state.agreed(table).among([card for card in cards if card not in work.disputed])
        if order.tiers and not work.is_split:
            found[str(table)] = Ranking(order.tiers, frozenset(cards) - order.placed)
    return found


def methods(orders: Sequence[Ranking], cards: Sequence[str]) -> Mapping[str, Tiers]:
    """The room's order by each method that has ties."""
    return {
        "borda": borda_order(orders, cards),
        "copeland": tiers_by(copeland(orders, cards)),
        "schulze": tiers_by(schulze(orders, cards)),
    }


def title_in(state: RankingState, set_key: str, card: str) -> str:
    """The short title of a card of a set."""
    return state.sets[set_key].example(card).short_title


def notes(state: RankingState, set_key: str, orders: Mapping[str, Ranking]) -> Iterator[Message]:
    """How points are given, what the other methods say, and which table the order hangs on."""
    cards = [example.key for example in state.sets[set_key].examples]
    yield say(
        "Each table counts once, whatever its size, and only over the cards it placed: of %(cards)s cards "
        "all placed, first gets %(most)s points and last gets 0.",
        cards=len(cards),
        most=len(cards) - 1,
    )
    yield from together(_checks(state, set_key, list(orders.values()), cards))
    yield from together(_without_one(state, set_key, orders, cards))
    if len({label_of(state, int(table)) or table for table in orders}) > 1:
        yield say(
            "These tables went by different criteria: the order puts their answers to them together, and "
            "no measure of agreement is worked out over all of them."
        )


def _checks(
    state: RankingState, set_key: str, orders: Sequence[Ranking], cards: Sequence[str]
) -> Iterator[Message]:
    """What the other methods make of the same orders; those that say the same stand together."""
    tiers, best = methods(orders, cards), kemeny(orders, cards)
    found = {"Copeland": tiers["copeland"], "Schulze": tiers["schulze"]}
    if best and len(best.orders) == 1:
        found["Kemeny"] = tuple((card,) for card in best.orders[0])
    for order in dict.fromkeys(found.values()):
        names = listed([name for name in found if found[name] == order])
        if order == tiers["borda"]:
            yield say("The same order by the method of %(names)s.", names=names)
        else:
            words = _in_words(state, set_key, order)
            yield say("Another order by the method of %(names)s: %(order)s.", names=names, order=words)
    yield from _least(state, set_key, best)
    winner = condorcet_winner(orders, cards)
    if winner:
        title = title_in(state, set_key, winner)
        yield say("%(card)s is put before each other card by more tables than behind it.", card=title)
    else:
        yield say("No card is put before every other one by more tables than behind it.")


def _least(state: RankingState, set_key: str, best: Kemeny | None) -> Iterator[Message]:
    """How well Kemeny's orders do, and which they are where there are several."""
    if best is None:
        text = "More than %(most)s cards are placed, so not every order is looked through (Kemeny)."
        yield say(text, most=MOST_CARDS)
        return
    if len(best.orders) > 1:
        written = [_in_words(state, set_key, tuple((card,) for card in order)) for order in best.orders]
        yield say(
            "%(n)s orders are equally good by the method of Kemeny, such as: %(orders)s.",
            n=len(best.orders),
            orders="; ".join(written[:MOST_BEST]),
        )
    yield say_n(
        "Kemeny's order contradicts %(n)s choice of a table between two cards, the fewest there can be.",
        "Kemeny's order contradicts %(n)s choices of tables between two cards, the fewest there can be.",
        best.distance,
    )


def _without_one(
    state: RankingState, set_key: str, orders: Mapping[str, Ranking], cards: Sequence[str]
) -> Iterator[Message]:
    order = borda_order(list(orders.values()), cards)
    changed = {table: other for table, other in leave_one_out(orders, cards).items() if other != order}
    if not changed:
        yield say("Whichever one table is left out, the order stays the same.")
    for table, other in changed.items():
        yield say("Without table %(table)s: %(order)s.", table=table, order=_in_words(state, set_key, other))


def _in_words(state: RankingState, set_key: str, tiers: Tiers) -> str:
    return order_in_words(tiers, {card: title_in(state, set_key, card) for tier in tiers for card in tier})
