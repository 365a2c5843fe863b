"""Owns what may be done with something said, and by whom: its giver rewords or withdraws it while the step is
open; a facilitator approves, hides and corrects it at any time, and can take each of these back.

A kind adds `SAYING_COMMANDS` to its own commands and hands them, and the events, to the functions here.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sessions.errors import Rejection, refuse
from sessions.exercises import saying_events as happened
from sessions.exercises.base import Context, ExerciseEvent, Stamp
from sessions.exercises.saying_commands import (
    ApproveSaying,
    CorrectSaying,
    HideSaying,
    RewordSaying,
    SayingCommand,
    UnhideSaying,
    WithdrawSaying,
)
from sessions.exercises.sayings import Saying, Sayings, Side, tidied, words_refusal
from sessions.ids import Giver
from sessions.words import say

Decision = Sequence[ExerciseEvent] | Rejection
NOT_YOURS = refuse("not_yours", "Only whoever wrote this can change it. Ask your facilitator to hide it.")
GONE = refuse("unknown_saying", "This is not on the list any more. Look at the list, then choose again.")
REWORDED = refuse("reworded", "It was given other words just now. Read them, then choose again.")
NOTHING_NEW = refuse("already_so", "It is like that already. Nothing was changed.")


def new_saying(
    sayings: Sayings,
    context: Context,
    form: str,
    text: str,
    about: Mapping[str, str],
    sides: tuple[Side, Side] | None = None,
) -> Decision:
    """The event by which the sender's table has said something more, or why not."""
    giver, table = context.by.giver, context.by.at
    words, other = tidied(text), tidied(sides[1].words) if sides else None
    refusal = sayings.refusal(table, words, about, other)
    if refusal:
        return refusal
    people = (sides[0].people, sides[1].people) if sides else (None, None)
    name = sayings.next_id(table)
    return [happened.SayingAdded(giver, table, name, form, dict(about), words, other, *people)]


def decide_saying(sayings: Sayings, command: SayingCommand, context: Context) -> Decision:
    """What follows from one of `SAYING_COMMANDS`; reads only."""
    if isinstance(command, ApproveSaying):
        return _approve(sayings, command)
    saying = sayings.find(getattr(command, "saying", ""))
    if saying is None:
        return GONE
    is_own = isinstance(command, RewordSaying | WithdrawSaying)
    if is_own and saying.giver != context.by.giver:
        return NOT_YOURS
    return RULES[type(command)](sayings, saying, command)


def _approve(sayings: Sayings, command: ApproveSaying) -> Decision:
    """Those of the named that wait; one that was reworded since it was read is left waiting."""
    read = [*command.wording, *[0] * len(command.saying)]
    found = [(sayings.find(name), wording) for name, wording in zip(command.saying, read, strict=False)]
    waiting = [(saying, wording) for saying, wording in found if saying and not saying.is_approved]
    if not any(saying for saying, _ in found):
        return GONE
    names = [saying.id for saying, wording in waiting if saying.wording == wording]
    if waiting and not names:
        return REWORDED
    return [happened.SayingsApproved(names)] if names else NOTHING_NEW


def _reword(sayings: Sayings, saying: Saying, command: RewordSaying) -> Decision:
    words, other = tidied(command.text), tidied(command.other) if saying.other else None
    people = (command.people, command.other_people) if saying.other else (None, None)
    second = None if other is None else Side(other, people[1])
    is_same = (words, people[0], second) == (saying.original, saying.people, saying.other)
    if is_same and not saying.is_corrected:
        return refuse("already_so", "Those are the words it has now. Change them, then save.")
    refusal = words_refusal(words, sayings.longest) or (None if other is None else words_refusal(other))
    refusal = refusal or sayings.repeat_refusal(saying.table, words, saying.about, other, but=saying.id)
    return refusal or [happened.SayingReworded(saying.giver, saying.table, saying.id, words, other, *people)]


def _withdraw(sayings: Sayings, saying: Saying, command: WithdrawSaying) -> Decision:
    return [happened.SayingWithdrawn(saying.giver, saying.table, saying.id)]


def _hide(sayings: Sayings, saying: Saying, command: HideSaying) -> Decision:
    return NOTHING_NEW if saying.is_hidden else [happened.SayingHidden(saying.id)]


def _unhide(sayings: Sayings, saying: Saying, command: UnhideSaying) -> Decision:
    return [happened.SayingUnhidden(saying.id)] if saying.is_hidden else NOTHING_NEW


