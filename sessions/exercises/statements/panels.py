"""Owns the published results: how often each subject came up, and what was said.

Both are open outputs, shown at any n. Words stand here only once they are approved; counts hold no words
and take in all that was not hidden, so that a busy facilitator leaves nothing out of them.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sessions.errors import Rejection, refuse
from sessions.exercises.base import Badge, Chapter, Column, Panel, Room
from sessions.exercises.sayings import Saying, side_words
from sessions.exercises.statements.phases import COUNTS, SAID
from sessions.exercises.statements.settings import IMPRESSIONS
from sessions.exercises.statements.state import DISAGREEMENT, GIST, StatementsState
from sessions.words import Message, say, say_n

SUBJECTS: Mapping[str, Message] = {
    IMPRESSIONS: say("First impressions"),
    Chapter.BENEFITS: say("Benefits"),
    Chapter.RISKS: say("Risks"),
    Chapter.INSIGHTS: say("Insights"),
}
NONE = say("No one group")
ALL = say("No one example")


def panels(state: StatementsState, room: Room) -> tuple[Panel, ...]:
    """The results that may be shown, the first one first."""
    is_sorted = bool(state.settings.groups) or state.settings.by_example
    counts = (_counts(state, room),) if is_sorted and _counted(state) else ()
    return (*counts, _said(state, room)) if state.sayings.public else counts


def reveal_refusal(state: StatementsState, panel: str) -> Rejection | None:
    """Why a panel can't be shown yet, or None."""
    if panel == COUNTS and not _counted(state):
        return refuse("nothing_to_show", "No table has written anything yet. Reveal once the first has.")
    if panel == SAID and not state.sayings.public:
        return refuse("nothing_approved", "Nothing is approved yet. Approve what the room may read.")
    return None


def _counted(state: StatementsState) -> list[Saying]:
    return [saying for saying in state.sayings.in_order if not saying.is_hidden]


def _counts(state: StatementsState, room: Room) -> Panel:
    """A row an example and a column a group, or a row a group; numbers of statements."""
    counted = _counted(state)
    columns, rows = _grid(state, counted) if state.settings.by_example else _list(state, counted)
    return Panel(
        key=COUNTS,
        title=say("%(subject)s: how often each came up", subject=SUBJECTS[state.settings.about]),
        badge=Badge.TABLE,
        basis=_basis(state, counted, room),
        summary=_summary(state, counted),
        columns=columns,
        rows=rows,
        notes=late_notes(counted),
        plain=_by_group(state, counted),
    )


def _grid(
    state: StatementsState, counted: list[Saying]
) -> tuple[tuple[Column, ...], tuple[dict[str, Any], ...]]:
    groups = [(group.key, say("%(title)s", title=group.title)) for group in state.settings.groups]
    if groups and any("group" not in saying.about for saying in counted):
        groups.append(("", NONE))
    tally = Counter((saying.about.get("example", ""), saying.about.get("group", "")) for saying in counted)
    cards = [(card.key, card.short_title) for cards in state.sets.values() for card in cards.examples]
    lines: list[tuple[str, Message | str]] = [(key, f"{key} {title}") for key, title in cards]
    if any("example" not in saying.about for saying in counted):
        lines.append(("", ALL))
    columns = (
        Column("example", say("Example")),
        *(Column(key or "none", title, is_number=True) for key, title in groups),
        Column("total", say("In all"), is_number=True),
    )
    rows = tuple(
        {
            "example": title,
            **{group or "none": tally[card, group] for group, _ in groups},
            "total": sum(count for (about, _), count in tally.items() if about == card),
        }
        for card, title in lines
    )
    return columns, rows


def _list(
    state: StatementsState, counted: list[Saying]
) -> tuple[tuple[Column, ...], tuple[dict[str, Any], ...]]:
    tally = Counter(saying.about.get("group", "") for saying in counted)
    lines: list[tuple[str, Message | str]] = [(group.key, group.title) for group in state.settings.groups]
    if tally[""]:
        lines.append(("", NONE))
    columns = (Column("group", say("About")), Column("total", say("Statements"), is_number=True))
    return columns, tuple({"group": title, "total": tally[key]} for key, title in lines)


