"""Who may sit where: joining always works, at the table asked for if it has room.

People change tables between exercises only, so that an answer is never on its way to another table.
"""

from collections.abc import Sequence

from sessions import events as e
from sessions.commands import Join, MergeTables, MoveParticipant
from sessions.errors import Rejection, refuse
from sessions.ids import ParticipantId, PhoneKey
from sessions.words import listed
from sessions.workshop import Workshop

CROWD = 4  # joins are capped at so many times the seats, against a script on the wifi
MOST_AT_TABLE = 12  # two full tables: more can't talk with each other
MOST_ON_PHONE = 6

Decision = Sequence[e.Event] | Rejection


def decide_join(workshop: Workshop, command: Join) -> Decision:
    """A seat for a newcomer; nothing for someone who has one already.

    A full table is refused with the tables that have room. When none has, the newcomer joins the table
    with the fewest people (the lowest number among equals): late arrivals are never turned away.
    Someone to whom a phone is passed on sits at the table of whose phone it is.
    """
    participant = ParticipantId(command.participant)
    if _is_known(workshop, participant):
        return []
    if command.ballot is not None:
        return _join_on_paper(workshop, participant, command.table, command.ballot)
    if command.is_simulated and not workshop.is_rehearsal:
        return refuse(
            "not_a_rehearsal",
            "Simulated phones can join a rehearsal only. Rehearse on a copy of this workshop.",
        )
    if workshop.room.joined >= CROWD * sum(workshop.tables.values()):
        return refuse(
            "room_full", "Far more phones have joined than there are seats. Ask your facilitator for paper."
        )
    if command.via is not None:
        return _join_on_phone(workshop, participant, ParticipantId(command.via))
    table = _table_for(workshop, command.table)
    if isinstance(table, Rejection):
        return table
    return [e.ParticipantJoined(participant, table, len(workshop.members[table]))]


def decide_merge(workshop: Workshop, command: MergeTables) -> Decision:
    """Two tables at one, between two exercises; what each agreed before stays its own."""
    table, into = command.table, command.into
    if table == into:
        return refuse("same_table", "These are one and the same table. Choose two.")
    for number in (table, into):
        refusal = _no_table(workshop, number) or _nobody_at(workshop, number)
        if refusal:
            return refusal
    people = [*workshop.members[table]]
    refusal = _too_many(workshop, into, len(people)) or between_exercises(workshop)
    return refusal or [e.TablesMerged(table, into, people)]


def decide_move(workshop: Workshop, command: MoveParticipant) -> Decision:
    """One person at another table, between two exercises."""
    person = workshop.participants.get(ParticipantId(command.participant))
    if person is None:
        return refuse("unknown_seat", "Nobody here has that seat. Reload the page to see who is there.")
    if person.table == command.table:
        return refuse("same_table", "They sit at this table already. Choose another one.")
    refusal = (
        _no_table(workshop, command.table)
        or _too_many(workshop, command.table, 1)
        or between_exercises(workshop)
    )
    if refusal:
        return refusal
    seat = len(workshop.members[command.table])
    return [e.ParticipantMoved(person.id, command.table, seat, person.table, person.seat)]


def split_again(workshop: Workshop, event: e.TablesMerged) -> Decision | None:
    """What takes a merging back: whoever came to the table since stays there. None where it is too late."""
    merged = workshop.people.merged
    if merged.get(event.table) != event.into or event.into in merged or between_exercises(workshop):
        return None
    back = [who for who in event.people if workshop.participants[who].table == event.into]
    return [e.TablesSplit(event.table, event.into, back)]


def moved_back(workshop: Workshop, event: e.ParticipantMoved) -> Decision | None:
    """What takes a move back; None where it is too late."""
    person = workshop.participants[event.participant]
    if person.table != event.table or event.before not in workshop.tables_in_use:
        return None
    if _too_many(workshop, event.before, 1) or between_exercises(workshop):
        return None
    return [e.ParticipantMoved(person.id, event.before, event.seat_before, person.table, person.seat)]


