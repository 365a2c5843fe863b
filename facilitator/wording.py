"""The sentences of the facilitators' log: what happened, in the past tense, and never what anyone answered.

A kind's own events carry no sentence of their own, so their name in words stands for one.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from facilitator.plan_words import plan_sentence
from sessions import events as e
from sessions.exercises.base import ExerciseEvent, Role
from sessions.paper.ballot_numbers import shown
from sessions.roles import TITLES
from sessions.words import Message, say, say_n

ARRIVALS = say("arrivals")
SCREENS = {
    "step": say("Showed the step again"),
    "blank": say("Blanked the screen"),
    "join": say("Showed the join code"),
    "saying": say("Showed what someone said"),
}


@dataclass(frozen=True)
class StepName:
    """What a step of the agenda is called: its exercise, and its own title within it."""

    key: str
    exercise: str
    title: Message
    is_only: bool
    is_skipped: bool = False
    panels: Mapping[str, Message] = field(default_factory=dict)

    @property
    def words(self) -> Message:
        """The step in the middle of a sentence."""
        return say("%(title)s", title=self.exercise) if self.is_only else in_sentence(self.title)


def step_names(agenda: Sequence[Mapping[str, Any]]) -> list[StepName]:
    """All steps of the day in order, from the console's agenda."""
    return [
        StepName(
            step["key"],
            exercise["title"],
            step["title"],
            len(exercise["steps"]) == 1,
            exercise["is_skipped"],
            step["panels"],
        )
        for exercise in agenda
        for step in exercise["steps"]
    ]


def in_sentence(title: Message) -> Message:
    """A title with a small first letter, unless it begins with an abbreviation."""
    text = title.text
    starts_word = len(text) > 1 and text[0].isupper() and text[1].islower()
    return replace(title, text=text[0].lower() + text[1:]) if starts_word else title


def log_sentence(event: e.Event, steps: Sequence[StepName]) -> Message:
    """What a facilitator did."""
    told = SENTENCES.get(type(event))
    own = event.in_words() if isinstance(event, ExerciseEvent) else None
    if own:
        return own
    return told(event, steps) if told else named_only(type(event).__name__)


def named_only(name: str) -> Message:
    """What happened, by its name alone: "CriterionLabelled" as "Criterion labelled"."""
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name)
    return say("%(words)s", words=words[:1] + words[1:].lower())


def _reached(event: e.StepReached, steps: Sequence[StepName]) -> Message:
    step = None if event.position < 0 else _at(event, steps)
    if step is None:
        return say("Moved back to %(step)s", step=ARRIVALS) if event.position < 0 else say("Moved on")
    if step.is_only:
        return say("Moved to %(exercise)s", exercise=step.exercise)
    return say("Moved to %(exercise)s, %(step)s", exercise=step.exercise, step=step.words)


def _at(event: e.StepReached, steps: Sequence[StepName]) -> StepName | None:
    """The step that was reached; older records name its position alone."""
    if event.step is not None:
        return _find(event.step, steps)
    flow = [step for step in steps if not step.is_skipped]
    return flow[event.position] if event.position < len(flow) else None


def _find(key: str, steps: Sequence[StepName]) -> StepName | None:
    return next((step for step in steps if step.key == key), None)


def _named(key: str, steps: Sequence[StepName]) -> Message:
    step = _find(key, steps)
    return step.words if step else say("%(key)s", key=key)


def _panel(event: e.ResultsRevealed | e.ResultsHidden, steps: Sequence[StepName]) -> Message:
    return _result(event.step, event.panel, steps)


def _result(key: str, panel: str, steps: Sequence[StepName]) -> Message:
    """A result by its name, of its step."""
    step = _find(key, steps)
    name = step.panels.get(panel) if step else None
    if name is None:
        return say("results of %(step)s", step=_named(key, steps))
    return say("“%(panel)s” of %(step)s", panel=name, step=_named(key, steps))


def _screen(event: e.ScreenShown, steps: Sequence[StepName]) -> Message:
    name, _, rest = event.screen.partition(":")
    if name == "panel":
        key, _, panel = rest.rpartition(":")
        return say("Showed again %(result)s", result=_result(key, panel, steps))
    return SCREENS.get(name, say("Changed the screen"))