def _correct(sayings: Sayings, saying: Saying, command: CorrectSaying) -> Decision:
    wanted = _other_words(command.text, saying.original)
    other = _other_words(command.other, saying.other.words) if saying.other else None
    if (wanted, other) == (saying.corrected, saying.corrected_other):
        return NOTHING_NEW
    wrong = words_refusal(wanted, sayings.longest) if wanted else None
    refusal = wrong or (words_refusal(other) if other else None)
    before = (saying.corrected, saying.corrected_other)
    return refusal or [
        happened.SayingCorrected(saying.id, wanted, before[0], saying.wording, other, before[1])
    ]


def _other_words(text: str, original: str) -> str | None:
    """The words to show in place of the giver's; None where they are the giver's own."""
    words = tidied(text)
    return None if words in ("", original) else words


RULES: Mapping[type[SayingCommand], Callable[[Sayings, Saying, Any], Decision]] = {
    RewordSaying: _reword,
    WithdrawSaying: _withdraw,
    HideSaying: _hide,
    UnhideSaying: _unhide,
    CorrectSaying: _correct,
}


def evolve_saying(sayings: Sayings, event: ExerciseEvent, stamp: Stamp) -> bool:
    """Take one of `SAYING_EVENTS` in; False for any other event. Never fails: what it names may be gone."""
    match event:
        case happened.SayingAdded():
            sayings.add(_added(event, stamp))
            sayings.hear(event.participant, stamp.seq, stamp.at)
        case happened.SayingReworded():
            _reworded(sayings, event, stamp)
        case happened.SayingWithdrawn():
            sayings.drop(event.saying)
            sayings.count(event.saying, event.table)
            sayings.hear(event.participant, stamp.seq, stamp.at)
        case happened.SayingsApproved() | happened.SayingsHeld():
            for name in event.sayings:
                sayings.change(name, is_approved=isinstance(event, happened.SayingsApproved))
        case happened.SayingHidden() | happened.SayingUnhidden():
            sayings.change(event.saying, is_hidden=isinstance(event, happened.SayingHidden))
        case happened.SayingCorrected():
            sayings.change(event.saying, corrected=event.text, corrected_other=event.other)
        case _:
            return False
    return True


def _added(event: happened.SayingAdded, stamp: Stamp) -> Saying:
    return Saying(
        id=event.saying,
        table=event.table,
        giver=event.participant,
        form=say("Statement"),
        wordings=(event.text,),
        receipt=stamp.seq,
        at=stamp.at,
        kept_as=event.kept_as,
        about=dict(event.about),
        people=event.people,
        other=None if event.other is None else Side(event.other, event.other_people),
    )


def _reworded(sayings: Sayings, event: happened.SayingReworded, stamp: Stamp) -> None:
    known = sayings.find(event.saying)
    sayings.hear(event.participant, stamp.seq, stamp.at)
    if known:
        sayings.change(
            event.saying,
            wordings=(*known.wordings, event.text),
            people=event.people,
            other=None if event.other is None else Side(event.other, event.other_people),
            corrected=None,
            corrected_other=None,
            claimed_by=None,
            is_approved=False,
            receipt=stamp.seq,
            at=stamp.at,
        )


def take_back_saying(sayings: Sayings, event: ExerciseEvent) -> Sequence[ExerciseEvent] | None:
    """The events that take a facilitator's action on sayings back; None where nothing is left of it."""
    match event:
        case happened.SayingsApproved():
            names = [name for name in event.sayings if (known := sayings.find(name)) and known.is_approved]
            return [happened.SayingsHeld(names)] if names else None
        case happened.SayingHidden() if (known := sayings.find(event.saying)) and known.is_hidden:
            return [happened.SayingUnhidden(event.saying)]
        case happened.SayingUnhidden() if (known := sayings.find(event.saying)) and not known.is_hidden:
            return [happened.SayingHidden(event.saying)]
        case happened.SayingCorrected() if known := sayings.find(event.saying):
            if (known.corrected, known.corrected_other, known.wording) == (
                event.text,
                event.other,
                event.wording,
            ):
                return [
                    happened.SayingCorrected(
                        event.saying,
                        event.before,
                        event.text,
                        event.wording,
                        event.other_before,
                        event.other,
                    )
                ]
    return None


def own_words(sayings: Sayings, giver: Giver) -> Mapping[str, Any] | None:
    """What `Kind.own` says of a person's sayings in a phase: all their words; None for who never wrote any.

    The receipt is that of whatever they did last, a withdrawal too, so that nothing older takes its place.
    """
    if giver not in sayings.heard:
        return None
    mine, (receipt, at) = sayings.by(giver), sayings.heard[giver]
    given = [{"id": saying.id, "text": saying.original, "wording": saying.wording} for saying in mine]
    text = " · ".join(saying.given_text for saying in mine)
    return {"receipt": receipt, "at": at, "body": {"sayings": given}, "text": text}