def _summary(state: StatementsState, counted: list[Saying]) -> Message:
    if not state.settings.groups:
        cards = len({saying.about["example"] for saying in counted if "example" in saying.about})
        of = sum(len(cards.examples) for cards in state.sets.values())
        return say("Counts of what was written: something about %(n)s of %(of)s examples.", n=cards, of=of)
    parts = _group_counts(state, counted)
    return say("A square is something written, not a person: %(parts)s.", parts=parts)


def _by_group(state: StatementsState, counted: list[Saying]) -> Message | None:
    if not state.settings.groups:
        return None
    return say("Written down about: %(parts)s.", parts=_group_counts(state, counted))


def _group_counts(state: StatementsState, counted: list[Saying]) -> str:
    tally = Counter(saying.about.get("group", "") for saying in counted)
    parts = [say("%(title)s %(n)s", title=group.title, n=tally[group.key]) for group in state.settings.groups]
    if tally[""]:
        parts.append(say("%(title)s %(n)s", title=NONE, n=tally[""]))
    return "; ".join(str(part) for part in parts)


def _said(state: StatementsState, room: Room) -> Panel:
    """A row a statement: table, about, text, form; with its id, sides, is_quote, is_corrected, is_late."""
    shown = [saying for saying in state.labelled() if saying.is_public]
    left = sum(saying.is_held for saying in state.sayings.in_order)
    waiting = say_n("%(n)s more is not approved yet.", "%(n)s more are not approved yet.", left)
    return Panel(
        key=SAID,
        title=say("%(subject)s: what was said", subject=SUBJECTS[state.settings.about]),
        badge=state.settings.level,
        basis=_basis(state, shown, room),
        summary=_forms_summary(shown),
        columns=(
            Column("table", say("Table"), is_number=True),
            *((Column("about", say("About")),) if any(saying.label for saying in shown) else ()),
            Column("text", say("What was said")),
            Column("form", say("Kept as")),
        ),
        rows=tuple(_row(state, saying) for saying in shown),
        notes=(*((waiting,) if left else ()), *late_notes(shown)),
        plain=say(
            "Written down: %(gist)s as meant, %(quote)s in the speaker's words; "
            "disagreements: %(disagreement)s.",
            **_forms(shown),
        ),
    )


def late_notes(statements: Sequence[Saying]) -> tuple[Message, ...]:
    """How many of them were added once the step was locked."""
    late = sum(saying.is_late for saying in statements)
    one = "%(n)s of these is a late entry, added from a flipchart once the step was locked."
    many = "%(n)s of these are late entries, added from flipcharts once the step was locked."
    return (say_n(one, many, late),) if late else ()


def _row(state: StatementsState, saying: Saying) -> dict[str, Any]:
    return {
        "id": saying.id,
        "table": saying.table,
        "about": saying.label or "",
        "text": _words(saying),
        "words": saying.text,
        "sides": saying.sides,
        "form": saying.form,
        "form_key": saying.kept_as,
        "group": state.group_title(saying),
        "example": saying.about.get("example", ""),
        "is_quote": saying.is_quote,
        "is_corrected": saying.is_corrected,
        "is_late": saying.is_late,
        "is_paraphrase": saying.is_corrected or not saying.is_quote,
    }


def _words(saying: Saying) -> Message | str:
    """In a cell of a table: a quotation in its marks, a disagreement with both its sides."""
    if saying.sides:
        one, other = (side_words(side) for side in saying.sides)
        return say("%(one)s / %(other)s", one=one, other=other)
    return say("“%(words)s”", words=saying.text) if saying.is_quote else saying.text


def _basis(state: StatementsState, said: list[Saying], room: Room) -> Message:
    return say_n(
        "%(n)s statement, from %(tables)s of %(of)s tables",
        "%(n)s statements, from %(tables)s of %(of)s tables",
        len(said),
        tables=len({saying.table for saying in said}),
        of=len(state.tables_in_use(room)),
    )


def _forms_summary(shown: list[Saying]) -> Message:
    return say(
        "A list: %(gist)s as meant, %(quote)s in the speaker's words; disagreements: %(disagreement)s.",
        **_forms(shown),
    )


def _forms(shown: list[Saying]) -> dict[str, int]:
    tally = Counter("quote" if saying.is_quote else saying.kept_as for saying in shown)
    return {"gist": tally[GIST], "quote": tally["quote"], "disagreement": tally[DISAGREEMENT]}