def between_exercises(workshop: Workshop) -> Rejection | None:
    """Why nobody can change tables now: an exercise has begun and is not done. None between exercises."""
    step = workshop.step
    if step is None:
        return None
    asked = [known for known in step.exercise.steps if known.phase.takes_answers]
    has_begun = any(known.was_open for known in asked)
    is_done = all(known.was_open and not known.is_open for known in asked)
    if not has_begun or is_done:
        return None
    return refuse(
        "exercise_under_way",
        "%(exercise)s has begun. Tables change between exercises: finish it or go on, then do this again.",
        exercise=step.exercise.title,
    )


def tables_with_room(workshop: Workshop) -> list[int]:
    """The numbers of the tables that have a free seat, in order."""
    tables = sorted(workshop.tables_in_use.items())
    return [number for number, seats in tables if len(workshop.members[number]) < seats]


def _is_known(workshop: Workshop, participant: ParticipantId) -> bool:
    """Whether this phone joined, answers for someone, or did so once."""
    people, phone = workshop.people, PhoneKey(participant)
    return participant in people.participants or phone in people.phones or phone in people.left_phones


def _join_on_paper(
    workshop: Workshop, participant: ParticipantId, wanted: int | None, ballot: int
) -> Decision:
    """A seat for who answers on paper; never refused for want of room, for they were there."""
    if wanted not in workshop.tables:
        return refuse(
            "unknown_table", "There is no Table %(table)s here. Choose one from the list.", table=wanted
        )
    table = workshop.people.table_now(wanted)
    return [e.ParticipantJoined(participant, table, len(workshop.members[table]), ballot=ballot)]


def _join_on_phone(workshop: Workshop, participant: ParticipantId, neighbour: ParticipantId) -> Decision:
    person = workshop.participants.get(neighbour)
    if person is None:
        return refuse("unknown_seat", "This phone has no seat here yet. Join a table first.")
    owner = person.via or person.id
    if len(workshop.people.sharing(owner)) >= MOST_ON_PHONE:
        return refuse(
            "phone_full",
            "%(most)s people answer on this phone, which is the most. Use another phone, or ask for paper.",
            most=MOST_ON_PHONE,
        )
    refusal = _too_many(workshop, person.table, 1)
    seat = len(workshop.members[person.table])
    return refusal or [e.ParticipantJoined(participant, person.table, seat, via=owner)]


def _no_table(workshop: Workshop, number: int) -> Rejection | None:
    if number in workshop.tables_in_use:
        return None
    if number in workshop.tables:
        now = workshop.people.table_now(number)
        return refuse(
            "table_merged", "Table %(table)s sits with Table %(now)s already.", table=number, now=now
        )
    return refuse(
        "unknown_table", "There is no Table %(table)s here. Choose one from the list.", table=number
    )


def _nobody_at(workshop: Workshop, number: int) -> Rejection | None:
    if workshop.members[number]:
        return None
    return refuse("empty_table", "Nobody sits at Table %(table)s. Choose a table with people.", table=number)


def _too_many(workshop: Workshop, table: int, more: int) -> Rejection | None:
    people = len(workshop.members[table]) + more
    if people <= MOST_AT_TABLE:
        return None
    return refuse(
        "table_too_large",
        "Table %(table)s would have %(people)s people, and %(most)s is the most that can talk at one table.",
        table=table,
        people=people,
        most=MOST_AT_TABLE,
    )


def _table_for(workshop: Workshop, wanted: int | None) -> int | Rejection:
    if wanted is not None and wanted not in workshop.tables:
        return refuse(
            "unknown_table", "There is no Table %(table)s here. Choose one from the list.", table=wanted
        )
    if wanted is not None:
        wanted = workshop.people.table_now(wanted)
    roomy = tables_with_room(workshop)
    if wanted in roomy and wanted is not None:
        return wanted
    if wanted is not None and roomy:
        tables = listed([str(number) for number in roomy])
        if len(roomy) == 1:
            return refuse(
                "table_full",
                "Table %(table)s is full. Table %(others)s has room.",
                table=wanted,
                others=tables,
            )
        return refuse(
            "table_full", "Table %(table)s is full. Tables %(others)s have room.", table=wanted, others=tables
        )
    return min(roomy or workshop.tables_in_use, key=lambda number: (len(workshop.members[number]), number))
