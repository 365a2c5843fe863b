"""Owns this assessment beside an earlier one of the same day: another proposal, or this one before a change.

The same voice stands beside itself: people's own answers, else tables', else the room's, as the first part
that both have. Own answers are told from ten people each time, in all and on a question, as a change between
two rounds is; the earlier ones only once the room has seen them. Nobody is followed from one to the other,
nor could a bundle do so: what is told are the two rooms' own means.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sessions.aggregation.framework.assessment import SEED
from sessions.aggregation.framework.comparison import Comparison, compare
from sessions.aggregation.framework.weights import EQUAL, Weights
from sessions.disclosure import CHANGE_MINIMUM, is_told_by_cell, too_few_withdrawn
from sessions.errors import Rejection, refuse
from sessions.exercises.assessing.panels_agreed import refuse_agreed, refuse_noted
from sessions.exercises.assessing.reading import answers_of, reading_of, red_lines
from sessions.exercises.assessing.state import ALONE, ROOM, TABLE, AssessingState, tables_in_use
from sessions.exercises.base import Badge, Panel, Room
from sessions.framework.answer import Answer
from sessions.framework.told.beside import BESIDE, Named, Side, beside_panel
from sessions.ids import ExerciseId
from sessions.words import Message, say, say_n

LONGEST_TITLE, LONGEST_SHORT = 44, 20  # characters: a line on the wall, the head of a column on a phone
BADGES: Mapping[str, Badge] = {ALONE: Badge.ROOM, TABLE: Badge.TABLE, ROOM: Badge.ROOM}


def meet(state: AssessingState, others: Mapping[ExerciseId, Any]) -> str | None:
    """Keep hold of the assessment that the settings name; what is wrong with that name, or None."""
    named = state.settings.compare_with
    if not named:
        return None
    known = {key: other for key, other in others.items() if isinstance(other, AssessingState)}
    other = known.get(ExerciseId(named))
    if other is None:
        there = ", ".join(known) or "none"
        return (
            f'compare_with: there is no earlier assessment "{named}"; the earlier assessments are: {there}.'
        )
    if _voice(state, other) is None:
        return (
            f'compare_with: "{named}" and this one have no part in common in which people answer; give both '
            'the part "alone", "table" or "room".'
        )
    state.compared = other
    return None


def _voice(state: AssessingState, other: AssessingState) -> str | None:
    """Whose answers are compared: the first part of those that both have."""
    common = (part for part in (ALONE, TABLE, ROOM) if part in state.settings.steps)
    return next((part for part in common if part in other.settings.steps), None)


def refuse_beside(state: AssessingState, in_advance: bool) -> Rejection | None:
    """Why the two can't be shown beside each other; in advance by who answered, never by what."""
    other = state.compared
    voice = _voice(state, other) if other else None
    if other is None or voice is None:
        return refuse("nothing_to_show", "The assessment to compare with is not on the agenda any more.")
    if voice == ALONE:
        wrong = _refuse_own(state, other)
    else:
        refusal = refuse_agreed if voice == TABLE else refuse_noted
        wrong = refusal(state) or (_nothing_earlier(other) if refusal(other) else None)
    if wrong or in_advance or _compared(state, other, voice):
        return wrong
    return refuse("nothing_to_show", "No question has answers enough both times, so nothing can be compared.")


def _nothing_earlier(other: AssessingState) -> Rejection:
    text = "Nothing was answered on “%(proposal)s” before this: there is nothing to compare with."
    return refuse("nothing_to_show", text, proposal=other.proposal)


def _refuse_own(state: AssessingState, other: AssessingState) -> Rejection | None:
    """By who answered, never by what."""
    if not other.sheets.counted:
        return _nothing_earlier(other)
    if other.sheets.frozen is None:
        text = (
            "Show what people answered on “%(proposal)s” first: own answers are compared once both are shown."
        )
        return refuse("not_shown_yet", text, proposal=other.proposal)
    gone = too_few_withdrawn(len(other.sheets.withdrawn)) or too_few_withdrawn(len(state.sheets.withdrawn))
    before, now = len(other.sheets.counted), len(state.sheets.counted)
    if gone or is_told_by_cell(min(before, now)):
        return gone
    text = "Own answers are compared from %(needed)s people each time. Then: %(before)s. Now: %(now)s."
    return refuse("too_few_answers", text, needed=CHANGE_MINIMUM, before=before, now=now)


