"""Owns the parts of an assessment as steps of the day, with the words for each and the results they show."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from sessions.exercises.assessing.panels_reading import FOR_REPORT, READING, reading_keys
from sessions.exercises.assessing.settings import AssessingSettings
from sessions.exercises.assessing.state import (
    AGREED,
    ALONE,
    ANSWERS,
    GATE,
    NOTED,
    REASONS,
    ROOM,
    TABLE,
    WEIGHTS,
    WITHIN,
)
from sessions.exercises.base import Badge, Phase
from sessions.words import Message, say

PANEL_NAMES: Mapping[str, Message] = {
    GATE: say("What is settled, and what is not"),
    ANSWERS: say("How people answered, question by question"),
    REASONS: say("What people wrote"),
    WEIGHTS: say("What the features weigh"),
    WITHIN: say("What the questions weigh"),
    AGREED: say("The tables' answers side by side"),
    NOTED: say("The room's answers"),
}
TITLES: Mapping[str, Message] = {
    GATE: say("What must be settled"),
    ALONE: say("Own answers"),
    WEIGHTS: say("Weights"),
    WITHIN: say("Weights within"),
    TABLE: say("Table answers"),
    ROOM: say("Room answers"),
}


def phases(settings: AssessingSettings) -> tuple[Phase, ...]:
    """The chosen parts in their order."""
    found = [MADE[part](settings) for part in settings.steps]
    return (*found[:-1], _with_reading(found[-1], settings))


def _with_reading(last: Phase, settings: AssessingSettings) -> Phase:
    """The last part, with what all answers come to."""
    keys = reading_keys(settings)
    return replace(
        last,
        panels=(*last.panels, *keys),
        panel_names={**last.panel_names, **{key: READING[key] for key in keys}},
        report_panels=(*last.report_panels, *FOR_REPORT),
    )


def _named(*keys: str) -> dict[str, Message]:
    return {key: PANEL_NAMES[key] for key in keys}


def _gate(settings: AssessingSettings) -> Phase:
    return Phase(
        key=GATE,
        title=TITLES[GATE],
        say=say(
            "Six things must be settled before we ask what this proposal is worth. Say of each at your "
            "table: settled, not settled yet, or failed, and why."
        ),
        instruction=say("Any phone at the table can choose."),
        badge=Badge.TABLE,
        minutes=settings.minutes.gate,
        panels=(GATE,),
        panel_names=_named(GATE),
        noun=say("Tables done"),
        waits_for_all=False,
        counts_tables=True,
    )


def _alone(settings: AssessingSettings) -> Phase:
    return Phase(
        key=ALONE,
        title=TITLES[ALONE],
        say=say(
            "Eighteen questions, each between two ends. Say where this proposal stands, on your own. "
            "“I can't say” is an answer too. Each is kept as you go."
        ),
        instruction=say("Choose where the proposal stands."),
        badge=Badge.INDIVIDUAL,
        minutes=settings.minutes.alone,
        panels=(ANSWERS,),
        panel_names=_named(ANSWERS),
        report_panels=(REASONS,),
        noun=say("Finished"),
    )


def _weights(settings: AssessingSettings) -> Phase:
    spoken = {
        "points": say("Which of the five features should weigh most? Share out 100 points, on your own."),
        "swing": say(
            "Imagine all five at their worst. Which would you put right first? Give it 100, and the others "
            "what they are worth beside it."
        ),
    }
    return Phase(
        key=WEIGHTS,
        title=TITLES[WEIGHTS],
        say=spoken[settings.weigh_by],
        instruction=say("Give points, on your own."),
        badge=Badge.INDIVIDUAL,
        minutes=settings.minutes.weights,
        panels=(WEIGHTS,),
        panel_names=_named(WEIGHTS),
    )


def _within(settings: AssessingSettings) -> Phase:
    spoken = {
        "points": say(
            "Now inside each of the five: which of its questions should weigh most? Share out 100 points a "
            "feature, on your own. That all weigh alike is an answer too."
        ),
        "swing": say(
            "Now inside each of the five: imagine all its questions at their worst. Give 100 to the one you "
            "would put right first, the others what they are worth beside it. All alike is an answer too."
        ),
    }
    return Phase(
        key=WITHIN,
        title=TITLES[WITHIN],
        say=spoken[settings.weigh_by],
        instruction=say("Give points within each feature, on your own."),
        badge=Badge.INDIVIDUAL,
        minutes=settings.minutes.within,
        panels=(WITHIN,),
        panel_names=_named(WITHIN),
        noun=say("Finished"),
    )


def _table(settings: AssessingSettings) -> Phase:
    spoken = say(
        "Now talk, and choose one answer a question for your table. That you could not agree is a result "
        "too. Say so where an answer is a red line for you."
    )
    partners = say(
        "Now talk as the partner that your table stands for, and choose one answer a question. That you "
        "could not agree is a result too. Say so where an answer is a red line for you."
    )
    return Phase(
        key=TABLE,
        title=TITLES[TABLE],
        say=partners if settings.partners else spoken,
        instruction=say("Any phone at the table can choose."),
        badge=Badge.TABLE,
        minutes=settings.minutes.table,
        panels=(AGREED,),
        panel_names=_named(AGREED),
        noun=say("Tables done"),
        waits_for_all=False,
        counts_tables=True,
    )


def _room(settings: AssessingSettings) -> Phase:
    return Phase(
        key=ROOM,
        title=TITLES[ROOM],
        say=say("Now all of us together: one answer a question, or that we could not agree."),
        instruction=say("One phone notes what the room says."),
        badge=Badge.ROOM,
        minutes=settings.minutes.room,
        panels=(NOTED,),
        panel_names=_named(NOTED),
        waits_for_all=False,
        counts_tables=True,
        noun=say("Tables that noted"),
    )


MADE: Mapping[str, Callable[[AssessingSettings], Phase]] = {
    GATE: _gate,
    ALONE: _alone,
    WEIGHTS: _weights,
    WITHIN: _within,
    TABLE: _table,
    ROOM: _room,
}
