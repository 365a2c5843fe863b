"""How a bundle tells an event: without what opens something, without seats, and without what was erased.

Codes, keys, secrets and their hashes are blank, numbers of events are marks, ballots have other numbers, and
who gave codes at the report's desk has a number in place of initials.
"""

from collections.abc import Mapping
from typing import Any

from exports.bundle.names import Names
from sessions import events as e
from sessions.ids import ExerciseId, ParticipantId
from sessions.store import EventRow
from sessions.workshop import Workshop

LEFT_OUT = frozenset(
    kind.__name__
    for kind in (
        e.SeatOffered,
        e.HelpAsked,
        e.HelpSeen,
        e.ScreenShown,
        e.RetentionSet,
        e.HostLogoSet,
        e.PapersFilled,
        e.PseudonymsKeyed,
        e.RowsTaken,
        e.BundleTaken,
        e.HeardChosen,
        e.MessagesChosen,
        e.LetterWritten,
        e.LetterPublished,
    )
)
BLANKED = frozenset({"join_code", "join_secret", "screen_key", "secret_hash", "code_hash", "batch"})
SEATS = frozenset({"seat", "seat_before"})
INITIALS = {e.RemarkCoded.__name__: ("coder",), e.DoubleCodingSet.__name__: ("first", "second")}
TYPED, UNDONE = e.PaperTyped.__name__, e.ActionUndone.__name__
Line = dict[str, Any]


def told(row: EventRow, names: Names) -> Line:
    """An event as a line; the ids in it are still those of the record."""
    facts = {name: _told(name, value, names) for name, value in row.facts.items()}
    line: Line = {"by": row.actor, "name": row.name, "form": row.form, "facts": facts}
    if row.name == TYPED:
        line["mark"] = names.mark_of(row.seq)
    if not row.had_contents:
        return line
    return line | ({"erased": True} if row.contents is None else {"said": _said(row, row.contents, names)})


def is_back(state: Workshop, who: str) -> Line:
    """Whoever answers is here: in the files where the answer is not told, this stands in its place."""
    person = state.participants[ParticipantId(who)]
    facts = {"participant": who, "table": person.table, "seat": 0, "has_left": False}
    return {"by": who, "name": e.LeavingNoted.__name__, "form": e.LeavingNoted.form, "facts": facts}


def exercise_of(row: EventRow) -> ExerciseId | None:
    """In whose file an event stands; None for what is of the day, or of people."""
    if row.name == TYPED:
        return ExerciseId(row.facts["step"].partition("/")[0])
    named: str | None = row.facts.get("exercise") if row.name == UNDONE else row.exercise
    return ExerciseId(named) if named else None


def _told(name: str, value: Any, names: Names) -> Any:
    """A field as it is told."""
    if name in BLANKED:
        return ""
    if name in SEATS:
        return 0
    if name == "ballot":
        return names.ballot(value)
    if name == "typed":
        return [names.mark_of(seq) for seq in value]
    if name == "takes_back":
        return None if value is None else 0
    return [] if name == "erased" else value


def _said(row: EventRow, contents: Mapping[str, Any], names: Names) -> dict[str, Any]:
    """Everything, but for the initials of who gave codes."""
    hidden = INITIALS.get(row.name, ())
    return {name: names.coder(value) if name in hidden else value for name, value in contents.items()}
