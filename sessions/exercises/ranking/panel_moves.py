"""Owns how far the talk moved the tables: the pooled own orders of a set beside each table's agreed order.

Agreed orders are open; own orders are secret (5-evidence, *Small numbers*: "ranges and distances to a table's
order are shown over a set only"). So every table is set beside the pool of everyone given the same set, never
beside the pool of its own people. A set whose answers all come from one table has no other pool: that is a
split by table, and needs a base of ten. Distances are each person's to their own table's order and carry a
little of that split: shown as one range and one middle over the set, from ten people at two tables on. What
was shown once stays: a table that moved its cards and looked again could feel its way to its people's orders.
"""

from collections.abc import Mapping
from fractions import Fraction
from statistics import median_low
from typing import Any

from sessions.aggregation.moves import contradicted, moves
from sessions.aggregation.rankings import Ranking, tiers_by
from sessions.disclosure import ROOM_MINIMUM, SPLIT_BASE, is_enough, is_told_by_cell, too_few_withdrawn
from sessions.errors import Rejection, refuse
from sessions.exercises.base import Badge, Column, Panel, Room
from sessions.exercises.ranking.lenses import LENSES
from sessions.exercises.ranking.orders import place_of
from sessions.exercises.ranking.panel_own import shown_points
from sessions.exercises.ranking.phases import moves_panel_key
from sessions.exercises.ranking.state import RankingState
from sessions.exercises.ranking.wording import place_word, set_name, together
from sessions.words import Message, listed, say, say_n

Row = dict[str, Any]


def moves_refusal(state: RankingState, set_key: str) -> Rejection | None:
    """Why own and agreed orders of a set can't be shown together yet, or None."""
    counted, gone = state.own[set_key].counted, too_few_withdrawn(len(state.own[set_key].withdrawn))
    if gone:
        return gone
    if not is_enough(len(counted)):
        text = "Own orders are shown from %(least)s people with the same set. %(n)s are in for set %(set)s."
        return refuse("too_few_answers", text, least=ROOM_MINIMUM, n=len(counted), set=set_key)
    if len(tables_behind(state, set_key)) < 2 and len(counted) < SPLIT_BASE:
        return refuse(
            "one_table_alone",
            "All own orders of set %(set)s come from one table. From %(least)s people on they can be shown.",
            set=set_key,
            least=SPLIT_BASE,
        )
    if not tables_compared(state, set_key):
        return refuse("nothing_to_show", "No table with set %(set)s has placed a card yet.", set=set_key)
    return None


def moves_panel(state: RankingState, set_key: str, room: Room) -> Panel:
    """Rows: card, title, example, own (place in the pool, "" for too few), and of each table `table_<n>`
    in words with `place_<n>` and `move_<n>`: places up since the pool, negative down, None where unplaced."""
    pool, tables = _pool(state, set_key), tables_compared(state, set_key)
    steps = {table: moves(pool, agreed_as_compared(state, set_key, table)) for table in tables}
    ballots = state.own[set_key]
    return Panel(
        key=moves_panel_key(set_key),
        title=say(
            "%(subject)s: from people's own orders to what tables agreed, %(set)s",
            subject=LENSES[state.settings.lens].subject,
            set=set_name(set_key),
        ),
        badge=Badge.TABLE,
        basis=say(
            "Own orders of %(n)s of %(of)s people with this set, all together; %(tables)s.",
            n=len(ballots.counted),
            of=ballots.joined_of(state.given(set_key, room)),
            tables=say_n("%(n)s table", "%(n)s tables", len(tables)),
        ),
        summary=_summary(steps),
        columns=(
            Column("example", say("Example")),
            Column("own", say("All own orders")),
            *(Column(f"table_{table}", say("Table %(table)s", table=table)) for table in tables),
        ),
        rows=tuple(_rows(state, set_key, pool, steps)),
        chart_rows=tuple({"table": table, "people": len(room.members.get(table, ()))} for table in tables),
        notes=tuple(together(_notes(state, set_key))),
    )


def tables_compared(state: RankingState, set_key: str) -> list[int]:
    """The tables with a set that placed a card, as far as they are compared."""
    return [table for table in state.tables_with(set_key) if agreed_as_compared(state, set_key, table).tiers]