def panel_beside(state: AssessingState, room: Room) -> Panel | None:
    """The two beside each other; None where that may not be told, or nothing is to be compared."""
    other = state.compared
    if other is None or refuse_beside(state, in_advance=False):
        return None
    voice = _voice(state, other) or ""
    found = _compared(state, other, voice)
    if found is None:
        return None
    return beside_panel(found, _named(state, other, voice, room))


def _named(state: AssessingState, other: AssessingState, voice: str, room: Room) -> Named:
    title, *names = _names(state, other)
    first, second = (
        Side(name, short, in_brief(one, voice, room), red_lines(one))
        for name, short, one in zip(names, _in_short(names), (other, state), strict=True)
    )
    weights, whose = _weights(state, other, voice)
    return Named(
        title=title,
        first=first,
        second=second,
        badge=BADGES[voice],
        weights=whose,
        is_weighed=weights is not EQUAL,
        least=CHANGE_MINIMUM if voice == ALONE else 1,
    )


def _compared(state: AssessingState, other: AssessingState, voice: str) -> Comparison | None:
    """Worked out once for the same answers and weights, as the readings are."""
    first, second = (_tellable(answers_of(one, voice), voice) for one in (other, state))
    weights, _ = _weights(state, other, voice)
    kept = state.readings.get(BESIDE)
    if kept is None or kept[0] != (first, second, weights):
        made = compare(first, second, weights, SEED)
        kept = state.readings[BESIDE] = ((first, second, weights), made)
    found: Comparison | None = kept[1]
    return found


def _tellable(answers: Sequence[Answer], voice: str) -> Sequence[Answer]:
    """Of own answers those to questions that enough people placed; what was agreed is open."""
    if voice != ALONE:
        return answers
    placed = Counter(one.question for one in answers if one.is_placed)
    return [one for one in answers if is_told_by_cell(placed[one.question])]


def _weights(state: AssessingState, other: AssessingState, voice: str) -> tuple[Weights, Message]:
    """The weights that both are given, and whose they are: this exercise's, else the earlier one's.

    The earlier one's are taken only once all of them were shown.
    """
    _, *names = _names(state, other)
    first, second = _in_short(names)
    given = [ballots for ballots in (other.weights, other.within) if ballots.answers]
    may_use_earlier = all(ballots.frozen is not None for ballots in given)
    for name, source in ((second, state), (first, other))[: 1 + may_use_earlier]:
        found = reading_of(source, voice)
        if found and found.weighed_by:
            one = "Both with the weights of %(n)s person (%(name)s)."
            many = "Both with the weights of %(n)s people (%(name)s)."
            return found.weights, say_n(one, many, found.weighed_by, name=name)
    return EQUAL, say("There are no weights to use for these questions, so both have equal ones.")


def _names(state: AssessingState, other: AssessingState) -> tuple[Message, Message, Message]:
    """What the two are called together, and each: by their proposals, else by what came first."""
    if not _is_alike(other.proposal, state.proposal):
        first, second = say("%(name)s", name=other.proposal), say("%(name)s", name=state.proposal)
        if len(other.proposal + state.proposal) > LONGEST_TITLE:
            return say("Two proposals side by side"), first, second
        return say("%(first)s beside %(second)s", first=first, second=second), first, second
    if _is_alike(other.text, state.text):
        title = say("%(proposal)s: the first and the second time", proposal=state.proposal)
        return title, say("The first time"), say("The second time")
    title = say("%(proposal)s: before and after the change", proposal=state.proposal)
    return title, say("Before the change"), say("After the change")


def _in_short(names: Sequence[Message]) -> Sequence[Message]:
    """Both names as heads of columns have room for them; where one is too long, by their order."""
    is_short = all(len(str(name)) <= LONGEST_SHORT for name in names)
    return names if is_short else (say("First"), say("Second"))


def _is_alike(one: str, other: str) -> bool:
    return one.split() == other.split()


def in_brief(state: AssessingState, voice: str, room: Room) -> Message:
    """How many answered, of how many, in the words of one side."""
    found = reading_of(state, voice)
    if voice == ALONE:
        joined = state.sheets.joined_of(room.joined)
        return say("%(n)s of %(of)s people on their own", n=len(state.sheets.counted), of=joined)
    if voice == TABLE:
        of = len(tables_in_use(state, room, state.agreed))
        return say("%(n)s of %(of)s tables", n=found.people if found else 0, of=of)
    placed = sum(asked.placed for asked in found.asked.values()) if found else 0
    return say_n("%(n)s question placed together", "%(n)s questions placed together", placed)
