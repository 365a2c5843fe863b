"""Owns which results a ranking can publish, phase by phase, and why one can't be shown yet.

Criteria, agreed orders and what is made of them are open: what a group decided to say together is shown at
any n. Own orders are secret: they are shown for everyone given the same set, from five answers on.
"""

from collections.abc import Callable, Iterator, Mapping

from sessions.disclosure import ROOM_MINIMUM, is_enough, too_few_withdrawn
from sessions.errors import Rejection, refuse
from sessions.exercises.base import Panel, Room
from sessions.exercises.ranking.lenses import LENSES
from sessions.exercises.ranking.panel_agreed import agreed_panel
from sessions.exercises.ranking.panel_criteria import criteria_panel
from sessions.exercises.ranking.panel_influences import influences_panel
from sessions.exercises.ranking.panel_marks import marks_panel
from sessions.exercises.ranking.panel_minority import record_panel, record_refusal
from sessions.exercises.ranking.panel_moves import moves_panel, moves_refusal
from sessions.exercises.ranking.panel_own import own_panel
from sessions.exercises.ranking.panel_plane import drawn_spots, plane
from sessions.exercises.ranking.panel_sides import sides_panel
from sessions.exercises.ranking.phases import (
    AGREED,
    CRITERIA,
    MARKS,
    MINORITY,
    MOVES,
    OTHER_INFLUENCES,
    OWN_ORDERS,
    PLANE,
    SIDES,
    has_moves,
    shows_own,
)
from sessions.exercises.ranking.state import RankingState


def panels(state: RankingState, phase: str, room: Room) -> tuple[Panel, ...]:
    """The results of a phase that may be shown to the room, the first one first."""
    in_use, found = state.at_tables_in_use(room), []
    if phase == CRITERIA and _has_criteria(state):
        found.append(criteria_panel(in_use, room))
    if phase == AGREED:
        found += _agreed_panels(state, in_use, room)
    if phase == MINORITY and not record_refusal(state):
        found.append(record_panel(in_use, room))
    if phase == shows_own(state.settings):
        found += _own_panels(state, room)
    return tuple(found)


def _own_panels(state: RankingState, room: Room) -> Iterator[Panel]:
    """Own answers of each set, then the same beside what its tables agreed."""
    draw = marks_panel if state.settings.is_quick else own_panel
    yield from (draw(state, key, room) for key in state.alone if not _own_refusal(state, key))
    if has_moves(state.settings):
        yield from (moves_panel(state, key, room) for key in state.own if not moves_refusal(state, key))


def _agreed_panels(state: RankingState, in_use: RankingState, room: Room) -> Iterator[Panel]:
    line = LENSES[state.settings.lens].line
    if _has_result(state):
        yield agreed_panel(in_use, room)
    if line and _has_line(state):
        yield sides_panel(in_use, line)
    if state.against:
        against = state.against.at_tables_in_use(room)
        yield from (plane(in_use, against, key) for key in state.sets if drawn_spots(state, key))
    if _has_influences(state):
        yield influences_panel(in_use)


def reveal_refusal(state: RankingState, panel: str) -> Rejection | None:
    """Why a panel can't be shown yet, or None."""
    if panel == MINORITY:
        return record_refusal(state)
    if panel.startswith(MOVES):
        return moves_refusal(state, panel.removeprefix(MOVES))
    if panel.startswith((OWN_ORDERS, MARKS)):
        return _own_refusal(state, panel.removeprefix(OWN_ORDERS).removeprefix(MARKS))
    if panel.startswith(PLANE):
        return _plane_refusal(state, panel.removeprefix(PLANE))
    is_there, sentence = OPEN_PANELS[panel]
    return None if is_there(state) else refuse("nothing_to_show", sentence)


def _own_refusal(state: RankingState, set_key: str) -> Rejection | None:
    gone = too_few_withdrawn(len(state.alone[set_key].withdrawn))
    if gone or _is_enough(state, set_key):
        return gone
    if not state.tables_with(set_key) and not state.alone[set_key].counted:
        return refuse("nothing_to_show", "No table has set %(set)s here.", set=set_key)
    if state.settings.is_quick:
        text = "Marks are shown from %(least)s people with the same set. %(count)s are in for set %(set)s."
    else:
        text = (
            "Own orders are shown from %(least)s people with the same set. %(count)s are in for set %(set)s."
        )
    count = len(state.alone[set_key].counted)
    return refuse("too_few_answers", text, least=ROOM_MINIMUM, count=count, set=set_key)


def _plane_refusal(state: RankingState, set_key: str) -> Rejection | None:
    if drawn_spots(state, set_key):
        return None
    return refuse(
        "nothing_to_show",
        "No card of set %(set)s has a place in both rankings yet. One table each is enough.",
        set=set_key,
    )


def _has_criteria(state: RankingState) -> bool:
    return any(work.criteria for work in state.tables.values())


def _has_result(state: RankingState) -> bool:
    return any(work.tiers or work.could_not_agree for work in state.tables.values())


def _has_line(state: RankingState) -> bool:
    return any(work.above is not None for work in state.tables.values())


def _has_influences(state: RankingState) -> bool:
    return any(work.influences or work.notes for work in state.tables.values())


def _is_enough(state: RankingState, set_key: str) -> bool:
    return is_enough(len(state.alone[set_key].counted))


OPEN_PANELS: Mapping[str, tuple[Callable[[RankingState], bool], str]] = {
    CRITERIA: (
        _has_criteria,
        "No table has written a criterion yet. Reveal them once the first is there.",
    ),
    AGREED: (_has_result, "No table has an order yet. Reveal once the first card is placed."),
    SIDES: (_has_line, "No table has drawn a line yet. Reveal once the first is there."),
    OTHER_INFLUENCES: (_has_influences, "No table has said what else moved it. None has to."),
}
