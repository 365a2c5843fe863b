"""What may be said of paper: who has some, what is taken back, whose a ballot is. Reads only."""

from collections.abc import Sequence

from sessions import events as e
from sessions.commands import LinkBallot, NotePaper, TakeBackPaper
from sessions.day import Step
from sessions.erasing.purging import PURGED
from sessions.errors import Rejection, refuse
from sessions.exercises.base import Actor, ExerciseEvent, Role
from sessions.ids import ParticipantId
from sessions.paper.ballot_numbers import person_of, shown, table_printed
from sessions.paper.state import Typing
from sessions.people import Participant
from sessions.workshop import Workshop

Decision = Sequence[e.Event] | Rejection
NOT_YOURS = refuse("not_allowed", "A ballot is linked with the code on its stub, or by a facilitator.")
NOT_HERE = refuse("not_allowed", "You write for another table. Note the paper of your own.")
NO_SEAT = refuse("unknown_seat", "Nobody here has that seat. Reload the page to see who is there.")
NOTHING = refuse("nothing_typed", "There is nothing of this any more: it was taken back, or changed since.")


def typed_in(step: Step, by: Actor, events: Sequence[ExerciseEvent]) -> Sequence[e.Event]:
    """An answer's events; where it stood on paper, behind the one that says so."""
    if by.on_paper is None or not events:
        return events
    typed = by.on_paper
    return [e.PaperTyped(step.key, typed.ballot, typed.by, typed.batch, len(events)), *events]


def decide_note(workshop: Workshop, command: NotePaper, by: Actor) -> Decision:
    """How many ballots a table has, said by facilitators or at the table itself."""
    if not by.leads and workshop.table_of(by.name) != command.table:
        return NOT_HERE
    if command.table not in workshop.tables_in_use:
        return refuse(
            "unknown_table",
            "There is no Table %(table)s here. Choose one from the list.",
            table=command.table,
        )
    was = workshop.paper.out.get(command.table, 0)
    return [e.PaperHandedOut(command.table, command.ballots, was)] if was != command.ballots else []


def decide_take_back(workshop: Workshop, command: TakeBackPaper, now: float) -> Decision:
    """Out of the count with what one file brought, or with one answer that was typed in."""
    if workshop.purged:
        return PURGED
    one = workshop.paper.typed.get(command.typed or 0)
    gone = workshop.paper.batch(command.batch) if command.batch else [one] if one else []
    gone = [typing for typing in gone if not typing.is_taken_back]
    if not gone:
        return NOTHING
    return [e.PaperTakenBack(command.batch, [typing.seq for typing in gone], _nobodies(workshop, gone))]


def _nobodies(workshop: Workshop, gone: Sequence[Typing]) -> list[ParticipantId]:
    """Those whom the record knows by these answers alone."""
    numbers = {typing.seq for typing in gone}
    others = (one for one in workshop.paper.typed.values() if one.seq not in numbers)
    stay = {one.participant for one in others if not one.is_taken_back}
    people = dict.fromkeys(typing.participant for typing in gone)
    known = {who: workshop.participants.get(who) for who in people}
    return [
        who
        for who, person in known.items()
        if person and person.ballot is not None and who not in stay | workshop.people.withdrew
    ]


def decide_link(workshop: Workshop, command: LinkBallot, by: Actor) -> Decision:
    """One person in the record, who has a seat and a ballot."""
    if workshop.purged:
        return PURGED
    if by.role is Role.PARTICIPANT and (by.participant != command.participant or by.on_paper is None):
        return NOT_YOURS
    person = workshop.participants.get(ParticipantId(command.participant))
    if person is None:
        return NO_SEAT
    if workshop.paper.linked.get(command.ballot) == person.id:
        return []
    refusal = _link_refusal(workshop, person, command.ballot)
    if refusal:
        return refusal
    behind = person_of(workshop.id, command.ballot)
    return [e.BallotLinked(command.ballot, person.id, behind if behind in workshop.participants else None)]


def _link_refusal(workshop: Workshop, person: Participant, ballot: int) -> Rejection | None:
    """Why a ballot can't be this person's: it is another's, or they have one, or it was another table's."""
    name, paper = shown(ballot), workshop.paper
    if ballot in paper.linked:
        return refuse("ballot_taken", "Ballot %(ballot)s is somebody else's already.", ballot=name)
    has = person.ballot or paper.ballot_of(person.id)
    if has:
        return refuse(
            "has_a_ballot", "This person has ballot %(ballot)s. One person has one number.", ballot=shown(has)
        )
    behind = workshop.participants.get(person_of(workshop.id, ballot))
    withdrew = workshop.people.withdrew
    if person_of(workshop.id, ballot) in withdrew:
        return refuse("ballot_withdrawn", "Ballot %(ballot)s was withdrawn.", ballot=name)
    table = behind.first_table if behind else table_printed(ballot) or person.first_table
    if table in (person.first_table, person.table):
        return None
    return refuse(
        "other_table",
        "Ballot %(ballot)s is of Table %(table)s, and this seat is at Table %(seat)s. Look at both again.",
        ballot=name,
        table=table,
        seat=person.table,
    )
