"""What the pages of materials know of a workshop: its parts, which are fixed and why, and what to undo."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from casestudies.parts import parts_of
from sessions import events as e
from sessions.editing import used_by
from sessions.undoing import can_undo
from sessions.visibility import workshop_facts
from sessions.workshop import Workshop


@dataclass(frozen=True)
class Shelf:
    """The materials by part, as JSON carries them; `fixed` names the exercise that has begun with a part."""

    workshop: Mapping[str, Any]
    contents: dict[str, dict[str, Any]]
    fixed: dict[str, str]
    is_closed: bool
    undo: int | None  # the log's entry of the newest change, while that can be taken back


def shelf_of(room: Workshop) -> Shelf:
    """The shelf as it stands."""
    parts = parts_of(room.materials)
    uses = {part: used_by(room, part) for part in parts}
    return Shelf(
        workshop=workshop_facts(room),
        contents={part: held.model_dump(mode="json") for part, held in parts.items()},
        fixed={part: exercise.title for part, exercise in uses.items() if exercise},
        is_closed=room.is_closed,
        undo=_undoable(room),
    )


def _undoable(room: Workshop) -> int | None:
    newest = next((entry for entry in reversed(room.log) if isinstance(entry.event, e.MaterialsEdited)), None)
    return newest.seq if newest and not room.is_closed and can_undo(room, newest) else None
