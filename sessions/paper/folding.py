"""How what happened to paper changes the state.

An answer from paper can be taken out again as it came in, and two who turn out to be one person become one,
without a look at what either answered.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sessions import events as e
from sessions.day import Step
from sessions.exercises.base import AT_TABLES, HasBallots, HasSayings, Room, Stamp
from sessions.ids import ParticipantId
from sessions.paper.state import Typing, Way
from sessions.workshop import Workshop


def _handed_out(workshop: Workshop, event: e.PaperHandedOut, stamp: Stamp) -> None:
    workshop.paper.out[event.table] = event.ballots


def _typed(workshop: Workshop, event: e.PaperTyped, stamp: Stamp) -> None:
    """Before the answer itself: what it is going to replace, and that it counts where no result was shown."""
    step, who = workshop.find_step(event.step), ParticipantId(stamp.by)
    receipts = range(stamp.seq + 1, stamp.seq + 1 + event.following)
    at_table = workshop.grants.role_of(event.by) in AT_TABLES
    workshop.paper.ways |= dict.fromkeys(receipts, Way.SCRIBE if at_table else Way.PAPER)
    before = tuple(ballots.answers.get(who) for ballots in _ballots(step)) if step else ()
    workshop.paper.typed[stamp.seq] = Typing(
        stamp.seq, stamp.at, event.by, event.batch, event.ballot, who, event.step, receipts, before
    )
    if step and not any(ballots.frozen is not None for ballots in _ballots(step)):
        _close_again(workshop, step)


def _taken_back(workshop: Workshop, event: e.PaperTakenBack, stamp: Stamp) -> None:
    workshop.paper.times_taken_back += 1
    gone = [workshop.paper.typed[seq] for seq in event.typed if seq in workshop.paper.typed]
    for typing in gone:
        workshop.paper.typed[typing.seq] = replace(typing, is_taken_back=True)
    for typing in reversed(gone):
        step = workshop.find_step(typing.step)
        if step:
            _take_out(workshop, step, typing)
    for who in event.people:
        _unseat(workshop, who)
    for key in dict.fromkeys(typing.step for typing in gone):
        _close_again(workshop, workshop.find_step(key))


def _linked(workshop: Workshop, event: e.BallotLinked, stamp: Stamp) -> None:
    workshop.paper.linked[event.ballot] = event.participant
    if event.was is None:
        return
    for exercise in workshop.exercises.values():
        for step in exercise.steps:
            _hand_on(step, event.was, event.participant)
        if isinstance(exercise.kind, HasSayings):
            exercise.kind.hand_on(exercise.state, event.was, event.participant)
    for seq, body in workshop.bodies.items():
        if body.by == event.was:
            workshop.bodies[seq] = replace(body, by=event.participant)
    for seq, typing in workshop.paper.typed.items():
        if typing.participant == event.was:
            workshop.paper.typed[seq] = replace(typing, participant=event.participant)
    _unseat(workshop, event.was)


def _hand_on(step: Step, was: ParticipantId, to: ParticipantId) -> None:
    """One's answer is the other's, who keeps their own if they have one."""
    found = _ballots(step)
    has_own = any(to in ballots.answers for ballots in found)
    for ballots in found:
        if has_own:
            ballots.answers.pop(was, None)
        else:
            ballots.hand_on(was, to)


def note_way(workshop: Workshop, stamp: Stamp) -> None:
    """Somebody answered who is helped: it is remembered of this answer, whatever they say later."""
    person = workshop.participants.get(ParticipantId(stamp.by))
    if person and person.is_helped:
        workshop.paper.ways.setdefault(stamp.seq, Way.ASSISTED)


def _ballots(step: Step) -> Sequence[Any]:
    kind = step.exercise.kind
    return kind.ballots(step.exercise.state, step.phase.key) if isinstance(kind, HasBallots) else ()


def _take_out(workshop: Workshop, step: Step, typing: Typing) -> None:
    for place, ballots in enumerate(_ballots(step)):
        earlier = _standing(workshop, typing, place)
        ballots.put_back(typing.participant, typing.receipts, earlier)
    if isinstance(step.exercise.kind, HasSayings):
        step.exercise.kind.forget(step.exercise.state, typing.receipts)


def _standing(workshop: Workshop, typing: Typing, place: int) -> Any:
    """The answer before this one that was not itself taken back; None where there is none."""
    earlier = typing.before[place] if place < len(typing.before) else None
    for known in workshop.paper.typed.values():
        if earlier and earlier.receipt in known.receipts and known.is_taken_back:
            return _standing(workshop, known, place)
    return earlier


def _unseat(workshop: Workshop, who: ParticipantId) -> None:
    """Nobody sits there: their ballot was a mistake, or is somebody else's."""
    workshop.people.unseat(who)
    for step in workshop.steps:
        if step.room_then:
            members = {table: _without(people, who) for table, people in step.room_then.members.items()}
            step.room_then = Room(step.room_then.tables, members)


def _without(people: Iterable[ParticipantId], who: ParticipantId) -> tuple[ParticipantId, ...]:
    return tuple(one for one in people if one != who)


def _close_again(workshop: Workshop, step: Step | None) -> None:
    """A locked step is locked once more for its kind: late ones join if they are enough.

    It is of those who were there, and of everyone on paper: who came since does not become silent in it.
    """
    if step and step.was_open and not step.is_open:
        room = workshop.people.with_papers(workshop.room_of(step))
        step.exercise.kind.close(step.exercise.state, step.phase.key, room)


def _counted(workshop: Workshop, event: e.PaperCounted, stamp: Stamp) -> None:
    """What came late joins in one batch, or waits."""
    _close_again(workshop, workshop.find_step(event.step))


EVOLVERS: Mapping[type[e.Event], Callable[[Workshop, Any, Stamp], None]] = {
    e.PaperHandedOut: _handed_out,
    e.PaperTyped: _typed,
    e.PaperCounted: _counted,
    e.PaperTakenBack: _taken_back,
    e.BallotLinked: _linked,
}
