"""Owns the one step of the exercise, with the words for it. Its result is shown by a reveal, as any other."""

from sessions.exercises.base import Badge, Phase
from sessions.exercises.definition.settings import DefinitionSettings
from sessions.exercises.definition.state import SIDE_BY_SIDE, WRITE
from sessions.words import Message, say


def phases(settings: DefinitionSettings) -> tuple[Phase, ...]:
    """One phase: a table writes, changes and agrees in whatever order it likes."""
    return (
        Phase(
            key=WRITE,
            title=say("Our definition"),
            say=_say(settings),
            instruction=say("Any phone can change the words."),
            badge=Badge.TABLE,
            minutes=settings.minutes,
            panels=(SIDE_BY_SIDE,),
            panel_names={SIDE_BY_SIDE: say("Definitions side by side")},
            noun=say("Tables with words"),
            waits_for_all=False,
            counts_tables=True,
        ),
    )


def prompt(settings: DefinitionSettings) -> Message:
    """What the screens ask."""
    if settings.prompt:
        return say("%(prompt)s", prompt=settings.prompt)
    return say("What does “%(term)s” mean to us?", term=settings.term)


def _say(settings: DefinitionSettings) -> Message:
    if settings.say:
        return say("%(words)s", words=settings.say)
    return say(
        "Write down together what “%(term)s” means at your table. Change the words until they are yours, then"
        " each say whether you agree with them. Not agreeing is a result too.",
        term=settings.term,
    )
