"""What the answers come to: the reading of one voice, partners beside each other, all voices together.

The reading is of people's own answers where they gave any, else of the tables', else of the room's; it stands
on the last part there is, when all that it needs is in.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from sessions.aggregation.framework.assessment import Assessment
from sessions.errors import Rejection, refuse
from sessions.exercises.assessing.beside_earlier import in_brief, panel_beside, refuse_beside
from sessions.exercises.assessing.crossed import LINES, lines_panel, refuse_lines
from sessions.exercises.assessing.panels import refuse_answers
from sessions.exercises.assessing.panels_agreed import refuse_agreed, refuse_noted, stood_for, why
from sessions.exercises.assessing.reading import reading_of
from sessions.exercises.assessing.settings import AssessingSettings
from sessions.exercises.assessing.state import ALONE, ROOM, TABLE, AssessingState, tables_in_use
from sessions.exercises.base import Badge, Chart, Column, Panel, Room
from sessions.framework.told import panels as of_one, partners as of_partners
from sessions.framework.told.beside import BESIDE
from sessions.framework.told.sentences import (
    CAUTION,
    DRAWS,
    beside_equal,
    flip_sentence,
    in_short,
    lines_crossed,
)
from sessions.framework.zones import LOWER, OURS, TITLES, UPPER, zone_of
from sessions.words import Message, say, say_n

TOGETHER = "together"
MOST_LINES = 2  # red lines in the notes of one result
READING: Mapping[str, Message] = {
    of_one.PROFILE: of_one.NAMES[of_one.PROFILE],
    of_one.ZONES: of_one.NAMES[of_one.ZONES],
    of_one.REACHES: of_one.NAMES[of_one.REACHES],
    **of_partners.NAMES,
    TOGETHER: say("Apart and together"),
    BESIDE: say("Beside the earlier assessment"),
    LINES: say("The room's red lines"),
}
FOR_REPORT = (of_one.WITHOUT,)


def reading_keys(settings: AssessingSettings) -> tuple[str, ...]:
    """The results of the reading that a reveal may show, in their order."""
    voices = [part for part in (ALONE, TABLE, ROOM) if part in settings.steps]
    left_out = set()
    if TABLE not in settings.steps:
        left_out |= set(of_partners.NAMES)
    if len(voices) == 1:
        left_out.add(TOGETHER)
    if not settings.compare_with:
        left_out.add(BESIDE)
    if not settings.lines_of:
        left_out.add(LINES)
    return tuple(key for key in READING if key not in left_out)


def refuse_reading(state: AssessingState, key: str, room: Room, in_advance: bool) -> Rejection | None:
    """Why a result of the reading can't be shown; in advance by who answered, never by what."""
    if key == BESIDE:
        return refuse_beside(state, in_advance)
    if key == LINES:
        return refuse_lines(state)
    few = _refusal_of_voice(state, _main_voice(state), in_advance)
    if few or in_advance:
        return few
    there = tuple(_keys_there(state, room))
    if key in there:
        return None
    if not there:
        return refuse("nothing_to_show", "No question that was placed has any weight, so there is no score.")
    return refuse("none_decided", "There are not answers enough for this yet: two voices have to be there.")


def _keys_there(state: AssessingState, room: Room) -> Iterator[str]:
    """The results that there are, for a reveal: nothing has to be drawn to know."""
    main, tables = (_shown(state, voice, room) for voice in (_main_voice(state), TABLE))
    if main is None:
        return
    yield from of_one.NAMES
    if tables and of_partners.are_beside(tables.found):
        yield from of_partners.NAMES
    if sum(_shown(state, voice, room) is not None for voice in VOICES) > 1:
        yield TOGETHER


def _refusal_of_voice(state: AssessingState, voice: str, in_advance: bool) -> Rejection | None:
    if voice == ALONE:
        return refuse_answers(state, in_advance)
    return refuse_agreed(state) if voice == TABLE else refuse_noted(state)


def _main_voice(state: AssessingState) -> str:
    return next(part for part in (ALONE, TABLE, ROOM) if part in state.settings.steps)


def reading_panels(state: AssessingState, room: Room) -> tuple[Panel, ...]:
    """All there are of them."""
    more = (panel_beside(state, room), lines_panel(state, room))
    return (*_of_main(state, room), *(panel for panel in more if panel))


def _of_main(state: AssessingState, room: Room) -> Iterator[Panel]:
    main = _shown(state, _main_voice(state), room)
    if main is None:
        return
    yield from (_arranged(state, room, main.found, panel) for panel in of_one.reading_panels(main))
    tables = _shown(state, TABLE, room)
    if tables:
        yield from _of_partners(state, room, tables)
    yield from _together(state, room)


def _shown(state: AssessingState, voice: str, room: Room) -> of_one.Shown | None:
    """One voice's assessment with whose it is; None where it may not be told, or nothing has a place."""
    if voice not in state.settings.steps or _refusal_of_voice(state, voice, in_advance=False):
        return None
    found = reading_of(state, voice)
    if found is None:
        return None
    badges = {ALONE: Badge.ROOM, TABLE: Badge.TABLE, ROOM: Badge.ROOM}
    return of_one.Shown(found, state.proposal, _basis(state, voice, found, room), badges[voice])


