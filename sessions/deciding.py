"""What follows from an order: events, or a refusal. Reads the state and never changes it.

Expected races (an answer after the lock, two facilitators, a full table) are refusals with a stable code.
`now` is passed in; there is no clock, chance, database or Flask here.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from sessions import commands as c, events as e
from sessions.afterwards.deciding import decide_heard, decide_letter, decide_messages, decide_publishing
from sessions.calling import decide_asking, decide_seeing
from sessions.choices import decide_choices
from sessions.clearing import decide_clear
from sessions.coding.deciding import decide_coding
from sessions.designing.deciding import decide_plan
from sessions.drafting.deciding import decide_draft
from sessions.editing import decide_edit
from sessions.entered.deciding import decide_entering, decide_removal
from sessions.erasing.purging import PURGED, decide_purge, decide_retention
from sessions.erasing.withdrawing import decide_withdrawal
from sessions.errors import Rejection, refuse
from sessions.exercises.base import AT_TABLES, Actor, Context, Role
from sessions.granting import decide_grant, decide_revoke, role_refusal
from sessions.handing_over import decide_help, decide_offer, decide_taking
from sessions.host_logo import read_logo
from sessions.ids import ExerciseId, StepKey
from sessions.leaving import decide_leaving
from sessions.orders import Order, open_payload
from sessions.paper.deciding import decide_link, decide_note, decide_take_back, typed_in
from sessions.papers import decide_papers
from sessions.printing import decide_printing
from sessions.replanning import decide_insert, decide_reorder, decide_restore, decide_shorten, decide_skip
from sessions.screens import NOT_REACHED, check_screen, reached
from sessions.seating import decide_join, decide_merge, decide_move
from sessions.taking_bundles import decide_bundle
from sessions.taking_rows import decide_rows
from sessions.undoing import decide_undo
from sessions.workshop import ARRIVALS, Exercise, Step, Workshop

Decision = Sequence[e.Event] | Rejection
CLOSED = refuse("workshop_closed", "This workshop has closed. Nothing more can be sent to it.")
NOT_YOURS = refuse("not_allowed", "Only a facilitator can do this.")
TOO_LATE = refuse("locked", "Voting closed before this was sent. Tell your facilitator: they can reopen it.")
STILL_OPEN = refuse("still_open", "This is still open. Lock it first, or let the table write it there.")
NOT_YET = refuse("not_open", "This is not open yet. Wait for your facilitator to open it.")

ANYWHERE = frozenset(
    {
        "undo",
        "see_help",
        "grant_role",
        "revoke_role",
        "set_host_logo",
        "set_retention",
        "purge_record",
        "fill_papers",
        "take_rows",
        "take_bundle",
        "enter_figures",
        "remove_figures",
        "choose_heard",
        "choose_messages",
        "write_letter",
        "publish_letter",
        "print_results",
        "count_paper",
        "take_back_paper",
        "edit_materials",
        "edit_plan",
        "show_screen",
        "close_workshop",
        "merge_tables",
        "move_participant",
        "insert_exercise",
        "skip_exercise",
        "restore_exercise",
        "move_exercise",
        "shorten_talk",
        *c.CODING_COMMANDS,
        *c.DRAFTING_COMMANDS,
    }
)


def decide(workshop: Workshop, order: Order, now: float) -> Decision:
    """The events that an order leads to, in order, or why it changes nothing."""
    model = _model(workshop, order)
    if workshop.is_closed and not (getattr(model, "after_closing", False) or order.by.on_paper):
        return CLOSED
    if isinstance(model, Rejection):
        return model
    if workshop.purged and (order.exercise or model is c.MakeChoices):
        return PURGED
    refusal = role_refusal(workshop, model, order.by)
    if refusal:
        return refusal
    return (
        _decide_exercise(workshop, order, model)
        if order.exercise
        else _decide_house(workshop, order, model, now)
    )


def _model(workshop: Workshop, order: Order) -> type[BaseModel] | Rejection:
    """The command that an order names, of the house or of an exercise."""
    if order.exercise is None:
        return c.WORKSHOP_COMMANDS.get(order.name) or _unknown(order)
    exercise = workshop.exercises.get(order.exercise)
    if exercise is None:
        return refuse("unknown_exercise", "This workshop has no such exercise. Reload the page.")
    return exercise.kind.commands.get(order.name) or _unknown(order)


def _decide_house(workshop: Workshop, order: Order, model: type[BaseModel], now: float) -> Decision:
    command = open_payload(model, order.payload)
    if isinstance(command, Rejection):
        return command
    if isinstance(command, c.SeatCommand):
        return _decide_seat(workshop, command, order.by, now)
    if isinstance(command, c.DeskCommand):
        return PURGED if workshop.purged else decide_coding(workshop, command, order.by)
    if isinstance(command, c.DraftCommand):
        return decide_draft(workshop, command, order.by)
    stale = _stale(workshop, order)
    return stale if stale else DECIDERS[model](workshop, command, now)


def _decide_seat(workshop: Workshop, command: c.SeatCommand, by: Actor, now: float) -> Decision:
    """What people may ask for themselves, each about their own seat."""
    match command:
        case c.Join():
            return _join(workshop, command, by)
        case c.TakeSeat():
            return decide_taking(workshop, command, by, now)
        case c.OfferSeat():
            return decide_offer(workshop, command, by, now)
        case c.AskForHelp():
            return decide_asking(workshop, command, by, now)
    return SEAT_DECIDERS[type(command)](workshop, command, by)


def _join(workshop: Workshop, command: c.Join, by: Actor) -> Decision:
    is_paper = command.ballot is not None
    is_own = by.participant == command.participant and (by.on_paper is not None) == is_paper
    return decide_join(workshop, command) if is_own else NOT_YOURS


def exercise_of(order: Order, events: Sequence[e.Event]) -> ExerciseId | None:
    """Whose own events are among these: the exercise the order names, or the one it took back from."""
    undone = next((event for event in events if isinstance(event, e.ActionUndone)), None)
    return undone.exercise if undone else order.exercise


def _unknown(order: Order) -> Rejection:
    return refuse("unknown_command", "There is nothing called %(name)s to do here.", name=order.name[:64])


def _stale(workshop: Workshop, order: Order) -> Rejection | None:
    """Two facilitators, or fifty clicks: a command counts only on the step it was given on."""
    here = workshop.step.key if workshop.step else None
    if order.name in ANYWHERE or order.step == here:
        return None
    return refuse(
        "step_moved_on",
        "The workshop has already moved on to %(place)s. Nothing was changed.",
        place=_place(workshop),
    )


def _place(workshop: Workshop) -> str:
    return workshop.step.exercise.title if workshop.step else "arrivals"


def _decide_exercise(workshop: Workshop, order: Order, model: type[BaseModel]) -> Decision:
    exercise = workshop.exercises[ExerciseId(str(order.exercise))]
    step = workshop.find_step(order.step)
    is_at_table = order.by.role in AT_TABLES or order.by.role is Role.PARTICIPANT
    if getattr(model, "is_late", False):
        refusal = _too_early(workshop, exercise)
    else:
        refusal = _table_refusal(workshop, order, step, model) if is_at_table else None
    if refusal:
        return refusal
    if step is None or step.exercise is not exercise:
        return refuse("wrong_step", "This belongs to another step. Reload the page to see where the room is.")
    command = open_payload(model, order.payload)
    if isinstance(command, Rejection):
        return command
    context = Context(
        by=_seated(workshop, order.by),
        phase=step.phase.key,
        room=workshop.room,
        replaces=order.replaces,
        is_closed=workshop.is_closed,
        is_open=step.is_open,
    )
    events = exercise.kind.decide(exercise.state, command, context)
    return events if isinstance(events, Rejection) else typed_in(step, order.by, events)


def _seated(workshop: Workshop, by: Actor) -> Actor:
    """The giver at the table where they are by now: they may have moved while the order was on its way."""
    return replace(by, table=workshop.table_of(by.name))


def _table_refusal(
    workshop: Workshop, order: Order, step: Step | None, model: type[BaseModel]
) -> Rejection | None:
    """Why nobody at a table can do this now: who answers has a seat, and the step is open.

    A command that may come `after_lock` reaches its kind then too, which takes what it can; and so does what
    was written on paper in time.
    """
    if order.by.role is Role.PARTICIPANT and order.by.participant not in workshop.participants:
        return refuse("unknown_seat", "This phone has no seat here yet. Join a table first.")
    if step is None:
        return refuse("wrong_step", "This belongs to another step. Reload the page to see where the room is.")
    if not step.is_open:
        is_late = step.was_open and (getattr(model, "after_lock", False) or order.by.on_paper)
        return None if is_late else TOO_LATE if step.was_open else NOT_YET
    return None


def _too_early(workshop: Workshop, exercise: Exercise) -> Rejection | None:
    """Why nothing can be added late: the room has not come to it, or it can still be written there."""
    if not any(known is exercise for known in reached(workshop)):
        return NOT_REACHED
    return STILL_OPEN if any(step.is_open for step in exercise.steps) else None


def _current(workshop: Workshop) -> Step | Rejection:
    return workshop.step or refuse("no_step", "Nothing has started yet. Choose Next to begin.")


def _go(workshop: Workshop, position: int, now: float) -> Decision:
    ends_at = None
    if position != ARRIVALS and not workshop.steps[position].phase.takes_answers:
        ends_at = now + 60 * workshop.steps[position].phase.minutes
    was_open = workshop.step is not None and workshop.step.is_open
    furthest = max(position, workshop.furthest)
    is_first = position > workshop.furthest
    key = None if position == ARRIVALS else workshop.steps[position].key
    return [e.StepReached(position, workshop.position, was_open, ends_at, furthest, is_first, key)]


def _next(workshop: Workshop, command: c.GoNext, now: float) -> Decision:
    if workshop.position + 1 >= len(workshop.steps):
        return refuse("last_step", "This is the last step. Close the workshop when you are done.")
    return _go(workshop, workshop.position + 1, now)


def _back(workshop: Workshop, command: c.GoBack, now: float) -> Decision:
    if workshop.position == ARRIVALS:
        return refuse("first_step", "This is where the day begins.")
    return _go(workshop, workshop.position - 1, now)


def _open(workshop: Workshop, command: c.OpenStep, now: float) -> Decision:
    step = _current(workshop)
    if isinstance(step, Rejection):
        return step
    if not step.phase.takes_answers:
        return refuse("nothing_to_open", "There is nothing to answer in this step: people talk.")
    if step.is_open:
        return refuse("already_open", "This step is already open.")
    ends_at = step.ends_at if step.was_open else now + 60 * step.phase.minutes
    return [e.StepOpened(step.key, ends_at, step.was_open)]


def _lock(workshop: Workshop, command: c.LockStep, now: float) -> Decision:
    step = _current(workshop)
    if isinstance(step, Rejection):
        return step
    if not step.is_open:
        return refuse("not_open", "This step is not open.")
    return [e.StepLocked(step.key)]


def _reveal(workshop: Workshop, command: c.RevealResults, now: float) -> Decision:
    step = _current(workshop)
    if isinstance(step, Rejection):
        return step
    if not step.phase.panels:
        return refuse("nothing_to_reveal", "This step has no results of its own to show.")
    panel = command.panel or step.phase.panels[0]
    if panel not in step.phase.panels:
        return refuse("unknown_panel", "This step has no result called %(panel)s.", panel=panel)
    if step.revealed == panel:
        return refuse("already_shown", "This result is already shown.")
    exercise = step.exercise
    refusal = exercise.kind.reveal(exercise.state, step.phase.key, panel, workshop.room, False)
    return refusal or [e.ResultsRevealed(step.key, panel, step.revealed, workshop.screen)]


def _hide(workshop: Workshop, command: c.HideResults, now: float) -> Decision:
    step = _current(workshop)
    if isinstance(step, Rejection):
        return step
    if step.revealed is None:
        return refuse("nothing_shown", "No result is shown.")
    return [e.ResultsHidden(step.key, step.revealed)]


def _clear(workshop: Workshop, command: c.ClearStep, now: float) -> Decision:
    step = _current(workshop)
    return step if isinstance(step, Rejection) else decide_clear(step)


def _add_time(workshop: Workshop, command: c.AddTime, now: float) -> Decision:
    step = _current(workshop)
    if isinstance(step, Rejection):
        return step
    if step.ends_at is None:
        return refuse("no_timer", "The time starts when you open this step.")
    overdue = max(0, round(now - step.ends_at)) if command.seconds > 0 else 0
    return [e.TimeAdded(step.key, command.seconds + overdue)]


def _show(workshop: Workshop, command: c.ShowScreen, now: float) -> Decision:
    if workshop.screen == command.screen:
        return refuse("already_shown", "The screen already shows this.")
    return check_screen(workshop, command.screen) or [e.ScreenShown(command.screen, workshop.screen)]


def _merge(workshop: Workshop, command: c.MergeTables, now: float) -> Decision:
    return decide_merge(workshop, command)


def _move(workshop: Workshop, command: c.MoveParticipant, now: float) -> Decision:
    return decide_move(workshop, command)


def _undo(workshop: Workshop, command: c.Undo, now: float) -> Decision:
    return decide_undo(workshop, command)


def _set_logo(workshop: Workshop, command: c.SetHostLogo, now: float) -> Decision:
    found = read_logo(command.image) if command.image else None
    return found if isinstance(found, Rejection) else [e.HostLogoSet(command.image)]


def _fill_papers(workshop: Workshop, command: c.FillPapers, now: float) -> Decision:
    return decide_papers(command.model_dump(), workshop.papers)


def _close(workshop: Workshop, command: c.CloseWorkshop, now: float) -> Decision:
    return [e.WorkshopClosed()]


def _count_paper(workshop: Workshop, command: c.CountPaper, now: float) -> Decision:
    step = workshop.find_step(StepKey(command.target))
    if step is None or not step.was_open:
        return NOT_REACHED
    return [e.PaperCounted(step.key, command.answers)]


SEAT_DECIDERS: Mapping[type[BaseModel], Callable[[Workshop, Any, Actor], Decision]] = {
    c.NoteHelp: decide_help,
    c.NoteLeaving: decide_leaving,
    c.MakeChoices: decide_choices,
    c.WithdrawAnswers: decide_withdrawal,
    c.NotePaper: decide_note,
    c.LinkBallot: decide_link,
}
DECIDERS: Mapping[type[BaseModel], Callable[[Workshop, Any, float], Decision]] = {
    c.GoNext: _next,
    c.GoBack: _back,
    c.OpenStep: _open,
    c.LockStep: _lock,
    c.RevealResults: _reveal,
    c.HideResults: _hide,
    c.ClearStep: _clear,
    c.AddTime: _add_time,
    c.ShowScreen: _show,
    c.SeeHelp: decide_seeing,
    c.MergeTables: _merge,
    c.MoveParticipant: _move,
    c.InsertExercise: decide_insert,
    c.SkipExercise: decide_skip,
    c.RestoreExercise: decide_restore,
    c.MoveExercise: decide_reorder,
    c.ShortenTalk: decide_shorten,
    c.Undo: _undo,
    c.GrantRole: decide_grant,
    c.RevokeRole: decide_revoke,
    c.SetRetention: decide_retention,
    c.PurgeRecord: decide_purge,
    c.SetHostLogo: _set_logo,
    c.FillPapers: _fill_papers,
    c.TakeRows: decide_rows,
    c.TakeBundle: decide_bundle,
    c.EnterFigures: decide_entering,
    c.RemoveFigures: decide_removal,
    c.ChooseHeard: decide_heard,
    c.ChooseMessages: decide_messages,
    c.WriteLetter: decide_letter,
    c.PublishLetter: decide_publishing,
    c.PrintResults: decide_printing,
    c.EditMaterials: decide_edit,
    c.EditPlan: decide_plan,
    c.CountPaper: _count_paper,
    c.TakeBackPaper: decide_take_back,
    c.CloseWorkshop: _close,
}
