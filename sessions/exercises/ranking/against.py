"""Owns the meeting of two rankings: whose agreed orders another one's are drawn against."""

from collections.abc import Mapping
from typing import Any

from sessions.exercises.ranking.state import RankingState
from sessions.ids import ExerciseId


def meet(state: RankingState, others: Mapping[ExerciseId, Any]) -> str | None:
    """Keep hold of the ranking that the settings name; what is wrong with that name, or None."""
    named = state.settings.against
    if not named:
        return None
    rankings = {key: other for key, other in others.items() if isinstance(other, RankingState)}
    other = rankings.get(ExerciseId(named))
    if other is None:
        known = ", ".join(rankings) or "none"
        return f'against: there is no earlier ranking "{named}"; the earlier rankings are: {known}.'
    if other.settings.lens == state.settings.lens:
        return f'against: "{named}" ranks by {state.settings.lens} too; name a ranking by another lens.'
    state.against = other
    return None