def agreed_as_compared(state: RankingState, set_key: str, table: int) -> Ranking:
    """A table's order as it stood when it was first compared; as it stands, while nobody has seen that."""
    tiers = state.compared.get(set_key, {}).get(table, state.tables[table].tiers)
    return Ranking.of(tiers, [example.key for example in state.sets[set_key].examples])


def tables_behind(state: RankingState, set_key: str) -> set[int | None]:
    """Where the people sat whose own orders are counted."""
    return {answer.table for answer in state.own[set_key].counted.values()}


def _pool(state: RankingState, set_key: str) -> Ranking:
    """All own orders of a set as one, by mean points; a card whose points are not shown is unplaced."""
    cards = [example.key for example in state.sets[set_key].examples]
    orders = [Ranking.of(answer.body.tiers, cards) for answer in state.own[set_key].counted.values()]
    means = {card: spread.mean for card, spread in shown_points(orders, cards).items()}
    return Ranking.of(tiers_by(means), cards)


def _rows(
    state: RankingState, set_key: str, pool: Ranking, steps: Mapping[int, Mapping[str, Fraction]]
) -> list[Row]:
    """In the order of the pool, then cards that too few placed."""
    cards = [card for tier in pool.tiers for card in tier]
    cards += [example.key for example in state.sets[set_key].examples if example.key not in cards]
    return [_row(state, set_key, card, pool, steps) for card in cards]


def _row(
    state: RankingState,
    set_key: str,
    card: str,
    pool: Ranking,
    steps: Mapping[int, Mapping[str, Fraction]],
) -> Row:
    title = state.sets[set_key].example(card).short_title
    row: Row = {
        "card": card,
        "title": title,
        "tone": state.tone_of(set_key),
        "example": say("%(card)s %(title)s", card=card, title=title),
        "own": place_word(pool.tiers, card) or say("too few"),
        "own_place": place_of(pool.tiers, card),
    }
    for table, moved in steps.items():
        place, move = place_word(agreed_as_compared(state, set_key, table).tiers, card), moved.get(card)
        row |= {f"place_{table}": place, f"move_{table}": None if move is None else float(move)}
        row[f"table_{table}"] = _in_words(place, move)
    return row


def _in_words(place: str, move: Fraction | None) -> Message:
    if not place:
        return say("not placed")
    if not move:
        return say("%(place)s", place=place)
    text = "%(place)s, up %(n)s" if move > 0 else "%(place)s, down %(n)s"
    return say(text, place=place, n=f"{float(abs(move)):g}")


def _summary(steps: Mapping[int, Mapping[str, Fraction]]) -> Message:
    """One part a table: how many of its cards stand elsewhere than in the pool."""
    parts = [
        say(
            "Table %(table)s placed %(moved)s of %(of)s cards elsewhere",
            table=table,
            moved=sum(bool(step) for step in moved.values()),
            of=len(moved),
        )
        for table, moved in steps.items()
    ]
    return say("Places by card: %(found)s.", found=listed([str(part) for part in parts]))


def _notes(state: RankingState, set_key: str) -> list[Message]:
    notes = [
        say("Compared with everyone given this set, not with a table's own people: own orders are secret.")
    ]
    notes += _distances(state, set_key)
    if any(state.tables[table].tiers != tiers for table, tiers in state.compared.get(set_key, {}).items()):
        notes.append(say("Tables' orders as they stood when this was first shown."))
    late = len(state.own[set_key].late)
    if late:
        notes.append(say_n("%(n)s more came after the reveal.", "%(n)s more came after the reveal.", late))
    return notes


def _distances(state: RankingState, set_key: str) -> list[Message]:
    """How many pairs of cards people had the other way round than their own table, over the set."""
    found = []
    for answer in state.own[set_key].counted.values():
        if answer.table in tables_compared(state, set_key):
            own = Ranking.of(answer.body.tiers, [example.key for example in state.sets[set_key].examples])
            found.append(contradicted(own, agreed_as_compared(state, set_key, answer.table)))
    if not is_told_by_cell(len(found)) or len(tables_behind(state, set_key)) < 2:
        return []
    if min(found) == max(found):
        text = "Every one of %(n)s people had %(pairs)s pairs of cards the other way round than their table."
        return [say(text, n=len(found), pairs=found[0])]
    return [
        say(
            "People had %(low)s to %(high)s pairs of cards the other way round than their own table; "
            "half of %(n)s people had %(middle)s or fewer.",
            low=min(found),
            high=max(found),
            middle=median_low(found),
            n=len(found),
        )
    ]
