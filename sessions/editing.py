"""Changing a workshop's own materials: what may still be changed, and what has been seen and stays.

A part that an exercise uses is fixed once the room has come to that exercise. Whether it uses it, its kind
says without knowing: settings that can't be borne out once the part is gone are settings that need it.
"""

from collections.abc import Sequence

from casestudies.errors import MaterialError
from casestudies.parts import SETS, changed, content_of, fingerprint, part_name, parts_of, split_name
from casestudies.schema import Materials
from sessions import commands as c, events as e
from sessions.day import Exercise
from sessions.errors import Rejection, refuse
from sessions.library import sets_before
from sessions.renewing import has_begun, to_come
from sessions.workshop import Workshop

Decision = Sequence[e.Event] | Rejection
NOTHING_NEW = refuse("nothing_changed", "The materials hold this already.")


def decide_edit(workshop: Workshop, command: c.EditMaterials, now: float) -> Decision:
    """The change, if nobody made another meanwhile, nothing seen changes, and the agenda can still run."""
    materials = workshop.materials
    was = {part: content_of(materials, part) for part in command.changes}
    for part, seen in command.based_on.items():
        if fingerprint(content_of(materials, part)) != seen:
            return refuse(
                "materials_changed",
                "Someone else changed “%(part)s” meanwhile. Look at it, then save again.",
                part=title_of(materials, part),
            )
    try:
        after = changed(materials, command.changes)
    except MaterialError as error:
        return refuse("material_broken", "%(reason)s", reason=str(error))
    if after == materials:
        return NOTHING_NEW
    refusal = (
        _seen(workshop, list(command.changes))
        or _misnamed(materials, command)
        or _unfit(workshop, after, command)
    )
    changes = {part: content_of(after, part) for part in command.changes}
    return refusal or [e.MaterialsEdited(changes, was, dict(command.renamed))]


def title_of(materials: Materials, part: str) -> str:
    """What people call a part; its own name where there is no such part."""
    return str(getattr(parts_of(materials).get(part), "title", part))


def used_by(workshop: Workshop, part: str) -> Exercise | None:
    """The first exercise that has begun and uses a part; None where it may still be changed."""
    begun = [exercise for exercise in workshop.exercises.values() if has_begun(exercise)]
    if not begun or part not in parts_of(workshop.materials):
        return None
    without = changed(workshop.materials, {part: None})
    tables = sorted(workshop.tables)
    for exercise in begun:
        if exercise.kind.check(exercise.settings, without, tables):
            return exercise
    sort, key = split_name(part)
    is_laid_out = sort == SETS and any(
        known.key == key for table in workshop.tables for known in sets_before(workshop, table)
    )
    return begun[-1] if is_laid_out else None


def _seen(workshop: Workshop, parts: Sequence[str]) -> Rejection | None:
    for part in parts:
        exercise = used_by(workshop, part)
        if exercise:
            return refuse(
                "material_in_use",
                "“%(exercise)s” has begun with “%(part)s”, so it stays as people saw it. "
                "Copy the workshop to change it there.",
                exercise=exercise.title,
                part=title_of(workshop.materials, part),
            )
    return None


def _misnamed(materials: Materials, command: c.EditMaterials) -> Rejection | None:
    """A set that gets another name is taken out under the old one and put in under the new, which is free."""
    for old, new in command.renamed.items():
        gone, come = part_name(SETS, old), part_name(SETS, new)
        if command.changes.get(gone, ...) is not None or command.changes.get(come) is None:
            return refuse(
                "bad_field",
                "%(reason)s",
                field="renamed",
                reason="A renamed set is put in under its new name.",
            )
        if come in parts_of(materials) and new not in command.renamed:
            return refuse(
                "set_name_taken",
                "With this card the set would be called %(name)s, and “%(other)s” is called so. Take that "
                "set out first, or let this one's cards begin with another letter.",
                name=new,
                other=title_of(materials, come),
            )
    return None


def _unfit(workshop: Workshop, after: Materials, command: c.EditMaterials) -> Rejection | None:
    """Why an exercise to come could not begin with these materials."""
    tables = sorted(workshop.tables)
    for exercise in to_come(workshop.day):
        if command.renamed and exercise.early:
            return refuse(
                "set_chosen",
                "In “%(exercise)s” a set was chosen for a table by hand. Undo that first, then add or "
                "take out cards.",
                exercise=exercise.title,
            )
        settings = exercise.kind.rename_sets(exercise.settings, command.renamed)
        wrong = exercise.kind.check(settings, after, tables)
        if wrong:
            return refuse(
                "material_needed",
                "“%(exercise)s” on the agenda needs this as it is: %(reason)s",
                exercise=exercise.title,
                reason=wrong,
            )
    return None
