"""Keeps the seating lists of all workshops; the only one who reads or writes them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sessions.errors import Rejection, refuse
from sessions.ids import WorkshopId
from sessions.seating_list.people import SeatingList
from sessions.service import Service

CHANGED = refuse("changed_meanwhile", "Somebody changed the list meanwhile. Look at it, then do this again.")


@dataclass(frozen=True)
class KeptLists:
    """The lists in the service's store, each with the version that a change has to name."""

    service: Service

    def read(self, workshop: WorkshopId) -> tuple[int, SeatingList]:
        """A workshop's list; version 0 and nobody on it where there is none."""
        kept = self.service.store.seating_list(workshop)
        return (kept[0], SeatingList.model_validate_json(kept[1])) if kept else (0, SeatingList())

    def seats(self, workshop: WorkshopId) -> Mapping[int, int]:
        """The tables in use and their seats."""
        return self.service.read(workshop, lambda room: dict(room.tables_in_use))

    def change(
        self, workshop: WorkshopId, version: int, act: Callable[[SeatingList], SeatingList | Rejection]
    ) -> SeatingList | Rejection:
        """Carry out an act on the version that was seen, away from what serves; a refusal changes nothing."""
        made: SeatingList | Rejection = self.service.offload(self._change, workshop, version, act)
        return made

    def forget(self, workshop: WorkshopId) -> None:
        """Erase a workshop's list, as a purge also does."""
        self.service.forget_seating_list(workshop)

    def _change(
        self, workshop: WorkshopId, version: int, act: Callable[[SeatingList], SeatingList | Rejection]
    ) -> SeatingList | Rejection:
        known, seating = self.read(workshop)
        if known != version:
            return CHANGED
        made = act(seating)
        if isinstance(made, Rejection):
            return made
        return (
            made
            if self.service.store.keep_seating_list(workshop, made.model_dump_json(), version)
            else CHANGED
        )
