"""Owns how far a table is, in words for the console; places stay hidden."""

from collections.abc import Collection

from sessions.aggregation.agreement import spread_word
from sessions.exercises.base import Room, TableProgress
from sessions.exercises.ranking.lenses import LENSES
from sessions.exercises.ranking.orders import placed
from sessions.exercises.ranking.phases import CRITERIA, MINORITY, OWN, has_moves
from sessions.exercises.ranking.state import RankingState, TableWork
from sessions.exercises.ranking.wording import SPREAD_WORDS, set_name
from sessions.ids import ParticipantId
from sessions.words import Message, listed, say, say_n

Facts = tuple[tuple[Message, Message], ...]


def progress(state: RankingState, phase: str, table: int, room: Room) -> TableProgress:
    """How far a table is in a phase; a table without a set has nothing to do."""
    work = state.tables.get(table)
    people = frozenset(room.members.get(table, ()))
    if work is None:
        return TableProgress(frozenset(), say("No example set"))
    if not people and not work.has_spoken:
        return TableProgress(frozenset(), say("Nobody here"), tag=set_name(work.set_key))
    if phase == OWN:
        return _alone(work, people, people & state.alone[work.set_key].answers.keys())
    if phase == MINORITY:
        return _alone(work, people, people & state.minority.sayings.heard.keys())
    return _criteria(work, people) if phase == CRITERIA else _agreed(state, work, people)


def spread_of(state: RankingState, table: int) -> Message:
    """How far apart the own orders at a table are: one word, from five people up, never a number."""
    return SPREAD_WORDS[spread_word(state.own_at(table), state.cards_of(table))]


def decided_by(work: TableWork) -> Message:
    """What a table goes by: the shared label, else its own words."""
    criterion = work.primary_criterion
    if criterion is None:
        return say("not chosen yet")
    return say("%(criterion)s", criterion=criterion.label or criterion.text)


def status_of(work: TableWork) -> Message:
    """Where a table's agreed order stands."""
    if work.could_not_agree:
        return say("Could not agree")
    return say("Agreed") if work.is_confirmed else say("Talking")


def disc_of(work: TableWork) -> str:
    """How a table's disc is drawn: split when it could not agree, solid when it did."""
    if work.could_not_agree:
        return "split"
    return "agreed" if work.is_confirmed else "plain"


def _alone(
    work: TableWork, people: frozenset[ParticipantId], done: frozenset[ParticipantId]
) -> TableProgress:
    is_all = bool(people) and done == people
    status = say("All in") if is_all else say("%(done)s of %(people)s in", done=len(done), people=len(people))
    return TableProgress(done, status, is_finished=is_all, tag=set_name(work.set_key))


def _criteria(work: TableWork, people: frozenset[ParticipantId]) -> TableProgress:
    written = len(work.criteria)
    count = say_n("%(n)s criterion", "%(n)s criteria", written) if written else say("none yet")
    return TableProgress(
        done=people & work.heard.keys(),
        status=say("Decided") if work.primary_criterion else say("Talking"),
        is_finished=work.primary_criterion is not None,
        facts=((say("Written"), count), (say("Decided by"), decided_by(work))),
        tag=set_name(work.set_key),
    )


def _agreed(state: RankingState, work: TableWork, people: frozenset[ParticipantId]) -> TableProgress:
    facts: Facts = ((say("Placed"), _placed(state, work)),)
    if has_moves(state.settings):
        facts = (*facts, (say("Own orders"), spread_of(state, work.number)))
    facts = (*facts, (say("Decided by"), decided_by(work)))
    if LENSES[state.settings.lens].line:
        facts = (*facts, (say("Line"), _line(work)))
    if work.could_not_agree:
        facts = ((say("No agreement"), _no_agreement(state, work)), *facts)
    return TableProgress(
        done=people if work.is_finished else frozenset(),
        status=status_of(work),
        is_finished=work.is_finished,
        disc=disc_of(work),
        facts=facts,
        tag=set_name(work.set_key),
    )


def _line(work: TableWork) -> Message:
    if work.above is None:
        return say("not drawn")
    count = len(placed(work.tiers))
    return say("%(above)s above, %(below)s below", above=len(work.above), below=count - len(work.above))


def _placed(state: RankingState, work: TableWork) -> Message:
    count, of = len(placed(work.tiers)), len(state.cards_of(work.number))
    tied = sum(len(tier) for tier in work.tiers if len(tier) > 1)
    left = of - count
    if tied and work.is_finished and left:
        text = "%(count)s of %(of)s, %(tied)s tied, %(left)s left out"
    elif work.is_finished and left:
        text = "%(count)s of %(of)s, %(left)s left out"
    else:
        text = "%(count)s of %(of)s, %(tied)s tied" if tied else "%(count)s of %(of)s"
    return say(text, count=count, of=of, tied=tied, left=left)


def _no_agreement(state: RankingState, work: TableWork) -> Message:
    if work.is_split:
        return say("on the whole order")
    return say("on %(cards)s", cards=listed(_titles(state, work, work.disputed)))


def _titles(state: RankingState, work: TableWork, cards: Collection[str]) -> list[str]:
    return [state.title_of(work.number, card) for card in state.cards_of(work.number) if card in cards]
