"""Owns what simulated people do in a ranking: the same settings, seat and chance give the same acts.

At a table they take turns, one edit a turn, so that each knows the version it acts on. The first half of the
tables goes by another primary criterion than the others (Manchester split three and three), and some can't
agree about a card.
"""

from collections.abc import Sequence
from random import Random

from casestudies.schema import Materials
from sessions.exercises.base import Act
from sessions.exercises.ranking.influences import INFLUENCES
from sessions.exercises.ranking.lenses import LENSES
from sessions.exercises.ranking.phases import CRITERIA, MINORITY, OWN
from sessions.exercises.ranking.rehearsal_words import CRITERIA as CRITERIA_WORDS, DISSENTS, NOTES
from sessions.exercises.ranking.settings import RankingSettings
from sessions.exercises.shuffle import shuffled


def rehearse(
    settings: RankingSettings,
    materials: Materials,
    phase: str,
    table: int,
    seat: int,
    people: int,
    rng: Random,
) -> Sequence[Act]:
    """What the person on a seat does in a phase."""
    if table not in settings.sets:
        return ()
    cards = [example.key for example in materials.example_set(settings.sets[table]).examples]
    leaning = shuffled(cards, settings.lens, "direct" if is_direct(settings, table) else "planning")
    if phase == OWN and settings.is_quick:
        return (Act(seat, "mark_most_least", _marks(leaning, rng)),)
    if phase == OWN:
        return (Act(seat, "submit_order", _own_order(leaning, rng)),)
    if phase == MINORITY:
        return (_record(leaning, table, seat, people, rng),)
    if phase == CRITERIA:
        return _criteria(settings, table, seat, people, rng)
    agreed = _agreed(settings, leaning, table, seat, people, rng)
    return [*agreed, *_influences(table, seat, people, rng)]


def is_direct(settings: RankingSettings, table: int) -> bool:
    """Whether a table's people lean to the first sort of criteria (benefit: for individuals)."""
    tables = sorted(settings.sets)
    return tables.index(table) < len(tables) / 2


def _own_order(leaning: list[str], rng: Random) -> dict[str, object]:
    cards = sorted(leaning, key=lambda card: leaning.index(card) + rng.gauss(0, 1.3))
    shown = rng.sample(leaning, len(leaning))
    if rng.random() < 0.15:
        cards.pop()
    tiers = [[card] for card in cards]
    if rng.random() < 0.15 and len(tiers) > 2:
        lower = rng.randrange(1, len(tiers))
        tiers[lower - 1 : lower + 1] = [tiers[lower - 1] + tiers[lower]]
    return {"tiers": tiers, "shown": shown}


def _marks(leaning: list[str], rng: Random) -> dict[str, object]:
    """The ends of an order that leans like the table's; now and then one of them is left out."""
    cards = sorted(leaning, key=lambda card: leaning.index(card) + rng.gauss(0, 1.3))
    least = "" if rng.random() < 0.1 else cards[-1]
    return {"most": cards[0], "least": least, "shown": rng.sample(leaning, len(leaning))}


def _record(leaning: list[str], table: int, seat: int, people: int, rng: Random) -> Act:
    """At two tables of three somebody sees it differently, at some two; all others have nothing to add."""
    writers = (table % people, (table + 2) % people)[: table % 3]
    if seat not in writers:
        return Act(seat, "nothing_to_add", {})
    card = rng.choice(["", leaning[0], leaning[-1]])
    return Act(seat, "put_on_record", {"card": card, "text": DISSENTS[(table + seat) % len(DISSENTS)]})


def _criteria(settings: RankingSettings, table: int, seat: int, people: int, rng: Random) -> list[Act]:
    """Two proposals, everyone's support, and the mark on the first: turns 0, 1, 10 and up, 100."""
    words_of = CRITERIA_WORDS[settings.lens]
    own_words = words_of.one if is_direct(settings, table) else words_of.other
    acts = []
    for number, words in enumerate((own_words, words_of.further)):
        if number % people == seat:
            text = words[(table + number) % len(words)]
            acts.append(Act(number, "propose_criterion", {"text": text}))
        elif rng.random() < (0.85, 0.5)[number]:
            endorsed = {"criterion": f"t{table}-c{number + 1}", "agrees": True}
            acts.append(Act(10 + seat, "endorse_criterion", endorsed))
    if seat == people - 1:
        acts.append(Act(100, "mark_primary", {"criterion": f"t{table}-c1"}))
    return acts


def _agreed(
    settings: RankingSettings, leaning: list[str], table: int, seat: int, people: int, rng: Random
) -> list[Act]:
    """Card by card in turns: each hand adds the next card, below, above or beside the one before it."""
    last = len(leaning) - 1
    acts = [
        _next_card(leaning, turn, rng)
        for turn in range(len(leaning))
        if turn % people == seat and turn < last
    ]
    if last % people == seat:
        is_open = rng.random() < 0.2
        acts.append(
            Act(last, "disagree_on", {"card": leaning[last], "is_open": True})
            if is_open
            else _next_card(leaning, last, rng)
        )
    if LENSES[settings.lens].line and seat == 0 and table % 5:
        acts.append(_line(leaning, table))
    if seat == table % people:
        acts.append(Act(len(leaning) + 1, "confirm_order", {}))
    return acts


def _line(leaning: list[str], table: int) -> Act:
    """Under the second, third or fourth card; the version is the one that placed it."""
    index = min(len(leaning) - 2, 1 + table % 3)
    return Act(len(leaning), "draw_line", {"under": leaning[index], "version": index + 1})


def _influences(table: int, seat: int, people: int, rng: Random) -> list[Act]:
    """Now and then somebody marks what else moved the table, or puts it in words: turns 50 and up."""
    keys = list(INFLUENCES)
    acts = []
    if rng.random() < 0.5 and seat < len(keys):
        acts.append(Act(50 + seat, "mark_influence", {"influence": keys[seat], "is_marked": True}))
    if seat == people - 1 and table % 3 == 0:
        acts.append(Act(60, "add_influence", {"text": NOTES[table % len(NOTES)]}))
    return acts


def _next_card(leaning: list[str], turn: int, rng: Random) -> Act:
    card, chance = leaning[turn], rng.random()
    if turn and chance < 0.12:
        return Act(turn, "tie_card", {"card": card, "with_card": leaning[turn - 1], "version": turn})
    place = turn if turn and chance < 0.35 else turn + 1
    return Act(turn, "place_card", {"card": card, "place": place, "version": turn})