def _basis(state: AssessingState, voice: str, found: Assessment, room: Room) -> Message:
    if voice == ALONE:
        text = "%(n)s of %(joined)s people who joined, on their own."
        return say(text, n=found.people, joined=state.sheets.joined_of(room.joined))
    if voice == TABLE:
        of = len(tables_in_use(state, room, state.agreed))
        return say("%(n)s of %(of)s tables, each with one answer a question.", n=found.people, of=of)
    placed = sum(asked.placed for asked in found.asked.values())
    return say("%(n)s of %(of)s questions that the room placed together.", n=placed, of=len(found.asked))


def _arranged(state: AssessingState, room: Room, found: Assessment, panel: Panel) -> Panel:
    """With what tables wrote beside the answers that could move; the flip stands with the zones.

    A wall has room for a chart and two or three notes: what the score hangs on is told with the zones.
    """
    if panel.key == of_one.PROFILE:
        return replace(panel, notes=(*_crossed(found), beside_equal(found), OURS))
    if panel.key == of_one.ZONES:
        return replace(panel, notes=(*_crossed(found), flip_sentence(found), OURS, CAUTION))
    if panel.key != of_one.REACHES:
        return panel
    tables = tables_in_use(state, room, state.agreed)
    rows = tuple({**row, "why": why(state, row["number"], tables)} for row in panel.rows)
    return replace(panel, rows=rows)


def _of_partners(state: AssessingState, room: Room, tables: of_one.Shown) -> Iterator[Panel]:
    """The partners' panels, with whose tables spoke; a title of one line leaves their chart its size."""
    title = say("Partners side by side: %(proposal)s", proposal=state.proposal)
    whose = stood_for(state, tables_in_use(state, room, state.agreed))
    for panel in of_partners.partner_panels(tables):
        if panel.key == of_partners.PARTNERS:
            notes = (*_crossed(tables.found, most=1), *whose, *panel.notes)
            yield replace(panel, title=title, notes=notes)
        else:
            yield panel


def _crossed(found: Assessment, most: int = MOST_LINES) -> list[Message]:
    """The first red lines that are crossed, and how many more there are."""
    lines = [say("Red line: %(line)s", line=line) for line in found.vetoes[:most]]
    more = len(found.vetoes) - most
    text = "and %(n)s more, with the answers of tables and room"
    return [*lines, say_n(text, text, more)] if more > 0 else lines


def _together(state: AssessingState, room: Room) -> Iterator[Panel]:
    """The voices that may be told, one a row: apart first, then jointly. None where there is only one."""
    voices = [(part, _shown(state, part, room)) for part in (ALONE, TABLE, ROOM)]
    shown = [(part, one) for part, one in voices if one]
    if len(shown) < 2:
        return
    rows = tuple(_voice_row(part, one) for part, one in shown)
    yield Panel(
        key=TOGETHER,
        title=say("Apart and together: %(proposal)s", proposal=state.proposal),
        badge=Badge.ROOM,
        basis=say("%(list)s.", list="; ".join(str(in_brief(state, part, room)) for part, _ in shown)),
        summary=_scores(shown),
        columns=(
            Column("label", say("Who")),
            Column("basis", say("Of how many")),
            Column("score_words", say("Assessed"), is_number=True),
            Column("zone", say("Zone")),
        ),
        rows=rows,
        chart=Chart(
            TOGETHER,
            "zones",
            {"zones": list(TITLES.values()), "cuts": [float(LOWER), float(UPPER)], "key": DRAWS},
        ),
        notes=(*_crossed(shown[0][1].found, most=1), OURS, CAUTION),
    )


VOICES: Mapping[str, Message] = {
    ALONE: say("People on their own"),
    TABLE: say("Tables, each apart"),
    ROOM: say("The room together"),
}


def _scores(shown: list[tuple[str, of_one.Shown]]) -> Message:
    """Each voice's score; a red line that is crossed is said before any."""
    parts = "; ".join(f"{VOICES[part]} {in_short(one.found.score)}" for part, one in shown)
    crossed = next((one.found for _, one in shown if one.found.is_vetoed), None)
    if crossed is None:
        return say("This group's assessment: %(parts)s.", parts=parts)
    text = "This group's assessment: %(lines)s, so no score stands. They would be: %(parts)s."
    return say(text, lines=lines_crossed(crossed), parts=parts)


def _voice_row(part: str, shown: of_one.Shown) -> dict[str, object]:
    spread = shown.found.overall
    score = float(spread.score)
    zone = say("Vetoed by a red line") if shown.found.is_vetoed else TITLES[zone_of(spread.score)]
    return {
        "label": VOICES[part],
        "basis": shown.basis,
        "score": score,
        "low": min(spread.low, score),
        "high": max(spread.high, score),
        "score_words": in_short(spread.score),
        "zone": zone,
    }