def _exercise(key: str, steps: Sequence[StepName]) -> str:
    """An exercise's title, by its id."""
    return next((step.exercise for step in steps if step.key.startswith(f"{key}/")), key)


def _moved(event: e.ExerciseMoved, steps: Sequence[StepName]) -> Message:
    title = _exercise(event.exercise, steps)
    if event.before is None:
        return say("Moved %(title)s to the end", title=title)
    return say("Moved %(title)s before %(other)s", title=title, other=_exercise(event.before, steps))


def _replanned(event: e.MinutesPlanned, steps: Sequence[StepName]) -> Message:
    title = _exercise(event.step.partition("/")[0], steps)
    return say(
        "Shortened %(title)s: %(was)s to %(minutes)s min", title=title, was=event.was, minutes=event.minutes
    )


def _time(event: e.TimeAdded, steps: Sequence[StepName]) -> Message:
    minutes = round(abs(event.seconds) / 60)
    if event.seconds < 0:
        return Message("Took off %(n)s minute", {"n": minutes}, "Took off %(n)s minutes", minutes)
    return Message("Added %(n)s minute", {"n": minutes}, "Added %(n)s minutes", minutes)


def _linked(done: str, event: e.RoleGranted | e.RoleRevoked) -> Message:
    """What was done with a link for which role."""
    role = in_sentence(TITLES[Role(event.role)])
    if event.table is None:
        return say(done, role=role)
    return say(done, role=say("%(role)s at Table %(table)s", role=role, table=event.table))


def _parts(event: e.MaterialsEdited) -> str:
    """The titles of what was changed, the first three."""
    held = [event.changes.get(part) or event.was.get(part) or {} for part in event.changes]
    titles = list(dict.fromkeys(str(part.get("title", "")) for part in held))
    return ", ".join([*titles[:3], *(["…"] if len(titles) > 3 else [])])


