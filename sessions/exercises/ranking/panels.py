"""Owns which results a ranking can publish, phase by phase, and why one can't be shown yet.

Criteria and agreed orders are open: what a group decided to say together is shown at any n. Own orders are
secret: they are shown for everyone given the same set, from `ROOM_MINIMUM` answers.
"""

from sessions.disclosure import ROOM_MINIMUM
from sessions.errors import Rejection, refuse
from sessions.exercises.base import Panel, Room
from sessions.exercises.ranking.panel_agreed import agreed_panel
from sessions.exercises.ranking.panel_criteria import criteria_panel
from sessions.exercises.ranking.panel_own import own_panel
from sessions.exercises.ranking.phases import AGREED, CRITERIA, OWN_ORDERS
from sessions.exercises.ranking.state import RankingState


def panels(state: RankingState, phase: str, room: Room) -> tuple[Panel, ...]:
    """The results of a phase that may be shown to the room, the first one first."""
    in_use = state.at_tables_in_use(room)
    if phase == CRITERIA:
        return (criteria_panel(in_use, room),) if _has_criteria(state) else ()
    if phase != AGREED:
        return ()
    agreed = (agreed_panel(in_use, room),) if _has_result(state) else ()
    own = (own_panel(state, key, room) for key in state.own if _is_enough(state, key))
    return (*agreed, *own)


def reveal_refusal(state: RankingState, panel: str) -> Rejection | None:
    """Why a panel can't be shown yet, or None."""
    if panel == CRITERIA and not _has_criteria(state):
        return refuse(
            "nothing_to_show", "No table has written a criterion yet. Reveal them once the first is there."
        )
    if panel == AGREED and not _has_result(state):
        return refuse("nothing_to_show", "No table has an order yet. Reveal once the first card is placed.")
    key = panel.removeprefix(OWN_ORDERS)
    if panel.startswith(OWN_ORDERS) and not _is_enough(state, key):
        return refuse(
            "too_few_answers",
            "Own orders are shown from %(least)s people with the same set. %(count)s are in for set %(set)s.",
            least=ROOM_MINIMUM,
            count=len(state.own[key].counted) if key in state.own else 0,
            set=key,
        )
    return None


def _has_criteria(state: RankingState) -> bool:
    return any(work.criteria for work in state.tables.values())


def _has_result(state: RankingState) -> bool:
    return any(work.tiers or work.could_not_agree for work in state.tables.values())


def _is_enough(state: RankingState, set_key: str) -> bool:
    return set_key in state.own and len(state.own[set_key].counted) >= ROOM_MINIMUM
