"""Owns what a ranking has for the report alone: tables' orders and criteria taken together, and measures."""

from collections.abc import Iterable

from sessions.exercises.base import ForReport, Panel
from sessions.exercises.ranking.panel_agreement import agreement_panel
from sessions.exercises.ranking.panel_dissent import dissent_panel
from sessions.exercises.ranking.panel_likeness import likeness_panel, shared_panel
from sessions.exercises.ranking.panel_together import together_panel
from sessions.exercises.ranking.phases import AGREED, CRITERIA
from sessions.exercises.ranking.state import RankingState


def for_report(in_use: RankingState, phase: str) -> ForReport:
    """Shared criteria where they were written; where orders were agreed, these together, and measures."""
    if phase == CRITERIA:
        return ForReport(_there([shared_panel(in_use)]), _there([likeness_panel(in_use)]))
    if phase != AGREED:
        return ForReport()
    own = [dissent_panel(in_use, key) for key in in_use.set_keys]
    beside = [together_panel(in_use, key) for key in in_use.set_keys]
    return ForReport(_there(beside), _there([agreement_panel(in_use), *own]))


def _there(panels: Iterable[Panel | None]) -> tuple[Panel, ...]:
    return tuple(panel for panel in panels if panel)