SENTENCES: Mapping[type[e.Event], Callable[[Any, Sequence[StepName]], Message]] = {
    e.WorkshopCreated: lambda event, steps: say("Made the workshop"),
    e.StepReached: _reached,
    e.StepOpened: lambda event, steps: say("Opened %(step)s", step=_named(event.step, steps)),
    e.StepLocked: lambda event, steps: say("Locked %(step)s", step=_named(event.step, steps)),
    e.ResultsRevealed: lambda event, steps: say("Showed %(result)s", result=_panel(event, steps)),
    e.ResultsHidden: lambda event, steps: say("Hid %(result)s", result=_panel(event, steps)),
    e.StepCleared: lambda event, steps: say("Cleared answers: %(step)s", step=_named(event.step, steps)),
    e.TimeAdded: _time,
    e.ScreenShown: _screen,
    e.ExerciseInserted: lambda event, steps: say("Put in %(title)s", title=event.title),
    e.ExerciseSkipped: lambda event, steps: say("Left out %(title)s", title=_exercise(event.exercise, steps)),
    e.ExerciseRestored: lambda event, steps: say(
        "Took %(title)s in again", title=_exercise(event.exercise, steps)
    ),
    e.ExerciseMoved: _moved,
    e.MinutesPlanned: _replanned,
    e.TablesMerged: lambda event, steps: say(
        "Let Table %(table)s sit with Table %(into)s", table=event.table, into=event.into
    ),
    e.ParticipantMoved: lambda event, steps: say(
        "Moved one person from Table %(before)s to Table %(table)s", before=event.before, table=event.table
    ),
    e.SeatOffered: lambda event, steps: say(
        "Gave a rejoin code for seat %(place)s at Table %(table)s", place=event.seat + 1, table=event.table
    ),
    e.LeavingNoted: lambda event, steps: say(
        "Noted that seat %(place)s at Table %(table)s has left"
        if event.has_left
        else "Noted that seat %(place)s at Table %(table)s is back",
        place=event.seat + 1,
        table=event.table,
    ),
    e.HelpSeen: lambda event, steps: say("Saw that Table %(table)s asks for help", table=event.table),
    e.RoleGranted: lambda event, steps: _linked("Made a link: %(role)s", event),
    e.RoleRevoked: lambda event, steps: _linked("Ended a link: %(role)s", event),
    e.ErasedAction: lambda event, steps: say(
        "%(done)s (its words were withdrawn)", done=named_only(event.name)
    ),
    e.AnswersWithdrawn: lambda event, steps: say(
        "Withdrew what one person said, for somebody with their receipt code"
    ),
    e.RetentionSet: lambda event, steps: say_n(
        "Set the raw record to be kept for %(n)s day after closing",
        "Set the raw record to be kept for %(n)s days after closing",
        event.days,
    ),
    e.RecordPurged: lambda event, steps: say("Purged the raw record"),
    e.HostLogoSet: lambda event, steps: say("Changed the host's logo"),
    e.PapersFilled: lambda event, steps: say("Filled in the papers about privacy"),
    e.PseudonymsKeyed: lambda event, steps: say("Made a key for the pseudonyms in row downloads"),
    e.PaperCounted: lambda event, steps: say_n(
        "Counted %(n)s answer on paper in %(step)s",
        "Counted %(n)s answers on paper in %(step)s",
        event.answers,
        step=_named(event.step, steps),
    ),
    e.PaperHandedOut: lambda event, steps: say_n(
        "Noted %(n)s ballot in hand at Table %(table)s",
        "Noted %(n)s ballots in hand at Table %(table)s",
        event.ballots,
        table=event.table,
    ),
    e.PaperTakenBack: lambda event, steps: say_n(
        "Took %(n)s answer on paper back", "Took %(n)s answers on paper back", len(event.typed)
    ),
    e.BallotLinked: lambda event, steps: say(
        "Linked ballot %(ballot)s with a seat", ballot=shown(event.ballot)
    ),
    e.ResultsPrinted: lambda event, steps: say("Had results put into a report or a file"),
    e.RowsTaken: lambda event, steps: say_n(
        "Downloaded %(n)s row of %(title)s",
        "Downloaded %(n)s rows of %(title)s",
        event.rows,
        title=_exercise(event.exercise, steps),
    ),
    e.BundleTaken: lambda event, steps: say(
        "Had a bundle made, with a passphrase" if event.is_locked else "Had a bundle made"
    ),
    e.FiguresEntered: lambda event, steps: say("Entered figures: %(title)s", title=event.entered["title"]),
    e.FiguresRemoved: lambda event, steps: say("Took out figures: %(title)s", title=event.was["title"]),
    e.HeardChosen: lambda event, steps: say("Chose what the page to take home says"),
    e.MessagesChosen: lambda event, steps: say_n(
        "Left %(n)s plain message out", "Left %(n)s plain messages out", len(event.left_out)
    ),
    e.LetterWritten: lambda event, steps: say("Changed the letter about what happened next"),
    e.LetterPublished: lambda event, steps: say(
        "Published the letter about what happened next, edition %(edition)s", edition=event.edition
    ),
    e.MaterialsEdited: lambda event, steps: say("Changed the materials: %(parts)s", parts=_parts(event)),
    e.PlanEdited: lambda event, steps: plan_sentence(event),
    e.CodeDefined: lambda event, steps: say("Changed code %(code)s", code=event.code),
    e.CodesMerged: lambda event, steps: say("Merged code %(code)s, or took it apart again", code=event.code),
    e.RemarkCoded: lambda event, steps: say("Coded a statement"),
    e.RemarkSetAside: lambda event, steps: say("Set a statement aside, or put it back"),
    e.ViewsPaired: lambda event, steps: say("Put two views together, or apart"),
    e.FindingWritten: lambda event, steps: say("Changed %(finding)s", finding=event.finding),
    e.DoubleCodingSet: lambda event, steps: say("Changed who codes apart"),
    e.FactsTaken: lambda event, steps: say("Took facts into the report"),
    e.FactLeftOut: lambda event, steps: say("Left a fact out of the report, or put it back"),
    e.QuotePlaced: lambda event, steps: say("Placed a quotation in the report, or took it out"),
    e.InterpretationWritten: lambda event, steps: say("Changed an interpretation in the report"),
    e.TroubleLeft: lambda event, steps: say("Left something in the report that was pointed out"),
    e.TemplateChosen: lambda event, steps: say("Chose the report's form"),
    e.ReportPublished: lambda event, steps: say("Published version %(n)s of the report", n=event.number),
    e.ActionUndone: lambda event, steps: say("Took something back"),
    e.WorkshopClosed: lambda event, steps: say("Closed the workshop"),
}
