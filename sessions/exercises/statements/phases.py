"""Owns the one step of the exercise: people talk, and one phone at each table writes."""

from sessions.exercises.base import Phase
from sessions.exercises.statements.settings import StatementsSettings
from sessions.words import say

WRITE = "write"
COUNTS, SAID = "counts", "said"


def phases(settings: StatementsSettings) -> tuple[Phase, ...]:
    """One phase; how often each subject came up is a result only where there are subjects."""
    is_sorted = bool(settings.groups) or settings.by_example
    return (
        Phase(
            key=WRITE,
            title=say("What tables say"),
            say=say("%(words)s", words=settings.say),
            instruction=say("One phone at the table writes. The others talk."),
            badge=settings.level,
            minutes=settings.minutes,
            panels=(COUNTS, SAID) if is_sorted else (SAID,),
            panel_names={COUNTS: say("How often each came up"), SAID: say("What was said")},
            noun=say("Tables that wrote"),
            waits_for_all=False,
            counts_tables=True,
            stays_open=settings.stays_open,
        ),
    )
