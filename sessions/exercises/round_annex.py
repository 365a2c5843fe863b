"""The method annex of a question asked in rounds: how far answers gather, and what chance alone would do.

Van der Eijk's A and the consensus beside it stand in one row with the counts they are made of, and only from
ten answers: under that the counts are all there is to say. A p is given where the change itself is told
(`round_changes`): it is made of how many moved which way. An unordered question of two answers has its own
test, from ten people on, because its direction is told cell by cell alone.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from sessions.aggregation.polarisation import FEWEST_PLACES, agreement_a, consensus
from sessions.aggregation.shift import Shift
from sessions.aggregation.significance import mcnemar, sign_test
from sessions.disclosure import CHANGE_MINIMUM, is_enough, is_told_by_cell
from sessions.exercises.base import Badge, Column, ForReport, Panel, Room
from sessions.exercises.round_words import RoundWords
from sessions.exercises.rounds import CHANGE, CHANGE_FROM_FIRST, Rounds, Tally
from sessions.words import Message, say

GATHERED, TESTED = "gathered", "tested"
BINARY = 2
Row = Mapping[str, Any]
Told = list[Tally]


def annex(rounds: Rounds[Any], words: RoundWords, phase: str, room: Room) -> ForReport:
    """Both panels up to this round, as far as there is something to say."""
    tallies = rounds.tallies_up_to(phase, room)
    found = (_gathered(words, tallies), _tested(rounds, words, tallies))
    return ForReport(annex=tuple(panel for panel in found if panel))


def _gathered(words: RoundWords, tallies: Told) -> Panel | None:
    """Rows: measure (each place, the highest first, then n, A, consensus); a column a round.

    None under ten answers in every round.
    """
    if not words.is_ordered or len(words.scale) < FEWEST_PLACES:
        return None
    enough = [is_told_by_cell(found.on_scale) for found in tallies]
    if not any(enough):
        return None
    few = not all(enough)
    columns = [Column(found.phase, words.round_title(found.number), is_number=True) for found in tallies]
    return Panel(
        key=GATHERED,
        title=say(
            "%(asked)s. How far answers gather in one place",
            asked=words.title([found.number for found in tallies]),
        ),
        badge=Badge.ROOM,
        basis=say("Those who have a place on the scale; n is how many."),
        summary=say("Counts by answer, then agreement A and, as a check on it, consensus."),
        columns=(Column("measure", say("Measure")), *columns),
        rows=tuple(_gathered_rows(words, tallies)),
        notes=(say("Under %(least)s answers there are counts only.", least=CHANGE_MINIMUM),) if few else (),
    )


def _gathered_rows(words: RoundWords, tallies: Told) -> Iterator[Row]:
    for choice, label in words.scale.items():
        yield {"measure": label, **{found.phase: found.by_choice[choice] for found in tallies}}
    yield {"measure": say("n"), **{found.phase: found.on_scale for found in tallies}}
    yield {"measure": say("Agreement A"), **_if_enough(words, tallies, agreement_a)}
    yield {"measure": say("Consensus"), **_if_enough(words, tallies, consensus)}


def _if_enough(
    words: RoundWords, tallies: Told, measure: Callable[[Sequence[int]], Fraction | float | None]
) -> Row:
    """The measure of each round that has ten answers, None for the others."""
    found = {
        item.phase: measure([item.by_choice[choice] for choice in words.scale])
        for item in tallies
        if is_told_by_cell(item.on_scale)
    }
    values = {item.phase: found.get(item.phase) for item in tallies}
    return {phase: None if value is None else float(value) for phase, value in values.items()}


def _tested(rounds: Rounds[Any], words: RoundWords, tallies: Told) -> Panel | None:
    """Rows: change, both, up, down, same, p (in words); None where no change may be told."""
    rows = tuple(_changes(rounds, words, tallies))
    if not rows:
        return None
    test = say("p by the sign test.") if words.is_ordered else say("p by McNemar's test.")
    highest = next(iter(words.scale.values()))
    return Panel(
        key=TESTED,
        title=say(
            "%(asked)s. What chance alone would do",
            asked=words.change_title(tallies[0].number, tallies[-1].number),
        ),
        badge=Badge.ROOM,
        basis=say("Those who have a place both times."),
        summary=say("One row a change: how many moved which way, and p."),
        columns=(
            Column("change", say("Change")),
            Column("both", say("Both times"), is_number=True),
            Column("up", say("Up"), is_number=True),
            Column("down", say("Down"), is_number=True),
            Column("same", say("Same"), is_number=True),
            Column("p", say("p")),
        ),
        rows=rows,
        notes=(say("Up is towards “%(answer)s”. %(test)s", answer=highest, test=test),),
    )


def _changes(rounds: Rounds[Any], words: RoundWords, tallies: Told) -> Iterator[Row]:
    """From each round to the next one told, and from the first to the last, where the change may be told."""
    by_phase = {found.phase: found for found in tallies}
    for after in tallies:
        for panel in (CHANGE, CHANGE_FROM_FIRST):
            earlier = rounds.earlier(after.phase, panel)
            before = by_phase.get(earlier) if earlier else None
            if before and _is_told(rounds, words, before, after):
                yield _tested_row(rounds.movement(before.phase, after.phase), words, before, after)


def _is_told(rounds: Rounds[Any], words: RoundWords, before: Tally, after: Tally) -> bool:
    both = rounds.movement(before.phase, after.phase).both
    pair = (before.phase, after.phase)
    if rounds.tells_latecomers(*pair) or rounds.lost_answers(*pair):
        return False
    if words.is_ordered:
        return is_enough(both)
    return len(words.scale) == BINARY and is_told_by_cell(both)


def _tested_row(moved: Shift, words: RoundWords, before: Tally, after: Tally) -> Row:
    """Places are counted from the lowest up, so more is towards the scale's first choice."""
    test = mcnemar if len(words.scale) == BINARY else sign_test
    return {
        "change": say(
            "%(first)s to %(second)s",
            first=words.round_title(before.number),
            second=words.round_title(after.number),
        ),
        "both": moved.both,
        "up": moved.more,
        "down": moved.less,
        "same": moved.same,
        "p": p_words(test(moved.more, moved.less)),
    }


def p_words(p: Fraction) -> Message:
    """A p in three places, as a method annex gives it."""
    if p < Fraction(1, 1000):
        return say("under 0.001")
    return say("%(p)s", p=f"{float(p):.3f}")
