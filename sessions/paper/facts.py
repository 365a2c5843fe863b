"""What a workshop itself tells its papers: what is asked of people, in what form, and who may see it."""

from collections import Counter
from typing import Any

from sessions.exercises.base import Badge
from sessions.roles import TITLES
from sessions.visibility import workshop_facts
from sessions.workshop import Exercise, Workshop

SMALLEST_SHOWN = 5  # secret answers in a result


def paper_facts(workshop: Workshop) -> dict[str, Any]:
    """The workshop, the host's part, and counts; nobody's answer and no name."""
    held = [one for one in workshop.exercises.values() if not one.is_skipped and _takes_answers(one)]
    return {
        "workshop": workshop_facts(workshop),
        "papers": workshop.papers,
        "tables": len(workshop.tables_in_use),
        "seats": sum(workshop.tables_in_use.values()),
        "joined": len(workshop.participants),
        "exercises": [_asked(exercise) for exercise in held],
        "roles": _roles(workshop),
        "days_kept": workshop.keep_days,
        "is_purged": workshop.purged is not None,
        "smallest_shown": SMALLEST_SHOWN,
    }


def _takes_answers(exercise: Exercise) -> bool:
    return any(step.phase.takes_answers for step in exercise.steps)


def _asked(exercise: Exercise) -> dict[str, Any]:
    """Whether people answer alone in it, and whether tables do."""
    badges = {step.phase.badge for step in exercise.steps if step.phase.takes_answers}
    return {
        "title": exercise.title,
        "is_alone": Badge.INDIVIDUAL in badges,
        "is_together": bool(badges - {Badge.INDIVIDUAL}),
    }


def _roles(workshop: Workshop) -> list[dict[str, Any]]:
    """Who has a link that counts, by role."""
    given = Counter(one.role for one in workshop.grants.given.values() if not one.is_revoked)
    return [{"title": title, "count": given[role]} for role, title in TITLES.items() if given[role]]
