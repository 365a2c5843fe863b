"""Taking back what one said: which events' words go, for one answer, one statement, or everything.

A person's words are those they gave, and those they said they meant when somebody else wrote them down. With
a statement goes all that others than participants wrote about it: corrections and written answers repeat
it. With anything go the words in which a report's draft took its facts: beside newer ones they would tell it.
What a table agreed together stays, for it is nobody's own. Reads only; the store does the erasing.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from sessions import events as e
from sessions.commands import WithdrawAnswers
from sessions.erasing.bodies import Body
from sessions.errors import Rejection, refuse
from sessions.exercises.base import Actor
from sessions.exercises.sayings import Saying
from sessions.ids import ExerciseId, ParticipantId, StepKey, step_key
from sessions.workshop import Exercise, Workshop

NOT_YOURS = refuse("not_allowed", "People withdraw what they said themselves.")
NO_ONE = refuse("unknown_seat", "Nobody here has that seat. Reload the page to see who is there.")
NOTHING = refuse("nothing_to_withdraw", "There is nothing of yours here to withdraw.")
GONE = refuse("unknown_saying", "This is not on the list any more. Look at the list, then choose again.")


def decide_withdrawal(
    workshop: Workshop, command: WithdrawAnswers, by: Actor
) -> Sequence[e.Event] | Rejection:
    """The tombstone, which names the events whose words go."""
    if by.participant != command.participant:
        return NOT_YOURS
    if by.participant not in workshop.participants:
        return NO_ONE
    found = _wanted(workshop, command, by.participant)
    if isinstance(found, Rejection):
        return found
    if not found:
        return NOTHING
    return [
        e.AnswersWithdrawn(
            by.participant,
            sorted(found.union(workshop.drafting.kept_words)),
            is_everything=not (command.target or command.saying),
            is_helped=bool(command.helped_by),
            helped_by=command.helped_by,
            counted=list(_counts_shown(workshop, by.participant, found)),
        )
    ]


def _counts_shown(workshop: Workshop, who: ParticipantId, erased: Collection[int]) -> Iterator[list[str]]:
    """The counts that people have seen and that one of these events is in."""
    for exercise in workshop.exercises.values():
        for name, ballots in exercise.kind.prompts(exercise.state).items():
            shown = (ballots.frozen or {}).get(who)
            if shown and shown.receipt in erased:
                yield [exercise.id, name]


def _wanted(workshop: Workshop, command: WithdrawAnswers, who: ParticipantId) -> set[int] | Rejection:
    if not command.target:
        return everything_of(workshop, who)
    if command.saying:
        exercise = workshop.exercises.get(ExerciseId(command.target))
        saying = _find(exercise, command.saying, who) if exercise else None
        return _seqs(_with_words(workshop, exercise, saying)) if exercise and saying else GONE
    steps = _shared_with(workshop, StepKey(command.target), who)
    own = [body for body in workshop.bodies.of(who) if not steps.isdisjoint(body.steps)]
    return _seqs(own) | _seqs(_what_others_wrote(workshop, own))


def _shared_with(workshop: Workshop, key: StepKey, who: ParticipantId) -> set[StepKey]:
    """The step, with the others of its exercise in which the same answer was given."""
    step = workshop.find_step(key)
    if step is None:
        return {key}
    exercise = step.exercise
    own = exercise.kind.own(exercise.state, who)
    here = own.get(step.phase.key)
    same = {phase for phase, answer in own.items() if here and answer["receipt"] == here["receipt"]}
    return {key, *(step_key(exercise.id, phase) for phase in same)}


def everything_of(workshop: Workshop, who: ParticipantId) -> set[int]:
    """The events whose words are one person's, or repeat them."""
    own = workshop.bodies.of(who)
    found = _seqs(own) | _seqs(_what_others_wrote(workshop, own))
    for exercise in workshop.exercises.values():
        for saying in exercise.kind.sayings(exercise.state):
            if saying.claimed_by == who:
                found |= _seqs(_with_words(workshop, exercise, saying))
    return found


def _find(exercise: Exercise, name: str, who: ParticipantId) -> Saying | None:
    """Something said, if it is theirs to withdraw."""
    sayings = exercise.kind.sayings(exercise.state)
    return next((one for one in sayings if one.id == name and who in (one.person, one.claimed_by)), None)


def _with_words(workshop: Workshop, exercise: Exercise, saying: Saying) -> Iterator[Body]:
    """What brought the words of something said, and what repeats them."""
    for body in workshop.bodies.about(exercise.id, saying.id):
        if body.by == saying.giver or not _is_person(workshop, body):
            yield body


def _what_others_wrote(workshop: Workshop, own: Iterable[Body]) -> Iterator[Body]:
    """Corrections of one's words, and answers to them."""
    for given in own:
        if given.gives_words and given.exercise and given.saying:
            about = workshop.bodies.about(given.exercise, given.saying)
            yield from (body for body in about if not _is_person(workshop, body))


def _is_person(workshop: Workshop, body: Body) -> bool:
    return ParticipantId(body.by) in workshop.participants


def _seqs(bodies: Iterable[Body]) -> set[int]:
    return {body.seq for body in bodies}
